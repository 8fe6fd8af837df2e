import Columns
import Testing

@testable import GEOS

@Suite struct GEOSGeometryMeasuresTests {
    let context = GEOSContext()

    /// `GEOSArea`, `GEOSLength`, `GEOSGeom_getExtent`.
    @Test func areaLengthBox() throws {
        let g = try GEOSGeometry(
            text: "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))", in: context)
        #expect(try g.area == 15)
        #expect(try g.length == 20)
        #expect(try g.box == Box(minX: 0, minY: 0, maxX: 4, maxY: 4))
        let empty = try GEOSGeometry(text: "POLYGON EMPTY", in: context)
        #expect(try empty.area == 0)
        #expect(try empty.box.isEmpty)
    }

    /// `GEOSDistanceIndexed`, `GEOSNearestPoints`.
    @Test func distance() throws {
        let a = try GEOSGeometry(text: "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))", in: context)
        let b = try GEOSGeometry(text: "LINESTRING (4 5, 4 9)", in: context)
        #expect(try a.distance(to: b) == 5)
        let nearest = try a.nearestPlaces(to: b)
        #expect(nearest.here == Position(1, 1) && nearest.there == Position(4, 5))
        #expect(try a.distance(to: a) == 0)
    }

    @Test func emptyHasNoDistance() throws {
        let a = try GEOSGeometry(text: "POINT (0 0)", in: context)
        let empty = try GEOSGeometry(text: "POINT EMPTY", in: context)
        #expect(throws: GEOSError.self) { try a.distance(to: empty) }
        #expect(throws: GEOSError.self) { try empty.distance(to: a) }
        #expect(throws: GEOSError.self) { try a.nearestPlaces(to: empty) }
    }
}
