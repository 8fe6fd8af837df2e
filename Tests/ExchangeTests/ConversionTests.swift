import Columns
import Exchange
import Foundation
import GeoJSON
import OGR
import Output
import Testing

@Suite struct ConversionTests {
    private func convert(
        _ source: String, _ output: String, _ change: (inout Conversion.Request) -> Void = { _ in }
    ) throws -> Conversion.Outcome {
        var request = Conversion.Request(source: LayerRequest(path: source), output: output)
        change(&request)
        return try Conversion.run(request)
    }

    // MARK: Round trips

    @Test(arguments: ["GBK", "UTF-8"]) func shapefile(encoding: String) throws {
        let folder = Scratch()
        let source = try folder.package("a.gpkg", Fixture.parcels)
        let out = try convert(source, folder.path("图斑.shp")) { $0.encoding = encoding }
        #expect(out.layers.map(\.rows) == [3])
        #expect(folder.listing == ["a.gpkg", "图斑.cpg", "图斑.dbf", "图斑.prj", "图斑.shp", "图斑.shx"])
        #expect(folder.text("图斑.cpg").contains(encoding))
        _ = try convert(folder.path("图斑.shp"), folder.path("b.gpkg"))
        let back = try VectorFile.read(LayerRequest(path: folder.path("b.gpkg")))
        #expect(back.crs == .epsg(4526))
        #expect(back.fields.map(\.name) == Fixture.parcels.fields.map(\.name))
        #expect(back.columns == Fixture.parcels.columns)
        for row in 0..<3 { #expect(back.geometry.box(ofRow: row) == Fixture.parcels.geometry.box(ofRow: row)) }
    }

    @Test func geoJSON() throws {
        let folder = Scratch()
        let source = try folder.package("a.gpkg", Fixture.parcels)
        let out = try convert(source, folder.path("a.geojson"))
        #expect(out.layers[0].crs == .cgcs2000)
        #expect(folder.text("a.geojson").contains("\"coordinateSystem\":\"EPSG:4490\""))
        #expect(!folder.text("a.geojson").contains("\"crs\""))
        _ = try convert(folder.path("a.geojson"), folder.path("b.gpkg")) { $0.target = .crs(.epsg(4526)) }
        let back = try VectorFile.read(LayerRequest(path: folder.path("b.gpkg")))
        #expect(back.columns == Fixture.parcels.columns)
        // Nine decimals of a degree are a tenth of a millimetre; rings begin where they began, the other way round.
        for row in 0..<3 {
            let (a, b) = (back.geometry.box(ofRow: row), Fixture.parcels.geometry.box(ofRow: row))
            for (x, y) in zip([a.minX, a.minY, a.maxX, a.maxY], [b.minX, b.minY, b.maxX, b.maxY]) {
                #expect((x - y).magnitude < 1.2e-4)
            }
        }
    }

    /// The `id` of a feature, codes beyond 64 bits, and a number beyond all range.
    @Test func valuesOfAGeoJSON() throws {
        let folder = Scratch()
        func feature(_ id: String, _ properties: String) -> String {
            "{\"type\":\"Feature\",\"id\":\(id),\"properties\":{\(properties)},"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[113.5,28.5]}}"
        }
        func write(_ crs: String) throws {
            try folder.write(
                "{\"type\":\"FeatureCollection\",\(crs)\"features\":["
                    + feature("7", "\"c\":99999999999999999998,\"m\":1e400") + ","
                    + feature("8", "\"c\":99999999999999999999,\"m\":2.5") + "]}", to: "a.geojson")
        }
        try write("")
        let out = try convert(folder.path("a.geojson"), folder.path("a.csv"))
        let lines = folder.text("a.csv").split(whereSeparator: \.isNewline)
        #expect(lines.count == 3 && lines[0].contains("id") && lines[1].contains("99999999999999999998"))
        #expect(lines[2].contains("99999999999999999999") && lines[1].split(separator: ",").contains("7"))
        #expect(out.layers[0].issues.filter { $0.rule == "unreadable-value" }.map(\.row) == [0])

        try write("\"crs\":{\"type\":\"link\",\"properties\":{\"href\":\"http://example.com/crs/42\"}},")
        let refusal = #expect(throws: OGRError.self) {
            _ = try convert(folder.path("a.geojson"), folder.path("b.csv"))
        }
        #expect(refusal?.problem == .unknownCRS && refusal?.kind == .refused)
        _ = try convert(folder.path("a.geojson"), folder.path("b.csv")) { $0.source.crs = .epsg(4490) }
    }

    @Test(arguments: ["GBK", "UTF-8"]) func csvOfPoints(encoding: String) throws {
        let folder = Scratch()
        let source = try folder.package("a.gpkg", Fixture.places)
        let out = try convert(source, folder.path("a.csv")) { $0.encoding = encoding }
        #expect(out.layers[0].notes.contains { $0.en.contains("apostrophe") })
        #expect(folder.bytes("a.csv").starts(with: encoding == "GBK" ? Array("longitude".utf8) : [0xEF, 0xBB, 0xBF]))
        _ = try convert(folder.path("a.csv"), folder.path("b.gpkg")) {
            $0.source.crs = .cgcs2000
            if encoding == "GBK" { $0.source.encoding = encoding }
        }
        let back = try VectorFile.read(LayerRequest(path: folder.path("b.gpkg")))
        #expect(back.crs == .cgcs2000)
        #expect(back.column("name") == .text(["卫生室", "'=1+1", nil]))
        #expect(back.column("beds") == .integer([4, nil, 2]))
        #expect(back.isNear(Fixture.places, 1e-9))
    }

    @Test func csvOfPolygonsHoldsTheAttributes() throws {
        let folder = Scratch()
        let out = try convert(try folder.package("a.gpkg", Fixture.parcels), folder.path("a.csv"))
        #expect(
            folder.text("a.csv") == "\u{FEFF}BSM,DLBM,DLMC,TBMJ,SJNF\n430603001000000001,0101,水田,9100,2023\n"
                + "430603001000000002,0702,农村宅基地,2612.36,\n,1104A,,,2024\n")
        #expect(out.layers[0].notes.contains { $0.en.contains("only the attributes") })
    }

    @Test func cornerPointsKeepEveryCorner() throws {
        let folder = Scratch()
        _ = try convert(try folder.package("a.gpkg", Fixture.parcels), folder.path("a.txt"))
        let back = try convert(folder.path("a.txt"), folder.path("b.gpkg"))
        #expect(back.layers[0].issues.isEmpty, "\(back.layers[0].issues)")
        let layer = try VectorFile.read(LayerRequest(path: folder.path("b.gpkg")))
        #expect(layer.crs == .epsg(4526))
        for row in 0..<3 {
            let corners = Set(positions(layer, row)), were = Set(positions(Fixture.parcels, row))
            #expect(corners == were)
        }
        #expect(layer.column("地块编号") == .text(["430603001000000001", "430603001000000002", nil]))
        #expect(layer.column("地类编码") == .text(["0101", "0702", "1104A"]))
        // From there on it is the same text again and again.
        _ = try convert(folder.path("b.gpkg"), folder.path("c.txt"))
        _ = try convert(folder.path("c.txt"), folder.path("d.txt"))
        #expect(folder.bytes("c.txt") == folder.bytes("a.txt"))
        #expect(folder.bytes("d.txt") == folder.bytes("a.txt"))
    }

    /// Corners in tenths of a millimetre.
    private func positions(_ layer: Layer, _ row: Int) -> [[Int]] {
        let c = Array(layer.geometry.coordinates(ofRow: row))
        return stride(from: 0, to: c.count, by: 2).map {
            [Int(clamping: (c[$0] * 1e4).rounded()), Int(clamping: (c[$0 + 1] * 1e4).rounded())]
        }
    }

    @Test func allLayersGoIntoAGeoPackage() throws {
        let folder = Scratch()
        let source = try folder.package("a.gpkg", Fixture.parcels, Fixture.places)
        let out = try convert(source, folder.path("b.gpkg"))
        #expect(out.layers.map(\.name) == ["DLTB", "poi"])
        #expect(try VectorFile.describe(folder.path("b.gpkg")).layers.map(\.rows) == [3, 3])
        #expect(throws: OGRError.self) { try convert(source, folder.path("b.shp")) }
        _ = try convert(source, folder.path("b.shp")) { $0.source.layer = "poi" }
        #expect(try VectorFile.describe(folder.path("b.shp")).layers[0].kind == .point)
    }

    // MARK: What is lost is told

    @Test func longNamesAndTextsAreToldWithTheirCounts() throws {
        let folder = Scratch()
        var layer = Layer(name: "a", crs: .epsg(4526), geometry: Fixture.parcels.geometry)
        layer.add(Field("权属单位名称代码", .text), .text([String(repeating: "村", count: 200), "短", nil]))
        layer.add(Field("permanent_basic_a", .integer), .integer([1, 2, 3]))
        layer.add(Field("permanent_basic_b", .integer), .integer([4, 5, 6]))
        let out = try convert(try folder.package("a.gpkg", layer), folder.path("a.shp"))
        let back = try VectorFile.read(LayerRequest(path: folder.path("a.shp")))
        #expect(back.fields.map(\.name) == ["权属单位名", "permanent_", "permanen_1"])
        #expect(back.column("权属单位名")?.text(0)?.count == 127)
        #expect(back.column("permanen_1") == .integer([4, 5, 6]))
        #expect(out.layers[0].notes.contains { $0.en.hasPrefix("3 field names") })
        #expect(out.layers[0].notes.contains { $0.en.hasPrefix("1 values of 权属单位名 were cut") })
    }

    // MARK: CRS

    @Test func movedToAnotherZone() throws {
        let folder = Scratch()
        let source = try folder.package("a.gpkg", Fixture.parcels)
        let out = try convert(source, folder.path("b.gpkg")) { $0.target = .crs(.epsg(4547)) }
        #expect(out.layers[0].operation?.accuracy == 0)
        let back = try VectorFile.read(LayerRequest(path: folder.path("b.gpkg")))
        #expect(back.geometry.box.minX == 450_000)
        // There and back through degrees of another zone, to a hundredth of a millimetre.
        _ = try convert(source, folder.path("c.gpkg")) { $0.target = .crs(.epsg(4525)) }
        _ = try convert(folder.path("c.gpkg"), folder.path("d.gpkg")) { $0.target = .crs(.epsg(4526)) }
        #expect(try VectorFile.read(LayerRequest(path: folder.path("d.gpkg"))).isNear(Fixture.parcels, 1e-5))
    }

    @Test(arguments: [4326, 2362, 2414]) func datumsWithoutPublishedWayAreRefused(code: Int) throws {
        let folder = Scratch()
        var layer = Fixture.places
        if code != 4326 { layer = Fixture.parcels }
        layer.setGeometry(layer.geometry, crs: .epsg(code))
        let source = try folder.package("a.gpkg", layer)
        let error = #expect(throws: ExchangeError.self) {
            try convert(source, folder.path("b.gpkg")) {
                $0.target = .crs(.epsg(4526))
                $0.source.crs = .epsg(code)
            }
        }
        #expect(error?.kind == .refused)
        #expect(folder.listing == ["a.gpkg"])
        guard code == 4326 else { return }
        #expect(error?.advice?.contains("treat_as_cgcs2000: [\"EPSG:4326\"]") == true)
        let out = try convert(source, folder.path("b.gpkg")) {
            $0.target = .crs(.epsg(4526))
            $0.treatAsCGCS2000 = [.epsg(4326)]
        }
        #expect(out.layers[0].operation?.assumedCGCS2000 == .epsg(4326))
    }

    @Test func coordinatesThatContradictTheirCRSAreRefused() throws {
        let folder = Scratch()
        var layer = Fixture.parcels
        layer.setGeometry(layer.geometry, crs: .epsg(4527))
        let source = try folder.package("a.gpkg", layer)
        #expect {
            try convert(source, folder.path("b.geojson"))
        } throws: { error in
            let text = (error as? ExchangeError)?.description ?? ""
            return text.contains("zone 39") && text.contains("zone 38")
        }
        // The caller's word decides.
        let out = try convert(source, folder.path("b.geojson")) { $0.source.crs = .epsg(4526) }
        #expect(out.layers[0].rows == 3)
    }

    // MARK: Web maps

    @Test(arguments: ["gcj02", "bd09"]) func offsetsOfWebMaps(name: String) throws {
        let folder = Scratch()
        var layer = Fixture.places
        layer.setGeometry(layer.geometry, crs: .epsg(4326))
        let source = try folder.package("a.gpkg", layer)
        let target = try Target(name)
        let there = try convert(source, folder.path("shifted.geojson")) { $0.target = target }
        #expect(there.layers[0].notes.contains { $0.en.contains("fit web maps") })
        // Without naming the offset it cannot pass for a layer on any datum.
        #expect(throws: ExchangeError.self) {
            try convert(folder.path("shifted.geojson"), folder.path("c.gpkg")) { $0.target = .crs(.cgcs2000) }
        }
        let back = try convert(folder.path("shifted.geojson"), folder.path("back.gpkg")) {
            guard case .webMap(let offset) = target else { return }
            $0.offset = offset
        }
        #expect(back.layers[0].notes.contains { $0.en.contains("taken off") })
        let plain = try VectorFile.read(LayerRequest(path: folder.path("back.gpkg")))
        #expect(plain.crs == .epsg(4326))
        #expect(plain.isNear(layer, 2e-9))
        let shifted = try GeoJSONReader.layer(path: folder.path("shifted.geojson"))
        #expect(!shifted.isNear(layer, 1e-3))
    }

    @Test func anOffsetIsOnDegreesOnly() throws {
        let folder = Scratch()
        let source = try folder.package("a.gpkg", Fixture.parcels)
        #expect(throws: ExchangeError.self) { try convert(source, folder.path("b.gpkg")) { $0.offset = .gcj02 } }
        #expect(throws: ExchangeError.self) {
            try convert(source, folder.path("b.gpkg")) { $0.target = .webMap(.gcj02) }
        }
        #expect(folder.listing == ["a.gpkg"])
    }

    // MARK: Whole or not at all

    @Test func anExistingOutputIsRefused() throws {
        let folder = Scratch()
        let source = try folder.package("a.gpkg", Fixture.parcels)
        try folder.write("mine", to: "b.dbf")
        #expect(throws: OutputError.self) { try convert(source, folder.path("b.shp")) }
        #expect(folder.text("b.dbf") == "mine")
        _ = try convert(source, folder.path("b.shp")) { $0.overwrite = true }
        #expect(folder.listing == ["a.gpkg", "b.cpg", "b.dbf", "b.prj", "b.shp", "b.shx"])
        let before = folder.bytes("a.gpkg")
        #expect(throws: OutputError.self) { try convert(source, folder.path("a.gpkg")) { $0.overwrite = true } }
        #expect(folder.bytes("a.gpkg") == before)
    }

    @Test func aFailureLeavesNothing() throws {
        let folder = Scratch()
        var layer = Fixture.parcels
        layer.add(Field("rare", .text), .text([nil, nil, "𠀀"]))
        let source = try folder.package("a.gpkg", layer)
        #expect(throws: OGRError.self) { try convert(source, folder.path("b.shp")) }
        #expect(throws: OGRError.self) { try convert(source, folder.path("b.csv")) { $0.encoding = "GBK" } }
        #expect(folder.listing == ["a.gpkg"])
    }

    @Test(arguments: ["gpkg", "shp", "geojson", "csv", "txt"]) func theSameBytesEveryTime(suffix: String) throws {
        let folder = Scratch()
        let source = try folder.package("a.gpkg", Fixture.parcels)
        for name in ["x", "y"] {
            try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
            _ = try convert(source, folder.path("\(name)/b.\(suffix)"))
        }
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path("x")) {
            #expect(folder.bytes("x/\(file)") == folder.bytes("y/\(file)"))
            #expect(!folder.bytes("x/\(file)").isEmpty)
        }
    }

    @Test func anEmptyLayerStaysALayer() throws {
        let folder = Scratch()
        let source = try folder.package("a.gpkg", Fixture.parcels.selecting([]))
        for suffix in ["gpkg", "shp", "geojson", "csv", "txt"] {
            let out = try convert(source, folder.path("b.\(suffix)"))
            #expect(out.layers.map(\.rows) == [0])
        }
        _ = try convert(folder.path("b.geojson"), folder.path("c.gpkg"))
        #expect(try VectorFile.describe(folder.path("c.gpkg")).layers[0].rows == 0)
    }
}
