import Testing

@testable import GEOS

@Suite struct GEOSGeometryTests {
    let context = GEOSContext()

    /// `GEOSisEmpty`, `GEOSGeom_getDimensions`, `GEOSGetNumCoordinates`.
    @Test(arguments: [
        ("POINT (1 2)", GeometryDimension.points, 1), ("LINESTRING (0 0, 1 1, 2 0)", .lines, 3),
        ("POLYGON ((0 0, 1 0, 1 1, 0 0))", .polygons, 4),
        ("GEOMETRYCOLLECTION (POINT (0 0), LINESTRING (0 0, 1 1))", .lines, 3),
    ])
    func dimension(text: String, dimension: GeometryDimension, vertices: Int) throws {
        let geometry = try GEOSGeometry(text: text, in: context)
        #expect(try geometry.dimension == dimension)
        #expect(try geometry.vertexCount == vertices)
        #expect(try !geometry.isEmpty)
    }

    @Test func emptyHasNoDimension() throws {
        let geometry = try GEOSGeometry(text: "POLYGON EMPTY", in: context)
        #expect(try geometry.isEmpty)
        #expect(try geometry.dimension == nil)
        #expect(try geometry.vertexCount == 0)
        #expect(GeometryDimension.points < .polygons)
    }

    /// `GEOSGeom_clone`: both live and end on their own.
    @Test func aCopyIsAnotherGeometry() throws {
        let a = try GEOSGeometry(text: "POINT (1 2)", in: context)
        let b = try a.copy()
        #expect(a.raw != b.raw)
        #expect(try a.equals(b))
    }
}
