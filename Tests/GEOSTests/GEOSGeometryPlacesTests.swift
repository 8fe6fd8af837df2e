import Columns
import Testing

@testable import GEOS

@Suite struct GEOSGeometryPlacesTests {
    let context = GEOSContext()
    /// A horseshoe, open to the east: its centre of mass lies outside.
    static let horseshoe = "POLYGON ((0 0, 9 0, 9 1, 1 1, 1 8, 9 8, 9 9, 0 9, 0 0))"

    /// `GEOSPointOnSurface`, `GEOSGetCentroid`.
    @Test func insideAndCentre() throws {
        let g = try GEOSGeometry(text: Self.horseshoe, in: context)
        let inside = try g.pointOnSurface()
        #expect(try g.contains(GEOSGeometry(inside, in: context)))
        let centre = try g.centroid()
        // (9·1·4.5 + 9·1·4.5 + 7·1·0.5) / 25
        #expect(abs(centre.x - 3.38) < 1e-12 && abs(centre.y - 4.5) < 1e-12)
        #expect(try !g.contains(GEOSGeometry(centre, in: context)))
    }

    @Test func emptyHasNoPlace() throws {
        let empty = try GEOSGeometry(text: "POLYGON EMPTY", in: context)
        #expect(throws: GEOSError.self) { try empty.pointOnSurface() }
        #expect(throws: GEOSError.self) { try empty.centroid() }
    }
}
