import Testing

@testable import Columns

@Suite struct GeometryColumnEmptyingTests {
    @Test func emptiesTheNamedRowsAndKeepsTheOthers() {
        var polygons = PolygonColumn()
        polygons.append([[0, 0, 1, 0, 1, 1, 0, 0]])
        polygons.append([[5, 5, 6, 5, 6, 6, 5, 5]])
        let result = GeometryColumn.polygons(polygons).emptying([0])
        #expect(result.count == 2)
        #expect(result.isEmpty(row: 0))
        #expect(Array(result.coordinates(ofRow: 1)) == [5, 5, 6, 5, 6, 6, 5, 5])

        var lines = LineColumn()
        lines.append([0, 0, 1, 1])
        #expect(GeometryColumn.lines(lines).emptying([0]).isEmpty(row: 0))
        let points = GeometryColumn.points(PointColumn([Position(1, 2), Position(3, 4)]))
        #expect(points.emptying([1]).isEmpty(row: 1))
        #expect(points.emptying([]) == points)
    }

    @Test func aFailedUpdateLeavesTheColumnInPlace() {
        struct Refusal: Error {}
        var column = GeometryColumn.points(PointColumn([Position(1, 2)]))
        #expect(throws: Refusal.self) {
            try column.updateCoordinates { (_: inout [Double]) throws(Refusal) in throw Refusal() }
        }
        #expect(column == .points(PointColumn([Position(1, 2)])))
    }
}
