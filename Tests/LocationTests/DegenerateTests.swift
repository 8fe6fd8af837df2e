import Testing

@testable import Location

@Suite struct DegenerateTests {
    private func instance(
        _ cost: [[Double?]], weights: [Double]? = nil, kept: [Int] = [], candidates: [Int]? = nil,
        capacities: [Double?]? = nil
    ) -> LocationInstance {
        let costs = AccessCosts(demand: cost.count, sites: cost.first?.count ?? 0) { cost[$0][$1] }
        return LocationInstance(
            costs: costs, weights: weights, kept: kept, candidates: candidates, capacities: capacities)
    }

    @Test func nothingAtAll() throws {
        let nothing = instance([])
        for model in [
            LocationModel.median(sites: 2), .centre(sites: 2), .cover(within: 1), .maximalCover(sites: 2, within: 1),
        ] {
            let solution = try Siting.solve(model, nothing)
            #expect(solution.value == 0)
            #expect(solution.opened.isEmpty)
            #expect(solution.isProven)
        }
    }

    @Test func noWayAnywhere() throws {
        let lost = instance([[nil, nil], [nil, nil]])
        for model in [
            LocationModel.median(sites: 1), .centre(sites: 1), .cover(within: 9), .maximalCover(sites: 1, within: 9),
        ] {
            let solution = try Siting.solve(model, lost)
            #expect(solution.unreachable == [0, 1])
            #expect(solution.value == 0)
            #expect(solution.opened.isEmpty)
            #expect(solution.assignment == [nil, nil])
        }
    }

    @Test func tooFewSitesForThreeIslands() {
        let islands = instance([[1, nil, nil], [nil, 1, nil], [nil, nil, 1]])
        #expect(throws: LocationError.tooFewSites(asked: 2, least: 3)) {
            try Siting.solve(.median(sites: 2), islands)
        }
        #expect(throws: LocationError.tooFewSites(asked: 2, least: 3)) {
            try Siting.solve(.centre(sites: 2), islands)
        }
        #expect(throws: LocationError.tooFewSites(asked: 0, least: 3)) {
            try Siting.solve(.median(sites: 0), islands)
        }
    }

    @Test func aKeptSiteServesAnIsland() throws {
        let islands = instance([[1, nil, nil], [nil, 1, nil], [nil, nil, 1]], kept: [1])
        let solution = try Siting.solve(.median(sites: 2), islands)
        #expect(solution.opened == [0, 2])
        #expect(solution.sites == [0, 1, 2])
        #expect(solution.value == 3)
    }

    @Test func sitesThatAddNothingAreNotOpened() throws {
        // Both sites cover the same; a second one would be of no use.
        let same = instance([[1, 1], [2, 2]])
        #expect(try Siting.solve(.maximalCover(sites: 2, within: 5), same).opened.count == 1)
        #expect(try Siting.solve(.median(sites: 2), same).opened.count == 1)
        // A kept site does all there is to do.
        let kept = instance([[1, 1], [2, 2]], kept: [0])
        #expect(try Siting.solve(.maximalCover(sites: 1, within: 5), kept).opened.isEmpty)
        #expect(try Siting.solve(.cover(within: 5), kept).opened.isEmpty)
    }

    @Test func onlyCandidatesAreOpened() throws {
        // Site 0 would be best but may not be opened.
        let cost: [[Double?]] = [[0, 5, 6], [0, 5, 6]]
        let solution = try Siting.solve(.median(sites: 1), instance(cost, candidates: [1, 2]))
        #expect(solution.opened == [1])
        #expect(solution.value == 10)
    }

    @Test func pointsWithoutWeightAskForNothing() throws {
        let cost: [[Double?]] = [[1, 9], [9, 1]]
        let solution = try Siting.solve(.median(sites: 1), instance(cost, weights: [1, 0]))
        #expect(solution.opened == [0])
        #expect(solution.value == 1)
    }

    @Test func allEqualCosts() throws {
        let flat = instance([[Double?]](repeating: [Double?](repeating: 3, count: 6), count: 8))
        #expect(try Siting.solve(.median(sites: 3), flat).value == 24)
        #expect(try Siting.solve(.centre(sites: 3), flat).value == 3)
        #expect(try Siting.solve(.cover(within: 3), flat).value == 1)
        #expect(try Siting.solve(.cover(within: 2), flat).unreachable == Array(0..<8))
    }
}
