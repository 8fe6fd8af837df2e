import Columns
import OGR
import Testing

@Suite struct GeoPackageWriterTests {
    @Test func whatIsWrittenIsReadBack() throws {
        let folder = Scratch()
        let writer = try GeoPackageWriter(path: folder.file("千村.gpkg"))
        let layers = [Samples.parcels, Samples.roads, Samples.services, Samples.table]
        for layer in layers { try writer.add(layer, summary: "测试") }
        try writer.finish()
        #expect(folder.listing == ["千村.gpkg"])
        for layer in layers {
            let back = try VectorFile.read(LayerRequest(path: folder.file("千村.gpkg"), layer: layer.name))
            #expect(back.geometry == layer.geometry)
            #expect(back.columns == layer.columns)
            #expect(back.fields.map(\.name) == layer.fields.map(\.name))
            #expect(back.fields.map(\.title) == layer.fields.map(\.title))
            #expect(back.crs == layer.crs)
            #expect(back.sourceRows == layer.sourceRows)
        }
        let description = try VectorFile.describe(folder.file("千村.gpkg"))
        #expect(description.layers.map(\.name) == layers.map(\.name))
        #expect(description.layers.map(\.kind) == [.polygon, .line, .point, GeometryColumn.Kind.none])
        #expect(description.layers.map(\.rows) == [4, 3, 2, 2])
        #expect(description.layers[1].bounds == Samples.roads.geometry.box)
        #expect(folder.listing == ["千村.gpkg"])
    }

    @Test func theSameCallsGiveTheSameBytes() throws {
        let folder = Scratch()
        for name in ["a.gpkg", "b.gpkg"] {
            let writer = try GeoPackageWriter(path: folder.file(name))
            try writer.add(Samples.parcels)
            try writer.add(Samples.squares(0..<3000))
            try writer.finish()
        }
        #expect(folder.bytes("a.gpkg") == folder.bytes("b.gpkg"))
    }

    @Test func batchesMakeTheSameLayerAsOnePiece() throws {
        let folder = Scratch()
        let whole = Samples.squares(0..<2500)
        let writer = try GeoPackageWriter(path: folder.file("a.gpkg"))
        try writer.begin(LayerTemplate(of: whole))
        for start in stride(from: 0, to: 2500, by: 700) {
            try writer.append(Samples.squares(start..<min(start + 700, 2500)))
        }
        try writer.end()
        try writer.finish()
        #expect(try VectorFile.read(LayerRequest(path: folder.file("a.gpkg"))) == whole)
    }

    @Test func namesOfTheFormatMayBeFieldsToo() throws {
        let folder = Scratch()
        var layer = Layer(name: "l", crs: .epsg(4490), geometry: Samples.services.geometry)
        layer.add(Field("FID", .integer), .integer([7, 7]))
        layer.add(Field("geom", .text), .text(["a", "b"]))
        let writer = try GeoPackageWriter(path: folder.file("a.gpkg"))
        try writer.add(layer)
        try writer.finish()
        let back = try VectorFile.read(LayerRequest(path: folder.file("a.gpkg")))
        #expect(back.columns == layer.columns)
    }

    @Test func aTableWithoutGeometryKeepsItsHeadings() throws {
        let folder = Scratch()
        var layer = Layer(name: "it's", geometry: .none(rows: 1))
        layer.add(Field("population", .integer, title: "常住人口's"), .integer([3]))
        let writer = try GeoPackageWriter(path: folder.file("a.gpkg"))
        try writer.add(layer)
        try writer.finish()
        #expect(try VectorFile.read(LayerRequest(path: folder.file("a.gpkg"))) == layer)
    }

    @Test func anExistingFileAndAMissingFolderAreRefused() throws {
        let folder = Scratch()
        _ = folder.write("a.gpkg", "here")
        let existing = #expect(throws: OGRError.self) { try GeoPackageWriter(path: folder.file("a.gpkg")) }
        #expect(existing?.kind == .working)
        #expect(folder.bytes("a.gpkg") == Array("here".utf8))
        #expect(throws: OGRError.self) { try GeoPackageWriter(path: folder.file("no/such/a.gpkg")) }
    }

    @Test func anUnknownCRSIsNamed() throws {
        let folder = Scratch()
        let writer = try GeoPackageWriter(path: folder.file("a.gpkg"))
        var layer = Samples.services
        layer.setGeometry(layer.geometry, crs: CRS("EPSG:99999999"))
        let error = #expect(throws: OGRError.self) { try writer.add(layer) }
        #expect(error?.description.contains("EPSG:99999999") == true)
    }

    @Test func aCRSInWordsSurvives() throws {
        let folder = Scratch()
        let words = CRS("+proj=tmerc +lon_0=112.5 +k=1 +x_0=500000 +ellps=GRS80 +units=m +no_defs")
        var layer = Samples.services
        layer.setGeometry(layer.geometry, crs: words)
        let writer = try GeoPackageWriter(path: folder.file("a.gpkg"))
        try writer.add(layer)
        try writer.finish()
        let back = try VectorFile.read(LayerRequest(path: folder.file("a.gpkg")))
        #expect(back.crs?.definition.contains("Transverse Mercator") == true)
        #expect(back.crs?.definition.contains("112.5") == true)
    }
}
