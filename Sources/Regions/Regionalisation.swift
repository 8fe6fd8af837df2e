import Columns

/// Contiguous clusters between lower and upper bounds.
public enum Regionalisation {
    /// Clusters of least heterogeneity by growth from the rim and local moves (`--method balanced`).
    ///
    /// Minimise Σ over clusters Σ over members Σ over columns (z − cluster mean of z)², z the z-scores with the
    /// population standard deviation over all rows, such that each cluster is connected in `adjacency` and keeps both
    /// bounds on its number of members and on each sum. As few rows as the search manages stay out; each is listed with
    /// its reason. A wanted number of clusters comes before heterogeneity and after that.
    ///
    /// More clusters mean less heterogeneity, so without a wanted number they come out near their lower bounds.
    ///
    /// - Parameters:
    ///   - columns: shape `(columns)` of `(rows)`, finite.
    ///   - generator: the only source of chance; the same state gives the same answer.
    /// - Throws: `CancellationError` when the task is cancelled; asked between rounds.
    /// - Returns: clusters numbered from 1 by lowest row. There is no useful lower bound on the heterogeneity.
    /// - Complexity: O(*starts · rounds · k*²) for clusters of *k* rows, after a first growth of O(*n*²).
    public static func balanced(
        _ adjacency: Adjacency, columns: [[Double]], limits: RegionLimits,
        using generator: inout some RandomNumberGenerator
    ) throws(CancellationError) -> RegionResult {
        let problem = RegionProblem(adjacency, columns, limits)
        var reasons: [Int: RegionResult.Reason] = [:]
        let open = rowsThatMayJoin(problem, &reasons)
        let plan = try RegionSearch.run(problem, open: open, using: &generator)
        let clusters = plan.clusters.filter { !$0.isEmpty }.sorted { $0[0] < $1[0] }
        var labels = [Int?](repeating: nil, count: adjacency.count)
        for (number, members) in clusters.enumerated() { for row in members { labels[row] = number + 1 } }
        let heterogeneity = clusters.map(problem.heterogeneity)
        let result = RegionResult(
            labels: labels, clusters: clusters, heterogeneity: heterogeneity, objective: heterogeneity.reduce(0, +),
            bound: nil,
            boundReason: Phrase(
                zh: "该方法没有有用的下界", en: "no useful lower bound on heterogeneity is known for this method"),
            unassigned: labels.indices.filter { labels[$0] == nil }.map {
                RegionResult.Unassigned(row: $0, reason: reasons[$0] ?? .leftOver)
            })
        assert(result.broken(problem) == nil, "\(result.broken(problem) ?? "")")
        return result
    }

    /// Rows in parts that can reach the lower bounds, without those that exceed an upper bound alone.
    private static func rowsThatMayJoin(_ problem: RegionProblem, _ reasons: inout [Int: RegionResult.Reason]) -> [Int]
    {
        let adjacency = problem.adjacency
        var open = [Bool](repeating: true, count: adjacency.count)
        for row in open.indices where !problem.keepsUpper([row]) { (open[row], reasons[row]) = (false, .tooLarge) }
        let rest = Adjacency(
            count: adjacency.count, pairs: adjacency.pairs.filter { open[$0.first] && open[$0.second] })
        for part in rest.components where open[part[0]] && !problem.keepsLower(part) {
            for row in part { (open[row], reasons[row]) = (false, .componentTooSmall) }
        }
        return open.indices.filter { open[$0] }
    }
}
