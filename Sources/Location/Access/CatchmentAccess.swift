/// Access to services that people share: supply for each person, by floating catchment areas in two steps.
///
/// 1. For each site j the ratio R_j = S_j / Σ_i P_i·W(t_ij), over the demand that reaches it.
/// 2. For each place of demand i the score A_i = Σ_j R_j·W(t_ij).
///
/// W is the decay: an even one gives 2SFCA, zones or a bell E2SFCA, a power the gravity model. Whatever it is,
/// Σ A_i·P_i = Σ S_j over the sites that anybody reaches.
/// - Source: Luo and Wang, Measures of Spatial Accessibility to Health Care in a GIS Environment, *Environment and
///   Planning B* 30, 2003, 865–884; the gravity model as a case of it: §4 there.
public struct CatchmentAccess: Sendable, Hashable {
    /// Supply for one unit of demand at each place; 0 where no site with demand is within the limit.
    public let scores: [Double]
    /// Supply for one unit of weighted demand at each site; none where nobody reaches it.
    public let ratios: [Double?]
    /// Whether any site lies within the limit of a place, whatever its supply.
    public let isReached: [Bool]

    /// Works out the access of every place.
    /// - Parameters:
    ///   - demand: people at each place; 0 or more, finite; shape `(places)`.
    ///   - supply: beds, doctors or 1 at each site; 0 or more, finite; shape `(sites)`.
    ///   - cost: from a place to a site; none where there is no way.
    /// - Complexity: O(*places* · *sites*), each cost asked for once.
    public init(demand: [Double], supply: [Double], decay: CatchmentDecay, cost: (Int, Int) -> Double?) {
        precondition(demand.allSatisfy { $0 >= 0 && $0.isFinite }, "demand is 0 or more")
        precondition(supply.allSatisfy { $0 >= 0 && $0.isFinite }, "supply is 0 or more")
        var near: [[(site: Int, weight: Double)]] = []
        var reached: [Bool] = []
        var sums = [Double](repeating: 0, count: supply.count)
        for place in demand.indices {
            var row: [(site: Int, weight: Double)] = []
            var isReached = false
            for site in supply.indices {
                guard let cost = cost(place, site), cost <= decay.limit else { continue }
                isReached = true
                let weight = decay.weight(cost)
                guard weight > 0 else { continue }
                row.append((site, weight))
                sums[site] += demand[place] * weight
            }
            near.append(row)
            reached.append(isReached)
        }
        let ratios = zip(supply, sums).map { $1 > 0 ? $0 / $1 : nil }
        (self.ratios, isReached) = (ratios, reached)
        scores = near.map { row in row.reduce(0) { $0 + (ratios[$1.site] ?? 0) * $1.weight } }
    }
}
