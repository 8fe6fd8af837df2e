import Columns
import Testing

@testable import RoadNetwork

/// Several lines on one piece of ground: each keeps its users, directions and class, and the ground counts once.
@Suite struct SharedGroundTests {
    private static func build(
        _ lines: [[Double]], _ change: (inout RoadLines) -> Void, _ options: NetworkOptions = NetworkOptions()
    ) -> (network: Network, report: NetworkReport) {
        var input = RoadNetworkBuildTests.input(lines)
        input.keys = lines.indices.map { ["a", "b", "c", "d"][$0] }
        change(&input)
        let built = Network.build(input, options)
        built.network.checkInvariants()
        return built
    }

    private static func seconds(_ network: Network, _ mode: Travel.Mode, _ from: Position, _ to: Position) -> Double? {
        let feet = network.attach([from, to], within: 1, for: mode)
        return Router(network, Travel(mode, .seconds)).cost(from: feet[0], to: feet[1])
    }

    private static let (west, east) = (Position(0, 0), Position(1000, 0))

    /// A footway drawn over an expressway opens it to nobody, and is walked.
    @Test(arguments: NetworkOptions.Noding.allCases) func aFootwayOverAnExpressway(_ noding: NetworkOptions.Noding) {
        var options = NetworkOptions()
        options.noding = noding
        let (network, report) = Self.build(
            [[0, 0, 1000, 0], [1000, 0, 0, 0]],
            {
                ($0.classes, $0.uses) = ([.expressway, .path], [.expressway, .path])
                $0.speeds = [100, 4]
            }, options)
        #expect(network.edgeCount == 2 && report.step("duplicates")?.count == 0)
        #expect(Set(network.edgeUses) == [.expressway, .path])
        #expect(Self.seconds(network, .drive, Self.west, Self.east) == nil)
        let walked = Self.seconds(network, .walk, Self.west, Self.east)
        #expect(abs((walked ?? 0) - 3600 / network.walkSpeed) < 1e-6)
        let drive = Router(network, .drivingTime)
        let motor = attached(toEdge: network.edgeClasses[0] == .expressway ? 0 : 1, at: 0, of: network)
        let end = attached(toEdge: motor.edge, at: 1000, of: network)
        #expect(drive.cost(from: motor, to: end) == 36)
        #expect(report.lengths == [.init(road: .expressway, kilometres: 1, speed: 100)])
        #expect(network.groundMetres == 1000)
    }

    /// A two-way road drawn over a one-way carriageway of higher class: fast along it, slow against it.
    @Test func aTwoWayLineOverACarriageway() throws {
        let (network, report) = Self.build([[0, 0, 1000, 0], [0, 0, 1000, 0], [1000, 0, 2000, 0]]) {
            $0.classes = [.national, .village, .county]
            ($0.directions, $0.speeds) = ([.forward, .both, .both], [60, 20, 60])
        }
        #expect(network.edgeCount == 3 && report.issues.map(\.rule) == ["shared-ground"])
        #expect(report.issues.first?.message.hasPrefix("1000.000 m of the line lie on the ground of a") == true)
        #expect(report.step("shared-ground") == .init(name: "shared-ground", count: 1, metres: 1000))
        #expect(report.shared == [.init(row: 1, into: 0, metres: 1000)] && report.merges.isEmpty)
        let far = Position(2000, 0)
        #expect(Self.seconds(network, .drive, Self.west, far) == 120)
        #expect(Self.seconds(network, .drive, far, Self.west) == 240)
        // A place beside both may be left in either direction.
        let middle = Position(500, 0.5)
        #expect(Self.seconds(network, .drive, middle, Self.west) != nil)
        #expect(Self.seconds(network, .drive, middle, Self.east) != nil)
        #expect(report.lengths.map(\.kilometres) == [1, 1] && report.lengths.map(\.road) == [.national, .county])
        #expect(report.gaps.isEmpty)
    }

    /// Carriageways of one road on one line are a road that goes both ways; what it can stand for is merged into it.
    @Test func whatOneRoadStandsForIsMerged() {
        let (network, report) = Self.build([[0, 0, 1000, 0], [1000, 0, 0, 0], [0, 0, 1000, 0]]) {
            $0.classes = [.national, .national, .village]
            $0.directions = [.forward, .forward, .both]
        }
        #expect(network.edgeCount == 1 && network.edgeDirections == [.both])
        #expect(report.step("duplicates")?.count == 2)
    }

    /// Of stretches: the part of a one-way road under a two-way one, with the ends of both.
    @Test func stretches() {
        let (network, report) = Self.build([[0, 0, 1500, 0], [500, 0, 1000, 0, 2000, 0]]) {
            $0.classes = [.provincial, .village]
            $0.directions = [.forward, .both]
        }
        #expect(network.edgeCount == 4 && network.nodeCount == 4)
        #expect(network.edgeLengths.reduce(0, +) == 3000 && network.groundMetres == 2000)
        #expect(report.lengths.map(\.kilometres) == [1.5, 0.5])
        #expect(report.shared == [.init(row: 1, into: 0, metres: 1000)])
        #expect(report.largestComponentShare == 1 && report.components == 1)
    }

    /// An elevated road over a street is another road, and its length counts.
    @Test func levelsStayApart() {
        let (network, report) = Self.build([[0, 0, 500, 0, 1000, 0], [0, 0, 500, 0, 1000, 0]]) {
            ($0.classes, $0.levels) = ([.county, .national], [0, 1])
        }
        #expect(network.edgeCount == 2 && report.step("duplicates")?.count == 0)
        #expect(network.edgeClasses.compactMap(\.self).sorted() == [.national, .county])
        #expect(report.kilometres == 2 && report.shared.isEmpty)
    }

    /// Ground of a row that only adds belongs to the other, whatever the classes.
    @Test(arguments: [RoadUse.all, .expressway]) func groundBelongsToTheRowThatDoesNotOnlyAdd(_ use: RoadUse) throws {
        let (network, report) = Self.build([[0, 0, 1000, 0], [0, 0, 1000, 0], [500, 0, 1500, 0], [0, 0, 1000, 0]]) {
            ($0.classes, $0.uses) = ([.village, .national, .national, .county], [.all, use, use, .all])
            $0.isAdded = [false, true, true, false]
        }
        var metres: [Int32: Double] = [:]
        for e in 0..<network.edgeCount where network.edgeHolders[e] == Int32(e) {
            metres[network.edgeGroundRows[e], default: 0] += network.edgeLengths[e]
        }
        #expect(metres == [3: 1000, 2: 500])
        #expect(report.lengths.map(\.road) == [.national, .county] && report.kilometres == 1.5)
    }

    /// Turning around is turning around, on whichever of two lines of the ground.
    @Test func noTurningAroundByTheOtherLine() {
        var options = NetworkOptions()
        options.turnsAround = false
        let (network, _) = Self.build(
            [[0, 0, 1000, 0], [0, 0, 1000, 0], [1000, 0, 2000, 0], [-1000, 0, 0, 0]],
            {
                $0.classes = [.national, .village, .county, .county]
                $0.directions = [.forward, .both, .both, .both]
            }, options)
        // From the west to just before the crossing and back: round by the dead end in the east.
        let feet = network.attach([Position(-500, 0), Position(-500, 0.5)], within: 1)
        let path = Router(network, .drivingDistance).cost(from: feet[0], to: feet[1])
        #expect(path != nil)
        let banned = network.bannedTurns.filter { network.node($0.node) == Position(1000, 0) }
        let edges = Set(banned.map { $0.to / 2 })
        #expect(banned.count >= 3 && edges.count == 2, "\(banned)")
    }

    /// Ground within a limit counts once, whichever of its lines it is reached by, and in whichever direction they are drawn.
    @Test func reachedGroundCountsOnce() throws {
        let (network, _) = Self.build([[0, 0, 1000, 0], [1000, 0, 0, 0, -500, 0]]) {
            ($0.classes, $0.uses) = ([.national, .path], [.all, .path])
        }
        let foot = network.attach([Self.west], within: 1, for: .walk)
        let reached = Router(network, .walkingDistance).reach(foot, within: [400])[0]
        #expect(abs(reached.metres - 1200) < 1e-9 && abs(reached.metres(on: network) - 800) < 1e-9)
    }
}
