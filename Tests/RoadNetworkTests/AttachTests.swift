import Columns
import Testing

@testable import RoadNetwork

@Suite struct AttachTests {
    @Test func toTheNearestPlace() throws {
        let (network, _) = RoadNetworkBuildTests.build([[0, 0, 100, 0, 100, 100], [0, 50, 60, 50]])
        let found = network.attach(
            [
                Position(30, 10), Position(30, 40), Position(120, -20), Position(100, 30), Position(400, 0),
                Position(.nan, 0),
            ],
            within: 50)
        let first = try #require(found[0])
        #expect(first.place == Position(30, 0) && first.leg == 10 && first.measure == 30)
        #expect(try #require(found[1]).place == Position(30, 50))
        let corner = try #require(found[2])
        #expect(
            corner.place == Position(100, 0) && corner.measure == 100 && abs(corner.leg - 800.0.squareRoot()) < 1e-12)
        let on = try #require(found[3])
        #expect(on.leg == 0 && on.measure == 130)
        #expect(found[4] == nil)
        #expect(found[5] == nil)
    }

    @Test func equalGapsGoToTheLowerEdge() {
        let (network, _) = RoadNetworkBuildTests.build([[0, 10, 100, 10], [0, -10, 100, -10]])
        #expect(network.attach([Position(50, 0)], within: 20)[0]?.place == Position(50, -10))
    }

    @Test func reachIsClosed() {
        let (network, _) = RoadNetworkBuildTests.build([[0, 0, 100, 0]])
        #expect(network.attach([Position(50, 20)], within: 20)[0] != nil)
        #expect(network.attach([Position(50, 20.001)], within: 20)[0] == nil)
        #expect(network.attach([Position(50, 1e7)], within: .infinity)[0]?.leg == 1e7)
    }

    @Test func noRoads() {
        let (network, _) = RoadNetworkBuildTests.build([])
        #expect(network.attach([Position(0, 0)], within: .infinity) == [nil])
        #expect(network.attachToNodes([Position(0, 0)], within: .infinity) == [nil])
        let router = Router(network, .drivingTime)
        #expect(router.cost(from: nil, to: nil) == nil)
        #expect(router.matrix(from: [nil, nil], to: [nil]).row(1) == [nil])
        #expect(router.nearest(from: [nil], to: []) == [[]])
        #expect(router.path(from: nil, to: nil) == nil)
    }

    @Test func asAScanFinds() throws {
        let (network, _) = Network.build(RouterTests.randomInput(seed: 50))
        for point in RouterTests.randomPoints(200, seed: 51) {
            var best = Double.infinity
            for e in 0..<Int32(network.edgeCount) {
                let v = network.vertices(ofEdge: e)
                for i in v.dropLast() {
                    best = min(
                        best, nearestOnPiece(point, network.vertex(i), network.vertex(i + 1)).square.squareRoot())
                }
            }
            let found = try #require(network.attach([point], within: 1000)[0])
            #expect(abs(found.leg - best) < 1e-12)
            #expect(abs(found.place.distance(to: point) - best) < 1e-9)
            #expect(network.place(onEdge: found.edge, at: found.measure).distance(to: found.place) < 1e-9)
        }
    }

    @Test func groundLengthsScaleLegs() {
        let (network, _) = RoadNetworkBuildTests.build([[0, 0, 100, 0]]) {
            $0.groundLength = { $0.distance(to: $1) * 0.5 }
        }
        let found = network.attach([Position(50, 10)], within: 20)[0]
        #expect(network.edgeLengths == [50])
        #expect(found?.measure == 25)
        #expect(found?.leg == 5)
    }

    @Test func toNodes() throws {
        let (network, _) = RoadNetworkBuildTests.build([[0, 0, 100, 0], [100, 0, 100, 80]])
        let found = network.attachToNodes([Position(60, 0), Position(90, 70), Position(500, 500)], within: 100)
        #expect(found.map { $0?.place } == [Position(100, 0), Position(100, 80), nil])
        #expect(found.allSatisfy { $0 == nil || $0?.leg == 0 })
        #expect(Router(network, .drivingDistance).cost(from: found[0], to: found[1]) == 80)
        #expect(network.attachToNodes([Position(50, 0)], within: 100)[0]?.place == Position(0, 0))
    }
}
