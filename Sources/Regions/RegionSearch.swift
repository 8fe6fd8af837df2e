import Columns

/// Search for clusters that leave rows out, where no plan for all rows was found: dissolve a few neighbouring clusters, grow them again from the rim inwards, improve, and keep
/// the result when it is not much worse than the best so far.
///
/// The tolerated rise falls evenly from `firstRise` of the best heterogeneity to nothing (record-to-record travel).
/// More free rows, or a number of clusters farther from the wanted one, are never tolerated.
///
/// - Source: Duque, Anselin and Rey, *The max-p-regions problem*, J. Regional Science 52, 2012, for growth and local
///   moves; Dueck, J. Comput. Phys. 104, 1993, for the rule of acceptance.
struct RegionSearch {
    private var plan: RegionPlan
    private var best: RegionPlan
    private var generator: SeededGenerator

    /// Independent starts, and rounds of dissolving and growing again in each.
    private static let starts = 2, rounds = 1000
    /// Share of the best heterogeneity by which the first rounds may be worse. A few per cent, as
    /// record-to-record travel is run elsewhere: with none the search stays beside its first growth, with much more it
    /// wanders.
    private static let firstRise = 0.03
    /// Rounds between two looks at whether the task is cancelled; a round is short, so that a cancelled task
    /// still ends at once, and not every round asks.
    private static let roundsBetweenLooks = 16
    /// Chance that a round dissolves a cluster beside a free row, when there is one. Free rows weigh most in the cost,
    /// so most rounds go where one can be placed; the others keep the rest of the map from standing still.
    private static let chanceBesideFree = 0.7
    /// Most clusters that a round dissolves: two neighbours can exchange rows, three can pass them around a corner;
    /// more are nearly a new start.
    private static let mostDissolved = 3
    /// Width of the chance that is added to the number of free neighbours of a seed, in neighbours: above one, so that
    /// a row with one free neighbour more may be first, and below two, so that a row in the middle never is before one
    /// at the rim.
    private static let seedSpread = 1.5
    /// Greatest share by which chance may make a row dearer than its heterogeneity while a cluster grows; each growth
    /// draws its own share below it, so that some growths follow the heterogeneity and others leave it.
    private static let mostNoise = 0.5
    /// Decides between rows of equal cost by chance; far below any difference of z-scores that matters.
    private static let tieBreak = 1e-9

    /// - Parameter rows: rows that may join a cluster.
    static func run(
        _ problem: RegionProblem, open rows: [Int], using generator: inout some RandomNumberGenerator
    ) throws(CancellationError) -> RegionPlan {
        var best: RegionPlan?
        for _ in 0..<starts {
            var search = RegionSearch(problem, rows, SeededGenerator(seed: generator.next()))
            for round in 0..<rounds {
                if round % roundsBetweenLooks == 0 && Task.isCancelled { throw CancellationError() }
                search.step(allowing: firstRise * (1 - Double(round) / Double(rounds)))
            }
            if best == nil || search.best.cost < best!.cost { best = search.best }
        }
        return best!
    }

    private init(_ problem: RegionProblem, _ rows: [Int], _ generator: SeededGenerator) {
        self.generator = generator
        plan = RegionPlan(problem, open: rows)
        best = plan
        regrow(clusters: problem.limits.count)
        plan.improve(plan.clusters.indices)
        best = plan
    }

    private mutating func step(allowing rise: Double) {
        let before = plan
        let beforeFree = plan.cost
        guard let removed = dissolveSome() else { return }
        regrow(clusters: plan.problem.limits.count.map { max(1, $0 - plan.used) })
        plan.improve(removed.filter { $0 < plan.clusters.count })
        let (cost, record) = (plan.cost, best.cost)
        if cost < record {
            best = plan
        } else if (cost.free, cost.off) > (beforeFree.free, beforeFree.off)
            || cost.heterogeneity > record.heterogeneity * (1 + rise)
        {
            plan = before
        }
    }

    private mutating func below(_ limit: Int) -> Int { min(limit - 1, Int(clamping: generator.unit() * Double(limit))) }

    /// Frees one cluster and up to two beside it, near a free row when there is one; their numbers.
    private mutating func dissolveSome() -> [Int]? {
        let used = plan.clusters.indices.filter { !plan.clusters[$0].isEmpty }
        guard !used.isEmpty else { return nil }
        let besideFree = plan.free.flatMap(plan.clustersBeside)
        let first =
            !besideFree.isEmpty && generator.unit() < Self.chanceBesideFree
            ? besideFree[below(besideFree.count)] : used[below(used.count)]
        var chosen = [first]
        for _ in 0..<below(Self.mostDissolved) {
            let beside = Set(chosen.flatMap { plan.clustersAround($0) }).subtracting(chosen).sorted()
            guard !beside.isEmpty else { break }
            chosen.append(beside[below(beside.count)])
        }
        for cluster in chosen { plan.dissolve(cluster) }
        return chosen
    }

    /// Grows clusters over the free rows, one after another, each from the free row with the fewest free neighbours.
    ///
    /// - Parameter wanted: how many; `nil`: as many as come out when each stops near the lower bounds.
    private mutating func regrow(clusters wanted: Int?) {
        var (left, failed) = (wanted ?? Int.max, Set<Int>())
        let stretch = wanted == nil ? generator.unit() * generator.unit() : 0
        while left > 0 {
            let open = plan.free.filter { !failed.contains($0) }
            guard let seed = rimmost(open) else { break }
            let target = wanted == nil ? 0 : plan.free.count / left
            let cluster = plan.found(seed)
            guard plan.problem.keepsUpper([seed]) else {
                plan.dissolve(cluster)
                failed.insert(seed)
                continue
            }
            grow(cluster, target: target, stretch: stretch)
            if plan.problem.keepsLower(plan.clusters[cluster]) {
                left -= 1
            } else {
                failed.formUnion(plan.clusters[cluster])
                plan.dissolve(cluster)
            }
        }
        attachRest()
    }

    private mutating func rimmost(_ open: [Int]) -> Int? {
        var (best, fewest) = (Int?.none, Double.infinity)
        for row in open {
            let freeBeside = plan.problem.adjacency.neighbours(of: row).reduce(0) {
                plan.labels[$1] == -1 ? $0 + 1 : $0
            }
            let key = Double(freeBeside) + Self.seedSpread * generator.unit()
            if key < fewest { (best, fewest) = (row, key) }
        }
        return best
    }

    /// Adds the free neighbour that costs least heterogeneity until the cluster is large enough.
    private mutating func grow(_ cluster: Int, target: Int, stretch: Double) {
        let noise = Self.mostNoise * generator.unit()
        var refused = Set<Int>()
        while true {
            let members = plan.clusters[cluster]
            if plan.problem.keepsLower(members) && members.count >= target && generator.unit() >= stretch { return }
            var best: (key: Double, row: Int)?
            for row in Set(members.flatMap(plan.problem.adjacency.neighbours)).sorted() where plan.labels[row] == -1 {
                guard !refused.contains(row) else { continue }
                let cost = plan.heterogeneity(of: cluster, with: row) - plan.heterogeneity[cluster]
                let key = cost * (1 + noise * generator.unit()) + Self.tieBreak * generator.unit()
                if best == nil || key < best!.key { best = (key, row) }
            }
            guard let best else { return }
            if !plan.join(best.row, cluster) { refused.insert(best.row) }
        }
    }

    /// Free rows join the cluster beside them that they disturb least, while any has room.
    private mutating func attachRest() {
        var changed = true
        while changed {
            changed = false
            for row in plan.free {
                let beside = plan.clustersBeside(row).map { cluster in
                    (plan.heterogeneity(of: cluster, with: row) - plan.heterogeneity[cluster], cluster)
                }
                for (_, cluster) in beside.sorted(by: { $0 < $1 }) where plan.join(row, cluster) {
                    changed = true
                    break
                }
            }
        }
    }
}
