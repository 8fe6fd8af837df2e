import Columns
import Foundation
import OGR
import Testing

/// `qiancun check` as a user meets it: on a project, on files, with places and repaired copies.
@Suite struct CheckTests {
    private struct Document: Decodable {
        struct Issue: Decodable {
            let layer: String, rule: String, severity: String, message: String
            let id: String?, unit: String?, other: String?
            let place: [Double]?
            let measure: Double?
        }
        struct Step: Decodable {
            let layer: String, id: String, step: String
            let area_before_m2: Double?, area_after_m2: Double?
        }
        let issues: [Issue]
        let counts: [String: Int]
        let repairs: [Step]?
    }

    private func document(_ arguments: [String], status: Int32 = 0) throws -> Document {
        let result = try Command.run(["check", "--json", "--quiet"] + arguments)
        #expect(result.status == status, "\(result.errors)")
        return try JSONDecoder().decode(Document.self, from: Data(result.output.utf8))
    }

    /// Three parcels side by side: the second overlaps the first by 10 m², stands twice, and the third is a bow tie.
    private func spoiled(_ folder: TemporaryFolder) throws -> String {
        let o = SmallCounty.origin
        func box(_ x: Double, _ width: Double) -> [Double] {
            [o.x + x, o.y, o.x + x + width, o.y, o.x + x + width, o.y + 100, o.x + x, o.y + 100, o.x + x, o.y]
        }
        var shapes = PolygonColumn()
        shapes.append([box(0, 100)])
        shapes.append([box(99.9, 100.1)])
        shapes.append([box(99.9, 100.1)])
        shapes.append([[o.x + 300, o.y, o.x + 400, o.y + 100, o.x + 400, o.y, o.x + 300, o.y + 100, o.x + 300, o.y]])
        var needle = box(500, 100)
        needle.insert(contentsOf: [o.x + 600, o.y + 50, o.x + 620, o.y + 50.05, o.x + 600, o.y + 50.1], at: 4)
        shapes.append([needle])
        var layer = Layer(name: "DLTB", crs: SmallCounty.crs, geometry: .polygons(shapes))
        layer.add(Field("BSM", .text), .text(["1", "2", "2", "3", "4"].map { "43069921000000000\($0)" }))
        layer.add(Field("DLBM", .text), .text(Array(repeating: "0103", count: 5)))
        layer.add(Field("TBMJ", .real), .real([10_000, 10_010, 10_010, 5000, 10_001]))
        try SmallCounty.write(layer, to: folder.path("DLTB.gpkg"))
        return folder.path("DLTB.gpkg")
    }

    @Test func tellsTheIssuesOfAFileAsJSON() throws {
        let folder = try TemporaryFolder()
        let found = try document([try spoiled(folder)])
        let counts = Dictionary(found.issues.map { ($0.rule, 1) }, uniquingKeysWith: +)
        #expect(found.counts == counts)
        let overlap = try #require(found.issues.first { $0.rule == "overlap" })
        #expect(overlap.layer == "DLTB" && overlap.id == "430699210000000001" && overlap.unit == "m2")
        #expect(overlap.other == "430699210000000002" && overlap.message.contains("430699210000000002"))
        #expect(abs((overlap.measure ?? 0) - 10) < 0.001 && overlap.severity == "error")
        #expect(abs((overlap.place?[0] ?? 0) - SmallCounty.origin.x - 99.95) < 0.06)
        for rule in ["duplicate-row", "self-crossing", "spike"] { #expect(counts[rule] == 1, "\(rule)") }
        #expect((counts["field-missing"] ?? 0) > 0 && counts["gap"] == nil)
        #expect(found.issues.allSatisfy { ($0.measure == nil) == ($0.unit == nil) })
    }

    @Test func theTableEndsWithTheCounts() throws {
        let folder = try TemporaryFolder()
        let path = try spoiled(folder)
        let english = try Command.run(["check", path, "--lang", "en"])
        #expect(english.status == 0)
        let lines = english.output.split(separator: "\n")
        #expect(lines[0] == "layer\tid\trule\tseverity\teasting\tnorthing\tmeasure\tunit\tmessage")
        #expect(lines.contains { $0.hasPrefix("DLTB\t430699210000000001\toverlap\terror\t") })
        #expect(lines.contains("1\toverlap\ttwo rows share ground"))
        #expect(lines.contains("layer\tDLTB\tDLTB 地类图斑\t5 rows"))
        #expect(lines.last?.contains(" errors, ") == true)
        let chinese = try Command.run(["check", path], language: nil)
        #expect(chinese.output.contains("1\toverlap\t图斑重叠"))
    }

    @Test func strictSaysThatThereAreErrors() throws {
        let folder = try TemporaryFolder()
        _ = try document([try spoiled(folder), "--strict"], status: 4)
    }

    @Test func placesOpenAsLayersOfPointsAndAreas() throws {
        let folder = try TemporaryFolder()
        let found = try document([try spoiled(folder), "--places", folder.path("places.gpkg")])
        let points = try VectorFile.read(LayerRequest(path: folder.path("places.gpkg"), layer: "places"))
        #expect(points.crs == SmallCounty.crs && points.geometry.kind == .point)
        #expect(points.count == found.issues.count { $0.place != nil })
        let areas = try VectorFile.read(LayerRequest(path: folder.path("places.gpkg"), layer: "areas"))
        #expect(areas.geometry.kind == .polygon && areas.column("rule")?.text(0) == "overlap")
        let box = areas.geometry.box(ofRow: 0)
        #expect(abs(box.width - 0.1) < 1e-6 && abs(box.height - 100) < 1e-6)
    }

    @Test func repairedCopiesLogTheAreaBeforeAndAfter() throws {
        let folder = try TemporaryFolder()
        let path = try spoiled(folder)
        let before = try Data(contentsOf: URL(filePath: path))
        let found = try document([path, "--repair", folder.path("repaired.gpkg")])
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        let steps = try #require(found.repairs)
        #expect(
            steps.map { "\($0.id.suffix(1)) \($0.step)" }.sorted() == [
                "2 duplicate-removed", "3 made-valid", "4 spikes-removed",
            ])
        let bowTie = try #require(steps.first { $0.step == "made-valid" })
        #expect(bowTie.area_after_m2 == 5000)
        let spike = try #require(steps.first { $0.step == "spikes-removed" })
        #expect(spike.area_before_m2 == 10_001 && spike.area_after_m2 == 10_000)
        let copy = try VectorFile.read(LayerRequest(path: folder.path("repaired.gpkg"), layer: "DLTB"))
        #expect(copy.count == 4 && copy.fields.map(\.name) == ["BSM", "DLBM", "TBMJ"])
        let log = try VectorFile.read(LayerRequest(path: folder.path("repaired.gpkg"), layer: "repairs"))
        #expect(log.count == 3 && log.column("area_after_m2")?.number(1) == 5000)
        // What was repaired is not told again; what was not, is.
        let again = try document([folder.path("repaired.gpkg")])
        #expect(Set(again.counts.keys).isDisjoint(with: ["duplicate-row", "self-crossing", "spike"]))
        #expect(again.counts["overlap"] == 1)
    }

    /// A hole that stands as a part: 10 000 − 400 m² once it is one, and no vertex is moved. `area --repair` says the same.
    @Test func ringsThatWereNestedAnewAreSaidToBe() throws {
        let folder = try TemporaryFolder()
        let o = SmallCounty.origin
        func square(_ from: Double, _ to: Double) -> [Double] {
            [(from, from), (to, from), (to, to), (from, to), (from, from)].flatMap { [o.x + $0.0, o.y + $0.1] }
        }
        var shapes = PolygonColumn()
        shapes.append(parts: [[square(0, 100)], [square(40, 60)]])
        var layer = Layer(name: "DLTB", crs: SmallCounty.crs, geometry: .polygons(shapes))
        layer.add(Field("BSM", .text), .text(["430699210000000001"]))
        try SmallCounty.write(layer, to: folder.path("DLTB.gpkg"))
        let steps = try #require(
            try document([folder.path("DLTB.gpkg"), "--repair", folder.path("repaired.gpkg")]).repairs)
        #expect(steps.map(\.step) == ["rings-nested"])
        #expect(steps.first?.area_after_m2 == 9600)
        let area = try Command.run(["area", folder.path("DLTB.gpkg"), "--repair"])
        #expect(area.errors.contains("nested anew"), "\(area.errors)")
    }

    @Test func aMissingFileIsNamed() throws {
        let result = try Command.run(["check", "/nowhere/DLTB.gpkg"])
        #expect(result.status == 2 && result.errors.contains("/nowhere/DLTB.gpkg"))
        let project = try Command.run(["check", "/nowhere/project.yaml"])
        #expect(project.status == 2 && project.errors.contains("/nowhere/project.yaml"))
    }

    @Test func anOutputThatStandsIsNotReplaced() throws {
        let folder = try TemporaryFolder()
        let path = try spoiled(folder)
        for option in ["--places", "--repair"] {
            let result = try Command.run(["check", path, option, path])
            #expect(result.status == 2 && result.errors.contains("is also an input"))
            let insisting = try Command.run(["check", path, option, path, "--overwrite"])
            #expect(insisting.status == 2 && insisting.errors.contains("is also an input"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["DLTB.gpkg"])
        let other = folder.path("there.gpkg")
        try "mine".write(toFile: other, atomically: true, encoding: .utf8)
        let refused = try Command.run(["check", path, "--places", other])
        #expect(refused.status == 2 && refused.errors.contains("the output file exists"))
        #expect(try String(contentsOfFile: other, encoding: .utf8) == "mine")
        let replaced = try Command.run(["check", path, "--places", other, "--overwrite"])
        #expect(replaced.status == 0 && !replaced.errors.contains("exists"), "\(replaced.errors)")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == [
                "DLTB.gpkg", "there.gpkg",
            ])
    }

    @Test func aFileThatIsNoLayerIsRefused() throws {
        let folder = try TemporaryFolder()
        try folder.write("no layer", to: "DLTB.gpkg")
        #expect(try Command.run(["check", folder.path("DLTB.gpkg")]).status == 3)
    }

    @Test func aProjectIsCheckedAloneAndSaysItsOwnOptions() throws {
        #expect(try Command.run(["check", "a.yaml", "b.gpkg"]).status == 2)
        #expect(try Command.run(["check", "a.yaml", "--crs", "EPSG:4526"]).status == 2)
    }

    /// No format holds a coordinate that is no number: the repaired copy keeps the row and not its shape.
    @Test func aShapeThatIsNotFiniteIsKeptWithoutIt() throws {
        let folder = try TemporaryFolder()
        func place(_ name: String, _ top: String) -> String {
            "<Placemark><name>\(name)</name><Polygon><outerBoundaryIs><LinearRing><coordinates>113.25,29.5 113.26,29.5 "
                + "113.26,\(top) 113.25,29.5</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
        }
        try folder.write(
            "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder><name>p</name>" + place("a", "29.51")
                + place("b", "-1e999") + "</Folder></Document></kml>", to: "p.kml")
        let result = try Command.run(["check", folder.path("p.kml"), "--repair", folder.path("r.gpkg"), "--json"])
        #expect(result.status == 0, "\(result.errors)")
        let info = try Command.run([
            "area", folder.path("r.gpkg"), "--layer", "p", "--json", "--treat-as-cgcs2000", "EPSG:4326",
        ])
        #expect(info.output.contains("\"features\"") && info.errors.contains("null-geometry"), "\(info.errors)")
    }
}
