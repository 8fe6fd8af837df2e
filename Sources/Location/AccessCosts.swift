/// What it costs every demand point to reach the sites that can serve it.
///
/// A pair that is not there has no way: it is absent, never a huge number. Demand points and sites are dense numbers
/// from 0; number them by key, because ties go to the lower number. The unit is the caller's: seconds, metres, money.
public struct AccessCosts: Sendable, Equatable {
    /// Number of demand points.
    public let demandCount: Int
    /// Number of sites.
    public let siteCount: Int
    /// Entries of demand point `d` are `starts[d]..<starts[d + 1]`; shape `(demandCount + 1)`.
    let starts: [Int]
    /// Sites in order of cost, then number; shape `(pairs)`.
    let sites: [Int32]
    /// Their costs, shape `(pairs)`.
    let costs: [Double]

    /// Costs that a function gives for each pair; `nil` for a pair without a way.
    /// - Parameter cost: of a demand point and a site: finite, 0 or more.
    /// - Complexity: O(*demand · sites · log sites*).
    public init(demand: Int, sites: Int, cost: (_ demand: Int, _ site: Int) -> Double?) {
        precondition(demand >= 0 && 0...Int(Int32.max) ~= sites, "counts are not negative")
        (demandCount, siteCount) = (demand, sites)
        var starts = [0], order: [Int32] = [], costs: [Double] = []
        var row: [(cost: Double, site: Int32)] = []
        for d in 0..<demand {
            row.removeAll(keepingCapacity: true)
            for s in 0..<sites {
                guard let value = cost(d, s) else { continue }
                precondition(value.isFinite && value >= 0, "a cost is finite and not negative; a missing way is nil")
                row.append((value, Int32(s)))
            }
            row.sort { $0.cost != $1.cost ? $0.cost < $1.cost : $0.site < $1.site }
            for entry in row {
                order.append(entry.site)
                costs.append(entry.cost)
            }
            starts.append(order.count)
        }
        (self.starts, self.sites, self.costs) = (starts, order, costs)
    }

    /// What a pair costs; `nil` when it has no way.
    /// - Complexity: O(*sites*).
    public func cost(from demand: Int, to site: Int) -> Double? {
        (starts[demand]..<starts[demand + 1]).first { Int(sites[$0]) == site }.map { costs[$0] }
    }

    /// The nearest of the open sites and its cost; `nil` when none of them has a way. Ties go to the lower number.
    /// - Parameter open: shape `(siteCount)`.
    public func nearest(from demand: Int, open: [Bool]) -> (site: Int, cost: Double)? {
        for k in starts[demand]..<starts[demand + 1] where open[Int(sites[k])] { return (Int(sites[k]), costs[k]) }
        return nil
    }
}
