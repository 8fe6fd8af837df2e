import Columns
import Testing

@testable import RoadNetwork

@Suite struct ReachTests {
    private static func parts(
        _ lines: [[Double]], _ directions: [RoadLines.Direction] = [], points: [Position], limit: Double,
        _ heading: Router.Heading = .toPoints
    ) -> [[Double]] {
        var input = RoadNetworkBuildTests.input(lines)
        input.directions = directions
        let (network, _) = Network.build(input)
        let router = Router(network, .drivingDistance)
        let area = router.reach(network.attach(points, within: 100), within: [limit], heading: heading)[0]
        return area.parts.map { [Double($0.edge), $0.start, $0.end] }
    }

    @Test func aStraightRoad() {
        let road = [[0.0, 0, 1000, 0]]
        let here = [Position(200, 0)]
        #expect(Self.parts(road, points: here, limit: 300) == [[0, 0, 500]])
        #expect(Self.parts(road, points: here, limit: 0) == [])
        // The access leg of 60 m is part of the cost.
        #expect(Self.parts(road, points: [Position(200, 60)], limit: 300) == [[0, 0, 440]])
        #expect(Self.parts(road, points: [Position(200, 60)], limit: 59) == [])
        // From both ends, the middle stays out; two services whose parts meet give one.
        #expect(
            Self.parts(road, points: [Position(0, 0), Position(1000, 0)], limit: 300) == [
                [0, 0, 300], [0, 700, 1000],
            ])
        #expect(Self.parts(road, points: [Position(0, 0), Position(600, 0)], limit: 300) == [[0, 0, 900]])
        #expect(Self.parts(road, points: [], limit: 300) == [])
        #expect(Self.parts(road, points: [Position(200, 900)], limit: 300) == [])
    }

    @Test func oneWaysCountByTheHeading() {
        let road = [[0.0, 0, 1000, 0]]
        let here = [Position(200, 0)]
        #expect(Self.parts(road, [.forward], points: here, limit: 300) == [[0, 0, 200]])
        #expect(Self.parts(road, [.forward], points: here, limit: 300, .fromPoints) == [[0, 200, 500]])
        #expect(Self.parts(road, [.backward], points: here, limit: 300) == [[0, 200, 500]])
        #expect(Self.parts(road, [.backward], points: here, limit: 300, .fromPoints) == [[0, 0, 200]])
    }

    @Test func aRingIsEnteredFromBothSides() {
        let ring = [[0.0, 0, 400, 0, 400, 400, 0, 400, 0, 0]]
        #expect(Self.parts(ring, points: [Position(0, 0)], limit: 300) == [[0, 0, 300], [0, 1300, 1600]])
        #expect(Self.parts(ring, points: [Position(0, 0)], limit: 800) == [[0, 0, 1600]])
    }

    /// A place is in the area just when a plain search says that its cost is within the limit.
    @Test(arguments: 1...6, [Router.Heading.toPoints, .fromPoints])
    func placesWithinAreThoseOfAPlainSearch(seed: Int, heading: Router.Heading) {
        let (network, _) = Network.build(RouterTests.randomInput(seed: UInt64(seed)))
        var g = SeededGenerator(seed: UInt64(100 + seed))
        let services = network.attach(RouterTests.randomPoints(4, seed: 7), within: 60).compactMap { $0 }
        let places = (0..<60).map { _ in
            let edge = Int32(clamping: g.unit() * Double(network.edgeCount))
            return attached(toEdge: edge, at: g.unit() * network.edgeLengths[Int(edge)], of: network)
        }
        for travel in RouterTests.travels {
            let router = Router(network, travel)
            let limits = travel.measure == .metres ? [250.0, 60, 400] : [120.0, 30, 300]
            let areas = router.reach(services, within: limits, heading: heading)
            let oracle = PlainDijkstra(network, travel, services + places)
            let fromServices = services.indices.map(oracle.costs)
            for (i, place) in places.enumerated() {
                let row = services.count + i
                let costs =
                    heading == .toPoints
                    ? Array(oracle.costs(from: row).prefix(services.count)) : fromServices.map { $0[row] }
                let least = costs.compactMap { $0 }.min() ?? .infinity
                for (limit, area) in zip(limits, areas) where abs(least - limit) > 1e-6 {
                    let within = area.parts.contains {
                        $0.edge == place.edge && $0.start <= place.measure && place.measure <= $0.end
                    }
                    #expect(within == (least <= limit), "\(travel) \(limit) \(least)")
                }
            }
            #expect(areas[1].metres <= areas[0].metres && areas[0].metres <= areas[2].metres)
            for area in areas {
                for (a, b) in zip(area.parts, area.parts.dropFirst()) {
                    #expect(a.edge < b.edge || a.end < b.start)
                }
                for (line, part) in zip(area.lines(on: network), area.parts) {
                    let measured = MeasuredLine(line)
                    #expect(abs(measured.length - part.metres) < 1e-6)
                }
            }
        }
    }
}
