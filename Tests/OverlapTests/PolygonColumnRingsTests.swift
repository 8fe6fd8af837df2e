import Columns
import Overlap
import Testing

@Suite struct PolygonColumnRingsTests {
    private let shell: [Double] = [0, 0, 10, 0, 10, 10, 0, 10, 0, 0]
    private let hole: [Double] = [4, 4, 6, 4, 6, 6, 4, 6, 4, 4]

    @Test func findsARingThatStandsTwice() {
        var column = PolygonColumn()
        column.append([shell, hole, [6, 6, 6, 4, 4, 4, 4, 6, 6, 6]])
        column.append([shell, hole])
        column.append(parts: [[shell], [[10, 10, 0, 10, 0, 0, 10, 0, 10, 10]]])
        column.appendEmpty()
        #expect((0..<4).map { column.hasRepeatedRing(row: $0) } == [true, false, true, false])
    }

    @Test func holdsPlacesInsideAndOnTheBorder() {
        var column = PolygonColumn()
        column.append(parts: [[shell, hole], [[20, 0, 30, 0, 30, 10, 20, 0]]])
        let places = [(1.0, 1.0, true), (5, 5, false), (10, 5, true), (4, 5, true), (15, 5, false), (29, 1, true)]
        for (x, y, holds) in places { #expect(column.holds(Position(x, y), row: 0) == holds) }
    }
}
