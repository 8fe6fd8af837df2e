/// Demand, sites and what lies between them: the input of `Siting.solve`.
public struct LocationInstance: Sendable, Equatable {
    /// Between demand points and sites.
    public let costs: AccessCosts
    /// Weight of each demand point, finite, ≥ 0: residents, or 1. Shape `(demandCount)`.
    public let weights: [Double]
    /// Sites that are open already and stay open, ascending.
    public let kept: [Int]
    /// Sites that may be opened, ascending; none of `kept`.
    public let candidates: [Int]
    /// The most weight that each site may serve; `nil` for a site without a limit. Shape `(siteCount)`, or `nil` when
    /// no site has a limit. A demand point is served by one site, whole.
    public let capacities: [Double?]?

    /// An instance over these costs.
    /// - Parameters:
    ///   - weights: `nil` for 1 everywhere.
    ///   - kept: open sites, in any order.
    ///   - candidates: `nil` for all sites that are not kept.
    ///   - capacities: for the models `.median` and `.cover` only.
    public init(
        costs: AccessCosts, weights: [Double]? = nil, kept: [Int] = [], candidates: [Int]? = nil,
        capacities: [Double?]? = nil
    ) {
        self.costs = costs
        self.weights = weights ?? [Double](repeating: 1, count: costs.demandCount)
        precondition(self.weights.count == costs.demandCount, "one weight a demand point")
        precondition(self.weights.allSatisfy { $0 >= 0 && $0.isFinite }, "a weight is finite and not negative")
        let open = Set(kept)
        self.kept = open.sorted()
        self.candidates = Set(candidates ?? Array(0..<costs.siteCount)).subtracting(open).sorted()
        let all = 0..<costs.siteCount
        precondition((self.kept + self.candidates).allSatisfy(all.contains), "sites of the costs")
        precondition(capacities.map { $0.count == costs.siteCount } ?? true, "one capacity a site")
        precondition(capacities?.allSatisfy { $0.map { $0 >= 0 && $0.isFinite } ?? true } ?? true, "capacities ≥ 0")
        self.capacities = capacities
    }

    /// Sites that are open or may be: shape `(siteCount)`.
    var usable: [Bool] {
        var flags = [Bool](repeating: false, count: costs.siteCount)
        for site in kept + candidates { flags[site] = true }
        return flags
    }

    /// The sites kept, and these.
    func open(_ more: some Sequence<Int>) -> [Bool] {
        var flags = [Bool](repeating: false, count: costs.siteCount)
        for site in kept { flags[site] = true }
        for site in more { flags[site] = true }
        return flags
    }
}

/// What is asked: the classical models of location.
///
/// - Source: Toregas and others, *The location of emergency service facilities*, Operations Research 19, 1971 (LSCP);
///   Church and ReVelle, *The maximal covering location problem*, Papers of the RSA 32, 1974 (MCLP); Hakimi, *Optimum
///   locations of switching centers*, Operations Research 12, 1964 (p-median, p-centre).
public enum LocationModel: Sendable, Hashable {
    /// LSCP: the fewest new sites such that every demand point has an open site within the limit.
    case cover(within: Double)
    /// MCLP: at most so many new sites such that the most weight has an open site within the limit.
    case maximalCover(sites: Int, within: Double)
    /// p-median: at most so many new sites such that Σ weight · cost to the nearest open site is least.
    case median(sites: Int)
    /// p-centre: at most so many new sites such that the greatest cost to the nearest open site is least. Weights do
    /// not count.
    case centre(sites: Int)
}

/// How hard to search. Work is counted, never timed, so that the same input gives the same answer.
public struct LocationLimits: Sendable, Hashable {
    /// Rounds of changing some sites at random and improving again.
    public var rounds: Int
    /// Most nodes of a search tree, ours or the solver's.
    public var nodes: Int
    /// Most entries of the cost lists that the proof of a median or a maximal cover looks at; a thousand million take
    /// some seconds.
    public var effort: Int
    /// Seed of the only source of chance.
    public var seed: UInt64

    /// Limits, with the defaults of a county.
    public init(rounds: Int = 4000, nodes: Int = 20_000, effort: Int = 2_500_000_000, seed: UInt64 = 1) {
        precondition(rounds >= 0 && nodes >= 0 && effort >= 0, "limits are not negative")
        (self.rounds, self.nodes, self.effort, self.seed) = (rounds, nodes, effort, seed)
    }
}
