import Columns
import Testing

@testable import RoadNetwork

/// Road layers that no planner would draw on purpose: a network comes of each, and nothing is infinite.
@Suite struct BadRoadsTests {
    private static func reached(_ network: Network, _ points: [Position]) -> [[Double?]] {
        let feet = network.attach(points, within: 100)
        let matrix = Router(network, .drivingTime).matrix(from: feet, to: feet)
        return points.indices.map { matrix.row($0) }
    }

    @Test func noRoadAtAll() {
        let (network, report) = RoadNetworkBuildTests.build([])
        #expect(report.gaps.isEmpty && report.kilometres == 0 && report.largestComponentShare == 0)
        #expect(network.attach([Position(0, 0)], within: .infinity) == [nil])
        #expect(network.attachToNodes([Position(0, 0)], within: .infinity) == [nil])
        #expect(Self.reached(network, [Position(0, 0), Position(1, 1)]) == [[nil, nil], [nil, nil]])
        let router = Router(network, .walkingTime)
        #expect(router.reach([nil], within: [60, 600]).map(\.parts.count) == [0, 0])
        #expect(router.nearestOfAll(from: [nil], to: [nil]) == [nil])
    }

    @Test func allRoadsInOneDuplicate() {
        let lines = (0..<500).map { $0 % 2 == 0 ? [0.0, 0, 50, 10, 100, 0] : [100.0, 0, 50, 10, 0, 0] }
        let (network, report) = RoadNetworkBuildTests.build(lines)
        #expect((network.nodeCount, network.edgeCount) == (2, 1))
        #expect(report.step("duplicates")?.count == 499)
        #expect(abs(report.step("duplicates")!.metres - 499 * 2 * 2600.0.squareRoot()) < 1e-6)
        #expect(report.issues.count { $0.rule == "duplicate" } == 499)
    }

    @Test func loopsAndNothings() {
        // A ring, a road back over itself, a part of no length, a repeated vertex.
        let (network, report) = RoadNetworkBuildTests.build([
            [0, 0, 30, 0, 30, 30, 0, 0], [0, 0, -50, 0, 0, 0], [7, 7, 7, 7, 7, 7], [-50, 0, -50, 0, -90, 0],
        ])
        network.checkInvariants()
        #expect(report.components == 1)
        #expect(report.step("zero-length")?.count == 1)
        #expect(report.issues.contains { $0.rule == "zero-length" && $0.row == 2 })
        #expect(report.step("repeated-vertices")?.count == 3)
        let costs = Self.reached(network, [Position(30, 20), Position(-90, 0), Position(20, 0)])
        #expect(costs.allSatisfy { $0.allSatisfy { $0?.isFinite == true } })
    }

    /// A ring on its own, a figure of eight, a stalk with a loop at its end, and a ring that a road leaves.
    @Test func loopsAreTold() {
        let (_, report) = RoadNetworkBuildTests.build([
            [0, 0, 30, 0, 30, 30, 0, 0], [100, 0, 140, 40, 100, 40, 140, 0, 100, 0],
            [200, 0, 250, 0, 250, 50, 200, 50, 225, 0], [300, 0, 330, 0, 330, 30, 300, 0], [330, 0, 400, 0],
        ])
        let loops = report.issues.filter { $0.rule == "self-loop" }
        #expect(loops.map(\.row).sorted() == [0, 1, 2, 3] && loops.allSatisfy { $0.severity == .notice })
        #expect(report.step("self-loops")?.count == 4)
        let ring = 60 + 1800.0.squareRoot(), eight = 80 + 2 * 3200.0.squareRoot()
        let stalk = 25 + 50 + 50 + 3125.0.squareRoot()
        #expect(abs((report.step("self-loops")?.metres ?? 0) - (2 * ring + eight + stalk)) < 1e-6)
        #expect(RoadNetworkBuildTests.build([[0, 0, 9, 9]]).1.step("self-loops")?.count == 0)
    }

    /// No road is shorter than straight from end to end, beyond 1 % and 1 m of rounding; a ring may have any length.
    @Test func impossibleLengths() {
        var input = RoadNetworkBuildTests.input([
            [0, 0, 300, 400], [1000, 0, 1300, 400], [2000, 0, 2300, 400], [3000, 0, 3050, 0, 3050, 50, 3000, 0],
            [4000, 0, 4100, 0],
        ])
        input.lengths = [494.0, 493.9, 0.5, 2, nil]
        input.keys = ["a", "b", "c", "d", "e"]
        let (network, report) = Network.build(input, NetworkOptions())
        #expect(report.issues.filter { $0.rule == "wrong-length" }.map(\.id) == ["b", "c"])
        #expect(
            report.issues.first { $0.id == "b" }?.message
                == "the length 493.9 m is shorter than the 500.0 m straight from end to end; the line is measured instead"
        )
        #expect(report.rowsTooShort == 2 && report.shortest?.key == "c" && report.shortest?.straight == 500)
        #expect(abs(report.kilometres - (494 + 500 + 500 + 2 + 100) / 1000) < 1e-9)
        network.checkInvariants()
        #expect(Network.build(RoadNetworkBuildTests.input([[0, 0, 9, 9]]), NetworkOptions()).report.shortest == nil)
    }

    /// What rows share is told row by row, and belongs to the highest class.
    @Test func overlapsAreTold() {
        var input = RoadNetworkBuildTests.input([
            [0, 0, 1500, 0], [500, 0, 2000, 0], [0, 90, 50, 90, 20, 90], [2000, 0, 500, 0],
        ])
        input.classes = [.village, .provincial, .village, .village]
        input.keys = ["a", "b", "c", "d"]
        let report = Network.build(input, NetworkOptions()).report
        let told = report.issues.filter { $0.rule == "overlap" }
        #expect(told.map(\.id) == ["a", "c"])
        #expect(told.first?.message == "1000.000 m of the line are those of b too; merged into it")
        #expect(told.last?.message == "the road goes over 30.000 m of its own line again; they count once")
        #expect(report.merges.map(\.row) == [0, 2, 3] && report.merges.map(\.into) == [1, 2, 1])
        #expect(report.merges.map { $0.metres.rounded() } == [1000, 30, 1500])
    }

    @Test func notNumbers() {
        let (network, report) = RoadNetworkBuildTests.build([
            [0, 0, 100, 0], [0, .nan, 100, 100], [0, .infinity, 5, 5], [.nan, .nan, .nan, .nan],
        ])
        #expect(network.edgeCount == 1)
        #expect(report.rowsSetAside == 3)
        #expect(Set(report.issues.filter { $0.rule == "not-finite" }.map(\.row)) == [1, 2, 3])
        #expect(network.attach([Position(.nan, 0)], within: .infinity) == [nil])
    }

    @Test func unknownClassesHaveTheNamedSpeed() throws {
        var input = RoadNetworkBuildTests.input([[0, 0, 1000, 0], [0, 50, 1000, 50]])
        input.classes = [RoadClass("八级路"), .village]
        var options = NetworkOptions()
        options.speeds = try SpeedTable(["unknown": 10])
        let (network, report) = Network.build(input, options)
        #expect(report.rowsOfUnknownClass == 1)
        #expect(report.lengths.map(\.road) == [.village, nil] && report.lengths[1].speed == 10)
        #expect(network.edgeSpeeds.sorted() == [10, 20])
    }

    @Test func aOneWayTrapIsTold() throws {
        // A square both ways; a one-way street leads out of it to a small square, and none leads back.
        let lines: [[Double]] = [
            [0, 0, 100, 0], [100, 0, 100, 100], [100, 100, 0, 100], [0, 100, 0, 0],
            [100, 0, 150, 0], [150, 0, 180, 0], [180, 0, 180, 30], [180, 30, 150, 30], [150, 30, 150, 0],
        ]
        var input = RoadNetworkBuildTests.input(lines)
        input.directions = lines.indices.map { $0 == 4 ? .forward : .both }
        let (network, report) = Network.build(input)
        #expect(report.components == 1)
        #expect(
            report.gaps == [
                .init(kind: .oneWayTrap, place: Position(150, 0), row: 4, road: "4", metres: 50, length: 170)
            ])
        let costs = Self.reached(network, [Position(0, 50), Position(180, 10)])
        #expect(costs[0][1] != nil && costs[1][0] == nil)
        // Turned around it can be left and not entered: as bad.
        input.directions[4] = .backward
        #expect(Network.build(input).report.gaps.map(\.kind) == [.oneWayTrap])
        // Opened, it is none; and a ring of one-way streets is none either.
        input.directions[4] = .both
        #expect(Network.build(input).report.gaps.isEmpty)
        input.directions = lines.indices.map { $0 < 4 ? .forward : .both }
        #expect(Network.build(input).report.gaps.isEmpty)
    }

    /// Strong parts against reachability by plain search from every node.
    @Test(arguments: 1...6)
    func strongPartsAreMutualReach(seed: Int) {
        let (network, _) = Network.build(RouterTests.randomInput(seed: UInt64(50 + seed), side: 4))
        var heads = [[Int]](repeating: [], count: network.nodeCount)
        for e in 0..<network.edgeCount {
            let (a, b) = (Int(network.edgeFrom[e]), Int(network.edgeTo[e]))
            if network.edgeDirections[e] != .backward { heads[a].append(b) }
            if network.edgeDirections[e] != .forward { heads[b].append(a) }
        }
        let reach = heads.indices.map { start in
            var seen: Set<Int> = [start]
            var open = [start]
            while let node = open.popLast() {
                for head in heads[node] where seen.insert(head).inserted { open.append(head) }
            }
            return seen
        }
        let parts = StrongParts(network).ofNode
        for a in heads.indices {
            for b in heads.indices {
                #expect((parts[a] == parts[b]) == (reach[a].contains(b) && reach[b].contains(a)))
            }
        }
    }

    @Test func tenThousandComponents() {
        let lines = (0..<10_000).map { i in
            let (x, y) = (Double(i % 100) * 100, Double(i / 100) * 100)
            return [x, y, x + 40, y]
        }
        let (network, report) = RoadNetworkBuildTests.build(lines)
        #expect(report.components == 10_000)
        #expect(report.gaps.count == 9_999)
        #expect(report.gaps.allSatisfy { $0.kind == .island && $0.metres == 60 && $0.length == 40 })
        let costs = Self.reached(network, [Position(20, 5), Position(120, 5)])
        #expect(costs == [[0, nil], [nil, 0]])
    }
}
