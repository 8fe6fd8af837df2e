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
        #expect(PartitionChecker.faults(of: found, graph, columns, limits).isEmpty)
        return found
    }

    @Test func twoPlainsAreTwoClusters() throws {
        let found = try solve(Self.grid(6, 1), [[0, 0, 0, 9, 9, 9]], RegionLimits(members: 2...4, count: 2))
        #expect(found.labels == [1, 1, 1, 2, 2, 2] && found.objective == 0 && found.unassigned.isEmpty)
        // All partitions of so few rows are tried.
        #expect(found.bound == found.objective && found.boundReason == nil && found.obstacle == nil)
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
        #expect(found.obstacle?.isProven == true)
    }

    @Test func degenerate() throws {
        #expect(try solve(Adjacency(count: 0, pairs: []), [], RegionLimits()).clusters.isEmpty)
        #expect(try solve(Adjacency(count: 1, pairs: []), [[3]], RegionLimits()).labels == [1])
        // No spread at all.
        #expect(try solve(Self.grid(2, 2), [[5, 5, 5, 5]], RegionLimits(members: 2...2)).objective == 0)
    }

    @Test(arguments: [1, 2, 3])
    func largerInstanceKeepsEveryBound(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let graph = Adjacency.rook(AdjacencyTests.shakenGrid(side: 14, seed: UInt64(seed)), tolerance: 0)
        let people = SumLimit(
            name: "population", values: (0..<196).map { _ in 500 + 1000 * generator.unit() }, most: 9000)
        let columns = (0..<3).map { _ in (0..<196).map { _ in generator.unit() } }
        // Bounds and contiguity are held by `solve`; here that nothing is left out.
        let found = try solve(graph, columns, RegionLimits(members: 3...8, sums: [people], steps: 300_000))
        #expect(found.unassigned.isEmpty && found.clusters.allSatisfy { 3...8 ~= $0.count && graph.isConnected($0) })
        #expect(found.objective < Double(3 * 196) && abs(found.heterogeneity.reduce(0, +) - found.objective) < 1e-9)
        #expect(
            try solve(graph, columns, RegionLimits(members: 3...8, sums: [people], steps: 300_000)) == found)
    }

    @Test func wantedNumberIsKept() throws {
        var generator = SeededGenerator(seed: 5)
        let columns = [(0..<100).map { _ in generator.unit() }]
        for count in [7, 12, 20] {
            let found = try solve(Self.grid(10, 10), columns, RegionLimits(count: count, steps: 100_000))
            #expect(found.clusters.count == count && found.unassigned.isEmpty)
        }
    }

    @Test func sizesDoNotFallToTheLowerBound() throws {
        var generator = SeededGenerator(seed: 6)
        let columns = [(0..<60).map { _ in generator.unit() }]
        let found = try solve(Self.grid(10, 6), columns, RegionLimits(members: 3...12, steps: 100_000))
        // Six a cluster, the geometric mean; twenty of three would be more alike.
        #expect(found.clusters.count == 10 && found.bound == nil && found.boundReason != nil)
    }

    @Test(arguments: [
        (RegionLimits(count: 1), "2 components need at least 2 clusters, not 1"),
        (RegionLimits(count: 20), "7 areas cannot make 20 clusters"),
        (
            RegionLimits(sums: [SumLimit(name: "w", values: [1, 1, 1, 1, 1, 1, 2], least: 2)], count: 5),
            "at most 4 clusters can be had, not 5: w is 8 in all, 4 floors"
        ),
        (
            RegionLimits(sums: [SumLimit(name: "w", values: [1, 1, 1, 1, 1, 1, 2], most: 2)], count: 3),
            "at least 4 clusters are needed, not 3: w is 8 in all, 4 ceilings"
        ),
        (
            RegionLimits(members: 4...5),
            "a component of 6 areas cannot be divided: in all it holds 1.5 floors of villages, 1.2 ceilings of villages"
        ),
    ])
    func whyANumberCannotBeHad(_ limits: RegionLimits, _ told: String) throws {
        // Six rows in a row and one apart.
        let graph = Adjacency(count: 7, pairs: (0..<5).map { .init($0, $0 + 1, sharedMetres: 1) })
        let found = try solve(graph, [[1, 2, 3, 4, 5, 6, 7]], limits)
        #expect(found.obstacle?.isProven == true && found.obstacle?.phrase.en == told)
    }

    @Test func noRowsMakeNoClusters() throws {
        let found = try solve(Adjacency(count: 0, pairs: []), [], RegionLimits(count: 2))
        #expect(found.obstacle?.phrase.en == "0 areas cannot make 2 clusters")
    }
}
