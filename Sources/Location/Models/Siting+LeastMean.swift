import Columns

/// The second objective of a choice: of equally good ones the one with the least mean cost.
public struct LeastMean: Sendable, Equatable {
    /// Σ weight · cost to the nearest open site, over the demand points that have a way; each counts 1 when none has weight.
    public let value: Double
    /// No choice as good has less.
    public let bound: Double
    /// The value reaches the bound to 10⁻⁹ of itself.
    public var isProven: Bool { value - bound <= 1e-9 * max(1, value.magnitude) }
}

extension Siting {
    /// Of the choices with at most as many new sites that are as good as a solution, one with the least mean cost.
    ///
    /// Minimise Σᵢ wᵢ · c(i, nearest open site) subject to the first objective: for a cover and a centre every point within
    /// the limit or the radius found; for a maximal cover no less weight within the limit. It is a median with a price on
    /// what falls short, above all that the second objective can save; the price is right for weights in whole numbers, and the
    /// result is held against the first objective again, whatever they are.
    /// - Throws: `CancellationError`.
    static func withLeastMean(
        _ solution: LocationSolution, of model: LocationModel, _ instance: LocationInstance, _ limits: LocationLimits
    ) throws -> LocationSolution {
        let costs = instance.costs, chosen = solution.opened.count
        let out = Set(solution.unreachable)
        let asked = (0..<costs.demandCount).filter { !out.contains($0) }
        let isWeightless = !asked.contains { instance.weights[$0] > 0 }
        let weights = isWeightless ? instance.weights.map { _ in 1.0 } : instance.weights
        guard let first = sum(solution.opened, asked, weights, instance) else { return solution }
        guard chosen > 0, chosen < instance.candidates.count else {
            return solution.with(LeastMean(value: first, bound: first))
        }
        let limit: Double
        var shortfall: Double?
        switch model {
        case .cover(let within): limit = within
        case .centre: limit = solution.value
        case .maximalCover(_, let within):
            limit = within
            let all = asked.reduce(0) { $0 + instance.weights[$1] }
            shortfall = all - solution.value
        case .median: return solution
        }
        let problem = problem(
            instance, asked, weights, sites: chosen, within: limit, price: first + 1, shortfall: shortfall)
        let number = Dictionary(
            instance.candidates.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        // The first objective has had the greater part of the work.
        var fewer = limits
        fewer.rounds = min(limits.rounds, 400)
        fewer.effort = min(limits.effort, 20_000_000 + 400 * problem.costs.count)
        var search = ServingSearch(problem, fewer, start: solution.opened.compactMap { number[$0] })
        let outcome = try search.run()
        let bound = max(0, min(first, outcome.bound))
        guard let second = sum(outcome.sites, asked, weights, instance), second < first,
            isAsGood(outcome.sites, as: solution, model, asked, within: limit, instance)
        else {
            return solution.with(LeastMean(value: first, bound: outcome.isProven ? first : bound))
        }
        return LocationSolution(
            opened: outcome.sites, sites: (instance.kept + outcome.sites).sorted(),
            assignment: nearest(instance, outcome.sites), value: solution.value, bound: solution.bound,
            unreachable: solution.unreachable,
            leastMean: LeastMean(value: second, bound: outcome.isProven ? second : min(second, bound)))
    }

    /// Σ weight · cost of the points that have a way; none where fewer are reached than must be is for the caller to see.
    private static func sum(
        _ opened: [Int], _ asked: [Int], _ weights: [Double], _ instance: LocationInstance
    ) -> Double? {
        let open = instance.open(opened)
        var sum = 0.0
        for demand in asked {
            if let hit = instance.costs.nearest(from: demand, open: open) { sum += weights[demand] * hit.cost }
        }
        return sum.isFinite ? sum : nil
    }

    /// The median behind the second objective.
    /// - Parameters:
    ///   - price: of a point without service or, for a maximal cover, of each unit of weight beyond the limit.
    ///   - shortfall: weight that may lie beyond the limit; none where every point must lie within it.
    private static func problem(
        _ instance: LocationInstance, _ asked: [Int], _ weights: [Double], sites: Int, within limit: Double,
        price: Double,
        shortfall: Double?
    ) -> ServingProblem {
        let costs = instance.costs, isKept = instance.open([])
        var number = [Int32](repeating: -1, count: costs.siteCount)
        for (i, site) in instance.candidates.enumerated() { number[site] = Int32(i) }
        var problem = ServingProblem(names: instance.candidates, choose: sites)
        if let shortfall { problem.constant = -price * shortfall }
        for demand in asked {
            var entries: [(site: Int32, cost: Double)] = []
            let beyond = price * instance.weights[demand]
            // A point that nothing serves is dearer than any that something does.
            var penalty = shortfall == nil ? price : beyond + price + weights[demand] * greatest(costs, demand)
            for k in costs.starts[demand]..<costs.starts[demand + 1] {
                let isWithin = costs.costs[k] <= limit
                if shortfall == nil, !isWithin { break }
                let site = Int(costs.sites[k])
                let cost = weights[demand] * costs.costs[k] + (isWithin ? 0 : beyond)
                if isKept[site] {
                    penalty = min(penalty, cost)
                    break
                }
                if number[site] >= 0 { entries.append((number[site], cost)) }
            }
            problem.append(entries, penalty: penalty)
        }
        problem.findStep()
        return problem
    }

    private static func greatest(_ costs: AccessCosts, _ demand: Int) -> Double {
        costs.starts[demand] < costs.starts[demand + 1] ? costs.costs[costs.starts[demand + 1] - 1] : 0
    }

    /// The sites come to the same by the first objective, and reach all that the solution's reach.
    private static func isAsGood(
        _ opened: [Int], as solution: LocationSolution, _ model: LocationModel, _ asked: [Int], within limit: Double,
        _ instance: LocationInstance
    ) -> Bool {
        let open = instance.open(opened), before = instance.open(solution.opened)
        var covered = 0.0
        for demand in asked {
            let hit = instance.costs.nearest(from: demand, open: open)
            if hit == nil, instance.costs.nearest(from: demand, open: before) != nil { return false }
            let isWithin = hit.map { $0.cost <= limit } ?? false
            if case .maximalCover = model {
                if isWithin { covered += instance.weights[demand] }
            } else if !isWithin {
                return false
            }
        }
        guard case .maximalCover = model else { return opened.count <= solution.opened.count }
        return covered >= solution.value - 1e-9 * max(1, solution.value)
    }
}

extension LocationSolution {
    fileprivate func with(_ least: LeastMean) -> LocationSolution {
        LocationSolution(
            opened: opened, sites: sites, assignment: assignment, value: value, bound: bound, unreachable: unreachable,
            leastMean: least)
    }
}
