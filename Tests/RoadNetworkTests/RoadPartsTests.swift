import Columns
import Testing

@testable import RoadNetwork

@Suite struct RoadPartsTests {
    @Test func badRowsAreSetAside() {
        var column = LineColumn()
        column.append([0, 0, 10, 0])
        column.appendEmpty()
        column.append([0, 0, .nan, 1])
        column.append([5, 5, 5, 5, 5, 5])
        column.append([0, 0, .infinity, 0])
        column.append(parts: [[10, 0, 10, 10], [20, 20, 20, 20], [30, 0, 30, 10]])
        var input = RoadLines(lines: column)
        input.keys = ["a", "b", "c", "d", "e", "f"]
        let (network, report) = Network.build(input)
        #expect(network.edgeCount == 3)
        #expect(network.edgeRows == [0, 5, 5])
        #expect(report.rows == 6)
        #expect(report.rowsSetAside == 4)
        #expect(report.rowsOfUnknownClass == 2)
        #expect(report.issues.map(\.id) == ["b", "c", "d", "e"])
        #expect(report.issues.map(\.rule) == ["null-geometry", "not-finite", "zero-length", "not-finite"])
        #expect(report.issues[1].message == "vertex 1 has a coordinate that is not a number; it is set aside")
        #expect(report.step("zero-length")?.count == 2)
        #expect(report.step("repeated-vertices")?.count == 3)
    }

    @Test func wrongSpeedsAndLengthsAreNoted() {
        var input = RoadNetworkBuildTests.input([[0, 0, 10, 0], [0, 1, 10, 1], [0, 2, 10, 2], [0, 3, 10, 3]])
        input.classes = [.national, .county, nil, .village]
        input.speeds = [-5, 35, .nan, nil]
        input.lengths = [0, 12, nil, .infinity]
        let (network, report) = Network.build(input)
        #expect(network.edgeSpeeds == [60, 35, 20, 20])
        #expect(network.edgeLengths == [10, 12, 10, 10])
        #expect(report.issues.map(\.rule) == ["wrong-length", "wrong-length", "wrong-speed", "wrong-speed"])
        #expect(report.issues.allSatisfy { $0.severity == .warning })
        #expect(report.rowsSetAside == 0)
    }

    @Test func ofDuplicatesTheHighestClassIsKept() {
        var input = RoadNetworkBuildTests.input([[0, 0, 5, 1, 10, 0], [10, 0, 5, 1, 0, 0], [0, 0, 5, 1, 10, 0]])
        input.classes = [.village, .national, nil]
        input.directions = [.forward, .both, .forward]
        input.twoLanes = [true, nil, false]
        input.keys = ["x", "y", nil]
        let (network, report) = Network.build(input)
        #expect(network.edgeClasses == [.national])
        #expect(network.edgeRows == [1])
        // The highest goes both ways, and stands for the others.
        #expect(network.edgeDirections == [.both])
        #expect(network.edgeTwoLanes == [true])
        #expect(report.step("duplicates")?.count == 2)
        #expect(
            report.issues.map(\.message) == [
                "the same line as y; merged into it", "the same line as y; merged into it",
            ])
        #expect(report.issues.map(\.severity) == [.notice, .notice])
    }

    @Test func aLineTurnedAroundKeepsItsDirection() {
        for (line, direction) in [([10.0, 0, 0, 0], RoadLines.Direction.backward), ([0, 0, 10, 0], .forward)] {
            var input = RoadNetworkBuildTests.input([line])
            input.directions = [.forward]
            #expect(Network.build(input).network.edgeDirections == [direction])
        }
    }

    @Test func givenLengthsAreSharedByParts() {
        var column = LineColumn()
        column.append(parts: [[0, 0, 30, 0], [100, 0, 110, 0]])
        column.append([5, -5, 5, 5])
        var input = RoadLines(lines: column)
        input.lengths = [80, nil]
        let (network, _) = Network.build(input)
        #expect(network.edgeLengths == [10, 50, 5, 5, 20])
    }

    @Test func levels() {
        #expect(RoadLines.level(layer: 2, bridge: nil, tunnel: true) == 2)
        #expect(RoadLines.level(layer: nil, bridge: true, tunnel: nil) == 1)
        #expect(RoadLines.level(layer: 0, bridge: false, tunnel: true) == -1)
        #expect(RoadLines.level(layer: .nan, bridge: nil, tunnel: nil) == 0)
        #expect(RoadLines.level(layer: 1e9, bridge: nil, tunnel: nil) == 20)
        #expect(RoadLines.direction(oneWay: "yes") == .forward)
        #expect(RoadLines.direction(oneWay: "-1") == .backward)
        #expect(RoadLines.direction(oneWay: "no") == .both)
        #expect(RoadLines.direction(oneWay: nil) == .both)
    }
}
