import Columns
import Exchange
import Foundation
import OGR
import Testing

/// Rows that cannot be where they say they are: set aside by name, or the layer is refused with the better code.
@Suite struct ConversionRowsTests {
    private func convert(
        _ source: String, _ output: String, _ change: (inout Conversion.Request) -> Void = { _ in }
    ) throws -> Conversion.LayerOutcome {
        var request = Conversion.Request(source: LayerRequest(path: source), output: output)
        change(&request)
        return try Conversion.run(request).layers[0]
    }

    /// Squares of 100 m at these places.
    private func squares(_ places: [Position], _ code: Int) -> Layer {
        var column = PolygonColumn()
        for p in places {
            let (x, y) = (p.x + 100, p.y + 100)
            column.append(parts: [[[p.x, p.y, p.x, y, x, y, x, p.y, p.x, p.y]]])
        }
        var layer = Layer(name: "DLTB", crs: .epsg(code), geometry: .polygons(column))
        layer.add(Field("BSM", .text, width: 18), .text(places.indices.map { "B\($0)" }))
        return layer
    }

    private static let good = Position(38_450_000, 3_270_000)

    @Test(
        arguments: [
            (Position(38_450_000, 33_270_000), "outside-domain", "beyond the pole"),
            (Position(38_450_000, -3_200_000), "outside-domain", "south of the equator"),
            (Position(450_000, 3_270_000), "zone-mixed", "six digits"),
            (Position(37_450_000, 3_270_000), "zone-mixed", "zone 37"),
            (Position(3_270_000, 38_450_000), "zone-mixed", "northing before easting"),
            (Position(0, 0), "outside-domain", "(0, 0)"),
            (Position(1e15, 1e15), "outside-domain", "no zone has"),
            (Position(38_450_000, 1e18), "outside-domain", "pole"),
        ])
    func aRowThatCannotBeIsSetAsideInEveryFormat(odd: Position, rule: String, says: String) throws {
        let folder = Scratch()
        let source = try folder.package("a.gpkg", squares([Self.good, odd, Position(38_460_000, 3_270_000)], 4526))
        for suffix in ["gpkg", "shp", "geojson", "csv", "txt"] {
            let out = try convert(source, folder.path("b." + suffix))
            #expect(out.rows == 2)
            let issue = try #require(out.issues.first)
            #expect(out.issues.count == 1 && issue.row == 1 && issue.id == "B1" && issue.rule == rule)
            #expect(issue.message.contains(says), "\(issue.message)")
        }
        let back = try VectorFile.read(LayerRequest(path: folder.path("b.gpkg")))
        #expect(back.column("BSM") == .text(["B0", "B2"]))
    }

    @Test(arguments: [nil, 4526, 4527]) func eastingsDecideBetweenCodesHoweverTheyAreNamed(told: Int?) throws {
        let folder = Scratch()
        let places = [Position(39_450_000, 3_270_000), Position(39_460_000, 3_270_000)]
        let source = try folder.package("a.gpkg", squares(places, 4526))
        func run() throws -> Conversion.LayerOutcome {
            try convert(source, folder.path("b.geojson")) { if let told { $0.source.crs = .epsg(told) } }
        }
        if told == 4527 {
            #expect(try run().rows == 2)
            return
        }
        let error = try #require(throws: ExchangeError.self) { try run() }
        #expect(error.kind == .refused)
        #expect(error.description.contains("zone 38") && error.description.contains("zone 39"))
        #expect(error.advice?.contains("crs: EPSG:4527") == true)
        #expect(folder.listing == ["a.gpkg"])
    }

    /// A collection without features is an answer, in the format that it came in too.
    @Test(arguments: ["geojson", "gpkg", "csv"]) func anEmptyCollectionIsAnEmptyLayer(suffix: String) throws {
        let folder = Scratch()
        let source = folder.path("empty.geojson")
        try Data(#"{"type":"FeatureCollection","features":[]}"#.utf8).write(to: URL(fileURLWithPath: source))
        #expect(try convert(source, folder.path("out." + suffix)).rows == 0)
        #expect(folder.listing.contains("out." + suffix))
    }

    /// A table of places under a zone with the number though its eastings have none.
    @Test func everyRowOutsideMeansThatTheCodeIsWrong() throws {
        let folder = Scratch()
        try folder.write("name,easting,northing\na,547000,3270000\nb,548000,3271000\n", to: "p.csv")
        let error = try #require(throws: ExchangeError.self) {
            try convert(folder.path("p.csv"), folder.path("b.geojson")) { $0.source.crs = .epsg(4527) }
        }
        #expect(error.description.contains("six digits") && error.advice?.contains("EPSG:4548") == true)
        #expect(folder.listing == ["p.csv"])
    }

    @Test(arguments: [true, false]) func latitudeBeforeLongitudeIsRefused(isShifted: Bool) throws {
        let folder = Scratch()
        try folder.write("name,longitude,latitude\na,29.5,113.1\nb,29.6,113.2\n", to: "p.csv")
        let error = try #require(throws: ExchangeError.self) {
            try convert(folder.path("p.csv"), folder.path("b.geojson")) {
                if isShifted { $0.offset = .gcj02 } else { $0.source.crs = .cgcs2000 }
            }
        }
        #expect(error.description.contains("latitude before longitude"))
        #expect(folder.listing == ["p.csv"])
    }

    @Test func noRowLeftIsARefusal() throws {
        let folder = Scratch()
        var points = PointColumn()
        for _ in 0..<2 { points.append(Position(0, 0)) }
        let source = try folder.package("a.gpkg", Layer(name: "p", crs: .cgcs2000, geometry: .points(points)))
        let error = try #require(throws: ExchangeError.self) { try convert(source, folder.path("b.geojson")) }
        #expect(error.description.contains("none of its 2 rows") && error.kind == .refused)
        #expect(folder.listing == ["a.gpkg"])
    }

    @Test func rowsWithoutGeometryAreWrittenAndTold() throws {
        let folder = Scratch()
        let out = try convert(try folder.package("a.gpkg", Fixture.places), folder.path("b.geojson"))
        #expect(out.rows == 3 && out.notes.contains { $0.en.hasPrefix("1 rows have no geometry") })
    }

    /// Older files name the CRS by its code; it is read as by every other command.
    @Test func aCodeOfAnOldGeoJSONIsItsCRS() throws {
        let folder = Scratch()
        let point = #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[113.1,29.5]}}"#
        for (code, file) in [(4490, "a.geojson"), (999999, "b.geojson")] {
            let crs = #"{"type":"EPSG","properties":{"code":\#(code)}}"#
            try folder.write(#"{"type":"FeatureCollection","crs":\#(crs),"features":[\#(point)]}"#, to: file)
        }
        #expect(try convert(folder.path("a.geojson"), folder.path("a.gpkg")).crs == .epsg(4490))
        let error = try #require(throws: OGRError.self) { try convert(folder.path("b.geojson"), folder.path("b.gpkg")) }
        #expect(error.description.contains("crs"), "\(error)")
    }

    // MARK: Options without effect

    @Test func optionsWithoutEffectAreErrors() throws {
        let folder = Scratch()
        try folder.write("name,beds\na,1\n", to: "t.csv")
        let package = try folder.package("a.gpkg", Fixture.places)
        let changes: [(String, String, (inout Conversion.Request) -> Void)] = [
            (folder.path("t.csv"), "b.csv", { $0.offset = .gcj02 }),
            (folder.path("t.csv"), "b.csv", { $0.target = .crs(.epsg(4526)) }),
            (folder.path("t.csv"), "b.csv", { $0.source.crs = .epsg(4526) }),
            (package, "b.geojson", { $0.source.encoding = "GBK" }),
            (package, "b.geojson", { $0.cornerPoints.decimals = 2 }),
            (package, "b.geojson", { $0.cornerPoints.decimals = CornerPointOptions.usualDecimals }),
            (package, "b.csv", { $0.cornerPoints.header = [.init("数据产生单位", "某局")] }),
        ]
        for (source, output, change) in changes {
            let error = try #require(throws: ExchangeError.self) { try convert(source, folder.path(output), change) }
            #expect(error.kind == .usage, "\(error)")
        }
        #expect(folder.listing == ["a.gpkg", "t.csv"])
        _ = try convert(package, folder.path("b.geojson")) { $0.source.encoding = "utf-8" }
    }

    @Test func theRectangleOfWebMapsIsTold() throws {
        let folder = Scratch()
        try folder.write("name,longitude,latitude\na,113.1,29.5\n", to: "p.csv")
        let out = try convert(folder.path("p.csv"), folder.path("b.geojson")) { $0.offset = .gcj02 }
        #expect(out.notes.contains { $0.en.contains("rectangle 72.004…137.8347°E") })
    }

    @Test func areasInSquareMetresAreToldOnceAndWrittenInHectares() throws {
        let folder = Scratch()
        func parcel(_ n: Int, _ area: String) -> String {
            let (e, x) = (38_450_000 + 200 * n, 3_270_000)
            return """
                4,\(area),\(n),甲,面,,,,@
                J1,1,\(x),\(e)
                J2,1,\(x + 100),\(e)
                J3,1,\(x + 100),\(e + 100)
                J4,1,\(x),\(e + 100)
                J1,1,\(x),\(e)

                """
        }
        // On the ground 9999.39 m²: 50 km off the meridian a square of 100 m in the plane is 0.61 m² less.
        try folder.write(
            "[属性描述]\n坐标系=2000国家大地坐标系\n带号=38\n[地块坐标]\n" + parcel(0, "9999.39") + parcel(1, "9999.39"), to: "a.txt")
        let out = try convert(folder.path("a.txt"), folder.path("b.gpkg"))
        #expect(out.issues.isEmpty, "\(out.issues)")
        #expect(out.notes.filter { $0.en.contains("square metres") }.count == 1)
        let layer = try VectorFile.read(LayerRequest(path: folder.path("b.gpkg")))
        #expect(layer.column("面积平方米") == .text(["9999.39", "9999.39"]) && layer.column("面积公顷") == nil)
        _ = try convert(folder.path("b.gpkg"), folder.path("c.txt"))
        #expect(folder.bytes("c.txt").range(of: Data("4,0.999939,0,".utf8)) != nil)
    }

    /// A geometry that cannot be decoded is set aside, whoever reads it; one that is not there is written.
    @Test(arguments: ["geojson", "csv"]) func brokenGeometriesAreSetAside(_ format: String) throws {
        let folder = Scratch()
        let square = [[113.0, 29], [113.1, 29], [113.1, 29.1], [113, 29]]
        let json = "{\"type\":\"Polygon\",\"coordinates\":[\(square)]}"
        let wkt = "\"POLYGON((\(square.map { "\($0[0]) \($0[1])" }.joined(separator: ","))))\""
        let rows = [
            ("B0", json, wkt), ("B1", "{\"type\":\"Polygon\",\"coordinates\":[[[1]]]}", "POLYGON((1))"),
            ("B2", "null", ""),
        ]
        let source = folder.path("in." + format)
        if format == "csv" {
            try ("BSM,WKT\n" + rows.map { "\($0.0),\($0.2)\n" }.joined()).write(
                toFile: source, atomically: true, encoding: .utf8)
        } else {
            let features = rows.map {
                "{\"type\":\"Feature\",\"properties\":{\"BSM\":\"\($0.0)\"},\"geometry\":\($0.1)}"
            }
            try "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}".write(
                toFile: source, atomically: true, encoding: .utf8)
        }
        let output = folder.path("out.gpkg")
        let outcome = try convert(source, output) { $0.source.crs = .cgcs2000 }
        #expect(outcome.rows == 2)
        #expect(try VectorFile.read(LayerRequest(path: output)).column("BSM") == .text(["B0", "B2"]))
        #expect(outcome.issues.map { "\($0.rule) \($0.row)" } == ["geometry-broken 1"])
        #expect(outcome.issues.first?.message.hasSuffix("the row is set aside") == true)
        #expect(outcome.notes.contains { $0.en.hasPrefix("1 rows have no geometry") })
    }

    /// A row six degrees from the meridian of the zone that is asked for has no place in it; read again it would be none.
    @Test func rowsWithoutAPlaceInTheTarget() throws {
        let folder = Scratch()
        var column = PolygonColumn()
        for (west, south) in [(114.0, 29.0), (108.0, 29.0), (114.2, 29.1)] {
            column.append([
                [west, south, west + 0.01, south, west + 0.01, south + 0.01, west, south + 0.01, west, south]
            ])
        }
        var layer = Layer(name: "land", crs: .cgcs2000, geometry: .polygons(column))
        layer.add(Field("BSM", .text), .text(["a", "b", "c"]))
        let source = try folder.package("in.gpkg", layer)
        let output = folder.path("out.gpkg")
        let outcome = try convert(source, output) { $0.target = .crs(.epsg(4526)) }
        #expect(outcome.rows == 2)
        #expect(outcome.issues.map { "\($0.rule) \($0.row)" } == ["zone-mixed 1"])
        #expect(try VectorFile.read(LayerRequest(path: output)).column("BSM") == .text(["a", "c"]))
        #expect(throws: ExchangeError.self) {
            _ = try convert(source, folder.path("far.gpkg")) { $0.target = .crs(.epsg(4519)) }
        }
    }
}
