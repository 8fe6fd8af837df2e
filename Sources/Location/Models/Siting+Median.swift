extension Siting {
    /// p-median.
    static func median(_ instance: LocationInstance, sites: Int, _ limits: LocationLimits) throws -> LocationSolution {
        let costs = instance.costs
        let left = unreachable(instance)
        let asked = Set((0..<costs.demandCount).filter { instance.weights[$0] > 0 }).subtracting(left)
        let start = try reaching(instance, asked: asked, sites: sites, limits)
        let problem = servingProblem(instance, asked: asked, sites: sites)
        var search = ServingSearch(problem, limits, start: start)
        let outcome = try search.run()
        let opened = needed(outcome.sites, in: problem)
        let open = instance.open(opened)
        var value = 0.0
        for demand in asked.sorted() {
            guard let hit = costs.nearest(from: demand, open: open) else { throw LocationError.unsettled(asked: sites) }
            value += instance.weights[demand] * hit.cost
        }
        return LocationSolution(
            opened: opened, sites: (instance.kept + opened).sorted(), assignment: nearest(instance, opened),
            value: value,
            bound: LocationBound(
                value: outcome.isProven ? value : min(value, outcome.bound), method: outcome.method),
            unreachable: left)
    }

    /// Points with weighted costs; a point without service pays more than any choice costs that serves all.
    private static func servingProblem(_ instance: LocationInstance, asked: Set<Int>, sites: Int) -> ServingProblem {
        let costs = instance.costs, isKept = instance.open([])
        var number = [Int32](repeating: -1, count: costs.siteCount)
        for (i, site) in instance.candidates.enumerated() { number[site] = Int32(i) }
        let usable = instance.candidates.count + instance.kept.count
        var dearest = [Double](repeating: 0, count: costs.demandCount), all = 1.0
        for demand in asked {
            dearest[demand] = instance.weights[demand] * costs.costs[costs.starts[demand + 1] - 1]
        }
        for demand in asked.sorted() { all += dearest[demand].rounded(.up) }
        var problem = ServingProblem(names: instance.candidates, choose: sites)
        for demand in asked.sorted() {
            var entries: [(site: Int32, cost: Double)] = []
            var penalty: Double?
            var ways = 0
            for k in costs.starts[demand]..<costs.starts[demand + 1] {
                let site = Int(costs.sites[k]), cost = instance.weights[demand] * costs.costs[k]
                if isKept[site] {
                    penalty = cost
                    break
                }
                guard number[site] >= 0 else { continue }
                entries.append((number[site], cost))
                ways += 1
            }
            problem.append(entries, penalty: penalty ?? (ways == usable ? 2 * dearest[demand] + 1 : all))
        }
        problem.findStep()
        return problem
    }

    /// Sites that reach every point asked, when that needs care: some pair is missing.
    /// - Returns: positions among the candidates; `nil` when any choice will do, or none was found.
    /// - Throws: `LocationError.tooFewSites` when so many sites cannot do it.
    static func reaching(
        _ instance: LocationInstance, asked: Set<Int>, sites: Int, _ limits: LocationLimits
    ) throws -> [Int]? {
        let problem = CoverProblem(instance, asked: asked.sorted(), within: .infinity)
        guard problem.rows.contains(where: { $0.count < instance.candidates.count }) || sites == 0 else { return nil }
        let cover = try CoverSearch(problem, limits).least(aim: sites)
        if cover.bound > sites { throw LocationError.tooFewSites(asked: sites, least: cover.bound) }
        return cover.sites.count <= sites ? cover.sites : nil
    }
}
