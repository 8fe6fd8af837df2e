import Columns

/// Contiguous groups of villages.
public struct ClusterFindings: Sendable {
    /// Clusters numbered from 1 by their smallest village code; row `i` of `polygons` is `clusters[i]`.
    public var clusters: [Cluster] = []
    public var polygons = PolygonColumn()
    /// Columns of the village table that make clusters alike, and villages left out for want of them.
    public var columns: [String] = []
    public var excluded: [Excluded] = []
    /// Bounds asked for.
    public var minimumVillages = 0
    public var maximumVillages = 0
    public var maximumArea: AreaSum?
    /// Σ over clusters and columns of squared deviations from the cluster's mean, on z-scores with the population
    /// standard deviation over all villages.
    public var heterogeneity = 0.0
    public var bound: Bound
    /// Villages without a neighbour, by code.
    public var isolates: [String] = []
    /// Pairs of neighbours, and the tolerance in metres with which borders were matched.
    public var neighbourPairs = 0
    public var tolerance = 0.0
    public var method: Phrase

    public init(bound: Bound, method: Phrase) { (self.bound, self.method) = (bound, method) }
}

/// One cluster.
public struct Cluster: Sendable, Hashable {
    public var number: Int
    /// Codes, sorted.
    public var villages: [String]
    public var population: Double?
    public var area: AreaSum
    /// 4π·area/perimeter²; 1 for a circle.
    public var compactness: Double
    public var heterogeneity: Double
    /// The bounds that it does not keep, when the villages left no other way; empty as a rule.
    public var broken: [Phrase]

    public init(
        number: Int, villages: [String], population: Double?, area: AreaSum, compactness: Double,
        heterogeneity: Double, broken: [Phrase] = []
    ) {
        (self.number, self.villages, self.population, self.area) = (number, villages, population, area)
        (self.compactness, self.heterogeneity, self.broken) = (compactness, heterogeneity, broken)
    }
}
