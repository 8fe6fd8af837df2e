import Columns
import Foundation
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import LandAnalysis
@testable import AnalysisRuns
@testable import ProjectFile

@Suite struct RedLineRulesTests {
    @Test func builtinRulesKnowEveryClassOfTheThirdSurvey() throws {
        let rules = try RedLineRules()
        #expect(
            rules.rules.map(\.id) == [
                "RL-1", "RL-10", "RL-11", "RL-2", "RL-3", "RL-3a", "RL-3b", "RL-4", "RL-5", "RL-8", "RL-9",
            ])
        // What is known from memory only is off.
        #expect(rules.rules.filter { !$0.isVerified }.map(\.id) == ["RL-3a", "RL-5", "RL-8"])
        #expect(
            rules.rules.allSatisfy {
                $0.isOn == $0.isVerified && ($0.isVerified == false || $0.isTotal || $0.page != nil)
            })
        for code in thirdSurvey { #expect(rules.verdict(on: code) != .unknown, "\(code)") }
    }

    struct Case: Sendable {
        let code: String, rule: String?, kind: String?
    }
    @Test(arguments: [
        Case(code: "0101", rule: nil, kind: nil), Case(code: "0103", rule: nil, kind: nil),
        Case(code: "1203", rule: nil, kind: nil), Case(code: "0201K", rule: "RL-1", kind: "林果业"),
        Case(code: "0303", rule: "RL-1", kind: "林果业"), Case(code: "1104A", rule: "RL-1", kind: "挖塘养鱼"),
        Case(code: "0810", rule: "RL-1", kind: "绿化"), Case(code: "0810A", rule: "RL-3", kind: "公共与特殊"),
        Case(code: "0603", rule: "RL-3", kind: "商服工矿"), Case(code: "0702", rule: "RL-3", kind: "住宅"),
        Case(code: "09", rule: "RL-3", kind: "公共与特殊"), Case(code: "1202", rule: "RL-9", kind: "设施农用地"),
        Case(code: "1006", rule: "RL-1", kind: "农村道路"),
    ])
    func verdicts(_ c: Case) throws {
        let rules = try RedLineRules()
        switch rules.verdict(on: c.code) {
        case .kept: #expect(c.rule == nil)
        case .unknown: Issue.record("\(c.code) is unknown")
        case .conflict(let rule, let kind):
            #expect(rules.rules[rule].id == c.rule)
            #expect(kind.zh == c.kind)
        }
    }

    @Test func unknownClassesAreToldApart() throws {
        let rules = try RedLineRules()
        #expect(rules.verdict(on: "9999") == .unknown)
        #expect(rules.verdict(on: "011") == .unknown)
    }

    @Test func worksConflictWhateverTheClass() throws {
        let rules = try RedLineRules()
        #expect(rules.rules(onWorks: .construction).map { rules.rules[$0].id } == ["RL-3"])
        #expect(rules.rules(onWorks: .plannedWorks).map { rules.rules[$0].id } == ["RL-3"])
        #expect(rules.rules(onWorks: .roads).isEmpty)
    }

    private static let noGround = ListGround(PolygonColumn(), on: Squares.plane.overlap)

    @Test func theRuleOnTheTotal() throws {
        let rules = try RedLineRules()
        let task = AreaSum(squareMetres: 1000)
        func applied(_ farmland: Double, bare: Double = 0) throws -> RuleApplied? {
            let total = RedLine.total(
                farmland: AreaSum(squareMetres: farmland), task: task, source: "t",
                doubt: GroundDoubt(bare: AreaSum(squareMetres: bare)))
            return try RedLine.applied(rules, [], Self.noGround, total: total, year: nil) { _ in ([], false)
            }
            .first { $0.id == "RL-10" }
        }
        let (met, missed) = (try applied(1000), try applied(900))
        #expect(met?.conflicts == 0 && met?.area == .zero && met?.verdict == .met)
        #expect(missed?.conflicts == 1 && missed?.area == AreaSum(squareMetres: 100) && missed?.verdict == .notMet)
        // What is lacking may be on ground without parcels.
        let open = try applied(900, bare: 100)
        #expect(open?.conflicts == 0 && open?.area == AreaSum(squareMetres: 100) && open?.verdict == .doubtful)
        #expect(open?.reason?.en.contains("100.00 m² without parcels") == true)
        let without = try RedLine.applied(rules, [], Self.noGround, total: nil, year: nil) { _ in ([], false)
        }
        #expect(without.first { $0.id == "RL-10" }?.state == .lacking)
    }

    /// Every rule is listed with what became of it.
    @Test func statesOfRules() throws {
        let rules = try RedLineRules(files: [], year: 2020)
        let applied = try RedLine.applied(rules, [], Self.noGround, total: nil, year: 2020) { rule in
            rule.grounds.contains(.basicFarmland) ? ([], false) : (["parcels_before"], true)
        }
        let states = Dictionary(uniqueKeysWithValues: applied.map { ($0.id, $0.state) })
        #expect(states["RL-1"] == .notInForce && states["RL-3"] == .applied && states["RL-4"] == .applied)
        #expect(states["RL-3a"] == .off && states["RL-2"] == .notInForce)
        // A rule that is not in force does not speak.
        #expect(rules.verdict(on: "0201") == .unknown)
        #expect(rules.rules.first { $0.id == "RL-1" }!.holds(in: nil))
    }

    @Test func whatGrowsCounts() throws {
        let rules = try RedLineRules()
        func id(_ code: String, _ planting: String?, _ ground: RedLineRule.Ground = .layer(.basicFarmland)) -> String? {
            guard case .conflict(let rule, _) = rules.verdict(on: code, planting: planting, ground: ground) else {
                return nil
            }
            return rules.rules[rule].id
        }
        #expect(id("0101", "FLS") == "RL-4" && id("0103", "WG") == "RL-4")
        #expect(id("0101", "LS") == nil && id("0101", nil) == nil && id("0201", "FLS") == "RL-1")
        #expect(id("0301", nil, .earlierFarmland) == "RL-2" && id("0702", nil, .earlierFarmland) == nil)
        #expect(id("0301", nil, .layer(.ecologicalRedLine)) == nil)
    }

    @Test func anEntryOfTwoKeysSwitchesARule() throws {
        let folder = try TestFolder()
        let path = folder.file("r.yaml")
        try folder.write("rules:\n  - {id: RL-5, on: true}\n  - {id: RL-1, on: false}", "r.yaml")
        let rules = try RedLineRules(files: [path])
        #expect(rules.active.map { rules.rules[$0].id }.contains("RL-5"))
        #expect(!rules.active.map { rules.rules[$0].id }.contains("RL-1"))
        let wrong = folder.file("w.yaml")
        try folder.write("rules:\n  - {id: RL-55, on: true}", "w.yaml")
        let error = #expect(throws: ProjectError.self) { try RedLineRules(files: [wrong]) }
        #expect(error?.line == 2 && error?.problem.en.contains("RL-55") == true)
    }

    @Test(arguments: [
        ("kinds: [{name: k, classes: [\"9901\"]}]", "is no class of the third survey"),
        ("kinds: [{name: k, classes: [\"011\"]}]", "is no class of the third survey"),
        ("kinds: [{name: k, classes: [\"0201\"]}], ground: basic_farmlnd", "is not one of"),
        ("works: [village]", "is not one of"), ("lines: [basic_farmland]", "two or more"),
        ("works: [construction], total: true", "needs one form"), ("years: {from: 2020}", "needs one form"),
        ("kinds: [{name: k, classes: [\"0201\"]}], where: a == 1", "condition on rows of `works`"),
        (
            "kinds: [{name: k, classes: [\"0201\"]}], beside: [{roads: [高架], beyond: 1, within: 5}]",
            "not a class of roads"
        ),
        ("kinds: [{name: k, classes: [\"0201\"]}], beside: [{roads: [国道], beyond: 5, within: 5}]", "has no ground"),
        ("works: [construction], ground: farmland_before", "farmland_before"),
        ("kinds: [{name: k, classes: [\"0101\"], plantings: [XYZ]}]", "is no planting"),
        (
            "kinds: [{name: k, classes: [\"0101\"], plantings: [WG]}], ground: farmland_before",
            "not on farmland_before"
        ),
        ("total: true, except: [construction]", "`except` says nothing"),
        ("lines: [basic_farmland, urban_boundary], ground: basic_farmland", "`ground` says nothing"),
        ("works: [construction], years: {from: 2025, to: 2020}", "before the first"),
    ])
    func badRulesAreRefused(body: String, problem: String) {
        let error = #expect(throws: ProjectError.self) {
            try RedLineRules.read("rules:\n  - {id: A, name: a, source: s, \(body)}", file: "r.yaml")
        }
        #expect(error?.problem.en.contains(problem) == true, "\(String(describing: error))")
        #expect(error?.line == 2)
    }

    @Test func aClassInTwoRulesIsRefused() throws {
        let text = """
            rules:
              - {id: A, name: a, source: s, kinds: [{name: k, classes: ["0201"]}]}
              - {id: B, name: b, source: s, kinds: [{name: k, classes: ["0301", "0201"]}]}
            """
        let rules = try RedLineRules.read(text, file: "r.yaml")
        #expect(throws: RedLineRules.ClaimedTwice(code: "0201", rules: ["A", "B"])) {
            try RedLineRules(Array(rules.values))
        }
        // On another ground the class may stand again.
        let other = text.replacingOccurrences(of: "id: B,", with: "id: B, ground: ecological_red_line,")
        #expect(throws: Never.self) { try RedLineRules(Array(try RedLineRules.read(other, file: "r.yaml").values)) }
    }

    @Test func mistakesNameTheLine() {
        do {
            _ = try RedLineRules.read("rules:\n  - {id: A, name: a, sources: s}", file: "r.yaml")
            Issue.record("accepted")
        } catch {
            #expect(error.line == 2 && error.advice == "did you mean `source`?")
        }
    }

    private let thirdSurvey = """
        0101 0102 0103 0201 0202 0203 0204 0201K 0301 0302 0303 0304 0305 0306 0307 0301K 0401 0402 0403 0404 05H1 0508 \
        0601 0602 0603 0701 0702 08H1 08H2 08H2A 0809 0810 0810A 09 1001 1002 1003 1004 1005 1006 1007 1008 1009 1101 \
        1102 1103 1104 1104A 1104K 1105 1106 1107 1107A 1108 1109 1110 1201 1202 1203 1204 1205 1206 1207
        """.split(separator: " ").map(String.init)
}
