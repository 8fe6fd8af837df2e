import Columns
import Testing

@testable import Location

/// Of equally good choices the one with the least mean way, against every choice.
@Suite struct LeastMeanTests {
    private static let shapes = Shape.all.filter { $0.absent == 0 }

    /// The least Σ weight · cost of the choices that are as good and open no more.
    private func least(_ force: BruteForce, _ opened: Int, _ isGood: ([Int]) -> Bool) -> Double? {
        force.choices(opened).filter(isGood).compactMap(force.sum).min()
    }

    private func check(_ solution: LocationSolution, _ force: BruteForce, _ best: Double?) throws {
        let found = try #require(solution.leastMean), best = try #require(best)
        let own = try #require(force.sum(solution.opened))
        #expect(abs(found.value - own) <= 1e-9 * max(1, own))
        #expect(abs(own - best) <= 1e-9 * max(1, best) && found.isProven)
        #expect(found.bound <= best + 1e-6)
    }

    @Test(arguments: shapes) func coversAndCentres(_ shape: Shape) throws {
        let force = shape.instance(demand: 12, sites: 8)
        for limit in [5.0, 8, 12] {
            let solution = try Siting.solve(.cover(within: limit), force.instance)
            let asked = Set(force.cost.indices).subtracting(force.unreachable(within: limit))
            // Weights of points beyond the limit do not count.
            let weights = force.instance.weights.indices.map { asked.contains($0) ? force.instance.weights[$0] : 0 }
            let only = BruteForce(
                instance: LocationInstance(costs: force.instance.costs, weights: weights, kept: force.instance.kept),
                cost: force.cost)
            try check(
                solution, only,
                least(only, solution.opened.count) { choice in
                    asked.allSatisfy { only.least($0, only.instance.kept + choice).map { $0 <= limit } ?? false }
                })
        }
        for count in [1, 2, 3] {
            let solution = try Siting.solve(.centre(sites: count), force.instance)
            try check(
                solution, force,
                least(force, solution.opened.count) { force.radius($0).map { $0 <= solution.value } ?? false })
        }
    }

    @Test(arguments: shapes) func maximalCovers(_ shape: Shape) throws {
        let force = shape.instance(demand: 12, sites: 8)
        for (count, limit) in [(1, 4.0), (2, 3), (2, 6), (3, 5)] {
            let solution = try Siting.solve(.maximalCover(sites: count, within: limit), force.instance)
            #expect(force.covered(solution.opened, within: limit) == solution.value)
            try check(
                solution, force,
                least(force, solution.opened.count) { force.covered($0, within: limit) >= solution.value })
        }
    }

    @Test func capacitiesThatDoNotSuffice() throws {
        let costs = AccessCosts(demand: 3, sites: 2) { d, s in Double(d + s) }
        func refused(_ weights: [Double], _ capacities: [Double]) -> LocationError? {
            let instance = LocationInstance(costs: costs, weights: weights, capacities: capacities.map { $0 })
            return #expect(throws: LocationError.self) { try Siting.solve(.median(sites: 2), instance) }
        }
        #expect(
            refused([5, 9, 2], [8, 8]) == .capacities(isProven: true, tooHeavy: [1], shortfall: nil))
        #expect(refused([5, 5, 5], [6, 6]) == .capacities(isProven: true, tooHeavy: [], shortfall: 3))
        #expect(refused([5, 5, 5], [8, 8]) == .capacities(isProven: true, tooHeavy: [], shortfall: nil))
        let told = LocationError.capacities(isProven: true, tooHeavy: [7], shortfall: 2.5)
        #expect(told.description.contains("(7)") && told.description.contains("2.50"))
        #expect(told.phrase.zh.contains("（7）") && told.phrase.zh.contains("2.50"))
    }
}
