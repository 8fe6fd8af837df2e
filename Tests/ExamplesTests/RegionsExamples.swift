import Columns
import Regions
import Testing

@Suite struct RegionsExamples {
    @Test func neighbours() {
        let villages = SmallFiles.squares(3)
        // example: Regions/Contiguity
        let graph = Adjacency.rook(villages, tolerance: 1)
        for pair in graph.pairs { print(pair.first, pair.second, pair.sharedMetres) }
        print(graph.isolates)
        // end
        #expect(graph.pairs.map(\.first) == [0, 1] && graph.pairs.map(\.second) == [1, 2])
        #expect(graph.pairs.map(\.sharedMetres) == [1000, 1000] && graph.isolates.isEmpty)
    }

    @Test func clusters() throws {
        let villages = SmallFiles.squares(6)
        let population = [900.0, 800, 700, 600, 500, 400]
        let income = [10.0, 11, 12, 30, 31, 32]
        // example: Regions/Regions
        let graph = Adjacency.rook(villages, tolerance: 1)
        let limits = RegionLimits(
            members: 3...8, sums: [SumLimit(name: "population", values: population, least: 1500)])
        var generator = SeededGenerator(seed: 1)
        let result = try Regionalisation.balanced(graph, columns: [income], limits: limits, using: &generator)

        for (number, members) in result.clusters.enumerated() { print(number + 1, members) }
        for left in result.unassigned { print(left.row, left.reason.rawValue) }
        // end
        #expect(result.clusters == [[0, 1, 2], [3, 4, 5]] && result.unassigned.isEmpty)
    }
}
