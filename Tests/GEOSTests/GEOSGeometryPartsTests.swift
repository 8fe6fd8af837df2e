import Columns
import Testing

@testable import GEOS

@Suite struct GEOSGeometryPartsTests {
    let context = GEOSContext()

    /// `GEOSGetExteriorRing`, `GEOSGetInteriorRingN`, `GEOSCoordSeq_copyToBuffer`: shells turn left and holes right.
    @Test(arguments: [
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))",
        "POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))",
    ])
    func ringDirections(text: String) throws {
        var column = PolygonColumn()
        #expect(try GEOSGeometry(text: text, in: context).polygons(into: &column) == 0)
        var expected = PolygonColumn()
        expected.append([[0, 0, 4, 0, 4, 4, 0, 4, 0, 0], [1, 1, 1, 2, 2, 2, 2, 1, 1, 1]])
        #expect(column == expected)
    }

    @Test func aColumnSurvivesTheRoundTrip() throws {
        var column = PolygonColumn()
        column.append(parts: [
            [[0, 0, 4, 0, 4, 4, 0, 4, 0, 0], [1, 1, 1, 2, 2, 2, 2, 1, 1, 1]], [[5, 5, 6, 5, 6, 6, 5, 5]],
        ])
        column.appendEmpty()
        column.append([[9, 9, 10, 9, 10, 10, 9, 9]])
        var back = PolygonColumn()
        for row in 0..<column.count {
            #expect(try GEOSGeometry(polygons: column, row: row, in: context).polygons(into: &back) == 0)
        }
        #expect(back == column)
    }

    /// `GEOSGetGeometryN`, nested: other dimensions are counted, empty parts are not.
    @Test func mixedCollections() throws {
        let mixed = try GEOSGeometry(
            text: """
                GEOMETRYCOLLECTION (POINT (9 9), MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), EMPTY), LINESTRING (0 0, 1 1), \
                GEOMETRYCOLLECTION (POLYGON ((5 5, 6 5, 6 6, 5 5)), MULTIPOINT (1 1, 2 2)), POLYGON EMPTY)
                """, in: context)
        var polygons = PolygonColumn(), lines = LineColumn(), points = PointColumn()
        #expect(try mixed.polygons(into: &polygons) == 4)
        #expect(try mixed.lines(into: &lines) == 5)
        #expect(try mixed.points(into: &points) == 3)
        #expect(polygons.count == 1 && polygons.parts(ofRow: 0).count == 2)
        #expect(lines.coordinates == [0, 0, 1, 1])
        #expect(points.coordinates == [9, 9, 1, 1, 2, 2])

        for (dimension, dropped) in [(GeometryDimension.polygons, 4), (.lines, 5), (.points, 3)] {
            let kept = try mixed.keeping(dimension)
            #expect(kept.dropped == dropped)
            #expect(try kept.take().dimension == dimension)
        }
    }

    @Test func nothingOfADimensionIsAnEmptyRow() throws {
        let line = try GEOSGeometry(text: "LINESTRING (0 0, 1 1)", in: context)
        #expect(try line.polygonColumn().count == 1)
        #expect(try line.polygonColumn().isEmpty(row: 0))
        let kept = try line.keeping(.polygons)
        #expect(kept.dropped == 1)
        #expect(try kept.geometry.isEmpty)
    }
}
