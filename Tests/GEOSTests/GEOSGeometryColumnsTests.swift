import Columns
import Testing

@testable import GEOS

@Suite struct GEOSGeometryColumnsTests {
    let context = GEOSContext()

    /// `GEOSCoordSeq_copyFromBuffer`, `GEOSGeom_createLinearRing`, `GEOSGeom_createPolygon`, `GEOSGeom_createCollection`.
    @Test func polygonRows() throws {
        var column = PolygonColumn()
        column.append([[0, 0, 4, 0, 4, 4, 0, 4, 0, 0], [1, 1, 1, 2, 2, 2, 2, 1, 1, 1]])
        column.append(parts: [[[0, 0, 1, 0, 1, 1, 0, 0]], [[5, 5, 6, 5, 6, 6, 5, 5]]])
        column.appendEmpty()
        #expect(try words(column, 0) == "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))")
        #expect(try words(column, 1) == "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))")
        #expect(try words(column, 2) == "POLYGON EMPTY")
    }

    /// `GEOSGeom_createLineString`.
    @Test func lineRows() throws {
        var column = LineColumn()
        column.append([0, 0, 1, 1])
        column.append(parts: [[0, 0, 1, 1], [2, 2, 3, 3]])
        column.appendEmpty()
        #expect(try GEOSGeometry(lines: column, row: 0, in: context).text() == "LINESTRING (0 0, 1 1)")
        #expect(
            try GEOSGeometry(lines: column, row: 1, in: context).text() == "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))")
        #expect(try GEOSGeometry(lines: column, row: 2, in: context).text() == "LINESTRING EMPTY")
    }

    /// `GEOSGeom_createPoint`.
    @Test func pointRows() throws {
        var column = PointColumn([Position(1, 2)])
        column.addPoint(3, 4)
        column.addPoint(5, 6)
        column.endRow()
        column.appendEmpty()
        #expect(try GEOSGeometry(points: column, row: 0, in: context).text() == "POINT (1 2)")
        #expect(try GEOSGeometry(points: column, row: 1, in: context).text() == "MULTIPOINT (3 4, 5 6)")
        #expect(try GEOSGeometry(points: column, row: 2, in: context).text() == "POINT EMPTY")
        #expect(try GEOSGeometry(Position(7, 8), in: context).text() == "POINT (7 8)")
    }

    @Test func boxes() throws {
        let box = try GEOSGeometry(Box(minX: 0, minY: 1, maxX: 2, maxY: 3), in: context)
        #expect(try box.text() == "POLYGON ((0 1, 2 1, 2 3, 0 3, 0 1))")
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let name: String, rings: [[Double]], words: String
        var testDescription: String { name }
    }

    /// The second row fails, whichever ring it is: the call and the row are named and nothing is lost on the way.
    @Test(arguments: [
        Bad(name: "open ring", rings: [[0, 0, 1, 0, 1, 1, 0, 1]], words: "closed"),
        Bad(name: "too few points", rings: [[0, 0, 0, 0]], words: "point"),
        Bad(name: "no points in a hole", rings: [[0, 0, 4, 0, 4, 4, 0, 0], [1, 1]], words: "point"),
        Bad(name: "open hole", rings: [[0, 0, 4, 0, 4, 4, 0, 0], [1, 1, 2, 1, 2, 2, 1, 2]], words: "closed"),
        Bad(name: "NaN", rings: [[0, 0, 1, .nan, 1, 1, 0, 0]], words: "vertex 1 is not finite"),
        Bad(name: "infinite", rings: [[0, 0, 1, 0, 1, 1, 0, .infinity]], words: "vertex 3 is not finite"),
    ])
    func badRings(_ c: Bad) {
        var column = PolygonColumn()
        column.append([[0, 0, 1, 0, 1, 1, 0, 0]])
        column.append(parts: [[[0, 0, 1, 0, 1, 1, 0, 0]], c.rings])
        let error = #expect(throws: GEOSError.self) { try words(column, 1) }
        #expect(error?.reason == .input && error?.row == 1)
        #expect(error?.message.en.lowercased().contains(c.words.lowercased()) == true, "\(String(describing: error))")
    }

    @Test func badLinesAndPoints() {
        var lines = LineColumn()
        lines.append([0, 0])
        #expect(throws: GEOSError.self) { _ = try GEOSGeometry(lines: lines, row: 0, in: context).length }
        #expect(throws: GEOSError.self) { _ = try GEOSGeometry(Position(.nan, 0), in: context).length }
    }

    private func words(_ column: PolygonColumn, _ row: Int) throws(GEOSError) -> String {
        try GEOSGeometry(polygons: column, row: row, in: context).text()
    }
}
