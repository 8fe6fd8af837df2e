import Columns
import Testing

@testable import RoadNetwork

/// Banned turns: by hand, and against a search over edges that shares nothing with the router's.
@Suite struct TurnRestrictionTests {
    /// A crossing at (0, 0): roads W, E, N, S, and a way round from N to E by (100, 100).
    private static func crossing(
        _ rules: [TurnRestriction], turnsAround: Bool = true
    ) -> (Network, NetworkReport) {
        var input = RoadNetworkBuildTests.input([
            [-100, 0, 0, 0], [0, 0, 100, 0], [0, 0, 0, 100], [0, -100, 0, 0], [0, 100, 100, 100, 100, 0],
        ])
        input.keys = ["W", "E", "N", "S", "R"]
        var options = NetworkOptions()
        (options.turns, options.turnsAround) = (rules, turnsAround)
        return Network.build(input, options)
    }

    private static func cost(
        _ rules: [TurnRestriction], _ from: Position, _ to: Position, turnsAround: Bool = true
    ) -> Double? {
        let (network, _) = crossing(rules, turnsAround: turnsAround)
        let feet = network.attach([from, to], within: 1)
        let router = Router(network, .drivingDistance)
        let cost = router.cost(from: feet[0], to: feet[1])
        #expect(router.path(from: feet[0], to: feet[1])?.cost == cost)
        #expect(router.path(from: feet[0], to: feet[1])?.metres == cost)
        return cost
    }

    @Test func aBannedTurnIsGoneAround() {
        let (west, east, south) = (Position(-50, 0), Position(50, 0), Position(0, -50))
        let origin = Position(0, 0)
        #expect(Self.cost([], west, east) == 100)
        let ban = TurnRestriction(.no, from: "W", to: "E", via: origin)
        // To the end of N, around there and back; where nobody turns around where roads meet, to the dead end of S; and where
        // that is banned too, round by N, R and E.
        #expect(Self.cost([ban], west, east) == 300.0)
        #expect(Self.cost([ban], west, east, turnsAround: false) == 300.0)
        let noSouth = TurnRestriction(.no, from: "W", to: "S", via: origin)
        #expect(Self.cost([ban, noSouth], west, east, turnsAround: false) == 400.0)
        #expect(Self.cost([ban], east, west) == 100)
        #expect(Self.cost([ban], south, east) == 100)
        let only = TurnRestriction(.only, from: "W", to: "S", via: origin)
        // Down S, back up and straight on: a driver may turn around at the end of S.
        #expect(Self.cost([only], west, east) == 300.0)
        // The point at the crossing itself has no turn to make.
        #expect(Self.cost([ban], origin, east) == 50)
        #expect(Self.cost([ban], west, origin) == 50)
        #expect(Self.crossing([ban]).1.bannedTurns == 1)
    }

    /// Of two rules from one road, each of which allows one turn, a driver follows either.
    @Test func severalOnlyRulesAllowEachTheirs() {
        let (west, origin) = (Position(-50, 0), Position(0, 0))
        let rules = ["N", "E"].map { TurnRestriction(.only, from: "W", to: $0, via: origin) }
        #expect(Self.crossing(rules).1.bannedTurns == 2)
        #expect(Self.cost(rules, west, Position(50, 0)) == 100)
        #expect(Self.cost(rules, west, Position(0, 50)) == 100)
        // South by the end of N or E and back, and not straight.
        #expect(Self.cost(rules, west, Position(0, -50)) == 300.0)
        // What another rule bans stays banned.
        let ban = TurnRestriction(.no, from: "W", to: "E", via: origin)
        #expect(Self.cost(rules + [ban], west, Position(50, 0)) == 300.0)
    }

    @Test func noUTurn() {
        // From S into W is banned: up N or E, around, and back. Where both U-turns are banned too, the ring is gone around.
        let (south, west) = (Position(0, -50), Position(-50, 0))
        let ban = TurnRestriction(.no, from: "S", to: "W", via: Position(0, 0))
        #expect(Self.cost([ban], south, west) == 300.0)
        let around = [
            ban, TurnRestriction(.no, from: "N", to: "N", via: Position(0, 100)),
            TurnRestriction(.no, from: "E", to: "E", via: Position(100, 0)),
        ]
        #expect(Self.cost(around, south, west) == 500.0)
        #expect(Self.cost([ban], south, west, turnsAround: false) == 500.0)
    }

    @Test func rulesWithoutAPlaceAreTold() {
        let rules = [
            TurnRestriction(.no, from: "W", to: "E", via: Position(1, 1)),
            TurnRestriction(.no, from: "X", to: "E", via: Position(0, 0)),
            TurnRestriction(.no, from: "R", to: "E", via: Position(0, 0)),
            TurnRestriction(.no, from: "W", to: "E", via: Position(0, 0)),
        ]
        let report = Self.crossing(rules).1
        #expect(report.turnsNotApplied == Array(rules[..<3]))
        #expect(report.bannedTurns == 1)
    }

    /// Walkers turn as they like, and nothing changes where no turn is banned.
    @Test func walkersTurnAsTheyLike() {
        let (network, _) = Self.crossing([TurnRestriction(.no, from: "W", to: "E", via: Position(0, 0))])
        let feet = network.attach([Position(-50, 0), Position(50, 0)], within: 1)
        #expect(Router(network, .walkingDistance).cost(from: feet[0], to: feet[1]) == 100)
        #expect(Router(Self.crossing([]).0, .drivingTime).states.isPlain)
    }

    /// A grid with random one-way streets and banned turns: matrix by sweeps, single searches, nearest, paths and reach
    /// against Dijkstra's search over directed edges.
    @Test(arguments: 1...6) func againstASearchOverEdges(seed: Int) throws {
        var g = SeededGenerator(seed: UInt64(seed))
        var lines: [[Double]] = [], keys: [String] = []
        let n = 6
        for x in 0..<n {
            for y in 0..<n {
                let (a, b) = (Double(x) * 100, Double(y) * 100)
                if x + 1 < n { lines.append([a, b, a + 100, b]) }
                if y + 1 < n { lines.append([a, b, a, b + 100]) }
            }
        }
        keys = lines.indices.map { "\($0)" }
        var input = RoadNetworkBuildTests.input(lines)
        input.keys = keys
        input.directions = lines.map { _ in g.unit() < 0.2 ? .forward : .both }
        input.speeds = lines.map { _ in 20 + (g.unit() * 60).rounded() }
        var options = NetworkOptions()
        for _ in 0..<60 {
            let node = Position(
                Double(Int(clamping: g.unit() * Double(n))) * 100, Double(Int(clamping: g.unit() * Double(n))) * 100)
            let around = lines.indices.filter { i in
                let l = lines[i]
                return Position(l[0], l[1]) == node || Position(l[2], l[3]) == node
            }
            let from = around[Int(clamping: g.unit() * Double(around.count))],
                to = around[Int(clamping: g.unit() * Double(around.count))]
            options.turns.append(
                TurnRestriction(g.unit() < 0.2 ? .only : .no, from: keys[from], to: keys[to], via: node))
        }
        let (network, report) = Network.build(input, options)
        #expect(report.bannedTurns > 20)
        let points = (0..<40).map { _ in Position(g.unit() * 500, g.unit() * 500) }
        let feet = network.attach(points, within: .infinity, for: .drive)
        let router = Router(network, .drivingTime)
        let matrix = router.matrix(from: feet, to: feet)
        let nearest = router.nearest(3, from: feet, to: feet)
        let ofAll = router.nearestOfAll(from: feet, to: Array(feet[..<5]))
        for (s, foot) in feet.enumerated() {
            let source = try #require(foot)
            let expected = try Self.costs(network, source, feet.map { try #require($0) })
            let alone = router.costs(from: source, to: feet)
            for t in feet.indices {
                #expect(matrix[s, t] == alone[t])
                #expect((expected[t] == nil) == (alone[t] == nil))
                if let a = expected[t], let b = alone[t] { #expect(abs(a - b) < 1e-6, "\(s) \(t)") }
            }
            let paths = s < 6 ? router.paths(from: source, to: feet) : []
            for t in paths.indices {
                #expect(paths[t]?.cost == alone[t])
                guard let path = paths[t], s != t else { continue }
                let legs = (source.leg + feet[t]!.leg) * 3.6 / network.walkSpeed
                #expect(abs(path.seconds(on: network) + legs - path.cost) < 1e-6)
            }
            #expect(nearest[s].map(\.cost) == Array(alone.compactMap { $0 }.sorted().prefix(3)))
            #expect(ofAll[s]?.cost == alone[..<5].compactMap { $0 }.min())
        }
        // Places within a limit: their costs to the first point by single searches.
        let reached = router.reach([feet[0]], within: [60])[0]
        for edge in 0..<Int32(network.edgeCount) {
            for share in [0.25, 0.5, 0.75] {
                let measure = network.edgeLengths[Int(edge)] * share
                let place = attached(toEdge: edge, at: measure, of: network)
                let cost = router.cost(from: place, to: feet[0]) ?? .infinity
                let isIn = reached.parts.contains { $0.edge == edge && $0.start <= measure && measure <= $0.end }
                if abs(cost - 60) > 1e-6 { #expect(isIn == (cost < 60), "\(edge) \(share)") }
            }
        }
    }

    /// Seconds from a foot to others: a search whose states are directed edges, settled by a scan.
    private static func costs(_ network: Network, _ from: RoadNetwork.Attachment, _ to: [RoadNetwork.Attachment]) throws
        -> [Double?]
    {
        // State 2e: at the end of edge e having come along it; 2e + 1: at its start having come against it.
        let m = network.edgeCount
        func seconds(_ e: Int, _ metres: Double) -> Double { metres * 3.6 / network.edgeSpeeds[e] }
        func allowed(_ e: Int, along: Bool) -> Bool { network.edgeDirections[e] != (along ? .backward : .forward) }
        func node(_ state: Int) -> Int32 { state % 2 == 0 ? network.edgeTo[state / 2] : network.edgeFrom[state / 2] }
        let banned = Set(network.bannedTurns)
        var costs = [Double](repeating: .infinity, count: 2 * m)
        var settled = [Bool](repeating: false, count: 2 * m)
        let (e, leg) = (Int(from.edge), from.leg * 3.6 / network.walkSpeed)
        if allowed(e, along: true) { costs[2 * e] = leg + seconds(e, network.edgeLengths[e] - from.measure) }
        if allowed(e, along: false) { costs[2 * e + 1] = leg + seconds(e, from.measure) }
        while let state = costs.indices.filter({ !settled[$0] && costs[$0] < .infinity }).min(by: {
            costs[$0] < costs[$1]
        }) {
            settled[state] = true
            let here = node(state), arrival = Int32(state % 2 == 0 ? state + 1 : state - 1)
            for next in 0..<m {
                for along in [true, false] where allowed(next, along: along) {
                    let start = along ? network.edgeFrom[next] : network.edgeTo[next]
                    let departure = Int32(along ? 2 * next : 2 * next + 1)
                    guard start == here, !banned.contains(.init(node: here, from: arrival, to: departure)) else {
                        continue
                    }
                    let head = along ? 2 * next : 2 * next + 1
                    costs[head] = min(costs[head], costs[state] + seconds(next, network.edgeLengths[next]))
                }
            }
        }
        return to.map { target in
            if target.point == from.point { return 0 }
            let t = Int(target.edge), leg = target.leg * 3.6 / network.walkSpeed
            var best = Double.infinity
            for state in costs.indices where costs[state] < .infinity {
                let here = node(state), arrival = Int32(state % 2 == 0 ? state + 1 : state - 1)
                if network.edgeFrom[t] == here, allowed(t, along: true),
                    !banned.contains(.init(node: here, from: arrival, to: Int32(2 * t)))
                {
                    best = min(best, costs[state] + seconds(t, target.measure))
                }
                if network.edgeTo[t] == here, allowed(t, along: false),
                    !banned.contains(.init(node: here, from: arrival, to: Int32(2 * t + 1)))
                {
                    best = min(best, costs[state] + seconds(t, network.edgeLengths[t] - target.measure))
                }
            }
            if target.edge == from.edge {
                let ahead = target.measure - from.measure
                if ahead == 0 || allowed(t, along: ahead > 0) {
                    best = min(best, (from.leg) * 3.6 / network.walkSpeed + seconds(t, abs(ahead)))
                }
            }
            return best < .infinity ? best + leg : nil
        }
    }
}
