import Columns
import Testing

@testable import RoadNetwork

@Suite struct NodingTests {
    private static func build(_ lines: [[Double]], levels: [Int]) -> (Network, NetworkReport) {
        var input = RoadNetworkBuildTests.input(lines)
        input.levels = levels
        return Network.build(input)
    }

    @Test func aBridgeDoesNotCross() {
        let cross: [[Double]] = [[0, 0, 10, 10], [0, 10, 10, 0]]
        #expect(Self.build(cross, levels: [0, 1]).1.components == 2)
        #expect(Self.build(cross, levels: [1, 1]).1.components == 1)
    }

    @Test func aSharedVertexUnderABridgeDoesNotJoin() {
        let cross: [[Double]] = [[0, 0, 5, 5, 10, 10], [0, 10, 5, 5, 10, 0]]
        let (network, report) = Self.build(cross, levels: [0, 1])
        network.checkInvariants()
        #expect(report.components == 2)
        #expect(report.nodes == 4)
    }

    @Test func aBridgeJoinsTheRoadAtItsEnds() {
        let lines: [[Double]] = [[0, 0, 10, 0], [10, 0, 20, 0], [20, 0, 30, 0], [15, -5, 15, 5]]
        let (_, report) = Self.build(lines, levels: [0, 1, 0, 0])
        #expect(report.components == 2)
        #expect(report.step("crossings")?.count == 0)
        #expect(Self.build(lines, levels: [0, 0, 0, 0]).1.components == 1)
    }

    @Test func anEndUnderABridgeIsNotSnapped() {
        let lines: [[Double]] = [[0, 0, 10, 0], [5, 0.3, 5, 7]]
        #expect(Self.build(lines, levels: [1, 0]).1.components == 2)
        #expect(Self.build(lines, levels: [1, 1]).1.components == 1)
    }

    /// The end of a ramp on a ground road without a vertex there, and near it; a ground road under a bridge.
    @Test func aRampEndsOnTheGround() {
        let ramp: [[Double]] = [[-100, 0, 100, 0], [0, 0, 0, 100]]
        let (network, report) = Self.build(ramp, levels: [0, 1])
        network.checkInvariants()
        #expect(report.components == 1 && network.edgeCount == 3)
        #expect(Self.build([[-100, 0, 100, 0], [0, 0.3, 0, 100]], levels: [0, 1]).1.components == 1)
        #expect(Self.build([[-100, 0, 100, 0], [0, 0.3, 0, 100]], levels: [1, 0]).1.components == 2)
        // A ramp that passes over the road and ends beyond it.
        #expect(Self.build([[-100, 0, 100, 0], [0, -100, 0, 100]], levels: [0, 1]).1.components == 2)
    }

    /// A road cut exactly under a bridge, which has a vertex there, none, or is cut too; the same with a side road.
    @Test func aRoadCutUnderABridgeStaysApart() {
        let cut: [[Double]] = [[-100, 0, 0, 0], [0, 0, 100, 0]]
        for bridge in [[[0.0, -100, 0, 0, 0, 100]], [[0, -100, 0, 100]], [[0, -100, 0, 0], [0, 0, 0, 100]]] {
            let (network, report) = Self.build(cut + bridge, levels: [0, 0] + bridge.map { _ in 1 })
            network.checkInvariants()
            #expect(report.components == 2, "\(bridge)")
        }
        let side: [[Double]] = [[-100, 0, 0, 0, 100, 0], [0, 0, -50, -50], [1, -100, 0, 0, 0, 100]]
        #expect(Self.build(side, levels: [0, 0, 1]).1.components == 2)
    }

    /// Where a bridge begins, roads of both levels may be cut: two bridges that fork there stay joined with two roads.
    @Test func bridgesBeginWhereRoadsEnd() {
        let lines: [[Double]] = [[-100, 0, 0, 0], [0, 0, 0, -100], [0, 0, 100, 10], [0, 0, 10, 100]]
        #expect(Self.build(lines, levels: [0, 0, 1, 1]).1.components == 1)
    }

    /// Two ground roads cross without a vertex, exactly under a vertex of a bridge.
    @Test func aVertexOfABridgeAboveACrossingIsNotJoined() {
        let lines: [[Double]] = [[-100, -100, 100, 100], [-100, 100, 100, -100], [-100, 1, 0, 0, 100, 1]]
        let (network, report) = Self.build(lines, levels: [0, 0, 1])
        network.checkInvariants()
        #expect(report.step("crossings")?.count == 1)
        #expect(report.components == 2 && network.edgeCount == 5)
        #expect(Self.build(lines, levels: [0, 0, 0]).1.components == 1)
    }

    /// An expressway is crossed without being joined, joined at a shared vertex and where a ramp ends.
    @Test func anExpresswayMeetsRoadsAtJunctionsOnly() {
        func components(_ other: [Double], joined: RoadUse = .expressway, other use: RoadUse = .all) -> Int {
            var input = RoadNetworkBuildTests.input([[-100, 0, 0, 0, 100, 0], other])
            input.uses = [joined, use]
            return Network.build(input).1.components
        }
        #expect(components([50, -50, 50, 50]) == 2)
        #expect(components([50, -50, 50, 0, 50, 50]) == 2)
        #expect(components([0, -50, 0, 0, 0, 50]) == 1)
        #expect(components([50, 50, 50, 0]) == 1)
        #expect(components([50, 50, 50, 0.3]) == 1)
        #expect(components([50, -50, 50, 50], joined: .all) == 1)
        #expect(components([50, -50, 50, 50], other: .expressway) == 2)
        #expect(components([50, -50, 50, 50], joined: [.drive, .walk, .crossed]) == 1)
        // A road cut where it passes does not end there.
        var input = RoadNetworkBuildTests.input([[-100, 0, 100, 0], [50, -50, 50, 0], [50, 0, 50, 50]])
        input.uses = [.expressway, .all, .all]
        let (_, report) = Network.build(input)
        #expect(report.components == 2)
        // The same beside the road: an expressway cut 0.2 m before it passes.
        input = RoadNetworkBuildTests.input([[-100, 0, 100, 0], [50, -50, 50, -0.2], [50, -0.2, 50, 50]])
        input.uses = [.all, .expressway, .expressway]
        #expect(Network.build(input).1.components == 2)
        #expect(RoadNetworkBuildTests.build([[0, 0, 9, 9]]).1.step("passes")?.count == 0)
    }

    @Test func snappingIsReportedAndMovesNothing() {
        let (network, report) = RoadNetworkBuildTests.build([[0, 0, 10, 0], [5, 0.25, 5, 7]])
        #expect(report.step("snapped-ends") == .init(name: "snapped-ends", count: 1, metres: 0.25))
        let issue = report.issues.first
        #expect(issue?.rule == "snapped-end")
        #expect(issue?.place == Position(5, 0.25))
        #expect(issue?.message == "the end is 0.250 m from another road; joined to it")
        let nodes = (0..<Int32(network.nodeCount)).map(network.node)
        #expect(nodes.contains(Position(5, 0)) && nodes.contains(Position(5, 0.25)))
        #expect(RoadNetworkBuildTests.build([[0, 0, 10, 0], [5, 0.25, 5, 7]]) { $0.tolerance = 0 }.1.components == 2)
        #expect(RoadNetworkBuildTests.build([[0, 0, 10, 0], [5, 3, 5, 7]]) { $0.tolerance = 3 }.1.components == 1)
    }

    @Test func aShortRoadIsNotSnappedOntoItsOwn() {
        // The end of the short piece lies 0.3 m from the long one, which it joins at its other end.
        let (network, report) = RoadNetworkBuildTests.build([[0, 0, 10, 0], [5, 0, 5, 0.3]])
        #expect(report.step("snapped-ends")?.count == 0)
        #expect(network.edgeCount == 3)
    }

    @Test func onlyEndsJoinWhenAskedFor() {
        let lines: [[Double]] = [[0, 0, 10, 10], [0, 10, 10, 0], [10, 0, 20, 0], [15, 0, 15, 9], [20, 0, 20, 0.2]]
        let (network, report) = RoadNetworkBuildTests.build(lines) { $0.noding = .ends }
        network.checkInvariants()
        #expect(report.edges == 5)
        #expect(report.nodes == 8)
        #expect(report.components == 3)
    }

    @Test func overlapsBelongToTheHigherClass() {
        var input = RoadNetworkBuildTests.input([[0, 0, 10, 0], [4, 0, 6, 0], [6, 0, 20, 0]])
        input.classes = [.village, .national, .county]
        let (network, report) = Network.build(input)
        network.checkInvariants()
        #expect(network.edgeClasses == [.village, .national, .county])
        #expect(network.edgeLengths == [4, 2, 14])
        #expect(report.step("overlaps") == .init(name: "overlaps", count: 2, metres: 6))
        #expect(report.lengths.map(\.kilometres) == [0.002, 0.014, 0.004])
    }

    @Test func oneWayEndsAtAnOverlapBothWays() {
        var input = RoadNetworkBuildTests.input([[0, 0, 5, 0, 10, 0], [10, 0, 5, 0]])
        input.directions = [.forward, .forward]
        let (network, _) = Network.build(input)
        network.checkInvariants()
        #expect(network.edgeDirections == [.forward, .both])
        #expect(network.nodeCount == 3)
    }

    /// The noded graph of random segments against a count by brute force: every crossing is a node of four edges.
    @Test(arguments: 1...5)
    func randomSegments(seed: Int) {
        var g = SeededGenerator(seed: UInt64(seed))
        let lines = (0..<60).map { _ in (0..<4).map { _ in g.unit() * 1000 } }
        let (network, report) = RoadNetworkBuildTests.build(lines) { $0.tolerance = 0 }
        network.checkInvariants()
        var crossings = 0
        for i in lines.indices {
            for j in 0..<i where Self.cross(lines[i], lines[j]) { crossings += 1 }
        }
        #expect(report.step("crossings")?.count == crossings)
        #expect(network.nodeCount == 120 + crossings)
        #expect(network.edgeCount == 60 + 2 * crossings)
        let drawn = lines.reduce(0) { $0 + Position($1[0], $1[1]).distance(to: Position($1[2], $1[3])) }
        #expect(abs(network.edgeLengths.reduce(0, +) - drawn) < 1e-2)
    }

    private static func cross(_ p: [Double], _ q: [Double]) -> Bool {
        func side(_ l: [Double], _ x: Double, _ y: Double) -> Double {
            (l[2] - l[0]) * (y - l[1]) - (l[3] - l[1]) * (x - l[0])
        }
        return side(p, q[0], q[1]) * side(p, q[2], q[3]) < 0 && side(q, p[0], p[1]) * side(q, p[2], p[3]) < 0
    }
}
