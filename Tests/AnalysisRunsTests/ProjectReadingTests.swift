import Columns
import Foundation
import Testing

@testable import AnalysisRuns
@testable import ProjectFile

@Suite struct ProjectReadingTests {
    private func read(_ text: String) throws(ProjectError) -> Project {
        try Project(text: text, file: "p.yaml", folder: "/nowhere")
    }

    private func fault(_ text: String) -> ProjectError? {
        do {
            _ = try read(text)
            return nil
        } catch { return error }
    }

    @Test func fullFile() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("qiancun-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["villages.gpkg", "dltb_a.gpkg", "dltb_b.gpkg", "t.yaml"] {
            try Data().write(to: folder.appendingPathComponent(name))
        }
        let project = try Project(
            text: """
                name: 云溪示例
                county: {code: "430603", name: 云溪区}
                layers:
                  villages: {path: villages.gpkg, crs: "EPSG:4526", fields: {code: CUNDM}}
                  parcels: {path: "dltb_*.gpkg", where: "DLBM LIKE '01%'", encoding: GBK}
                  control_areas: [{name: 湿地, path: villages.gpkg, layer: wet}]
                policies: [t.yaml, "builtin:yunxi-2024"]
                as_of: 2024-12-31
                speeds: {国道: 60, walk: 4}
                belts: {count: 2, budget: {minutes: 25}, villages: {min: 4, max: 9}, prizes: {population: 1, status: 2}}
                clusters: {villages: {min: 3, max: 8}, area_km2: {max: 30}, columns: [population, income]}
                coverage:
                  - {service: clinic, minutes: 15, mode: walk, of: villages, where: "population >= 1000"}
                  - {service: market, metres: 5000, mode: drive, of: population}
                locate: [{service: clinic, model: mclp, sites: 5, minutes: 15}]
                options: {treat_as_cgcs2000: ["EPSG:4326"], reach_metres: 300, repair: true, seed: 7}
                """, file: "p.yaml", folder: folder.path)
        #expect(project.name == "云溪示例")
        #expect(project.countyCode == "430603" && project.countyName == "云溪区")
        #expect(project.layers[.villages]?.crs == "EPSG:4526")
        #expect(project.layers[.villages]?.fields == ["code": "CUNDM"])
        #expect(
            project.layers[.parcels]?.paths.map { ($0 as NSString).lastPathComponent } == [
                "dltb_a.gpkg", "dltb_b.gpkg",
            ])
        #expect(project.layers[.parcels]?.filter?.text == "DLBM LIKE '01%'")
        #expect(project.controlAreas.map(\.name) == ["湿地"])
        #expect(project.policies.count == 2 && project.policies[1] == "builtin:yunxi-2024")
        #expect(project.asOf == CalendarDay(year: 2024, month: 12, day: 31))
        #expect(project.speeds.classes == ["国道": 60] && project.speeds.walk == 4)
        #expect(project.belts?.prizes == [.init(column: "population", weight: 1), .init(column: "status", weight: 2)])
        #expect(project.belts?.budgetMinutes == 25 && project.belts?.minimumVillages == 4)
        #expect(project.clusters?.areaKm2 == Limits(max: 30))
        #expect(project.coverage.map(\.id) == ["clinic_15min_walk_population_ge_1000", "market_5000m_drive"])
        #expect(project.coverage[1].counted == .population)
        #expect(project.options.repair && project.options.seed == 7 && project.options.reachMetres == 300)
        #expect(project.locate.map(\.id) == ["clinic_mclp_5_15min_walk"])
        #expect(project.locate[0].counted == nil && project.locate[0].keepsExisting)
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let text: String, line: Int?, key: String, says: String
        var advice: String?
        var testDescription: String { says }
    }
    static let bad = [
        Bad(
            text: "name: a\nlayer: {}", line: 2, key: "", says: "unknown key `layer`", advice: "did you mean `layers`?"),
        Bad(
            text: "name: a\nbelts:\n  budget: {minuts: 3}", line: 3, key: "belts.budget", says: "unknown key `minuts`",
            advice: "did you mean `minutes`?"),
        Bad(
            text: "name: a\nlayers:\n  vilages: {path: x}", line: 3, key: "layers", says: "unknown key `vilages`",
            advice: "did you mean `villages`?"),
        Bad(
            text: "name: a\nlayers:\n  roads: {path: x, crss: y}", line: 3, key: "layers.roads",
            says: "unknown key `crss`", advice: "did you mean `crs`?"),
        Bad(
            text: "name: a\nbelts: {budget: {minutes: 30 min}}", line: 2, key: "belts.budget.minutes",
            says: "expected a number (minutes), found `30 min`", advice: "write 30 if that is the number of minutes"),
        Bad(
            text: "name: a\nspeeds: {国道: 60km/h}", line: 2, key: "speeds.国道",
            says: "expected a number (km/h), found `60km/h`", advice: "write 60 if that is the number of km/h"),
        Bad(
            text: "name: a\nspeeds: {国道: 6000}", line: 2, key: "speeds.国道",
            says: "6000 is not a sensible number of km/h: expected 1 to 150"),
        Bad(
            text: "name: a\nas_of: 2024/12/31", line: 2, key: "as_of",
            says: "expected a day such as 2024-12-31, found `2024/12/31`"),
        Bad(
            text: "name: a\nas_of: 2023-02-29", line: 2, key: "as_of",
            says: "expected a day such as 2024-12-31, found `2023-02-29`"),
        Bad(text: "layers: {}", line: 1, key: "", says: "`name` is missing: the name of the project"),
        Bad(
            text: "name: a\ncounty: {code: 4306, name: b}", line: 2, key: "county.code",
            says: "a county code has 6 digits, found `4306`"),
        Bad(
            text: "name: a\nlayers: {villages: v.gpkg}", line: 2, key: "layers.villages",
            says: "expected a mapping such as {path: villages.gpkg}, found `v.gpkg`"),
        Bad(
            text: "name: a\nlayers: {villages: {path: v.gpkg}}", line: 2, key: "layers.villages.path",
            says: "there is no file `v.gpkg`",
            advice: "the folder /nowhere does not exist; paths are relative to the project file"),
        Bad(
            text: "name: a\nlayers: {villages: {path: \"https://x/v.gpkg\"}}", line: 2, key: "layers.villages.path",
            says: "`https://x/v.gpkg` is not a local file: remote paths are never opened"),
        Bad(
            text: "name: a\nlayers: {villages: {database: {service: s, table: t}}}", line: 2,
            key: "layers.villages.database", says: "layers from a database cannot be read yet",
            advice: "export it and name a `path`"),
        Bad(
            text: "name: a\ncoverage: [{service: clinic}]", line: 2, key: "coverage[1]",
            says: "expected one of `minutes` and `metres`"),
        Bad(
            text: "name: a\ncoverage: [{service: clinic, minutes: 15, mode: bike}]", line: 2, key: "coverage[1].mode",
            says: "`bike` is not one of walk, drive"),
        Bad(
            text: "name: a\ncoverage: [{service: c, minutes: 15, where: \"population => 3\"}]", line: 2,
            key: "coverage[1].where", says: "expected a value (at letter 13)",
            advice: "write it such as \"population >= 1000 and retained == true\""),
        Bad(
            text: "name: a\ncoverage:\n  - {service: c, minutes: 15}\n  - {service: c, minutes: 15}", line: 4,
            key: "coverage[2]", says: "two items are named `c_15min_walk`", advice: "give one of them an `id`"),
        Bad(
            text: "name: a\nlocate: [{service: c, sites: 2}]", line: 2, key: "locate[1]",
            says: "`mclp` needs a limit: `minutes` or `metres`"),
        Bad(
            text: "name: a\nlocate: [{service: c, model: lscp, sites: 2, minutes: 5}]", line: 2, key: "locate[1]",
            says: "`lscp` looks for the fewest sites and takes no `sites`"),
        Bad(
            text: "name: a\nlocate: [{service: c, model: p-center, minutes: 5}]", line: 2, key: "locate[1]",
            says: "`pcentre` needs `sites`, the most new ones"),
        Bad(
            text: "name: a\nlocate: [{service: c, model: mclp, sites: 2, minutes: 5, capacity: 9}]", line: 2,
            key: "locate[1].capacity", says: "`mclp` takes no capacity; `lscp` and `pmedian` do"),
        Bad(
            text: "name: a\nlocate: [{service: c, model: mclp, sites: 2, minutes: 5, budget: 9}]", line: 2,
            key: "locate[1]", says: "unknown key `budget`"),
        Bad(
            text: "name: a\nbelts: {villages: {min: 9, max: 3}}", line: 2, key: "belts.villages",
            says: "min 9 is more than max 3"),
        Bad(
            text: "name: a\noptions: {repair: maybe}", line: 2, key: "options.repair",
            says: "expected true or false, found `maybe`"),
        Bad(
            text: "name: a\noptions: {area: flat}", line: 2, key: "options.area",
            says: "`flat` is not one of ellipsoidal, planar"),
        Bad(
            text: "name: a\npolicies: [\"builtin:yunxi-2024\"]", line: 1, key: "",
            says: "`as_of` is missing: targets are judged on a day, and the clock is never asked",
            advice: "add a line such as `as_of: 2024-12-31`"),
        Bad(text: "name: a\nname: b", line: 1, key: "", says: "key written twice: name"),
        Bad(text: "", line: nil, key: "", says: "the file is empty"),
    ]

    @Test(arguments: bad) func mistakes(_ bad: Bad) throws {
        let error = try #require(fault(bad.text))
        #expect(error.problem.en == bad.says)
        #expect(error.key == bad.key)
        #expect(error.line == bad.line)
        if let advice = bad.advice { #expect(error.advice == advice) }
        #expect(error.kind == .usage)
        #expect(error.description.hasPrefix("p.yaml"))
    }

    /// `where` is one condition: a second statement, a pragma or a function is refused with its place.
    @Test(arguments: [
        ("1=1; VACUUM INTO 'pwn.db'", 1), ("DLBM = '0101'; ATTACH 'x.db' AS y", 14), ("DLBM = lower('X')", 13),
    ]) func whereIsOneCondition(text: String, letter: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("qiancun-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data().write(to: folder.appendingPathComponent("a.gpkg"))
        let error = try #require(throws: ProjectError.self) {
            _ = try Project(
                text: "name: a\nlayers: {parcels: {path: a.gpkg, where: \"\(text)\"}}", file: "p.yaml",
                folder: folder.path)
        }
        #expect(error.key == "layers.parcels.where" && error.line == 2 && error.kind == .usage)
        #expect(error.problem.en.hasSuffix("(at letter \(letter))"), "\(error.problem)")
    }

    @Test func brokenYAMLNamesTheLine() throws {
        let error = try #require(fault("name: a\nlayers: {villages: [\n"))
        #expect(error.problem.en.hasPrefix("not YAML"))
        #expect(error.line != nil)
    }

    @Test func missingFile() {
        #expect(throws: ProjectError.self) { try Project(contentsOf: "/nowhere/p.yaml") }
    }

    @Test func defaultsStandWhenNothingIsSaid() throws {
        let project = try read("name: a\nbelts: {}\nclusters: {}")
        #expect(project.belts == .unsaid)
        #expect(project.clusters == ClusterOptions())
        #expect(project.options == ProjectOptions())
        #expect(project.asOf == nil && project.coverage.isEmpty && project.layers.isEmpty)
    }

    @Test func oneBoundMovesTheOtherDefault() throws {
        #expect(try read("name: a\nbelts: {villages: {min: 12}}").belts?.maximumVillages == 12)
        #expect(try read("name: a\nbelts: {villages: {max: 2}}").belts?.minimumVillages == 2)
    }

    @Test(arguments: [
        ("dltb_1.gpkg", "dltb_*.gpkg", true), ("dltb.gpkg", "dltb_*.gpkg", false), (".hidden", "*", false),
        ("abc", "a?c", true), ("ac", "a?c", false), ("", "*", true), ("aXbXc", "a*c", true), ("aXbXd", "a*c", false),
    ])
    func pattern(_ name: String, _ pattern: String, _ expected: Bool) {
        #expect(LayerSource.matches(name, pattern) == expected)
    }
}
