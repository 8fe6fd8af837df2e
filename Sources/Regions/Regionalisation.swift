import Columns

/// Contiguous clusters between lower and upper bounds.
public enum Regionalisation {
    /// Clusters of least heterogeneity between bounds, bounds first (`--method balanced`).
    ///
    /// Minimise Σ over clusters Σ over members Σ over columns (z − cluster mean of z)², z the z-scores with the
    /// population standard deviation over all rows, such that each cluster is connected in `adjacency` and keeps both
    /// bounds on its number of members and on each sum. A plan that keeps the bounds comes first, by cuts of spanning
    /// trees and moves with what breaks them as energy; then likeness, by parallel tempering or annealing. Where no plan
    /// holds all rows, as few as the search manages stay out, and `RegionResult.obstacle` says why.
    ///
    /// More clusters mean less heterogeneity. Without a wanted number there are as many as clusters of a mean size
    /// between their bounds make, and not as many as the lower bounds allow. Up to 12 rows are solved by trying all.
    ///
    /// - Parameters:
    ///   - columns: shape `(columns)` of `(rows)`, finite.
    ///   - generator: the only source of chance; the same state gives the same answer.
    /// - Throws: `CancellationError` when the task is cancelled; asked between rounds.
    /// - Returns: clusters numbered from 1 by lowest row; the bound is the objective where all was tried.
    /// - Complexity: O(*steps*) for the search, O(*n*²) before it.
    public static func balanced(
        _ adjacency: Adjacency, columns: [[Double]], limits: RegionLimits,
        using generator: inout some RandomNumberGenerator
    ) throws(CancellationError) -> RegionResult {
        let problem = RegionProblem(adjacency, columns, limits)
        var reasons: [Int: RegionResult.Reason] = [:]
        let open = rowsThatMayJoin(problem, &reasons)
        var chance = Heat(seed: generator.next())
        var clusters: [[Int]] = []
        var (isOptimal, obstacle) = (false, RegionObstacle?.none)
        if open.isEmpty {
            obstacle = limits.count.map { .proven(ClusterCounts.tooMany($0, of: 0)) }
        } else {
            switch try ContiguousSearch(problem, rows: open).run(&chance) {
            case .plan(let labels, let optimal):
                (clusters, isOptimal) = (grouped(open, labels), optimal)
            case .none(let reason):
                obstacle = reason
                clusters = try partial(problem, open, &generator, &chance)
            }
        }
        return result(problem, clusters, isOptimal: isOptimal, obstacle: obstacle, reasons)
    }

    /// Rows by cluster, each ascending.
    private static func grouped(_ rows: [Int], _ labels: [Int]) -> [[Int]] {
        var clusters = [[Int]](repeating: [], count: (labels.max() ?? -1) + 1)
        for (row, label) in zip(rows, labels) { clusters[label].append(row) }
        return clusters.filter { !$0.isEmpty }
    }

    /// Clusters that leave rows out, as few as the search manages; then as alike as those rows can be.
    private static func partial(
        _ problem: RegionProblem, _ open: [Int], _ generator: inout some RandomNumberGenerator, _ chance: inout Heat
    ) throws(CancellationError) -> [[Int]] {
        let plan = try RegionSearch.run(problem, open: open, using: &generator)
        let clusters = plan.clusters.filter { !$0.isEmpty }
        let rows = clusters.flatMap { $0 }.sorted()
        guard clusters.count > 1 else { return clusters }
        let search = ContiguousSearch(problem, rows: rows)
        var labels = [Int](repeating: 0, count: problem.adjacency.count)
        for (number, members) in clusters.enumerated() { for row in members { labels[row] = number } }
        let start = rows.map { labels[$0] }
        let found = try LikenessSearch(ground: search.ground, clusters: clusters.count)
            .run(from: start, steps: search.steps, &chance)
        return grouped(rows, found.violation < 1e-10 ? found.labels : start)
    }

    private static func result(
        _ problem: RegionProblem, _ found: [[Int]], isOptimal: Bool, obstacle: RegionObstacle?,
        _ reasons: [Int: RegionResult.Reason]
    ) -> RegionResult {
        let clusters = found.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
        var labels = [Int?](repeating: nil, count: problem.adjacency.count)
        for (number, members) in clusters.enumerated() { for row in members { labels[row] = number + 1 } }
        let heterogeneity = clusters.map(problem.heterogeneity)
        let objective = heterogeneity.reduce(0, +)
        let unassigned = labels.indices.filter { labels[$0] == nil }.map {
            RegionResult.Unassigned(row: $0, reason: reasons[$0] ?? .leftOver)
        }
        let isWhole =
            unassigned.allSatisfy { $0.reason != .leftOver }
            && (problem.limits.count.map { $0 == clusters.count } ?? true)
        let result = RegionResult(
            labels: labels, clusters: clusters, heterogeneity: heterogeneity, objective: objective,
            bound: isOptimal ? objective : nil,
            boundReason: isOptimal
                ? nil
                : Phrase(zh: "该方法没有有用的下界", en: "no useful lower bound on heterogeneity is known for this method"),
            obstacle: isWhole ? nil : obstacle, unassigned: unassigned)
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
