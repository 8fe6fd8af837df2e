import Columns
import Foundation
import OGR
import Testing

/// Inputs are left as they were: no byte of them changes, and nothing appears beside them.
@Suite struct ReadOnlyTests {
    /// Describes, lists, reads and streams; the folder must stay the same.
    private func use(_ path: String, layer: String? = nil, encoding: String? = nil, in folder: Scratch) throws -> Layer
    {
        let before = folder.snapshot
        _ = try VectorFile.describe(path)
        _ = try VectorFile.files(of: path)
        let result = try VectorFile.read(LayerRequest(path: path, layer: layer, encoding: encoding))
        let stream = try VectorFile.stream(LayerRequest(path: path, layer: layer, encoding: encoding), batchRows: 1)
        while try stream.next() != nil {}
        #expect(folder.snapshot == before)
        return result
    }

    private func geoPackage(in folder: Scratch, _ name: String = "a.gpkg") throws -> String {
        let writer = try GeoPackageWriter(path: folder.file(name))
        try writer.add(Samples.parcels)
        try writer.finish()
        return folder.file(name)
    }

    @Test func geoPackage() throws {
        let folder = Scratch()
        #expect(try use(geoPackage(in: folder), in: folder).columns == Samples.parcels.columns)
    }

    /// The header says WAL, and no log waits: SQLite would make one even to read.
    @Test func geoPackageInWALModeWithoutALog() throws {
        let folder = Scratch()
        let path = try geoPackage(in: folder)
        try #require(try folder.run("sqlite3", path, "PRAGMA journal_mode = wal") == 0, "sqlite3 is not installed")
        #expect(folder.bytes("a.gpkg")[18] == 2)
        #expect(folder.listing == ["a.gpkg"])
        #expect(try use(path, in: folder).columns == Samples.parcels.columns)
    }

    /// Rows that are only in the log are read, and the log stays.
    @Test func geoPackageWithALogWaiting() throws {
        let (home, folder) = (Scratch(), Scratch())
        let writer = try GeoPackageWriter(path: home.file("a.gpkg"))
        try writer.add(Samples.table)
        try writer.finish()
        // A copy taken while the writer is connected keeps its log, as after a crash.
        _ = home.write(
            "script.sql",
            """
            PRAGMA journal_mode = wal;
            PRAGMA wal_autocheckpoint = 0;
            UPDATE "村表" SET code = '430603001009' WHERE code = '430603001002';
            .shell cp a.gpkg a.gpkg-wal '\(folder.path)'

            """)
        try #require(try home.run("sh", "-c", "sqlite3 a.gpkg < script.sql") == 0, "sqlite3 is not installed")
        #expect(folder.listing == ["a.gpkg", "a.gpkg-wal"])
        #expect(folder.bytes("a.gpkg-wal").count > 0)
        let layer = try use(folder.file("a.gpkg"), in: folder)
        #expect(layer.column("code") == .text(["430603001001", "430603001009"]))
        #expect(try VectorFile.files(of: folder.file("a.gpkg")).count == 2)
    }

    @Test func shapefile() throws {
        let folder = Scratch()
        try ShapefileWriter.write(Samples.parcels, to: folder.file("a.shp"))
        _ = try use(folder.file("a.shp"), in: folder)
    }

    /// GDAL would repair it in place; a copy is repaired instead.
    @Test func shapefileWithoutItsIndex() throws {
        let folder = Scratch()
        try ShapefileWriter.write(Samples.parcels, to: folder.file("a.shp"))
        try FileManager.default.removeItem(atPath: folder.file("a.shx"))
        let layer = try use(folder.file("a.shp"), in: folder)
        #expect(layer.count == Samples.parcels.count)
    }

    @Test func archives() throws {
        let folder = Scratch()
        let path = try geoPackage(in: folder)
        try ShapefileWriter.write(Samples.parcels, to: folder.file("图斑.shp"))
        let packed = Scratch()
        try #require(try folder.run("zip", "-q", packed.file("g.zip"), "a.gpkg") == 0, "zip is not installed")
        try folder.run("sh", "-c", "mkdir -p 深/层 && cp 图斑.* 深/层 && zip -qr '\(packed.file("县.zip"))' 深")
        try folder.run("sh", "-c", "gzip -c '\(path)' > '\(packed.file("a.gpkg.gz"))'")
        #expect(packed.listing.count == 3)
        #expect(try use(packed.file("g.zip"), in: packed).columns == Samples.parcels.columns)
        #expect(try use(packed.file("a.gpkg.gz"), in: packed).columns == Samples.parcels.columns)
        #expect(try use(packed.file("县.zip"), in: packed).column("DLBM")?.text(3) == "1202")
    }

    @Test func textFormats() throws {
        let folder = Scratch()
        let geoJSON = folder.write(
            "a.geojson",
            """
            {"type":"FeatureCollection","coordinateSystem":"EPSG:4490","features":[{"type":"Feature",
            "properties":{"名":"甲","list":["a","b"]},"geometry":{"type":"Point","coordinates":[113.1,29.2,5]}}]}
            """)
        let layer = try use(geoJSON, in: folder)
        #expect(layer.crs == .cgcs2000)
        #expect(layer.column("名")?.text(0) == "甲")
        _ = folder.write(
            "a.gml",
            """
            <?xml version="1.0" encoding="utf-8"?><ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/"
            xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><ogr:l fid="l.0"><ogr:geometryProperty>
            <gml:Point><gml:coordinates>1,2</gml:coordinates></gml:Point></ogr:geometryProperty><ogr:n>7</ogr:n></ogr:l>
            </gml:featureMember></ogr:FeatureCollection>
            """)
        #expect(try use(folder.file("a.gml"), in: folder).column("n") == .integer([7]))
        #expect(try use(folder.write("t.csv", "code,n\n001,1\n"), in: folder).count == 1)
    }
}
