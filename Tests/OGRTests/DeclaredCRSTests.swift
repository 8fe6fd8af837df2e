import CGDAL
import Columns
import Testing

@testable import OGR

/// A code and a definition of one CRS that disagree are refused by name, whichever of them a reader would have believed.
@Suite struct DeclaredCRSTests {
    /// A layer of squares in EPSG:4547, whose definition in the tables is that of another code.
    private func package(in folder: Scratch, definition code: Int32) throws -> String {
        let path = folder.file("parcels.gpkg")
        var layer = Samples.squares(0..<4)
        layer.crs = .epsg(4547)
        let writer = try GeoPackageWriter(path: path)
        try writer.add(layer)
        try writer.finish()
        let other = try #require(OSRNewSpatialReference(nil))
        defer { OSRDestroySpatialReference(other) }
        #expect(OSRImportFromEPSG(other, code) == OGRERR_NONE)
        var text: UnsafeMutablePointer<CChar>?
        OSRExportToWkt(other, &text)
        defer { VSIFree(text) }
        let wkt = String(cString: try #require(text)).replacing("'", with: "''")
        try folder.run(
            "python3", "-c",
            "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()", path,
            "UPDATE gpkg_spatial_ref_sys SET definition = '\(wkt)' WHERE srs_id = 4547")
        return path
    }

    @Test func theSameIsRead() throws {
        let folder = Scratch()
        let path = try package(in: folder, definition: 4547)
        #expect(try VectorFile.read(LayerRequest(path: path)).crs == .epsg(4547))
    }

    @Test(
        arguments: [
            (4546, "central meridian 114, but its definition says 111"),
            (4526, "false easting 500000, but its definition says 38500000"),
            (2435, "semi-major axis 6378137, but its definition says 6378245"), (4490, "one is projected"),
        ] as [(Int32, String)])
    func anotherIsRefused(code: Int32, words: String) throws {
        let folder = Scratch()
        let path = try package(in: folder, definition: code)
        let error = #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: path)) }
        #expect(error?.problem == .contradictoryCRS && error?.kind == .refused)
        #expect(error?.phrase.en.contains(words) == true, "\(error?.phrase.en ?? "")")
    }
}
