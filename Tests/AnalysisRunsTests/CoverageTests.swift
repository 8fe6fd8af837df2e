import Columns
import RoadNetwork
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile
@testable import WayAnalysis

@Suite struct CoverageTests {
    private func measure(_ items: [CoverageItem], _ county: SmallCounty) throws -> [CoverageStandard] {
        try Coverage.measure(
            items, graph: county.graph, services: county.services, columns: county.columns, figures: county.figures,
            reach: 400
        ) { _ in }.standards
    }

    @Test(arguments: [CoverageItem.Mode.walk, .drive], [true, false])
    func againstAPlainSearch(_ mode: CoverageItem.Mode, _ byTime: Bool) throws {
        let county = try SmallCounty()
        let item =
            byTime
            ? CoverageItem(service: "clinic", minutes: 10, mode: mode)
            : CoverageItem(service: "clinic", metres: 1200, mode: mode)
        let standard = try measure([item], county)[0]
        let network = county.graph.network
        let walk = 4.3 / 3.6
        let search = PlainSearch(
            network: network,
            edgeCost: { edge in
                let metres = network.edgeLengths[edge]
                return !byTime ? metres : mode == .walk ? metres / walk : metres * 3.6 / network.edgeSpeeds[edge]
            }, isWalking: mode == .walk)
        let travel: Travel.Mode = mode == .walk ? .walk : .drive
        var met = 0
        for (village, outcome) in standard.outcomes.enumerated() {
            guard let foot = county.graph.villageFeet[travel][village] else {
                #expect(outcome == .unreached(.noRoad))
                continue
            }
            let costs = [0, 1].map { service -> Double in
                let other = county.graph.serviceFeet[travel][service]!
                let legs = foot.leg + other.leg
                return search.cost(foot, other)! + (byTime ? legs / walk : legs)
            }
            guard case .reached(let metres, let minutes, let name, let isMet) = outcome else {
                Issue.record("village \(village) is not reached")
                continue
            }
            let best = costs.min()!
            #expect(abs((byTime ? minutes * 60 : metres) - best) < 1e-6)
            #expect(name == (costs[0] <= costs[1] ? "一" : "二"))
            #expect(isMet == (best <= (byTime ? 600 : 1200)))
            if isMet { met += 1 }
            // Both figures belong to one way: a walker's agree exactly, a driver's time is at least that at top speed.
            if mode == .walk { #expect(abs(metres / walk - minutes * 60) < 1e-6) }
            #expect(metres * 3.6 / 60 <= minutes * 60 + 1e-6)
        }
        #expect(standard.met == Double(met) && standard.of == 12)
        #expect(standard.services == 3 && standard.servicesWithoutRoad == 1)
    }

    @Test func conditionsAndDenominators() throws {
        let county = try SmallCounty()
        var large = CoverageItem(service: "clinic", minutes: 1000)
        large.condition = try RowCondition("population >= 1000")
        var people = CoverageItem(service: "market", minutes: 1000)
        people.counted = .population
        let standards = try measure([large, people], county)
        #expect(standards[0].of == 7 && standards[0].outcomes.count { $0 == .notAsked } == 5)
        #expect(standards[0].denominator.en == "villages (population >= 1000)")
        #expect(standards[1].of == 12_900)
        // Village 11 has no road within reach; everybody else is met.
        #expect(standards[1].met == 12_900 - 1050)
        #expect(standards[1].outcomes[11].isMet == false)
        #expect(standards[0].outcomes[0].isMet == nil)
    }

    @Test func aKindThatIsNotThere() throws {
        let county = try SmallCounty()
        let found = try measure([CoverageItem(service: "clinics", minutes: 15)], county)[0]
        #expect(found.failure?.en.contains("did you mean `clinic`?") == true && found.services == 0)
        #expect(found.met == 0 && found.of == 12 && found.share == 0)
        #expect(found.outcomes.count { $0 == .unreached(.noService) } == 11)
        #expect(found.outcomes[11] == .unreached(.noRoad))
    }

    /// A share of ground and of towns; the villages that a missing value leaves out are listed.
    @Test func otherDenominatorsAndMissingValues() throws {
        let county = try SmallCounty()
        var ground = CoverageItem(service: "market", minutes: 1000)
        var towns = ground
        (ground.counted, towns.counted) = (.area, .towns)
        let found = try measure([ground, towns], county)
        #expect(abs(found[0].of - 12e6) < 10 && abs(found[0].met - 11e6) < 10)
        #expect(found[1].of == 1 && found[1].met == 0 && found[1].towns.map(\.villages) == [12])
        let people: [Int64?] = [900, 1500, nil, 400, 2000, 1000, 800, 1100, 1300, 700, 950, nil]
        let table = try Squares.table(county.villages, [("population", .integer(people))])
        var figures = county.figures
        for row in figures.indices { figures[row].population = people[row].map(Double.init) }
        var share = CoverageItem(service: "market", minutes: 1000)
        var large = share
        share.counted = .population
        large.condition = try RowCondition("population >= 1000")
        let standards = try Coverage.measure(
            [share, large], graph: county.graph, services: county.services,
            columns: VillageColumns(table: table, figures: figures), figures: figures, reach: 400
        ) { _ in }.standards
        let lacking = [2, 11].map { county.villages.codes[$0] }
        #expect(standards[0].withoutPopulation == lacking && standards[0].undecided.isEmpty)
        #expect(standards[0].of == 10_650 && standards[0].met == 10_650)
        #expect(standards[1].undecided == lacking && standards[1].of == 5)
    }

    @Test func aConditionOnAColumnThatIsNotThere() throws {
        var item = CoverageItem(service: "clinic", minutes: 15)
        item.condition = try RowCondition("populaton > 3")
        let county = try SmallCounty()
        #expect(
            throws: CountyError.noSuchColumn(
                what: "coverage clinic_15min_walk", name: "populaton", known: county.columns.names)
        ) { try measure([item], county) }
    }
}
