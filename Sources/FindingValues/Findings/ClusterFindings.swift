import Columns
import ProjectFile

/// Contiguous groups of villages.
package struct ClusterFindings: Sendable {
    /// Clusters, numbered from 1 by their smallest village code.
    package var clusters: [Cluster] = []
    /// Shape of each cluster, its villages dissolved; shape `(clusters)`.
    package var polygons = PolygonColumn()
    /// Columns that make clusters alike, of the village table or of figures.
    package var columns: [String] = []
    /// Villages in no cluster, with reasons, by code: a value is missing, or no cluster within the bounds took them.
    package var excluded: [Excluded] = []
    /// Least villages of a cluster asked for.
    package var minimumVillages = 0
    /// Most villages of a cluster asked for.
    package var maximumVillages = 0
    /// Greatest area of a cluster asked for; none without an upper bound.
    package var maximumArea: AreaSum?
    /// Σ over clusters and columns of squared deviations from the cluster's mean, on z-scores with the population
    /// standard deviation over all villages.
    package var heterogeneity = 0.0
    /// A proven lower bound on `heterogeneity`, or why there is none.
    package var bound: Bound
    /// Villages without a neighbour, by code.
    package var isolates: [String] = []
    /// How many pairs of villages share a stretch of border.
    package var neighbourPairs = 0
    /// Widest gap or overlap with which borders were matched, metres.
    package var tolerance = 0.0
    /// How clusters were found, in words.
    package var method: Phrase

    /// No clusters.
    package init(bound: Bound, method: Phrase) { (self.bound, self.method) = (bound, method) }
}

/// One cluster.
package struct Cluster: Sendable, Hashable {
    /// From 1.
    package var number: Int
    /// Codes, sorted.
    package var villages: [String]
    /// Permanent residents; none when a village has no figure.
    package var population: Double?
    /// Ground of its villages; ground that two of them claim counts for each.
    package var area: AreaSum
    /// 4π·area/perimeter² of the dissolved shape in the plane; 1 for a circle.
    package var compactness: Double
    /// Its part of `ClusterFindings.heterogeneity`.
    package var heterogeneity: Double
    /// The bounds that it does not keep, when the villages left no other way; empty as a rule.
    package var broken: [Phrase]

    /// A cluster of the villages of these codes; `broken` names the bounds that it does not keep.
    package init(
        number: Int, villages: [String], population: Double?, area: AreaSum, compactness: Double,
        heterogeneity: Double, broken: [Phrase] = []
    ) {
        (self.number, self.villages, self.population, self.area) = (number, villages, population, area)
        (self.compactness, self.heterogeneity, self.broken) = (compactness, heterogeneity, broken)
    }
}
