import Columns
import TestSupport
import Testing

@testable import ProjectFile

@Suite struct ProjectErrorTests {
    @Test func placeAndProblem() {
        let error = ProjectError(
            file: "p.yaml", line: 7, key: "belts.count", problem: Phrase(zh: "不是整数", en: "no whole number"),
            remedy: Phrase(zh: "请写整数", en: "write one"))
        #expect(
            error.phrase.zh == "p.yaml:7：belts.count：不是整数"
                && error.phrase.en == "p.yaml:7: belts.count: no whole number")
        #expect(error.description == error.phrase.en && error.advice == "write one")
        let said = ProjectError(file: ProjectError.commandLine, problem: Phrase(zh: "错", en: "wrong"))
        #expect(said.phrase.zh == "命令行：错" && said.phrase.en == "command line: wrong")
    }

    /// A mistake of each kind that the readers find, with the words of the file that both languages repeat.
    static let mistakes: [(text: String, told: [String], advised: [String])] = [
        ("name: a\nnmae: b", ["nmae"], ["name"]), ("name: a\nxyzzy: b", ["xyzzy"], ["county", "layers"]),
        ("name: a\nname: b", ["name"], []), ("", [], []), ("- a", [], []), ("name: [a]", ["name"], []),
        ("county: {code: 4306}\nname: a", ["4306", "6"], []), ("layers: {}", ["name"], []),
        ("name: a\noptions: {repair: maybe}", ["options.repair", "true", "false", "maybe"], []),
        ("name: a\noptions: {area: flat}", ["options.area", "flat", "ellipsoidal", "planar"], []),
        ("name: a\noptions: {area: ellipsodial}", ["ellipsodial"], ["ellipsoidal"]),
        ("name: a\noptions: {snap_metres: 3m}", ["snap_metres", "3m"], ["3"]),
        ("name: a\noptions: {snap_metres: 900}", ["900", "0", "50"], []),
        ("name: a\noptions: {code_digits: 3}", ["3", "4", "20"], []),
        ("name: a\noptions: {code_digits: x}", ["code_digits", "x"], []),
        ("name: a\nas_of: soon", ["as_of", "2024-12-31", "soon"], []),
        ("name: a\npolicies: [\"builtin:yunxi-2024\"]", ["as_of"], ["as_of: 2024-12-31"]),
        ("name: a\ncoverage: [{service: clinic}]", ["minutes", "metres"], []),
        ("name: a\ncoverage: [{minutes: 5}]", ["service"], []),
        ("name: a\ncoverage: [{service: c, minutes: 5}, {service: c, minutes: 5}]", ["c_5min_walk"], ["id"]),
        ("name: a\ncoverage: [{service: c, minutes: 5, where: \"a ==\"}]", [], ["population >= 1000"]),
        ("name: a\ncoverage: [{standard: clinc}]", ["clinc"], ["all"]),
        ("name: a\nlocate: [{service: c, model: mclp, sites: 2}]", ["mclp", "minutes", "metres"], []),
        ("name: a\nlocate: [{service: c, model: lscp, minutes: 5, sites: 2}]", ["lscp", "sites"], []),
        ("name: a\nlocate: [{service: c, minutes: 5}]", ["mclp", "sites"], []),
        ("name: a\naccessibility: [{service: c, method: gravity, weights: [1]}]", ["e2sfca"], []),
        ("name: a\naccessibility: [{service: c, exponent: 2}]", ["gravity"], []),
        ("name: a\nspeeds: {县路: 5}", ["县路"], ["县道"]), ("name: a\nspeeds: {zzzzzz: 5}", ["zzzzzz"], ["primary"]),
        ("name: a\nbelts: {budget: {minutes: 5, metres: 5}}", ["minutes", "metres"], []),
        ("name: a\nbelts: {prizes: {}}", ["prizes"], []), ("name: a\nclusters: {columns: [a, a]}", ["columns"], []),
        ("name: a\nclusters: {villages: {min: 9, max: 3}}", ["9", "3"], []),
        ("name: a\nchange: {balances: [RL-99]}", ["RL-99"], ["RL-6"]),
        ("name: a\nlayers: {roads: {path: \"https://a.b/c\"}}", ["https://a.b/c"], []),
        ("name: a\nlayers: {roads: {path: \"none.gpkg\"}}", ["none.gpkg"], []),
        ("name: a\nlayers: {roads: {path: \"none*.gpkg\"}}", ["none*.gpkg"], []),
        ("name: a\nlayers: {roads: {database: {service: s, table: t}}}", [], ["path"]),
        ("name: a\n  b: [", [], []),
    ]

    @Test(arguments: mistakes)
    func bothLanguages(_ c: (text: String, told: [String], advised: [String])) throws {
        let error = try #require(throws: ProjectError.self) {
            _ = try Project(text: c.text, file: "p.yaml", folder: "/nowhere", settings: [])
        }
        expectBothLanguages(error.problem)
        expectBothLanguages(error.phrase, ["p.yaml"] + c.told)
        expectBothLanguages(error.remedy, c.advised)
    }

    @Test(arguments: [
        ("rules: [{id: a, name: {zh: 甲, en: a}, source: s, kinds: [{name: {zh: 甲, en: a}, classes: [999]}]}]", ["999"]),
        ("rules: [{id: a, on: true}]", ["a"]), ("rules: [{id: a, name: {zh: 甲, en: a}, source: s}]", ["a", "kinds"]),
        ("rules: [{id: a, name: {zh: 甲, en: a}, source: s, years: {from: 2024, to: 2020}, total: true}]", []),
        ("rules: [{id: a, name: {zh: 甲, en: a}, source: s, total: true, where: \"b == 1\"}]", ["where", "a"]),
    ])
    func redLineRules(_ text: String, _ told: [String]) throws {
        let error = try #require(throws: ProjectError.self) { _ = try RedLineRules.read(text, file: "r.yaml") }
        expectBothLanguages(error.problem)
        expectBothLanguages(error.phrase, ["r.yaml"] + told)
        expectBothLanguages(error.remedy)
    }

    @Test(arguments: [
        ("value: 5, unit: km", ["t", "km"]),
        ("value: -5, unit: 亩", ["t", "-5", "亩"]),
        (
            "value: 3, unit: 亩, canonical: {value: 7, unit: m2}",
            ["t", "2000.00", "7.00"]
        ),
        ("value: x", ["x"]),
    ])
    func targets(_ target: String, _ told: [String]) throws {
        let text = """
            catalogue: c
            title: 甲
            area: {code: 430699, name: 甲}
            source: {title: 甲}
            targets: [{id: t, label: 甲, indicator: area.layer, comparator: ">=", \(target)}]
            """
        let error = try #require(throws: ProjectError.self) { _ = try PolicyCatalogue(text: text, file: "c.yaml") }
        expectBothLanguages(error.problem)
        expectBothLanguages(error.phrase, ["c.yaml"] + told)
        expectBothLanguages(error.remedy)
    }
}
