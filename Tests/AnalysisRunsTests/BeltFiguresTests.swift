import Columns
import RoadNetwork
import TestSupport
import Testing

@testable import BeltAnalysis
@testable import FindingValues
@testable import ProjectFile

/// What is measured on belts, against figures worked out by hand.
@Suite struct BeltFiguresTests {
    private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-3) -> Bool {
        a.map { abs($0 - b) < tolerance } ?? false
    }

    /// From the county seat past villages 0, 1 and 2, up the village road to 6 and back, on to 3.
    @Test func roadDrivenTwiceCountsOnce() throws {
        let county = try BeltCounty()
        let way = try #require(county.way([0, 2, 6, 3]))
        let belt = try county.measures.measured(way, number: 1, anchor: "县城").belt
        #expect(near(belt.length, 5500) && near(belt.distinctLength, 4500) && near(belt.repeatedLength, 1000))
        #expect(near(belt.repeatedShare, 1000.0 / 5500, 1e-6))
        #expect(near(belt.trunkLength, 3500) && near(belt.trunkShare, 3500.0 / 4500, 1e-6))
        // 3.5 km at 50 km/h and 2 km at 20 km/h.
        #expect(near(belt.minutes, 10.2, 1e-4))
        #expect(belt.roads == ["S208", "C100"])
        // Residents 100 to 700 become 0 to 1.
        #expect(near(belt.prize, 11.0 / 6, 1e-9))
        #expect(near(belt.prizeParts.first, 11.0 / 6, 1e-9))
        let shares = try #require(try county.measures.demonstration([way]))
        #expect(shares.villages == 3 && shares.strung == 3 && shares.share == 1)
    }

    @Test func beltsMeetWhereTheyShareAPlaceOfARoad() throws {
        let county = try BeltCounty()
        let west = try #require(county.way([0, 1, 2]))
        let east = try #require(county.way([5, 3], from: 1))
        #expect(BeltMeasures.meetings([west, east]) == [[], []])
        // On to the junction: an end in common is enough.
        let longer = try #require(county.way([5, 2], from: 1))
        #expect(BeltMeasures.meetings([west, longer, east]) == [[2], [1, 3], [2]])
    }

    private func explained(
        _ rows: [[Int]], minutes: Double, most: Int, exclude: [String] = []
    ) async throws -> BeltFindings {
        var county = try BeltCounty()
        (county.options.budgetMinutes, county.options.maximumVillages) = (minutes, most)
        county.options.exclude = exclude
        let measures = try county.measures
        let ways = try rows.map { try #require(county.way($0)) }
        var findings = Belts.frame(
            county.input, measures.prizes, bound: Bound(value: nil), method: Phrase(zh: "", en: ""))
        for (n, way) in ways.enumerated() {
            findings.belts.append(try measures.measured(way, number: n + 1, anchor: "县城").belt)
        }
        let router = Router(county.graph.network, .drivingTime)
        try await BeltReasons(
            measures, ways, excluded: try Belts.left(out: county.input), router, budget: county.input.budget,
            stays: Belts.stays(county.input, router)
        ).explain(&findings)
        for reason in findings.reasons { expectBothLanguages(reason.phrase) }
        return findings
    }

    /// Past 0, 1, 2 in 3 minutes of 6. There is time for 3 (1.2 min), 4 (2.4) and 6 (3.0), and 5 lacks 0.6.
    @Test func aFullBelt() async throws {
        let found = try await explained([[0, 1, 2]], minutes: 6, most: 3, exclude: ["430699101205"])
        #expect(found.belts[0].binding == [.villages])
        #expect(found.belts[0].next?.code == "430699101207" && found.belts[0].next?.excess == 0)
        #expect(found.reasons.map(\.kind) == [.onBelt, .onBelt, .onBelt, .villages, .excluded, .budget, .villages])
        #expect(near(found.reasons[5].excess, 0.6, 1e-6) && found.reasons[5].belt == 1)
        #expect(
            found.reasons[5].phrase.en == "joining belt 1, where it takes least, lacks 0.6 min of a budget of 6.0 min")
        #expect(found.reasons[3].phrase.zh.contains("上限增至 4 村"))
    }

    @Test func aSpentBudget() async throws {
        let found = try await explained([[0, 1, 2]], minutes: 4, most: 10)
        #expect(found.belts[0].binding == [.budget])
        #expect(found.belts[0].next?.code == "430699101204" && near(found.belts[0].next?.excess, 0.2, 1e-6))
        #expect(near(found.belts[0].next?.prize, 0.5, 1e-9))
        // 6 is 6 minutes from the county seat; 5 is near the other anchor.
        #expect(found.reasons[3...].map(\.kind) == [.budget, .budget, .budget, .farFromAnchors])
        #expect(near(found.reasons[6].excess, 2, 1e-6) && near(found.reasons[5].excess, 2.6, 1e-6))
    }

    /// Past 0 to 6 in 6 minutes of 6: 3 could take the place of 6, which is worth more; between 0 and 6 it takes 2.4 more.
    @Test func aBetterVillage() async throws {
        let found = try await explained([[0, 6]], minutes: 6, most: 10)
        #expect(found.reasons[3].kind == .better && found.reasons[3].instead == "430699101207")
        #expect(near(found.reasons[3].excess, 2.4, 1e-6))
        // 2 lies on the way and was not taken.
        #expect(found.reasons[2].kind == .plan)
        // The least prize is 0, and on a belt it says so.
        #expect(found.reasons[0].kind == .onBelt && found.reasons[1].kind == .plan)
    }

    /// 2 is 3 minutes from the county seat; with one minute no belt is there, and 0 has none to join.
    @Test func withoutABelt() async throws {
        let found = try await explained([], minutes: 1, most: 10)
        #expect(found.reasons[0].kind == .nothing && found.reasons[5].kind == .noBelt)
        #expect(found.reasons[2].kind == .farFromAnchors && near(found.reasons[2].excess, 2, 1e-6))
    }
}
