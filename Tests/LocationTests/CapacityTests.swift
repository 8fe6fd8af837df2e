import Columns
import Testing

@testable import Location

@Suite struct CapacityTests {
    /// Small instances where sites have room for about half of what would come to them.
    private static func random(seed: UInt64, kept: Int) -> (force: BruteForce, instance: LocationInstance) {
        let force = BruteForce.random(demand: 7, sites: 5, seed: seed, kept: kept)
        var generator = SeededGenerator(seed: seed + 100)
        let capacities = (0..<5).map { _ -> Double? in
            generator.unit() < 0.2 ? nil : Double(Int.random(in: 8...24, using: &generator))
        }
        let plain = force.instance
        return (
            force,
            LocationInstance(
                costs: plain.costs, weights: plain.weights, kept: plain.kept, candidates: plain.candidates,
                capacities: capacities)
        )
    }

    /// The least cost of sharing the points out among open sites, by trying every way.
    private func shared(_ force: BruteForce, _ instance: LocationInstance, _ open: [Int], within limit: Double)
        -> Double?
    {
        var best: Double?
        func place(_ demand: Int, _ load: [Double], _ cost: Double) {
            guard best.map({ cost < $0 }) ?? true else { return }
            guard demand < force.cost.count else {
                best = cost
                return
            }
            let weight = instance.weights[demand]
            guard weight > 0 else { return place(demand + 1, load, cost) }
            for site in open {
                guard let way = force.cost[demand][site], way <= limit else { continue }
                guard load[site] + weight <= instance.capacities?[site] ?? .infinity else { continue }
                var more = load
                more[site] += weight
                place(demand + 1, more, cost + weight * way)
            }
        }
        place(0, [Double](repeating: 0, count: 5), 0)
        return best
    }

    /// The capacities are proven not to suffice.
    private static func isProven(_ error: any Error) -> Bool {
        if case .capacities(isProven: true, _, _)? = error as? LocationError { return true }
        return false
    }

    @Test(arguments: 1...8) func mediansWithCapacities(seed: Int) throws {
        for kept in [0, 1] {
            let (force, instance) = Self.random(seed: UInt64(seed), kept: kept)
            for count in [1, 2, 3] {
                let best = force.choices(count).compactMap {
                    shared(force, instance, instance.kept + $0, within: .infinity)
                }.min()
                guard let best else {
                    #expect {
                        try Siting.solve(.median(sites: count), instance)
                    } throws: { Self.isProven($0) }
                    continue
                }
                let solution = try Siting.solve(.median(sites: count), instance)
                #expect(abs(solution.value - best) < 1e-6)
                #expect(solution.isProven)
                check(solution, instance)
            }
        }
    }

    @Test(arguments: 1...8) func coversWithCapacities(seed: Int) throws {
        let (force, instance) = Self.random(seed: UInt64(seed), kept: 1)
        let limit = 12.0
        let left = Set(force.unreachable(within: limit))
        // Points that no site is near are left out, as the model does.
        let weights = instance.weights.indices.map { left.contains($0) ? 0 : instance.weights[$0] }
        let asked = LocationInstance(
            costs: instance.costs, weights: weights, kept: instance.kept, candidates: instance.candidates,
            capacities: instance.capacities)
        let fewest = force.choices(5).filter { shared(force, asked, asked.kept + $0, within: limit) != nil }
            .map(\.count).min()
        guard let fewest else {
            #expect {
                try Siting.solve(.cover(within: limit), instance)
            } throws: { Self.isProven($0) }
            return
        }
        let solution = try Siting.solve(.cover(within: limit), instance)
        #expect(solution.value == Double(fewest))
        #expect(solution.isProven)
        check(solution, asked)
        // Who is left out takes no room of a site with a limit.
        for demand in left {
            #expect(solution.assignment[demand].map { instance.capacities?[$0] == nil } ?? true)
        }
    }

    /// A point beyond the limit of the cover is served by no site that has no room for it: 9 + 4 are more than 10.
    @Test func leftOutPointsTakeNoRoom() throws {
        let ways: [[Double?]] = [[5], [50]]
        let costs = AccessCosts(demand: 2, sites: 1) { ways[$0][$1] }
        let instance = LocationInstance(costs: costs, weights: [9, 4], capacities: [10])
        let solution = try Siting.solve(.cover(within: 10), instance)
        #expect(solution.opened == [0] && solution.unreachable == [1] && solution.assignment == [0, nil])
    }

    /// No site serves more than it may.
    private func check(_ solution: LocationSolution, _ instance: LocationInstance) {
        var load = [Double](repeating: 0, count: instance.costs.siteCount)
        for (demand, site) in solution.assignment.enumerated() where instance.weights[demand] > 0 {
            #expect(site.map(solution.sites.contains) == true)
            if let site { load[site] += instance.weights[demand] }
        }
        for (site, weight) in load.enumerated() {
            #expect(weight <= instance.capacities?[site] ?? .infinity)
        }
    }
}
