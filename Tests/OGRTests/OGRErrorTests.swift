import Columns
import OGR
import Testing

@Suite struct OGRErrorTests {
    private func error(_ request: LayerRequest) -> OGRError? {
        do {
            _ = try VectorFile.read(request)
            return nil
        } catch { return error as? OGRError }
    }

    private func folder() throws -> Scratch {
        let folder = Scratch()
        let writer = try GeoPackageWriter(path: folder.file("villages.gpkg"))
        for layer in [Samples.parcels, Samples.roads] { try writer.add(layer) }
        try writer.finish()
        return folder
    }

    @Test func aMissingFileOffersTheNearest() throws {
        let folder = try folder()
        let found = error(LayerRequest(path: folder.file("vilages.gpkg")))
        #expect(found == .noSuchFile(path: folder.file("vilages.gpkg"), nearest: folder.file("villages.gpkg")))
        #expect(found?.kind == .usage)
        #expect(found?.advice == "did you mean \(folder.file("villages.gpkg"))?")
    }

    @Test func layersAndFieldsOfferTheNearest() throws {
        let path = try folder()
        let file = path.file("villages.gpkg")
        let several = error(LayerRequest(path: file))
        #expect(several?.problem == .layerNeeded && several?.path == file && several?.others == ["地类图斑", "roads"])
        #expect(several == .layerNeeded(path: file, layers: ["地类图斑", "roads"]))
        let layer = error(LayerRequest(path: file, layer: "raods"))
        #expect(layer?.advice == "did you mean roads?")
        #expect(layer?.kind == .refused)
        let field = error(LayerRequest(path: file, layer: "地类图斑", columns: ["DLMB"]))
        #expect(field?.advice == "did you mean DLBM?")
        #expect(error(LayerRequest(path: file, layer: "ROADS")) == nil)
    }

    @Test(arguments: [
        "https://example.org/a.gpkg", "/vsicurl/https://example.org/a.gpkg", "PG:dbname=county", "/vsizip/a.zip",
        "s3://bucket/a.gpkg", "WFS:http://example.org", "{\"type\":\"Point\",\"coordinates\":[1,2]}",
    ])
    func remotePathsAreRefused(path: String) {
        #expect(error(LayerRequest(path: path)) == .remote(path: path))
    }

    @Test func whatIsNoLayerIsRefused() throws {
        let folder = Scratch()
        for (name, text) in [("a.gpkg", "no database"), ("a.shp", ""), ("b.zip", "no archive"), ("c.geojson", "{")] {
            let path = folder.write(name, text)
            #expect(error(LayerRequest(path: path))?.problem == .notReadable, "\(name)")
        }
        #expect(error(LayerRequest(path: folder.path))?.problem == .notReadable, "a folder of odds and ends")
    }

    @Test func mixedKindsAreCountedOrSplit() throws {
        let folder = Scratch()
        func feature(_ geometry: String) -> String {
            "{\"type\":\"Feature\",\"properties\":{\"n\":1},\"geometry\":\(geometry)}"
        }
        let geometries = [
            "null", "{\"type\":\"Point\",\"coordinates\":[1,2]}",
            "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}",
            "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2]]}",
        ]
        let path = folder.write(
            "m.geojson",
            "{\"type\":\"FeatureCollection\",\"features\":[\(geometries.map(feature).joined(separator: ","))]}")
        #expect(
            error(LayerRequest(path: path)) == .mixedGeometry(path: path, layer: "m", counts: [.point: 2, .line: 1]))
        var report = ReadReport()
        let points = try VectorFile.read(LayerRequest(path: path, only: .point), into: &report)
        #expect(points.sourceRows == [0, 1, 3])
        #expect(report.leftOut == [.line: 1])
        #expect(report.emptyGeometries == 1)
        #expect(points.columns == [.integer([1, 1, 1])])
    }
}
