import Columns
import Testing

@testable import RoadNetwork

@Suite struct RouterTests {
    /// Roads at random: streets of a grid with some missing, some diagonal, some one-way, of all classes.
    static func randomInput(seed: UInt64, side: Int = 6, oneWays: Bool = true) -> RoadLines {
        var g = SeededGenerator(seed: seed)
        var column = LineColumn()
        var (classes, directions, levels): ([RoadClass?], [RoadLines.Direction], [Int]) = ([], [], [])
        func add(_ line: [Double]) {
            column.append(line)
            let k = Int(clamping: g.unit() * 9)
            classes.append(k < 8 ? RoadClass.allCases[k] : nil)
            directions.append(oneWays && g.unit() < 0.2 ? (g.unit() < 0.5 ? .forward : .backward) : .both)
            levels.append(g.unit() < 0.1 ? 1 : 0)
        }
        for i in 0..<side {
            for j in 0..<side {
                let (x, y) = (Double(i) * 100, Double(j) * 100)
                if i + 1 < side, g.unit() < 0.8 { add([x, y, x + 40, y + g.unit() * 30, x + 100, y]) }
                if j + 1 < side, g.unit() < 0.8 { add([x, y, x, y + 100]) }
                if g.unit() < 0.3 {
                    add([x + g.unit() * 50, y + g.unit() * 50, x + 150 * g.unit(), y + 150 * g.unit()])
                }
                if g.unit() < 0.05 { add([x, y, x + 20, y + 10, x + 10, y + 20, x, y]) }
            }
        }
        var input = RoadLines(lines: column)
        (input.classes, input.directions, input.levels) = (classes, directions, levels)
        return input
    }

    static func randomPoints(_ count: Int, seed: UInt64) -> [Position] {
        var g = SeededGenerator(seed: seed)
        return (0..<count).map { _ in Position(g.unit() * 560 - 30, g.unit() * 560 - 30) }
    }

    static let travels = [Travel.drivingTime, .drivingDistance, .walkingTime, .walkingDistance]

    static func equal(_ a: Double?, _ b: Double?) -> Bool {
        guard let a, let b else { return a == nil && b == nil }
        return abs(a - b) <= 1e-9 * max(1, abs(b))
    }

    @Test(arguments: 1...8)
    func costsAreThoseOfAPlainSearch(seed: Int) {
        let (network, _) = Network.build(Self.randomInput(seed: UInt64(seed)))
        network.checkInvariants()
        let attachments = network.attach(Self.randomPoints(30, seed: 99), within: 400).compactMap { $0 }
        #expect(attachments.count == 30)
        for travel in Self.travels {
            let router = Router(network, travel)
            let oracle = PlainDijkstra(network, travel, attachments)
            let matrix = router.matrix(from: attachments, to: attachments)
            for s in attachments.indices {
                let expected = oracle.costs(from: s)
                for t in attachments.indices {
                    #expect(Self.equal(matrix[s, t], expected[t]), "\(travel) \(s) \(t)")
                    #expect(router.cost(from: attachments[s], to: attachments[t]) == matrix[s, t])
                    if travel.mode == .walk { #expect(matrix[s, t] == matrix[t, s]) }
                }
                #expect(matrix[s, s] == 0)
            }
        }
    }

    @Test func trianglesHold() {
        let (network, _) = Network.build(Self.randomInput(seed: 20))
        let points = network.attach(Self.randomPoints(25, seed: 5), within: 400)
        let matrix = Router(network, .drivingTime).matrix(from: points, to: points)
        for a in points.indices {
            for b in points.indices {
                for c in points.indices {
                    guard let ab = matrix[a, b], let bc = matrix[b, c] else { continue }
                    #expect(matrix[a, c]! <= ab + bc)
                }
            }
        }
    }

    @Test(arguments: 1...4)
    func nearestIsTheLeastOfTheRow(seed: Int) {
        let (network, _) = Network.build(Self.randomInput(seed: UInt64(seed)))
        let from = network.attach(Self.randomPoints(20, seed: 1), within: 40)
        let to = network.attach(Self.randomPoints(9, seed: 2), within: 40)
        for travel in Self.travels {
            let router = Router(network, travel)
            let limit = travel.measure == .metres ? 400.0 : 200
            let matrix = router.matrix(from: from, to: to)
            let bounded = router.matrix(from: from, to: to, within: limit)
            let near = router.nearest(3, from: from, to: to, within: limit)
            let all = router.nearestOfAll(from: from, to: to, within: limit)
            for s in from.indices {
                let row = to.indices.compactMap { t in
                    matrix[s, t].flatMap { $0 <= limit ? Router.Reached(target: t, cost: $0) : nil }
                }
                #expect(to.indices.compactMap { t in bounded[s, t].map { Router.Reached(target: t, cost: $0) } } == row)
                let sorted = row.sorted { ($0.cost, $0.target) < ($1.cost, $1.target) }
                #expect(near[s] == Array(sorted.prefix(3)))
                #expect(all[s] == sorted.first)
            }
        }
    }

    @Test(arguments: 1...4)
    func pathsCostWhatTheySay(seed: Int) throws {
        let (network, _) = Network.build(Self.randomInput(seed: UInt64(seed)))
        let points = network.attach(Self.randomPoints(15, seed: 3), within: 400).compactMap { $0 }
        for travel in [Travel.drivingTime, .drivingDistance, .walkingDistance] {
            let router = Router(network, travel)
            for a in points {
                for b in points {
                    let cost = router.cost(from: a, to: b)
                    let path = router.path(from: a, to: b)
                    #expect((cost == nil) == (path == nil))
                    guard let cost, let path, a != b else { continue }
                    let legs = router.legCost(a) + router.legCost(b)
                    #expect(abs(path.cost - cost) < 1e-6)
                    #expect(
                        abs((travel.measure == .metres ? path.metres : path.seconds(on: network)) + legs - cost) < 1e-6)
                    let line = path.line(on: network)
                    #expect(Position(line[0], line[1]).distance(to: a.place) < 1e-6)
                    #expect(Position(line[line.count - 2], line[line.count - 1]).distance(to: b.place) < 1e-6)
                    let planar = stride(from: 2, to: line.count, by: 2).reduce(0.0) {
                        $0 + Position(line[$1 - 2], line[$1 - 1]).distance(to: Position(line[$1], line[$1 + 1]))
                    }
                    #expect(abs(planar - path.metres) < 1e-6)
                    #expect(
                        abs(try #require(path.chainage(of: b, on: network)) - path.metres) < 1e-6 || a.edge == b.edge)
                    if travel.mode == .drive { expectAllowed(path, network) }
                }
            }
        }
    }

    private func expectAllowed(_ path: RoadPath, _ network: Network) {
        for step in path.steps {
            let direction = network.edgeDirections[Int(step.edge)]
            #expect(step.start < step.end ? direction != .backward : direction != .forward)
        }
    }

    @Test func tasksDoNotMatter() async throws {
        let (network, _) = Network.build(Self.randomInput(seed: 30))
        let points = network.attach(Self.randomPoints(40, seed: 4), within: 40)
        let router = Router(network, .drivingTime)
        let one = router.matrix(from: points, to: points)
        for threads in [1, 2, 3, 64] {
            let many = try await router.matrix(from: points, to: points, threads: threads)
            for s in points.indices { #expect(many.row(s) == one.row(s)) }
        }
    }

    @Test func rowsInAnotherOrderGiveTheSame() {
        var g = SeededGenerator(seed: 40)
        let input = Self.randomInput(seed: 41)
        let (network, report) = Network.build(input)
        for _ in 0..<5 {
            var order = Array(0..<input.count)
            for i in order.indices.reversed() { order.swapAt(i, Int(clamping: g.unit() * Double(i + 1))) }
            var other = RoadLines(lines: input.lines.selecting(order))
            other.classes = order.map { input.classes[$0] }
            other.directions = order.map { input.directions[$0] }
            other.levels = order.map { input.levels[$0] }
            let (shuffled, shuffledReport) = Network.build(other)
            #expect(shuffled.nodeCoordinates == network.nodeCoordinates)
            #expect(shuffled.coordinates == network.coordinates)
            #expect(shuffled.measures == network.measures)
            #expect(shuffled.edgeFrom == network.edgeFrom && shuffled.edgeTo == network.edgeTo)
            #expect(shuffled.edgeClasses == network.edgeClasses && shuffled.edgeDirections == network.edgeDirections)
            #expect(shuffledReport.steps == report.steps)
            #expect(shuffledReport.gaps.map(\.place) == report.gaps.map(\.place))
        }
    }
}
