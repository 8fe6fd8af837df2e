import Columns
import Foundation
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile
@testable import WayAnalysis

@Suite struct CoverageRuleTests {
    @Test func theStandardsOfTheBinary() throws {
        let rules = try CoverageRule.builtin()
        #expect(rules.count >= 15 && Set(rules.map(\.column)).count == rules.count)
        for rule in rules {
            #expect(!rule.tests.isEmpty && !rule.target.isEmpty && !rule.quote.isEmpty, "\(rule.id)")
            // What is not verified says what the document leaves open.
            #expect(rule.isVerified || rule.note != nil, "\(rule.id)")
        }
        let clinic = try #require(rules.first { $0.id == "clinic-1000" })
        #expect(clinic.target == "SY-19" && clinic.condition?.text == "population >= 1000")
        #expect(clinic.required?.comparator == .all && clinic.counted == .villages)
        let sewage = rules.filter { $0.id.hasPrefix("sewage-9") }.map { $0.required?.percent.text }
        #expect(sewage == ["95", "98"])
    }

    @Test func aProjectAsksForThemById() throws {
        func read(_ coverage: String) throws(ProjectError) -> Project {
            try Project(text: "name: t\ncoverage: \(coverage)\n", file: "p.yaml", folder: "/nowhere")
        }
        let some = try read("[{standard: plan-all}, {service: clinic, minutes: 15}, {standard: bus-10min}]")
        #expect(some.standards.map(\.id) == ["plan-all", "bus-10min"])
        #expect(some.coverage.map(\.service) == ["clinic"])
        let all = try read("[{standard: plan-all}, {standard: all}]")
        #expect(Set(all.standards.map(\.id)) == Set(try CoverageRule.builtin().map(\.id)))
        for (text, expected) in [
            ("[{standard: clinic-100}]", "clinic-1000"), ("[{standard: plan, minutes: 3}]", "unknown key"),
            ("[{standard: plan}, {standard: plan}]", "twice"),
            ("[{standard: plan}, {id: plan, service: clinic, minutes: 15}]", "both named"),
        ] {
            let fault = #expect(throws: ProjectError.self) { try read(text) }
            let said = (fault?.description ?? "") + (fault?.advice ?? "")
            #expect(said.contains(expected), "\(text): \(said)")
        }
    }

    /// A new standard is an entry of a file; one of the binary's identifier takes its place.
    @Test func standardsOfOnesOwn() throws {
        let folder = try TestFolder()
        func entry(_ id: String, _ more: String) -> String {
            "  - {id: \(id), name: 站, tests: [{services: [post], metres: 900}], of: villages, status: verified, "
                + "source: {target: T, document: 某号, quote: 某}\(more)}\n"
        }
        try folder.write(
            "standards:\n" + entry("post-900", "") + entry("plan-all", ", where: \"population >= 3\""), "s.yaml")
        func read(_ text: String) throws(ProjectError) -> Project {
            try Project(text: "name: t\n" + text, file: folder.file("p.yaml"), folder: folder.file(""))
        }
        let own = try read("standards: [s.yaml]\ncoverage: [{standard: post-900}, {standard: plan-all}]")
        #expect(own.standards.map(\.id) == ["post-900", "plan-all"])
        #expect(own.standards.map { $0.condition?.text } == [nil, "population >= 3"])
        let all = try read("standards: [s.yaml]\ncoverage: [{standard: all}]")
        #expect(all.standards.count == (try CoverageRule.builtin().count) + 1)
        try folder.write("standards:\n" + entry("x", ", wher: a"), "s.yaml")
        let fault = #expect(throws: ProjectError.self) { try read("standards: [s.yaml]") }
        #expect(fault?.line == 2 && fault?.file.hasSuffix("s.yaml") == true)
    }

    @Test func requiredShares() throws {
        func share(_ comparator: String, _ percent: String) throws -> RequiredShare {
            RequiredShare(
                comparator: try #require(Comparator(rawValue: comparator)), percent: try #require(ExactDecimal(percent))
            )
        }
        #expect(try share(">=", "95").isMet(57, of: 60) && !share(">=", "95").isMet(56, of: 60))
        #expect(try !share(">", "93").isMet(93, of: 100) && share(">", "93").isMet(94, of: 100))
        #expect(try share("==", "50").isMet(30, of: 60) && !share("==", "50").isMet(31, of: 60))
        #expect(try share("all", "100").isMet(60, of: 60) && !share("all", "100").isMet(59, of: 60))
        #expect(try share(">=", "99.98").isMet(9998, of: 10000) && !share(">=", "99.98").isMet(9997, of: 10000))
    }

    @Test func technicalClasses() {
        #expect(["三级", "三级公路", " 3 "].map { TechnicalClass($0) } == [.third, .third, .third])
        #expect(TechnicalClass("高速公路") == .expressway && TechnicalClass("0") == .expressway)
        #expect(TechnicalClass("等外公路") == TechnicalClass.none && TechnicalClass("村道") == nil)
        #expect(TechnicalClass.second < .third && TechnicalClass.fourth > .third)
    }
}

/// Tests of standards on twelve villages; the roads are three rows, a provincial road across them and a short link.
@Suite struct StandardMeasureTests {
    private func county(_ columns: [(String, AttributeColumn)] = [], change: (inout County) -> Void = { _ in }) throws
        -> (small: SmallCounty, county: County)
    {
        let small = try SmallCounty()
        var county = County(plane: Squares.plane)
        county.villages = small.villages
        county.services = small.services
        county.anchors = AnchorRows(places: small.anchors.places, names: small.anchors.names, kinds: ["county_seat"])
        county.roads = small.roads
        if !columns.isEmpty { county.table = try Squares.table(small.villages, columns) }
        change(&county)
        return (small, county)
    }

    private func measure(
        _ tests: [CoverageRule.Test], _ of: CoverageStandard.Counted = .villages, where text: String? = nil,
        in made: (small: SmallCounty, county: County)
    ) throws -> CoverageStandard {
        var rule = try #require(try CoverageRule.builtin().first)
        (rule.tests, rule.counted) = (tests, of)
        rule.condition = try text.map { try RowCondition($0) }
        return try StandardMeasure(
            county: made.county, graph: made.small.graph,
            columns: VillageColumns(table: made.county.table, figures: made.small.figures),
            figures: made.small.figures, reach: 400
        ).measure(rule)
    }

    @Test func columnsAndMissingValues() throws {
        let flags: [Bool?] = [true, true, nil, false] + Array(repeating: true, count: 8)
        let made = try county([("sewage", .flag(flags))])
        let found = try measure([.column("sewage")], in: made)
        #expect(found.met == 10 && found.of == 12)
        #expect(found.outcomes[2] == .unreached(.noValue) && found.outcomes[3] == .stated(isMet: false))
        #expect(found.rule?.test?.en == "the column sewage is true" && found.rule?.isMet == false)
        let people = try measure([.column("sewage")], .population, in: made)
        // 12,900 residents less those of villages 2 and 3.
        #expect(people.of == 12_900 && people.met == 12_900 - 1200 - 400)
        let ground = try measure([.column("sewage")], .area, in: made)
        #expect(abs(ground.of - 12e6) < 10 && abs(ground.met - 10e6) < 10)
        let towns = try measure([.column("sewage")], .towns, in: made)
        #expect(towns.of == 1 && towns.met == 0)
    }

    @Test func theFirstTestWithDataCounts() throws {
        let made = try county()
        let found = try measure([.column("sewage"), .inside(kinds: ["clinic", "hospital"])], in: made)
        // Clinics lie in villages 0 and 7 and far outside.
        #expect(found.met == 2 && found.outcomes[0].isMet == true && found.outcomes[7].isMet == true)
        #expect(found.services == 3 && found.mode == "inside")
        let none = try measure([.column("sewage"), .inside(kinds: ["sewage"])], in: made)
        #expect(none.share == nil && none.of == 0 && none.outcomes.allSatisfy { $0 == .notAsked })
        #expect(none.rule?.reason?.en.contains("no field `sewage`") == true && none.rule?.isMet == nil)
        let reach = try measure([.reach(kinds: ["market"], minutes: 1000, metres: nil, mode: .walk)], in: made)
        #expect(reach.met == 11 && reach.outcomes[11] == .unreached(.noRoad))
        let asked = try measure([.inside(kinds: ["clinic"])], where: "absent_column >= 1", in: made)
        #expect(asked.rule?.reason?.en.contains("absent_column") == true)
    }

    /// Rows: X000, X001 (national), X002, S100, C200. Villages 0–3 lie on X000, 4–7 on X001, 8–11 on X002.
    @Test func twoLaneRoadsThatLeadOn() throws {
        func met(_ lanes: [Double?], _ widths: [Double?] = Array(repeating: nil, count: 5)) throws -> [Int] {
            let made = try county {
                $0.roads?.lanes = lanes
                $0.roads?.widths = widths
            }
            let found = try measure([.villageRoad(lanes: 2, width: 6)], in: made)
            return found.outcomes.indices.filter { found.outcomes[$0].isMet == true }
        }
        // The roads cross the national road at nodes, so that X000 with two lanes reaches S100 by its crossing.
        #expect(try met([2, 1, 1, 1, 1]) == [0, 1, 2, 3])
        // C200 alone has two lanes: it ends on X000 and X001, and X001 is a trunk road. It comes near villages 3 and 7.
        #expect(try met([1, 1, 1, 1, 2]) == [3, 7])
        // By width where lanes are not given; lanes win where both are.
        #expect(try met([nil, nil, 1, nil, nil], [6.0, 5.9, 7, nil, nil]) == [0, 1, 2, 3])
        let none = try measure([.villageRoad(lanes: 2, width: 6)], in: try county())
        #expect(none.rule?.reason?.en.contains("lanes / width") == true)
    }

    @Test func aRoadOfTheClassToTheTown() throws {
        func found(_ technical: [TechnicalClass?], _ widths: [Double?] = Array(repeating: nil, count: 5)) throws
            -> CoverageStandard
        {
            let made = try county {
                $0.roads?.technical = technical
                $0.roads?.widths = widths
            }
            return try measure([.townRoad(.third, width: 6.5)], .towns, in: made)
        }
        // The anchor stands where X001 and S100 cross.
        #expect(try found([nil, .second, nil, nil, nil]).met == 1)
        let fourth = try found([nil, .fourth, .fourth, .fourth, .fourth])
        #expect(fourth.met == 0 && fourth.of == 1)
        #expect(try found([nil, nil, nil, nil, nil], [nil, nil, nil, 7, nil]).met == 1)
        // A town without an anchor is judged at its villages: all of them must have the road. Village 11 has none.
        let people: [Int64?] = [900, 1500, 1200, 400, 2000, 1000, 800, 1100, 1300, 700, 950, 1050]
        let made = try county([("population", .integer(people))]) {
            $0.anchors = AnchorRows(places: [Squares.place(9000, 9000)], names: ["外"], kinds: [nil])
            $0.roads?.widths = [7, 7, 7, 7, 7]
        }
        let without = try measure([.townRoad(.third, width: 6.5)], .towns, in: made)
        #expect(without.of == 1 && without.met == 0 && without.share == 0 && without.rule?.isMet == false)
        #expect(without.towns.map(\.code) == ["430699101"] && without.towns.map(\.basis) == [.villages])
        #expect(without.outcomes.count { $0.isMet == true } == 11)
        // Where the villages that are asked about all have it, so has the town.
        let asked = try measure(
            [.townRoad(.third, width: 6.5)], .towns, where: "population >= 1060", in: made)
        #expect(asked.of == 1 && asked.met == 1 && asked.towns.map(\.villages) == [5])
        let seated = try found([nil, .second, nil, nil, nil])
        #expect(seated.towns.map(\.basis) == [.seat] && seated.towns.map(\.isMet) == [true])
    }

    /// On the sample, villages of 1,000 or more without a clinic are those planted.
    @Test func theSampleAgreesWithItsTruth() async throws {
        let folder = SampleAnalysisTests.folder
        let setting = try #require(ProjectSetting("coverage=[{standard: clinic-1000}, {standard: two-lane-village}]"))
        let project = try Project(contentsOf: folder + "/project.yaml", settings: [setting])
        let findings = try await Analysis.run(project, only: [.coverage], threads: 2)
        let standards = try #require(findings.coverage?.standards)
        let codes = findings.villages.rows.map(\.code)
        let unmet = codes.indices.filter { standards[0].outcomes[$0].isMet == false }.map { codes[$0] }
        struct Truth: Decodable { let unserved_villages: [String], roadless_villages: [String] }
        let truth = try JSONDecoder().decode(
            Truth.self, from: try Data(contentsOf: URL(fileURLWithPath: folder + "/truth.json")))
        #expect(unmet == truth.unserved_villages.sorted(by: utf8Less))
        // A village without any road has no two-lane road.
        for code in truth.roadless_villages {
            let row = try #require(codes.firstIndex(of: code))
            #expect(standards[1].outcomes[row].isMet == false)
        }
    }
}
