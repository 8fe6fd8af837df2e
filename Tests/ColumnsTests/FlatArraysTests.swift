import Columns
import Testing

@Suite struct FlatArraysTests {
    @Test func polygonsEqualThoseAppended() {
        var built = PolygonColumn()
        built.append([[0, 0, 4, 0, 4, 4, 0, 0], [1, 1, 2, 2, 2, 1, 1, 1]])
        built.appendEmpty()
        built.append(parts: [[[9, 9, 10, 9, 10, 10, 9, 9]], [[7, 7, 8, 7, 8, 8, 7, 7]]])
        let taken = PolygonColumn(
            coordinates: built.coordinates, ringOffsets: [0, 4, 8, 12, 16], partOffsets: [0, 2, 3, 4],
            rowOffsets: [0, 1, 1, 3])
        #expect(taken == built)
    }

    @Test func linesAndPointsEqualThoseAppended() {
        var lines = LineColumn()
        lines.append([0, 0, 1, 1])
        lines.appendEmpty()
        #expect(LineColumn(coordinates: [0, 0, 1, 1], partOffsets: [0, 2], rowOffsets: [0, 1, 1]) == lines)
        var points = PointColumn([Position(1, 2)])
        points.appendEmpty()
        #expect(PointColumn(coordinates: [1, 2], rowOffsets: [0, 1, 1]) == points)
        #expect(PointColumn(coordinates: [], rowOffsets: [0]) == PointColumn())
    }
}
