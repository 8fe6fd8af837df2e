import Columns
import Foundation
import TestSupport
import Testing

@testable import Regions

/// The search held against enumeration, and against plans that are known to be there.
@Suite(.slow) struct ContiguousSearchTests {
    /// A connected random graph: a tree by chance and some more edges.
    private func graph(_ n: Int, _ generator: inout SeededGenerator) -> Adjacency {
        var pairs = Set((1..<n).map { Pair(below($0, &generator), $0) })
        for _ in 0..<below(2 * n, &generator) {
            let (a, b) = (below(n, &generator), below(n, &generator))
            if a != b { pairs.insert(Pair(min(a, b), max(a, b))) }
        }
        return Adjacency(count: n, pairs: pairs.map { .init($0.a, $0.b, sharedMetres: 1) })
    }
    private struct Pair: Hashable {
        let a: Int, b: Int
        init(_ a: Int, _ b: Int) { (self.a, self.b) = (a, b) }
    }
    private func below(_ limit: Int, _ generator: inout SeededGenerator) -> Int {
        Int(clamping: generator.unit() * Double(limit))
    }

    /// Bounds on a weight such that about half of the graphs have a plan.
    private func limits(_ n: Int, count: Int, _ generator: inout SeededGenerator) -> RegionLimits {
        let weights = (0..<n).map { _ in Double(1 + below(9, &generator)) }
        let mean = weights.reduce(0, +) / Double(count)
        let width = 0.1 + 0.4 * generator.unit()
        return RegionLimits(
            sums: [SumLimit(name: "w", values: weights, least: mean * (1 - width), most: mean * (1 + width))],
            count: count, steps: 60_000)
    }

    /// All partitions by the cluster that each row joins, none by the code under test.
    private func enumerated(_ graph: Adjacency, _ columns: [[Double]], _ limits: RegionLimits) -> Double? {
        var best: Double?
        func place(_ row: Int, _ clusters: [[Int]]) {
            if row == graph.count {
                guard clusters.count == limits.count else { return }
                guard clusters.allSatisfy({ PartitionChecker.faults(of: $0, graph, limits).isEmpty }) else { return }
                let value = PartitionChecker.objective(of: clusters, columns, rows: graph.count)
                best = min(best ?? value, value)
                return
            }
            for number in clusters.indices {
                var next = clusters
                next[number].append(row)
                place(row + 1, next)
            }
            if clusters.count < limits.count ?? 0 { place(row + 1, clusters + [[row]]) }
        }
        place(0, [])
        return best
    }

    @Test(arguments: 1...40)
    func fewRowsAreSolvedAndProven(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let n = 4 + below(4, &generator)
        let graph = graph(n, &generator)
        let columns = (0..<2).map { _ in (0..<n).map { _ in generator.unit() } }
        let limits = limits(n, count: 2 + below(2, &generator), &generator)
        var chance = SeededGenerator(seed: 1)
        let found = try Regionalisation.balanced(graph, columns: columns, limits: limits, using: &chance)
        #expect(PartitionChecker.faults(of: found, graph, columns, limits).isEmpty)
        if let best = enumerated(graph, columns, limits) {
            #expect(found.obstacle == nil && abs(found.objective - best) < 1e-9 && found.bound == found.objective)
        } else {
            #expect(found.obstacle?.isProven == true)
        }
    }

    /// The search that larger problems get, on problems that can be tried out.
    @Test(arguments: 1...(QuickRuns.isBench ? 2000 : 60))
    func theSearchAgreesWithEnumeration(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let n = 8 + below(5, &generator)
        let graph = graph(n, &generator)
        let columns = (0..<2).map { _ in (0..<n).map { _ in generator.unit() } }
        let limits = limits(n, count: 2 + below(3, &generator), &generator)
        let count = limits.count ?? 0
        let search = ContiguousSearch(RegionProblem(graph, columns, limits), rows: Array(0..<n))
        let best = SmallPartition.best(search.ground)[count]
        let counts = ClusterCounts(search.ground)
        if counts.obstacle(count: count) != nil {
            #expect(best == nil)
            return
        }
        var chance = Heat(seed: UInt64(seed))
        let start = try search.firstPlan(count, try #require(counts.shares(of: count)), &chance)
        // A heuristic that finds a plan where enumeration has none would be wrong; and here it finds one where it has.
        #expect((start == nil) == (best == nil))
        guard let start, let best else { return }
        let found = try LikenessSearch(ground: search.ground, clusters: count).run(from: start, steps: 60_000, &chance)
        #expect(abs(found.heterogeneity - best.heterogeneity) < 1e-9)
    }

    /// A plan grown at random over a shaken grid, and bounds that it just keeps.
    private func planted(
        side: Int, count: Int, seed: Int, weights: (inout SeededGenerator) -> Double
    ) -> (Adjacency, RegionLimits) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let graph = Adjacency.rook(AdjacencyTests.shakenGrid(side: side, seed: UInt64(seed)), tolerance: 0)
        let values = (0..<graph.count).map { _ in weights(&generator) }
        var labels = [Int?](repeating: nil, count: graph.count)
        var totals = [Double](repeating: 0, count: count)
        for number in 0..<count {
            var row = below(graph.count, &generator)
            while labels[row] != nil { row = below(graph.count, &generator) }
            labels[row] = number
            totals[number] = values[row]
        }
        while labels.contains(nil) {
            // The lightest cluster that can grow takes a free neighbour.
            for number in totals.indices.sorted(by: { totals[$0] < totals[$1] }) {
                let rim = labels.indices.filter { row in
                    labels[row] == nil && graph.neighbours(of: row).contains { labels[$0] == number }
                }
                guard !rim.isEmpty else { continue }
                let row = rim[below(rim.count, &generator)]
                labels[row] = number
                totals[number] += values[row]
                break
            }
        }
        let (least, most) = (totals.min() ?? 0, totals.max() ?? 0)
        return (
            graph,
            RegionLimits(sums: [SumLimit(name: "w", values: values, least: least, most: most)], count: count)
        )
    }

    @Test(arguments: 1...(QuickRuns.isBench ? 300 : 12))
    func plantedPlansAreFound(seed: Int) throws {
        let (graph, limits) = planted(side: 12, count: 6 + seed % 7, seed: seed) { generator in
            // Equal weights, whole numbers, and a skewed weight by turns.
            let u = generator.unit()
            return seed % 3 == 0 ? 1 : seed % 3 == 1 ? 1 + (u * 9).rounded() : 0.3 + u * u * u * 6
        }
        let columns = [(0..<graph.count).map { Double($0 % 12) }]
        var task = limits
        task.steps = 400_000
        let search = ContiguousSearch(RegionProblem(graph, columns, task), rows: Array(0..<graph.count))
        let counts = ClusterCounts(search.ground)
        var chance = Heat(seed: UInt64(seed))
        let count = task.count ?? 0
        let plan = try search.firstPlan(count, try #require(counts.shares(of: count)), &chance)
        let labels = try #require(plan)
        for number in 0..<count {
            let members = labels.indices.filter { labels[$0] == number }
            #expect(PartitionChecker.faults(of: members, graph, limits).isEmpty)
        }
    }

    @Test func theSameSeedGivesTheSame() throws {
        let (graph, limits) = planted(side: 8, count: 5, seed: 3) { _ in 1 }
        let columns = [(0..<graph.count).map { Double($0 * 7 % 13) }]
        var task = limits
        task.steps = 50_000
        let both = try (0..<2).map { _ in
            var chance = SeededGenerator(seed: 9)
            return try Regionalisation.balanced(graph, columns: columns, limits: task, using: &chance)
        }
        #expect(both[0] == both[1] && PartitionChecker.faults(of: both[0], graph, columns, task).isEmpty)
    }
}

/// `make cluster-test` runs thousands where others run some dozens.
private enum QuickRuns {
    static var isBench: Bool { ProcessInfo.processInfo.environment["QIANCUN_CLUSTERS"] != nil }
}
