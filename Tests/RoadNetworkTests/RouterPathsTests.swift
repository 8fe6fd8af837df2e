import Columns
import Testing

@testable import RoadNetwork

@Suite struct RouterPathsTests {
    private static func same(_ a: RoadPath?, _ b: RoadPath?) -> Bool {
        a?.steps == b?.steps && a?.cost == b?.cost && a?.stops == b?.stops
    }

    @Test(arguments: 1...4)
    func manyAreThoseOfOneByOne(seed: Int) async throws {
        let (network, _) = Network.build(RouterTests.randomInput(seed: UInt64(seed)))
        let from = network.attach(RouterTests.randomPoints(12, seed: 11), within: 40)
        let to = network.attach(RouterTests.randomPoints(14, seed: 12), within: 40) + from.prefix(2)
        for travel in RouterTests.travels {
            let router = Router(network, travel)
            let limit = travel.measure == .metres ? 400.0 : 200
            let all = try await router.paths(from: from, to: to, threads: 3)
            let near = try await router.nearestPaths(3, from: from, to: to, within: limit, threads: 2)
            let nearest = router.nearest(3, from: from, to: to, within: limit)
            #expect(try await router.nearest(3, from: from, to: to, within: limit, threads: 3) == nearest)
            for s in from.indices {
                let alone = to.map { router.path(from: from[s], to: $0) }
                #expect(all[s].count == to.count && zip(all[s], alone).allSatisfy(Self.same))
                let bounded = router.paths(from: from[s], to: to, within: limit)
                for t in to.indices {
                    let wanted = alone[t].flatMap { $0.cost <= limit ? $0 : nil }
                    #expect(Self.same(bounded[t], wanted))
                    #expect(alone[t]?.cost == router.cost(from: from[s], to: to[t]))
                }
                #expect(near[s].map(\.target) == nearest[s].map(\.target))
                #expect(near[s].map(\.path.cost) == nearest[s].map(\.cost))
                for hit in near[s] { #expect(hit.path.stops.last == to[hit.target]) }
            }
        }
    }

    @Test func nobodyReachesNothing() async throws {
        let (network, _) = Network.build(RouterTests.randomInput(seed: 1))
        let router = Router(network, .drivingTime)
        let here = network.attach([Position(10, 10)], within: 400)
        #expect(router.paths(from: nil, to: here).map { $0 == nil } == [true])
        #expect(router.paths(from: here[0], to: []).isEmpty)
        #expect(try await router.paths(from: [], to: here, threads: 2).isEmpty)
        #expect(try await router.paths(from: [nil], to: here, threads: 2).map { $0.map { $0 == nil } } == [[true]])
    }
}
