import Columns
import Testing

@testable import RoadNetwork

@Suite struct RoadNetworkBuildTests {
    static func input(_ lines: [[Double]]) -> RoadLines {
        var column = LineColumn()
        for line in lines { column.append(line) }
        return RoadLines(lines: column)
    }

    static func build(_ lines: [[Double]], _ change: (inout NetworkOptions) -> Void = { _ in }) -> (
        Network, NetworkReport
    ) {
        var options = NetworkOptions()
        change(&options)
        return Network.build(input(lines), options)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let lines: [[Double]]
        let nodes: Int, edges: Int, components: Int
        let metres: Double
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "no roads", lines: [], nodes: 0, edges: 0, components: 0, metres: 0),
        Case(name: "one road", lines: [[0, 0, 3, 4]], nodes: 2, edges: 1, components: 1, metres: 5),
        Case(
            name: "a vertex inside is no node", lines: [[0, 0, 10, 0, 10, 10]], nodes: 2, edges: 1, components: 1,
            metres: 20),
        Case(
            name: "crossing without a vertex", lines: [[0, 0, 10, 10], [0, 10, 10, 0]], nodes: 5, edges: 4,
            components: 1,
            metres: 2 * 200.0.squareRoot()),
        Case(
            name: "shared vertex inside both", lines: [[0, 0, 5, 5, 10, 10], [0, 10, 5, 5, 10, 0]], nodes: 5, edges: 4,
            components: 1, metres: 2 * 200.0.squareRoot()),
        Case(
            name: "an end on the inside of another", lines: [[0, 0, 10, 0], [5, 0, 5, 7]], nodes: 4, edges: 3,
            components: 1,
            metres: 17),
        Case(
            name: "an end 0.4 m short of another", lines: [[0, 0, 10, 0], [5, 0.4, 5, 7]], nodes: 5, edges: 4,
            components: 1,
            metres: 17),
        Case(
            name: "an end 0.6 m short of another", lines: [[0, 0, 10, 0], [5, 0.6, 5, 7]], nodes: 4, edges: 2,
            components: 2,
            metres: 16.4),
        Case(
            name: "two ends 0.3 m apart", lines: [[0, 0, 10, 0], [10.3, 0, 20, 0]], nodes: 4, edges: 3, components: 1,
            metres: 20),
        Case(
            name: "the same line four times, twice turned around",
            lines: [[0, 0, 5, 1, 10, 0], [10, 0, 5, 1, 0, 0], [0, 0, 5, 1, 10, 0], [10, 0, 5, 1, 0, 0]], nodes: 2,
            edges: 1,
            components: 1, metres: 2 * 26.0.squareRoot()),
        Case(
            name: "partly one over the other", lines: [[0, 0, 10, 0], [5, 0, 15, 0]], nodes: 3, edges: 2, components: 1,
            metres: 15),
        Case(
            name: "there and back again", lines: [[0, 0, 10, 0, 0, 0]], nodes: 2, edges: 1, components: 1, metres: 10),
        Case(name: "no length", lines: [[1, 1, 1, 1]], nodes: 0, edges: 0, components: 0, metres: 0),
        Case(name: "a ring", lines: [[0, 0, 4, 0, 4, 4, 0, 4, 0, 0]], nodes: 1, edges: 1, components: 1, metres: 16),
        Case(
            name: "a ring and a road across it", lines: [[0, 0, 4, 0, 4, 4, 0, 4, 0, 0], [-1, 2, 5, 2]], nodes: 5,
            edges: 6,
            components: 1, metres: 22),
        Case(
            name: "three roads through one place", lines: [[0, 0, 10, 10], [0, 10, 10, 0], [0, 5, 10, 5]], nodes: 7,
            edges: 6,
            components: 1, metres: 10 + 2 * 200.0.squareRoot()),
        Case(
            name: "apart", lines: [[0, 0, 10, 0], [0, 100, 10, 100]], nodes: 4, edges: 2, components: 2, metres: 20),
    ]

    @Test(arguments: cases)
    func counts(_ c: Case) {
        let (network, report) = Self.build(c.lines)
        network.checkInvariants()
        #expect(network.nodeCount == c.nodes)
        #expect(network.edgeCount == c.edges)
        #expect(report.components == c.components)
        #expect(abs(network.edgeLengths.reduce(0, +) - c.metres) < 1e-3, "metres")
    }
}
