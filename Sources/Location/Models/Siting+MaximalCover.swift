extension Siting {
    /// MCLP. Demand points with the same sites within the limit count as one.
    static func maximalCover(
        _ instance: LocationInstance, sites: Int, within limit: Double, _ limits: LocationLimits
    ) throws -> LocationSolution {
        let costs = instance.costs
        var number = [Int32](repeating: -1, count: costs.siteCount), isKept = instance.open([])
        for (i, site) in instance.candidates.enumerated() { number[site] = Int32(i) }
        for site in instance.candidates { isKept[site] = false }
        var groups: [[Int32]: Int] = [:], lists: [[Int32]] = [], weights: [Double] = []
        var covered = 0.0
        for demand in 0..<costs.demandCount where instance.weights[demand] > 0 {
            var list: [Int32] = [], isCovered = false
            for k in costs.starts[demand]..<costs.starts[demand + 1] where costs.costs[k] <= limit {
                let site = Int(costs.sites[k])
                if isKept[site] { isCovered = true }
                if number[site] >= 0 { list.append(number[site]) }
            }
            if isCovered { covered += instance.weights[demand] }
            guard !isCovered, !list.isEmpty else { continue }
            list.sort()
            if let group = groups[list] {
                weights[group] += instance.weights[demand]
            } else {
                groups[list] = lists.count
                lists.append(list)
                weights.append(instance.weights[demand])
            }
        }
        var problem = ServingProblem(names: instance.candidates, choose: sites)
        for (list, weight) in zip(lists, weights) {
            problem.append(list.lazy.map { (site: $0, cost: 0.0) }, penalty: weight)
        }
        problem.findStep()
        var search = ServingSearch(problem, limits)
        let outcome = try search.run()
        let opened = needed(outcome.sites, in: problem)
        let all = weights.reduce(0, +), open = instance.open(opened)
        var value = 0.0
        for demand in 0..<costs.demandCount {
            if let hit = costs.nearest(from: demand, open: open), hit.cost <= limit {
                value += instance.weights[demand]
            }
        }
        return LocationSolution(
            opened: opened, sites: (instance.kept + opened).sorted(), assignment: nearest(instance, opened),
            value: value,
            bound: LocationBound(
                value: outcome.isProven ? value : max(value, covered + all - outcome.bound), method: outcome.method),
            unreachable: unreachable(instance))
    }

    /// The sites without which the value would be worse: the others are dropped, the last first.
    static func needed(_ sites: [Int], in problem: ServingProblem) -> [Int] {
        var number: [Int: Int] = [:]
        for (i, name) in problem.names.enumerated() { number[name] = i }
        var left = sites.compactMap { number[$0] }
        let value = problem.value(opening: left)
        for site in left.reversed() {
            let fewer = left.filter { $0 != site }
            if problem.value(opening: fewer) <= value { left = fewer }
        }
        return left.map { problem.names[$0] }
    }
}

extension ServingSearch.Outcome {
    /// What proves the bound.
    var method: BoundMethod { isProven ? .branchAndBound : .unfinishedBranching }
}
