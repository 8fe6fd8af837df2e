import Columns
import Digests
import Exchange
import Foundation
import OGR
import Output
import Survey
import Testing
import Tools

@Suite struct DeliveryTests {
    private func deliver(
        _ source: String, _ folder: Scratch, _ change: (inout Delivery.Request) -> Void = { _ in }
    ) async throws -> (outcome: Delivery.Outcome, manifest: [String: Any]) {
        var request = Delivery.Request(source: LayerRequest(path: source), output: folder.path("out"))
        change(&request)
        let outcome = try await Delivery.run(request)
        let json = try JSONSerialization.jsonObject(with: folder.bytes("out/manifest.json")) as? [String: Any]
        #expect(Data(outcome.manifest) == folder.bytes("out/manifest.json"))
        return (outcome, try #require(json))
    }

    private func entry(_ manifest: [String: Any], _ layer: String) throws -> [String: Any] {
        let layers = try #require(manifest["layers"] as? [[String: Any]])
        return try #require(layers.first { $0["layer"] as? String == layer })
    }

    @Test func standardNamesFieldsAndCode() async throws {
        let folder = Scratch()
        let (_, manifest) = try await deliver(try folder.package("a.gpkg", Fixture.parcels), folder)
        let layer = try VectorFile.read(LayerRequest(path: folder.path("out/standard.gpkg")))
        #expect(layer.name == "DLTB" && layer.crs == .epsg(4526))
        #expect(layer.fields.map(\.name) == StandardLayer.parcels.fields.map(\.standardName))
        #expect(layer.column("YSDM") == .text(["2001010100", "2001010100", "2001010100"]))
        #expect(layer.column("DLMC") == .text(["水田", "农村宅基地", nil]))
        #expect(layer.column("TBMJ") == .real([9100, 2612.36, nil]))
        #expect(layer.column("ZLDWDM") == .text([nil, nil, nil]))
        #expect(layer.geometry == Fixture.parcels.geometry)
        let parcels = try entry(manifest, "DLTB")
        let empty = try #require(parcels["empty_fields"] as? [String])
        #expect(empty.contains("ZLDWDM") && !empty.contains("YSDM") && !empty.contains("DLBM"))
        let filled = try #require((parcels["filled"] as? [String: [String: Any]])?["YSDM"])
        #expect(filled["value"] as? String == "2001010100" && filled["rows"] as? Int == 3)
        #expect((manifest["crs"] as? [String: Any])?["code"] as? String == "EPSG:4526")
        let files = try #require(manifest["files"] as? [[String: Any]])
        #expect(files.map { $0["path"] as? String } == ["issues.csv", "standard.gpkg"])
        #expect(files[1]["sha256"] as? String == (try Digest.ofFile(folder.path("out/standard.gpkg")).sha256))
        let source = try #require(parcels["source"] as? [String: Any])
        let digests = try #require(source["files"] as? [[String: Any]])
        #expect(digests[0]["sha256"] as? String == (try Digest.ofFile(folder.path("a.gpkg")).sha256))
    }

    @Test(arguments: ["GBK", "UTF-8"]) func shapefilesOfTheStandardsWidths(encoding: String) async throws {
        let folder = Scratch()
        _ = try await deliver(try folder.package("a.gpkg", Fixture.parcels), folder) {
            ($0.format, $0.encoding) = (.shapefile, encoding)
        }
        let described = try VectorFile.describe(folder.path("out/DLTB.shp")).layers[0]
        #expect(described.encoding == encoding && described.crs == .epsg(4526))
        for (field, standard) in zip(described.fields, StandardLayer.parcels.fields) {
            #expect(field.name == standard.standardName && field.kind == standard.kind)
            if standard.width > 0 { #expect(field.width == min(254, standard.width), "\(field.name)") }
            if standard.kind == .real { #expect(field.precision == standard.decimals, "\(field.name)") }
        }
        let layer = try VectorFile.read(LayerRequest(path: folder.path("out/DLTB.shp")))
        #expect(layer.column("DLMC") == .text(["水田", "农村宅基地", nil]))
    }

    @Test func valuesComeInTheStandardsForm() async throws {
        let folder = Scratch()
        var layer = Layer(name: "地类图斑", crs: .epsg(4526), geometry: Fixture.parcels.geometry)
        layer.add(Field("dlbm", .text), .text([" 0101 ", "0702\u{3000}", "01040302"]))
        layer.add(Field("TBMJ", .text), .text(["１２３．４５６", "about 5", nil]))
        layer.add(Field("GDDB", .real), .real([5, 5.5, nil]))
        layer.add(Field("YSDM", .text), .text(["2001010100", " ", "9"]))
        layer.add(Field("Shape_Area", .real), .real([1, 2, 3]))
        let (outcome, manifest) = try await deliver(try folder.package("a.gpkg", layer), folder)
        let back = try VectorFile.read(LayerRequest(path: folder.path("out/standard.gpkg")))
        #expect(back.column("DLBM") == .text(["0101", "0702", "01040302"]))
        #expect(back.column("TBMJ") == .real([123.46, nil, nil]))
        #expect(back.column("GDDB") == .integer([5, nil, nil]))
        #expect(back.column("YSDM") == .text(["2001010100", "2001010100", "9"]))
        #expect(
            outcome.issues.map(\.rule)
                == ["text-too-long", "value-not-number", "value-not-number"].sorted(by: utf8Less)
                || Set(outcome.issues.map(\.rule)) == ["text-too-long", "value-not-number"])
        #expect(outcome.issues.count == 3)
        let parcels = try entry(manifest, "DLTB")
        #expect(parcels["left_out_fields"] as? [String] == ["Shape_Area"])
        #expect(parcels["rounded"] as? [String: Int] == ["TBMJ": 1])
        #expect(parcels["left_empty_not_numbers"] as? [String: Int] == ["GDDB": 1, "TBMJ": 1])
        #expect(parcels["longer_than_standard"] as? [String: Int] == ["DLBM": 1])
        #expect((parcels["filled"] as? [String: [String: Any]])?["YSDM"]?["rows"] as? Int == 1)
        let listed = folder.text("out/issues.csv").split(separator: "\n").dropFirst()
        #expect(listed.count { $0.hasPrefix("conversion,") } == 3)
        // What is delivered was checked: the codes that are too long, and the values left empty.
        let found = outcome.check.issues.map(\.rule.id)
        #expect(found.contains("class-unknown") && found.contains("feature-code") && found.contains("area-missing"))
        #expect(listed.count { $0.hasPrefix("check,") } == found.count)
        let check = try #require(manifest["check"] as? [String: Any])
        #expect(check["errors"] as? Int == outcome.check.count(.error))
        #expect((check["counts"] as? [String: Int])?["class-unknown"] == found.count { $0 == "class-unknown" })
    }

    @Test func aProjectGivesItsLayersAndItsFieldNames() async throws {
        let folder = Scratch()
        var villages = Layer(name: "cun", crs: .epsg(4549), geometry: .polygons(PolygonColumn()))
        var shapes = PolygonColumn()
        for row in 0..<2 { shapes.append(row: row, of: Fixture.polygons) }
        villages = Layer(name: "cun", crs: .epsg(4526), geometry: .polygons(shapes))
        villages.add(Field("CUNDM", .text), .text(["430603001200", "430603001201"]))
        villages.add(Field("CUNMC", .text), .text(["清溪村", "双花村"]))
        _ = try folder.package("cun.gpkg", villages)
        var degrees = Fixture.parcels
        degrees.name = "dltb"
        _ = try folder.package("dltb.gpkg", degrees)
        _ = try folder.package("roads.gpkg", Fixture.places)
        try folder.write(
            """
            name: 云溪
            county: {code: "430603", name: 云溪区}
            layers:
              villages: {path: cun.gpkg, fields: {code: CUNDM, name: CUNMC}}
              parcels: {path: dltb.gpkg}
              roads: {path: roads.gpkg}
            """, to: "project.yaml")
        let (outcome, manifest) = try await deliver(folder.path("project.yaml"), folder)
        #expect(outcome.layers.map(\.name) == ["DLTB", "CJDCQ"])
        let layer = try VectorFile.read(LayerRequest(path: folder.path("out/standard.gpkg"), layer: "CJDCQ"))
        #expect(layer.column("ZLDWDM") == .text(["430603001200", "430603001201"]))
        #expect(layer.column("ZLDWMC") == .text(["清溪村", "双花村"]))
        let left = try #require(manifest["left_out"] as? [[String: String]])
        #expect(left.map { $0["name"] } == ["roads"])
        #expect((manifest["county"] as? [String: String])?["code"] == "430603")
        // No path of this machine gets into the manifest.
        #expect(!folder.text("out/manifest.json").contains(folder.url.path))
    }

    @Test func degreesGoIntoTheirNaturalZone() async throws {
        let folder = Scratch()
        var request = Conversion.Request(
            source: LayerRequest(path: try folder.package("a.gpkg", Fixture.parcels)),
            output: folder.path("DLTB.geojson"))
        request.target = nil
        _ = try Conversion.run(request)
        let (outcome, manifest) = try await deliver(folder.path("DLTB.geojson"), folder) { $0.standard = .parcels }
        #expect(outcome.zone.number == 38 && outcome.zone.prefixed)
        #expect((manifest["crs"] as? [String: Any])?["zone_reason"] as? String != nil)
        let operation = try #require(try entry(manifest, "DLTB")["operation"] as? [String: Any])
        #expect(operation["accuracy_m"] as? Double == 0)
    }

    @Test func whatIsNoStandardLayerIsRefused() async throws {
        let folder = Scratch()
        let source = try folder.package("a.gpkg", Fixture.places)
        await #expect(throws: ExchangeError.self) { try await deliver(source, folder) }
        var first = Fixture.parcels, second = Fixture.parcels
        (first.name, second.name) = ("DLTB_2022", "DLTB_2023")
        let two = try folder.package("b.gpkg", first, second)
        await #expect {
            try await deliver(two, folder)
        } throws: { error in
            (error as? ExchangeError)?.description.contains("DLTB_2022, DLTB_2023") == true
        }
        _ = try await deliver(two, folder) { $0.source.layer = "DLTB_2023" }
        await #expect(throws: OutputError.self) { try await deliver(two, folder) { $0.source.layer = "DLTB_2023" } }
        _ = try await deliver(two, folder) { ($0.source.layer, $0.overwrite) = ("DLTB_2022", true) }
    }

    @Test func theSameBytesEveryTime() async throws {
        let folder = Scratch(), other = Scratch()
        for format in [OutputFormat.geoPackage, .shapefile] {
            for place in [folder, other] {
                let source = try place.package("\(format.rawValue).gpkg", Fixture.parcels)
                var request = Delivery.Request(source: LayerRequest(path: source), output: place.path(format.rawValue))
                request.format = format
                _ = try await Delivery.run(request)
            }
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path(format.rawValue)) {
                guard name != "manifest.json" else { continue }  // names the source as it was written
                #expect(folder.bytes("\(format.rawValue)/\(name)") == other.bytes("\(format.rawValue)/\(name)"))
            }
        }
    }
}
