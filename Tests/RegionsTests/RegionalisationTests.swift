import Columns
import TestSupport
import Testing

@testable import Regions

@Suite(.slow) struct RegionalisationTests {
    /// A grid graph, row by row, borders of one metre.
    static func grid(_ width: Int, _ height: Int) -> Adjacency {
        var pairs: [Adjacency.Pair] = []
        for row in 0..<width * height {
            if row % width + 1 < width { pairs.append(.init(row, row + 1, sharedMetres: 1)) }
            if row + width < width * height { pairs.append(.init(row, row + width, sharedMetres: 1)) }
        }
        return Adjacency(count: width * height, pairs: pairs)
    }

    private func solve(
        _ graph: Adjacency, _ columns: [[Double]], _ limits: RegionLimits, seed: UInt64 = 1
    ) throws -> RegionResult {
        var generator = SeededGenerator(seed: seed)
        let found = try Regionalisation.balanced(graph, columns: columns, limits: limits, using: &generator)
        #expect(found.broken(RegionProblem(graph, columns, limits)) == nil)
        return found
    }

    @Test func twoPlainsAreTwoClusters() throws {
        let found = try solve(Self.grid(6, 1), [[0, 0, 0, 9, 9, 9]], RegionLimits(members: 2...4, count: 2))
        #expect(found.labels == [1, 1, 1, 2, 2, 2] && found.objective == 0 && found.unassigned.isEmpty)
        #expect(found.bound == nil && found.boundReason != nil)
    }

    @Test func heterogeneityIsOnPopulationScores() throws {
        // z of 0, 2 is −1, 1; one cluster of both has Σ z² = 2.
        let found = try solve(Self.grid(2, 1), [[0, 2]], RegionLimits(members: 2...2))
        #expect(found.heterogeneity == [2] && found.labels == [1, 1])
    }

    @Test func upperBoundOnASum() throws {
        let area = SumLimit(name: "area_km2", values: [4, 4, 4, 4], most: 8)
        let found = try solve(Self.grid(4, 1), [[1, 1, 1, 1]], RegionLimits(members: 2...4, sums: [area]))
        #expect(found.labels == [1, 1, 2, 2])
    }

    @Test func lowerBoundOnASum() throws {
        let people = SumLimit(name: "population", values: [10, 1, 1, 10], least: 11)
        let found = try solve(Self.grid(4, 1), [[1, 5, 5, 1]], RegionLimits(sums: [people], count: 2))
        #expect(found.labels == [1, 1, 2, 2])
    }

    @Test func leftOutRowsHaveReasons() throws {
        let graph = Adjacency(
            count: 6,
            pairs: [
                .init(0, 1, sharedMetres: 1), .init(1, 2, sharedMetres: 1), .init(3, 4, sharedMetres: 1),
            ])
        let area = SumLimit(name: "area_km2", values: [1, 1, 99, 1, 1, 1], most: 50)
        let found = try solve(graph, [[1, 2, 3, 4, 5, 6]], RegionLimits(members: 2...2, sums: [area]))
        #expect(found.labels == [1, 1, nil, 2, 2, nil])
        #expect(found.unassigned == [.init(row: 2, reason: .tooLarge), .init(row: 5, reason: .componentTooSmall)])
    }

    @Test func aStarCannotBeSharedOut() throws {
        // Four leaves round one middle: a cluster of two leaves three leaves alone.
        let graph = Adjacency(count: 5, pairs: (1...4).map { Adjacency.Pair(0, $0, sharedMetres: 1) })
        let found = try solve(graph, [[0, 1, 2, 3, 4]], RegionLimits(members: 2...2))
        #expect(found.clusters == [[0, 1]] && found.unassigned.map(\.row) == [2, 3, 4])
        #expect(found.unassigned.allSatisfy { $0.reason == .leftOver })
    }

    @Test func degenerate() throws {
        #expect(try solve(Adjacency(count: 0, pairs: []), [], RegionLimits()).clusters.isEmpty)
        #expect(try solve(Adjacency(count: 1, pairs: []), [[3]], RegionLimits()).labels == [1])
        // No spread at all.
        #expect(try solve(Self.grid(2, 2), [[5, 5, 5, 5]], RegionLimits(members: 2...2)).objective == 0)
    }

    /// Least (rows left out, heterogeneity) over all groupings of few rows, by trying each.
    private func bruteForce(_ graph: Adjacency, _ columns: [[Double]], _ limits: RegionLimits) -> (
        free: Int, value: Double
    ) {
        let (n, problem) = (graph.count, RegionProblem(graph, columns, limits))
        var sets: [Int: Double] = [:]
        for set in 1..<1 << n {
            let rows = (0..<n).filter { set & (1 << $0) != 0 }
            guard problem.keepsLower(rows), problem.keepsUpper(rows), graph.isConnected(rows) else { continue }
            sets[set] = problem.heterogeneity(rows)
        }
        // best[set]: covering as much of `set` as possible.
        var best = [(free: Int, value: Double)](repeating: (0, 0), count: 1 << n)
        for set in 1..<1 << n {
            let low = set & -set
            var answer = (free: best[set ^ low].free + 1, value: best[set ^ low].value)
            let rest = set ^ low
            var sub = rest
            while true {
                if let value = sets[sub | low] {
                    let left = best[rest ^ sub]
                    answer = min(
                        answer, (left.free, left.value + value), by: { ($0.free, $0.value) < ($1.free, $1.value) })
                }
                if sub == 0 { break }
                sub = (sub - 1) & rest
            }
            best[set] = answer
        }
        return best[(1 << n) - 1]
    }
    private func min<T>(_ a: T, _ b: T, by less: (T, T) -> Bool) -> T { less(b, a) ? b : a }

    @Test(arguments: 0..<12)
    func smallInstancesReachTheBest(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let graph = Self.grid(4, 3)
        let columns = (0..<2).map { _ in (0..<12).map { _ in generator.unit() } }
        let limits = RegionLimits(members: 2...(3 + seed % 3), rounds: 400)
        let (found, best) = (try solve(graph, columns, limits), bruteForce(graph, columns, limits))
        #expect(found.unassigned.count == best.free && abs(found.objective - best.value) < 1e-9)
    }

    @Test(arguments: [1, 2, 3])
    func largerInstanceKeepsEveryBound(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let graph = Adjacency.rook(AdjacencyTests.shakenGrid(side: 14, seed: UInt64(seed)), tolerance: 0)
        let people = SumLimit(
            name: "population", values: (0..<196).map { _ in 500 + 1000 * generator.unit() }, most: 9000)
        let columns = (0..<3).map { _ in (0..<196).map { _ in generator.unit() } }
        // Bounds and contiguity are held by `solve`; here that nothing is left out.
        let found = try solve(graph, columns, RegionLimits(members: 3...8, sums: [people], starts: 1, rounds: 300))
        #expect(found.unassigned.isEmpty && found.clusters.allSatisfy { 3...8 ~= $0.count && graph.isConnected($0) })
        #expect(found.objective < Double(3 * 196) && abs(found.heterogeneity.reduce(0, +) - found.objective) < 1e-9)
        #expect(
            try solve(graph, columns, RegionLimits(members: 3...8, sums: [people], starts: 1, rounds: 300)) == found)
    }

    @Test func wantedNumberIsKept() throws {
        var generator = SeededGenerator(seed: 5)
        let columns = [(0..<100).map { _ in generator.unit() }]
        for count in [7, 12, 20] {
            let found = try solve(Self.grid(10, 10), columns, RegionLimits(count: count, starts: 1, rounds: 200))
            #expect(found.clusters.count == count && found.unassigned.isEmpty)
        }
    }
}
