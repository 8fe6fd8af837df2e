import Columns
import RoadNetwork
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile
@testable import WayAnalysis

@Suite struct ServiceLocationTests {
    private func find(
        _ items: [LocationItem], _ county: SmallCounty, candidates: CandidateRows? = nil, services: Bool = true
    ) async throws -> [LocationResult] {
        try await ServiceLocation.find(
            items,
            ServiceLocation.Input(
                graph: county.graph, services: services ? county.services : nil, candidates: candidates,
                villages: county.villages, places: county.figures.map(\.place), columns: county.columns, reach: 400,
                seed: 1, threads: 2)
        ) { _ in }.items
    }

    /// Seconds on foot from every village to every village and to the two clinics near a road, by a search that shares
    /// nothing with the router; none where a village has no road.
    private func walks(_ county: SmallCounty) -> (villages: [[Double?]], clinics: [[Double?]]) {
        let network = county.graph.network, walk = SpeedTable.standard.walk / 3.6
        let search = PlainSearch(network: network, edgeCost: { network.edgeLengths[$0] / walk }, isWalking: true)
        let (villages, services) = (county.graph.villageFeet.walk, county.graph.serviceFeet.walk)
        func toVillage(_ v: Int, _ w: Int) -> Double? {
            guard let a = villages[v], let b = villages[w] else { return nil }
            return v == w ? 0 : search.cost(a, b).map { $0 + (a.leg + b.leg) / walk }
        }
        func toClinic(_ v: Int, _ s: Int) -> Double? {
            guard let a = villages[v], let b = services[s] else { return nil }
            return search.cost(a, b).map { $0 + (a.leg + b.leg) / walk }
        }
        return (
            villages.indices.map { v in villages.indices.map { toVillage(v, $0) } },
            villages.indices.map { v in (0..<2).map { toClinic(v, $0) } }
        )
    }

    /// Pairs of villages 0..<11, which have a road.
    private static let pairs = (0..<11).flatMap { a in (a + 1..<11).map { (a, $0) } }

    private func people(_ county: SmallCounty) throws -> [Double] {
        try county.columns.scores("population", for: "test").map { $0 ?? 0 }
    }

    @Test(arguments: [true, false]) func mclpAgainstAllPairs(keeps: Bool) async throws {
        let county = try SmallCounty()
        var item = LocationItem(service: "clinic", model: .mclp, sites: 2, minutes: 15)
        item.keepsExisting = keeps
        let result = try await find([item], county)[0]
        let (villages, clinics) = walks(county)
        let people = try people(county)
        func covered(_ sites: [Int]) -> Double {
            (0..<12).reduce(0) { sum, v in
                let ways = sites.map { villages[v][$0] } + (keeps ? clinics[v] : [])
                return sum + (ways.contains { $0.map { $0 <= 900 } ?? false } ? people[v] : 0)
            }
        }
        let best = Self.pairs.map { covered([$0.0, $0.1]) }.max()
        #expect(result.value == best && result.bound == best && result.isProven)
        #expect(result.before.covered == covered([]))
        #expect(result.after.covered == best)
        let chosen = result.sites.compactMap { site in county.villages.rows[site.key] }
        #expect(covered(chosen) == best)
        // What the sites add, in order, leads from today to the end.
        #expect(result.sites.map(\.rank) == Array(1...result.sites.count))
        #expect(result.sites.reduce(result.before.covered ?? 0) { $0 + ($1.added ?? 0) } == best)
        let added = result.sites.compactMap(\.added)
        #expect(added == added.sorted(by: >))
        #expect(result.existing == (keeps ? 2 : 0) && result.existingWithoutRoad == (keeps ? 1 : 0))
        #expect(result.candidates == 11 && result.candidatesWithoutRoad == 1)
        // Village 11 has no road: it is listed, and nothing is made up for it.
        #expect(result.withoutRoad == [county.villages.codes[11]])
        #expect(result.villages == 12 && result.weight == 12_900)
        #expect(result.counted == .population)
    }

    @Test func mediansAndCentresAgainstAllPairs() async throws {
        let county = try SmallCounty()
        var median = LocationItem(service: "clinic", model: .pmedian, sites: 2)
        var centre = LocationItem(service: "clinic", model: .pcentre, sites: 2)
        (median.keepsExisting, centre.keepsExisting) = (false, false)
        let results = try await find([median, centre], county)
        let villages = walks(county).villages, people = try people(county)
        func ways(_ pair: (Int, Int)) -> [Double] {
            (0..<11).compactMap { v in [villages[v][pair.0], villages[v][pair.1]].compactMap { $0 }.min() }
        }
        let sums = Self.pairs.map { zip(ways($0), people).reduce(0) { $0 + $1.0 * $1.1 } / 60 }
        let greatest = Self.pairs.compactMap { ways($0).max() }.map { $0 / 60 }
        let (least, nearest) = (try #require(sums.min()), try #require(greatest.min()))
        let value = try #require(results[0].value), radius = try #require(results[1].value)
        #expect(abs(value - least) < 1e-6 * least && abs(radius - nearest) < 1e-6 * nearest)
        #expect(results.allSatisfy { $0.isProven && $0.gap == 0 && $0.sites.count == 2 })
        let mean = try #require(results[0].after.mean)
        #expect(abs(mean - least / people.prefix(11).reduce(0, +)) < 1e-6)
        #expect(results[0].before.mean == nil && results[0].before.reachedVillages == 0)
        // Every village with a road is served by one of the two.
        #expect(results[0].sites.flatMap(\.serves).sorted() == Array(county.villages.codes.prefix(11)))
    }

    @Test func fewestSitesForAll() async throws {
        let county = try SmallCounty()
        let result = try await find([LocationItem(service: "clinic", model: .lscp, minutes: 15)], county)[0]
        let (villages, clinics) = walks(county)
        func isCovered(_ sites: [Int]) -> Bool {
            (0..<11).allSatisfy { v in
                (sites.map { villages[v][$0] } + clinics[v]).contains { $0.map { $0 <= 900 } ?? false }
            }
        }
        var fewest = 11
        for choice in 0..<1 << 11 where choice.nonzeroBitCount < fewest {
            if isCovered((0..<11).filter { choice & 1 << $0 != 0 }) { fewest = choice.nonzeroBitCount }
        }
        #expect(result.value == Double(fewest) && result.isProven)
        #expect(result.after.coveredVillages == 11)
        #expect(result.beyondLimit.isEmpty)
    }

    @Test func capacitiesAreKept() async throws {
        let county = try SmallCounty()
        var item = LocationItem(service: "clinic", model: .lscp, minutes: 60)
        (item.keepsExisting, item.capacity) = (false, 4000)
        let result = try await find([item], county)[0]
        #expect(result.sites.allSatisfy { $0.served <= 4000 })
        // 11,850 residents in rooms of 4,000.
        #expect(result.sites.count >= 3 && result.isProven)
        item.capacity = 1000
        let small = try await find([item], county)[0]
        #expect(small.failure != nil && small.sites.isEmpty && small.value == nil)
    }

    @Test func candidatesOfALayer() async throws {
        let county = try SmallCounty()
        let candidates = CandidateRows(
            places: [Squares.place(2500, 500), Squares.place(2500, 1500), Squares.place(2500, 9000)],
            keys: ["a", "b", "far"], names: ["甲", nil, "远"])
        let item = LocationItem(service: "clinic", model: .mclp, sites: 1, minutes: 15)
        let result = try await find([item], county, candidates: candidates)[0]
        #expect(result.source == .candidates && result.candidates == 2 && result.candidatesWithoutRoad == 1)
        #expect(result.sites.allSatisfy { ["a", "b"].contains($0.key) })
        // More sites than candidates, and none with a road, are told; the villages keep what they have.
        let three = LocationItem(service: "clinic", model: .mclp, sites: 3, minutes: 15)
        let many = try await find([three], county, candidates: candidates)[0]
        #expect(many.failure?.en.hasPrefix("3 sites are asked for, and there are 2 candidates") == true)
        #expect(many.sites.isEmpty && many.value == nil && many.after == many.before)
        let far = CandidateRows(places: [Squares.place(2500, 9000)], keys: ["far"], names: [nil])
        let none = try await find([item], county, candidates: far)[0]
        #expect(none.failure?.en == "none of the 1 candidates has a road within 400 m")
        #expect(none.before.reachedVillages == 11 && none.unreached.isEmpty)
    }

    @Test func aKindThatIsNotThere() async throws {
        let county = try SmallCounty()
        var item = LocationItem(service: "clinc", model: .mclp, sites: 1, minutes: 15)
        let told = try await find([item], county)[0]
        #expect(told.failure?.en.contains("did you mean `clinic`?") == true)
        #expect(told.failure?.en.contains("clinic, market") == true && told.sites.isEmpty)
        // A service that there is none of yet is planned when one says so, or when there is no layer of services.
        item.keepsExisting = false
        #expect(try await find([item], county)[0].sites.count == 1)
        item.keepsExisting = true
        #expect(try await find([item], county, services: false)[0].existing == 0)
    }

    @Test func conditionsAndWeights() async throws {
        let county = try SmallCounty()
        var item = LocationItem(service: "clinic", model: .mclp, sites: 1, minutes: 15)
        item.counted = .villages
        item.condition = try RowCondition("population >= 1000")
        let result = try await find([item], county)[0]
        #expect(result.villages == 7 && result.weight == 7 && result.condition == "population >= 1000")
        // Village 11 has 1,050 residents and no road.
        #expect(result.withoutRoad.count == 1)
        #expect((result.after.covered ?? 0) <= 6)
    }

    /// Villages of unknown population are asked about where weights do not decide, and listed elsewhere.
    @Test func unknownPopulations() async throws {
        let county = try SmallCounty()
        let whole: [Int64?] = [900, 1500, 1200, nil, 2000, 1000, 800, 1100, 1300, 700, nil, 1050]
        let table = try Squares.table(county.villages, [("population", .integer(whole))])
        let input = ServiceLocation.Input(
            graph: county.graph, services: county.services, candidates: nil, villages: county.villages,
            places: county.figures.map(\.place), columns: VillageColumns(table: table, figures: county.figures),
            reach: 400, seed: 1, threads: 2)
        let unknown = [3, 10].map { county.villages.codes[$0] }
        var items = [
            LocationItem(service: "clinic", model: .lscp, minutes: 15),
            LocationItem(service: "clinic", model: .pcentre, sites: 1),
            LocationItem(service: "clinic", model: .pmedian, sites: 1),
            LocationItem(service: "clinic", model: .lscp, minutes: 60),
        ]
        items[3].capacity = 20_000
        items[2].condition = try RowCondition("population >= 1000 or population < 1000")
        let results = try await ServiceLocation.find(items, input) { _ in }.items
        #expect(results.map(\.villages) == [12, 12, 10, 10] && results.map(\.withoutWeight) == [0, 0, 0, 2])
        #expect(results[0].weightUnknown == unknown && results[3].weightUnknown == unknown)
        #expect(results[2].undecided == unknown && results[2].weightUnknown.isEmpty)
        // As good as when every population is known; which of equally good sites they are, weights may decide.
        let known = try await find([items[0], items[1]], county)
        for (a, b) in zip(results, known) {
            #expect(a.value == b.value && a.sites.count == b.sites.count)
        }
        #expect(results[0].after.coveredVillages == 11)
    }

    /// What a site with a capacity adds is what it serves, not what it could.
    @Test func sitesAddNoMoreThanTheyHold() async throws {
        let county = try SmallCounty()
        var item = LocationItem(service: "clinic", model: .lscp, minutes: 60)
        (item.keepsExisting, item.capacity) = (false, 4000)
        let result = try await find([item], county)[0]
        #expect(result.sites.allSatisfy { ($0.added ?? .infinity) <= $0.served && $0.served <= 4000 })
        #expect(result.sites.reduce(0) { $0 + ($1.added ?? 0) } == result.after.covered)
        #expect(result.sites.reduce(0) { $0 + ($1.addedVillages ?? 0) } == 11)
        let added = result.sites.compactMap(\.added)
        #expect(added == added.sorted(by: >))
    }

    /// Sites beyond those that cover everybody add nothing: they are not proposed, and said.
    @Test func spareSitesAreSaid() async throws {
        let county = try SmallCounty()
        var item = LocationItem(service: "clinic", model: .mclp, sites: 11, minutes: 60)
        item.keepsExisting = false
        let result = try await find([item], county)[0]
        #expect(result.after.coveredVillages == 11 && result.isProven)
        #expect(result.spare == 11 - result.sites.count && result.spare > 0)
        item.sites = 1
        item.minutes = 5
        #expect(try await find([item], county)[0].spare == 0)
    }

    @Test func threadsDoNotMatter() async throws {
        let county = try SmallCounty()
        let item = LocationItem(service: "clinic", model: .pmedian, sites: 3)
        let first = try await find([item], county)[0], second = try await find([item], county)[0]
        #expect(first.sites == second.sites && first.value == second.value)
    }
}
