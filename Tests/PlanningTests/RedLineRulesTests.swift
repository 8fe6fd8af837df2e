import Columns
import Testing

@testable import Planning

@Suite struct RedLineRulesTests {
    @Test func builtinRulesKnowEveryClassOfTheThirdSurvey() throws {
        let rules = try RedLineRules()
        #expect(rules.rules.map(\.id) == ["RL-1", "RL-10", "RL-3", "RL-9"])
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

    @Test func theRuleOnTheTotal() throws {
        let rules = try RedLineRules()
        let task = AreaSum(squareMetres: 1000)
        func applied(_ farmland: Double, basicFarmland: Bool = true) -> RuleApplied? {
            let total = RedLine.total(farmland: AreaSum(squareMetres: farmland), task: task, source: "t")
            return RedLine.applied(rules, [], total: total, hasBasicFarmland: basicFarmland).first { $0.id == "RL-10" }
        }
        #expect(applied(1000)?.conflicts == 0 && applied(1000)?.area == .zero)
        #expect(applied(900)?.conflicts == 1 && applied(900)?.area == AreaSum(squareMetres: 100))
        // Without basic farmland no rule is listed: nothing was looked for.
        #expect(applied(900, basicFarmland: false) == nil)
        #expect(RedLine.applied(rules, [], total: nil, hasBasicFarmland: true).map(\.id) == ["RL-1", "RL-3", "RL-9"])
    }

    @Test func aClassInTwoRulesIsRefused() throws {
        let text = """
            rules:
              - {id: A, name: a, source: s, kinds: [{name: k, classes: ["0201"]}]}
              - {id: B, name: b, source: s, kinds: [{name: k, classes: ["0301", "0201"]}]}
            """
        let rules = try RedLineRules.read(text, file: "r.yaml")
        #expect(throws: RedLineRules.ClaimedTwice(code: "0201", rules: ["A", "B"])) { try RedLineRules(rules) }
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
