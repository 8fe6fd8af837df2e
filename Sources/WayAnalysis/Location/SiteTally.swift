import Columns
import FindingValues
import Location

/// Demand and sites of one item, and how the villages stand to any set of sites.
struct SiteTally {
    let instance: LocationInstance
    /// In the unit of the costs; none when nothing is covered.
    let limit: Double?
    /// What a cost is divided by to be told: 60 for seconds told as minutes.
    let scale: Double

    /// The cheapest cost of every demand point over open sites.
    func costs(_ open: [Int]) -> [Double?] {
        var flags = [Bool](repeating: false, count: instance.costs.siteCount)
        for site in open { flags[site] = true }
        return (0..<instance.costs.demandCount).map { instance.costs.nearest(from: $0, open: flags)?.cost }
    }

    func state(_ costs: [Double?]) -> LocationState {
        var state = LocationState()
        var sum = 0.0
        if limit != nil { (state.coveredVillages, state.covered) = (0, 0) }
        for (point, cost) in costs.enumerated() {
            guard let cost else { continue }
            let weight = instance.weights[point]
            state.reachedVillages += 1
            state.reached += weight
            sum += weight * cost
            state.farthest = max(state.farthest ?? 0, cost / scale)
            if let limit, cost <= limit {
                state.coveredVillages = (state.coveredVillages ?? 0) + 1
                state.covered = (state.covered ?? 0) + weight
            }
        }
        if state.reached > 0 { state.mean = sum / state.reached / scale }
        return state
    }

    /// Sites in the order in which each adds the most to those kept and those before it: weight within the limit, then
    /// weight with a way, then the least mean; ties go to the lower number.
    func ranked(_ sites: [Int]) -> [(site: Int, state: LocationState)] {
        var left = sites, costs = costs(instance.kept)
        var order: [(site: Int, state: LocationState)] = []
        while !left.isEmpty {
            var best: (index: Int, costs: [Double?], state: LocationState)?
            for (index, site) in left.enumerated() {
                let own = self.costs([site])
                let both = zip(costs, own).map { a, b in
                    if let a, let b { min(a, b) } else { a ?? b }
                }
                let state = state(both)
                if best.map({ Self.isBetter(state, $0.state) }) ?? true { best = (index, both, state) }
            }
            guard let best else { break }
            order.append((left.remove(at: best.index), best.state))
            costs = best.costs
        }
        return order
    }

    /// The same where each demand point is served by the site it is assigned to and, until that is open, by the nearest of
    /// those kept: what a site adds is what it serves, within its capacity.
    /// - Parameter assignment: site of each demand point, none where none serves it.
    func ranked(_ sites: [Int], assignment: [Int?]) -> [(site: Int, state: LocationState)] {
        let base = costs(instance.kept), new = Set(sites)
        let own = assignment.indices.map { point in
            assignment[point].flatMap { new.contains($0) ? instance.costs.cost(from: point, to: $0) : nil }
        }
        var left = sites, costs = base
        var order: [(site: Int, state: LocationState)] = []
        while !left.isEmpty {
            var best: (index: Int, costs: [Double?], state: LocationState)?
            for (index, site) in left.enumerated() {
                var with = costs
                for point in with.indices where assignment[point] == site { with[point] = own[point] }
                let state = state(with)
                if best.map({ Self.isBetter(state, $0.state) }) ?? true { best = (index, with, state) }
            }
            guard let best else { break }
            order.append((left.remove(at: best.index), best.state))
            costs = best.costs
        }
        return order
    }

    private static func isBetter(_ a: LocationState, _ b: LocationState) -> Bool {
        let (covered, other) = (a.covered ?? 0, b.covered ?? 0)
        if covered != other { return covered > other }
        if a.reached != b.reached { return a.reached > b.reached }
        if a.reachedVillages != b.reachedVillages { return a.reachedVillages > b.reachedVillages }
        return (a.mean ?? 0) < (b.mean ?? 0)
    }
}
