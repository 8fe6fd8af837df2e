import Columns

/// Where to open sites: LSCP, MCLP, p-median and p-centre on a matrix of costs, each with a bound.
public enum Siting {
    /// Chooses sites, and proves how much better any other choice could be.
    ///
    /// Sites kept stay open. Demand points that no site can serve are set aside and listed. Of equal choices of
    /// covers and centres the one with the least mean cost (`LocationSolution.leastMean`); the lower numbers are not promised,
    /// but the same input and limits always give the same.
    ///
    /// - Parameters:
    ///   - model: what is asked.
    ///   - instance: demand, sites, costs.
    ///   - limits: how hard to search; counted, never timed.
    /// - Throws: `LocationError` when no choice serves every demand point that can be served; `CancellationError` when
    ///   the task is cancelled, asked between steps.
    public static func solve(
        _ model: LocationModel, _ instance: LocationInstance, limits: LocationLimits = LocationLimits()
    ) throws -> LocationSolution {
        switch model {
        case .cover(let limit):
            precondition(limit >= 0, "a limit is not negative")
            guard instance.capacities == nil else { return try capacitatedCover(instance, within: limit, limits) }
            return try withLeastMean(try leastCover(instance, within: limit, limits), of: model, instance, limits)
        case .maximalCover(let sites, let limit):
            precondition(sites >= 0 && limit >= 0, "sites and limits are not negative")
            precondition(instance.capacities == nil, "a maximal cover has no capacities")
            return try withLeastMean(
                try maximalCover(instance, sites: sites, within: limit, limits), of: model, instance, limits)
        case .median(let sites):
            precondition(sites >= 0, "sites are not negative")
            return instance.capacities == nil
                ? try median(instance, sites: sites, limits) : try capacitatedMedian(instance, sites: sites, limits)
        case .centre(let sites):
            precondition(sites >= 0, "sites are not negative")
            precondition(instance.capacities == nil, "a centre has no capacities")
            return try withLeastMean(try centre(instance, sites: sites, limits), of: model, instance, limits)
        }
    }

    /// Demand points that have a way to no usable site, or to none within `limit`.
    static func unreachable(_ instance: LocationInstance, within limit: Double = .infinity) -> [Int] {
        let usable = instance.usable
        return (0..<instance.costs.demandCount).filter { demand in
            guard let hit = instance.costs.nearest(from: demand, open: usable) else { return true }
            return hit.cost > limit
        }
    }

    /// The nearest open site of each demand point.
    static func nearest(_ instance: LocationInstance, _ opened: [Int]) -> [Int?] {
        let open = instance.open(opened)
        return (0..<instance.costs.demandCount).map { instance.costs.nearest(from: $0, open: open)?.site }
    }
}
