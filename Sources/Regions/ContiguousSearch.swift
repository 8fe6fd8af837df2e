/// All rows in contiguous clusters between bounds: a plan that keeps the bounds first, then likeness.
struct ContiguousSearch {
    let problem: RegionProblem
    let ground: SearchGround
    let steps: Int

    /// What the search came to.
    enum Outcome {
        /// Cluster of each row of the ground, from 0, and whether nothing less can be had.
        case plan(labels: [Int], isOptimal: Bool)
        case none(RegionObstacle)
    }

    /// Numbers of clusters that are tried one after another when none is asked for.
    private static let mostCounts = 9

    init(_ problem: RegionProblem, rows: [Int]) {
        self.problem = problem
        ground = SearchGround(problem, rows: rows)
        steps = problem.limits.steps ?? Self.steps(rows: rows.count)
    }

    /// Steps that a search takes when no number is asked for: by the square of the rows, 16 million for 300 and at most
    /// 30 million; a second takes about 14 million of them.
    static func steps(rows: Int) -> Int { min(30_000_000, max(100_000, 180 * rows * rows)) }

    func run(_ chance: inout Heat) throws(CancellationError) -> Outcome {
        let counts = ClusterCounts(ground)
        if let obstacle = counts.obstacle(count: problem.limits.count) { return .none(.proven(obstacle)) }
        guard let range = counts.range else { return .none(.notFound) }
        let wanted = problem.limits.count ?? counts.targets.reduce(0, +)
        // The wanted number, then those nearest to it, the lower first.
        let candidates =
            problem.limits.count.map { [$0] }
            ?? range.sorted { (abs($0 - wanted), $0) < (abs($1 - wanted), $1) }
        if ground.count <= SmallPartition.mostRows {
            let best = SmallPartition.best(ground)
            for count in candidates {
                if let found = best[count] { return .plan(labels: found.labels, isOptimal: true) }
            }
            return .none(.triedOut)
        }
        for count in candidates.prefix(Self.mostCounts) {
            guard let shares = counts.shares(of: count) else { continue }
            if let start = try firstPlan(count, shares, &chance) {
                let found = try LikenessSearch(ground: ground, clusters: count).run(from: start, steps: steps, &chance)
                return .plan(labels: found.violation < 1e-10 ? found.labels : start, isOptimal: false)
            }
        }
        return .none(.notFound)
    }

    /// A plan that keeps all bounds, if one is found; without bounds contiguous Ward's.
    func firstPlan(_ count: Int, _ shares: [Int], _ chance: inout Heat) throws(CancellationError) -> [Int]? {
        if ground.measures == 0 { return ContiguousWard.labels(ground, clusters: count) }
        // Bounds alone are looked at, so that nothing draws away from a plan that keeps them.
        let blind = SearchGround(problem, rows: ground.rows, blind: true)
        var starts = [TreePlan.labels(blind, wanted: shares, &chance)]
        if Partition(blind, labels: starts[0], clusters: count).keepsBounds { return starts[0] }
        while starts.count < LikenessSearch.replicas { starts.append(TreePlan.labels(blind, wanted: shares, &chance)) }
        let found = try LikenessSearch(ground: blind, clusters: count)
            .temper(from: starts, steps: steps, heats: LikenessSearch.bounds, untilFeasible: true, &chance)
        return found.violation < 1e-10 ? found.labels : nil
    }
}
