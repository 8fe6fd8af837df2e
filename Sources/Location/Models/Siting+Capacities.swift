extension Siting {
    /// p-median where sites serve a limited weight, each point by one site.
    static func capacitatedMedian(
        _ instance: LocationInstance, sites: Int, _ limits: LocationLimits
    ) throws -> LocationSolution {
        let plain = try median(instance.withoutCapacities, sites: sites, limits)
        let problem = CapacitatedProblem(
            instance, asked: asked(instance, without: plain.unreachable), within: .infinity)
        let search = CapacitatedSearch(problem: problem, limits: limits, sites: min(sites, instance.candidates.count))
        let (choice, bound) = try search.improvedByProgram(
            try search.swapped(from: plain.opened), bound: plain.bound.value)
        return solution(instance, problem, choice, bound, plain.unreachable)
    }

    /// LSCP where sites serve a limited weight, each point by one site.
    static func capacitatedCover(
        _ instance: LocationInstance, within limit: Double, _ limits: LocationLimits
    ) throws -> LocationSolution {
        let plain = try leastCover(instance.withoutCapacities, within: limit, limits)
        let problem = CapacitatedProblem(instance, asked: asked(instance, without: plain.unreachable), within: limit)
        let search = CapacitatedSearch(problem: problem, limits: limits, sites: nil)
        let least = max(plain.bound.value, Double(roomiest(problem)))
        let (choice, bound) = try search.improvedByProgram(try search.filled(), bound: least)
        return solution(instance, problem, choice, bound, plain.unreachable)
    }

    private static func asked(_ instance: LocationInstance, without left: [Int]) -> [Int] {
        let out = Set(left)
        return (0..<instance.costs.demandCount).filter { instance.weights[$0] > 0 && !out.contains($0) }
    }

    /// How many of the roomiest candidates the weight needs besides the sites kept; all of them when they do not
    /// suffice.
    private static func roomiest(_ problem: CapacitatedProblem) -> Int {
        var left = problem.weights.reduce(0, +) * (1 - 1e-9)
        for site in problem.kept { left -= problem.capacities[site] }
        var count = 0
        for capacity in problem.candidates.map({ problem.capacities[$0] }).sorted(by: >) where left > 0 {
            left -= capacity
            count += 1
        }
        return count
    }

    private static func solution(
        _ instance: LocationInstance, _ problem: CapacitatedProblem, _ choice: CapacitatedSearch.Choice,
        _ bound: LocationBound, _ left: [Int]
    ) -> LocationSolution {
        var assignment = nearest(instance, choice.opened)
        // Who is left out takes none of the room: a site without a limit serves them, or none does.
        let isFree = instance.open(choice.opened).enumerated().map { $1 && instance.capacities?[$0] == nil }
        for point in left { assignment[point] = instance.costs.nearest(from: point, open: isFree)?.site }
        for (point, site) in zip(problem.points, choice.sites) { assignment[point] = site }
        return LocationSolution(
            opened: choice.opened, sites: (instance.kept + choice.opened).sorted(), assignment: assignment,
            value: choice.value, bound: bound, unreachable: left)
    }
}

extension LocationInstance {
    var withoutCapacities: LocationInstance {
        LocationInstance(costs: costs, weights: weights, kept: kept, candidates: candidates)
    }
}
