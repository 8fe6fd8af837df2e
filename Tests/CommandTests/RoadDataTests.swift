import Columns
import Foundation
import OGR
import TestSupport
import Testing

/// Road layers and services as they come: what is doubtful or missing is told, and never stops a run.
@Suite(.slow) struct RoadDataTests {
    private struct Run {
        let folder: TemporaryFolder
        let result: Command.Result

        func issues() throws -> String {
            try String(contentsOfFile: folder.path("out/issues.csv"), encoding: .utf8)
        }

        func part(_ key: String) throws -> [String: Any] {
            let data = try Data(contentsOf: URL(filePath: folder.path("out/summary.json")))
            let summary = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            return try #require(summary[key] as? [String: Any], "\(key)")
        }
    }

    private func analyze(_ county: SmallCounty, then spoil: (TemporaryFolder) throws -> Void = { _ in }) throws -> Run {
        let folder = try TemporaryFolder()
        let project = try county.write(to: folder)
        try spoil(folder)
        let result = try Command.run([
            "analyze", project, "-o", folder.path("out"), "--quiet", "--lang", "en",
        ])
        return Run(folder: folder, result: result)
    }

    private func roads(_ lines: [[Double]], _ texts: [(String, [String?])]) -> Layer {
        var column = LineColumn()
        for line in lines { column.append(line) }
        var layer = Layer(name: "roads", crs: SmallCounty.crs, geometry: .lines(column))
        for (field, values) in texts { layer.add(Field(field, .text), .text(values)) }
        return layer
    }

    /// Two rows of one line, 5 km: works of 5 km, and not the 9.6 that a target asks for twice over.
    @Test func duplicateRoadsCountOnce() throws {
        var county = SmallCounty()
        let (x, y) = (SmallCounty.origin.x, SmallCounty.origin.y + 1200)
        county.roads = roads(
            [[x, y, x + 5000, y], [x + 5000, y, x, y], [x + 4000, y, x + 6000, y]],
            [
                ("id", ["R0", "R1", "R2"]), ("class", ["村道", "村道", "村道"]), ("works", ["白改黑", "白改黑", "白改黑"]),
                ("year", ["2024", "2024", "2024"]),
            ])
        county.project += "policies: [\"builtin:yunxi-2024\"]\n"
        let run = try analyze(county)
        #expect(run.result.status == 0, "\(run.result.errors)")
        let lines = try #require(try run.part("road_works")["lines"] as? [[String: Any]])
        #expect(lines.count == 1)
        let targets = try #require(try run.part("targets")["results"] as? [[String: Any]])
        let target = try #require(targets.first { $0["id"] as? String == "YX24-15" })
        #expect((target["measured"] as? String)?.hasPrefix("6.00") == true, "\(target)")
        #expect(target["state"] as? String == "not_met")
        let issues = try run.issues()
        #expect(issues.contains("duplicate") && issues.contains("overlap"), "\(issues)")
    }

    private static let questions = """
        locate: [{service: clinic, model: mclp, sites: 2, minutes: 15}, {service: clinic, model: lscp, minutes: 15}]
        accessibility: [{service: clinic, method: 2sfca, minutes: 60, mode: drive}]
        policies: ["builtin:yunxi-2024"]

        """

    /// No row, and rows without length: all villages are unreached, and the run finishes.
    @Test(arguments: ["empty", "point"])
    func noRoadAtAll(_ kind: String) throws {
        var county = SmallCounty()
        county.project += Self.questions
        let (x, y) = (SmallCounty.origin.x, SmallCounty.origin.y)
        switch kind {
        case "empty": county.roads = county.roads.selecting([])
        default: county.roads = roads([[x, y, x, y]], [("class", ["村道"])])
        }
        let run = try analyze(county)
        #expect(run.result.status == 0, "\(run.result.errors)")
        let standards = try #require(try run.part("coverage")["standards"] as? [[String: Any]])
        #expect((standards[0]["without_road"] as? [Any])?.count == 6 && standards[0]["share"] as? Double == 0)
        let items = try #require(try run.part("location")["items"] as? [[String: Any]])
        for item in items {
            #expect((item["failure"] as? [String: String])?["en"]?.contains("has a road within") == true)
            #expect((item["without_road"] as? [Any])?.count == 6)
        }
        let network = try run.part("network")
        #expect(network["edges"] as? Int == 0 && (network["villages_without_road"] as? [Any])?.count == 6)
        let issues = try run.issues()
        #expect(issues.contains(kind == "point" ? "zero-length" : "roads,,,no-usable-row"), "\(issues)")
        #expect(issues.contains("not-computable"), "\(issues)")
    }

    /// A layer of another kind, or none, is a wrong project: it is refused.
    @Test func theWrongLayerIsRefused() throws {
        var county = SmallCounty()
        county.roads = SmallCounty.villages()
        let polygons = try analyze(county)
        #expect(polygons.result.status == 3, "\(polygons.result.errors)")
        #expect(polygons.result.errors.contains("holds polygon geometry, expected line"), "\(polygons.result.errors)")
        let missing = try analyze(SmallCounty()) { try FileManager.default.removeItem(atPath: $0.path("roads.gpkg")) }
        #expect(missing.result.status == 2)
    }

    /// A point among the roads is set aside and told.
    @Test func aPointAmongTheRoads() throws {
        var county = SmallCounty()
        county.project = county.project.replacing(
            "roads: {path: roads.gpkg}", with: "roads: {path: roads.geojson, crs: EPSG:4526}")
        let (x, y) = (SmallCounty.origin.x, SmallCounty.origin.y + 1200)
        let run = try analyze(county) { folder in
            try folder.write(
                """
                {"type": "FeatureCollection", "features": [
                {"type": "Feature", "properties": {"class": "村道"}, "geometry":
                {"type": "LineString", "coordinates": [[\(x), \(y)], [\(x + 6000), \(y)]]}},
                {"type": "Feature", "properties": {"class": "村道"}, "geometry":
                {"type": "Point", "coordinates": [\(x), \(y)]}}]}
                """, to: "roads.geojson")
        }
        #expect(run.result.status == 0, "\(run.result.errors)")
        let issues = try run.issues()
        #expect(issues.contains("roads,,,other-geometry") && issues.contains("1 rows with point"), "\(issues)")
    }

    /// A service that no road is near is told one by one; so are unknown classes and values that are no numbers.
    @Test func servicesAndRoadsThatSayLittle() throws {
        var county = SmallCounty()
        let p = SmallCounty.origin
        county.services = Layer(
            name: "services", crs: SmallCounty.crs,
            geometry: .points(PointColumn([Position(p.x - 30_000, p.y), Position(p.x + 500, p.y + 1500)])))
        county.services.add(Field("kind", .text), .text(["clinic", "clinic"]))
        county.services.add(Field("name", .text), .text(["远诊所", "卫生室"]))
        let texts: [(String, [String?])] = [
            ("class", ["神路", nil, "县道"]), ("maxspeed", ["50 leagues", "40", nil]), ("lanes", ["2;3", "2", nil]),
        ]
        let old = SmallCounty.roads()
        county.roads = Layer(name: "roads", crs: old.crs, geometry: old.geometry)
        for (field, values) in texts { county.roads.add(Field(field, .text), .text(values)) }
        let run = try analyze(county)
        #expect(run.result.status == 0, "\(run.result.errors)")
        #expect(run.result.output.contains("1 services without a road"), "\(run.result.output)")
        #expect(run.result.output.contains("2, driven at 20 km/h (no class 1, 神路 1)"), "\(run.result.output)")
        let issues = try run.issues()
        #expect(issues.contains("远诊所,no-road"), "\(issues)")
        #expect(issues.contains("speed `50 leagues` is not understood"), "\(issues)")
        #expect(issues.contains("lanes `2;3` is not a number"), "\(issues)")
        let table = try String(contentsOfFile: run.folder.path("out/tables/道路长度表.csv"), encoding: .utf8)
        #expect(table.contains("其他或未知（按 20 千米/时）"), "\(table)")
        let page = try String(contentsOfFile: run.folder.path("out/report.html"), encoding: .utf8)
        #expect(page.contains("services_without_road"))
    }

    /// Lines of the county and beyond it on one piece of ground, twice each and of several classes: the ground is the county's,
    /// once, of its own highest class.
    @Test func groundOfBothLayersIsTheCountysOnce() throws {
        var county = SmallCounty()
        county.project = county.project.replacing(
            "  parcels:", with: "  external_roads: {path: beyond.gpkg}\n  parcels:")
        let (x, y) = (SmallCounty.origin.x, SmallCounty.origin.y + 1200)
        county.roads = roads(
            [[x, y, x + 3000, y, x + 6000, y], [x + 6000, y, x + 3000, y, x, y], [x, y, x + 2000, y]],
            [("class", ["村道", "县道", "小路"]), ("oneway", [nil, "yes", nil])])
        let run = try analyze(county) { folder in
            let beyond = roads(
                [[x, y, x + 3000, y, x + 6000, y], [x + 5000, y, x + 8000, y], [x + 8000, y, x + 5000, y]],
                [("class", ["国道", "高速", "省道"])])
            try SmallCounty.write(beyond, to: folder.path("beyond.gpkg"))
        }
        #expect(run.result.status == 0, "\(run.result.errors)")
        let network = try run.part("network")
        func metres(_ key: String) -> Double { network[key] as? Double ?? 0 }
        #expect(abs(metres("length_m") - 6000) < 1 && abs(metres("external_length_m") - 2000) < 1, "\(network)")
        let own = try #require(network["length_by_class"] as? [[String: Any]])
        #expect(own.compactMap { $0["class"] as? String } == ["县道"], "\(own)")
        let steps = try #require(network["steps"] as? [[String: Any]])
        #expect(steps.contains { $0["name"] as? String == "shared-ground" && $0["count"] as? Int != 0 })
        #expect(try run.issues().contains("shared-ground"))
    }

    /// An anchor that no road is near is told by name, with the distance and what to do; without another there are no belts.
    @Test func anchorsWithoutARoad() throws {
        var county = SmallCounty()
        let p = SmallCounty.origin
        county.anchors = Layer(
            name: "anchors", crs: SmallCounty.crs, geometry: .points(PointColumn([Position(p.x + 1000, p.y + 2200)])))
        county.anchors.add(Field("name", .text), .text(["远镇"]))
        county.project += "options: {reach_metres: 500}\n"
        let run = try analyze(county)
        #expect(run.result.status == 0, "\(run.result.errors)")
        let issues = try run.issues()
        #expect(issues.contains("远镇,no-road") && issues.contains("1000 m off: move the anchor"), "\(issues)")
        #expect(run.result.output.contains("远镇 1000 m"), "\(run.result.output)")
        let absent = run.result.output + run.result.errors
        #expect(absent.contains("no anchor has a road within 500 m that may be driven: 远镇"), "\(absent)")
        let told = try #require(try run.part("network")["anchors_without_road"] as? [[String: Any]])
        #expect(told.first?["name"] as? String == "远镇" && told.first?["distance_m"] as? Double == 1000, "\(told)")
    }

    /// One-way values that are not understood, in the figures of the run and on the terminal.
    @Test func directionsThatAreNotUnderstood() throws {
        var county = SmallCounty()
        county.roads.add(Field("oneway", .text), .text(["maybe", "2", "no"]))
        let run = try analyze(county)
        #expect(run.result.status == 0, "\(run.result.errors)")
        #expect(run.result.output.contains("2, taken as two-way (2 1, maybe 1)"), "\(run.result.output)")
        let told = try #require(try run.part("network")["unread_oneway"] as? [[String: Any]])
        #expect(told.count == 2)
        #expect(try run.issues().contains("oneway `maybe` is not understood; the road is taken as two-way"))
    }

    /// A vertex at the pole, at 10³⁰ or far to the east sets its own row aside by name; alone in the layer it does too, without
    /// advice about the CRS, and the villages are unreached.
    @Test func verticesFarFromEverything() throws {
        var county = SmallCounty()
        let (x, y) = (SmallCounty.origin.x, SmallCounty.origin.y + 1200)
        let good = [[x, y, x + 6000, y], [x, y + 2000, x + 6000, y + 2000], [x, y, x, y + 2000]]
        let odd: [[Double]] = [[x, y, x, 10_001_965.7], [x, y, 1e30, 1e30], [x, y, 1e30, y], [x, y, x + 1e8, y]]
        let keys = ["R", "S", "T", "pole", "huge", "east", "far"]
        county.roads = roads(good + odd, [("id", keys), ("class", keys.map { _ in "县道" })])
        let run = try analyze(county)
        #expect(run.result.status == 0, "\(run.result.errors)")
        let issues = try run.issues()
        for key in ["pole", "huge", "east", "far"] { #expect(issues.contains("\(key),outside-domain"), "\(issues)") }
        let network = try run.part("network")
        #expect(abs((network["length_m"] as? Double ?? 0) - 14_000) < 1, "\(network)")
        county.roads = roads([odd[1]], [("id", ["huge"]), ("class", ["县道"])])
        let alone = try analyze(county)
        #expect(alone.result.status == 0, "\(alone.result.errors)")
        let told = try alone.issues()
        #expect(told.contains("huge,outside-domain") && told.contains("roads,,,no-usable-row"), "\(told)")
        #expect(told.contains("all 1 rows of the layer are set aside (outside-domain 1)"), "\(told)")
        #expect((try alone.part("network")["villages_without_road"] as? [Any])?.count == 6)
    }

    /// An expressway by the villages' places, with a ramp at its end: belts run on the road behind it.
    @Test func beltsKeepOffExpressways() throws {
        var county = SmallCounty()
        let (x, y) = (SmallCounty.origin.x, SmallCounty.origin.y)
        county.roads = roads(
            [
                [x, y + 1200, x + 3000, y + 1200, x + 6000, y + 1200], [x, y + 1450, x + 6000, y + 1450],
                [x + 6000, y + 1450, x + 6000, y + 1200], [x, y + 3200, x + 6000, y + 3200],
            ],
            [("class", ["省道", "高速", "高速公路匝道", "村道"]), ("name", ["S208", "G4", "匝道", "村路"])])
        let run = try analyze(county)
        #expect(run.result.status == 0, "\(run.result.errors)")
        let belts = try #require(try run.part("belts")["belts"] as? [[String: Any]])
        #expect(!belts.isEmpty)
        for belt in belts { #expect(belt["roads"] as? [String] == ["S208"], "\(belt)") }
    }

    /// Roads past the county line are no roads of the county.
    @Test func lengthsAreTheCountysOwn() throws {
        var county = SmallCounty()
        county.project = county.project.replacing(
            "  parcels:", with: "  external_roads: {path: beyond.gpkg}\n  parcels:")
        let (x, y) = (SmallCounty.origin.x, SmallCounty.origin.y + 1200)
        let run = try analyze(county) { folder in
            let beyond = roads(
                [[x, y, x - 5000, y], [x, y, x + 3000, y, x + 6000, y]],
                [("class", ["村道", "高速"]), ("name", ["外", "S208"])])
            try SmallCounty.write(beyond, to: folder.path("beyond.gpkg"))
        }
        #expect(run.result.status == 0, "\(run.result.errors)")
        let network = try run.part("network")
        func metres(_ key: String) -> Double { network[key] as? Double ?? 0 }
        // The plane is that of a 3-degree zone; its middle is near.
        #expect(abs(metres("length_m") - 14_000) < 1 && abs(metres("external_length_m") - 5000) < 1, "\(network)")
        let own = try #require(network["length_by_class"] as? [[String: Any]])
        #expect(own.compactMap { $0["class"] as? String } == ["省道", "县道", "村道"])
    }
}
