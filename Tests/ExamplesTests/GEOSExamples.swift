import Columns
import GEOS
import Testing

@Suite struct GEOSExamples {
    @Test func overlay() throws {
        let parcels = SmallFiles.squares(8)
        let patches = SmallFiles.squares(1, side: 7500)
        // example: GEOS/GEOS
        let context = GEOSContext()
        let parcel = try GEOSGeometry(polygons: parcels, row: 7, in: context)
        let forest = try GEOSGeometry(polygons: patches, row: 0, in: context)

        let shared = try parcel.overlay(.intersection, with: forest, keeping: .polygons)
        var pieces = PolygonColumn()
        _ = try shared.geometry.polygons(into: &pieces)
        // end
        #expect(pieces.count == 1 && pieces.box.width == 500 && pieces.box.height == 1000)
    }

    @Test func oneOwner() throws {
        let context = GEOSContext()
        // example: GEOS/OneOwner
        let geometry = try GEOSGeometry(text: "POLYGON ((0 0, 4 0, 4 3, 0 3, 0 0))", in: context)
        let hull = try geometry.convexHull()  // borrows
        let prepared = try PreparedGeometry(geometry)  // takes over: the index points into it
        // geometry can no longer be named here
        // end
        #expect(try hull.area == 12)
        #expect(try prepared.intersects(hull))
    }
}
