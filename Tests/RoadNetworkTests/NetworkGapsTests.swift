import Columns
import Testing

@testable import RoadNetwork

@Suite struct NetworkGapsTests {
    typealias Gap = NetworkReport.Gap

    private static func gaps(_ lines: [[Double]], keys: [String] = []) -> [Gap] {
        var input = RoadNetworkBuildTests.input(lines)
        input.keys = keys
        return Network.build(input).report.gaps
    }

    @Test func anEndShortOfARoad() {
        let gaps = Self.gaps([[0, 0, 1000, 0], [500, 12, 500, 400]], keys: ["main", "side"])
        #expect(
            gaps == [
                Gap(kind: .danglingEnd, place: Position(500, 12), row: 1, road: "side", metres: 12, length: nil),
                Gap(kind: .island, place: Position(500, 12), row: 1, road: "side", metres: 12, length: 388),
            ])
    }

    @Test func aCutIsOneGap() {
        let gaps = Self.gaps([
            [0, 0, 500, 0], [515, 0, 1200, 0], [0, 0, 0, 600], [0, 600, 1200, 600], [1200, 600, 1200, 0],
        ])
        #expect(gaps == [Gap(kind: .danglingEnd, place: Position(500, 0), row: 0, road: "0", metres: 15, length: nil)])
    }

    @Test func aSpurBesideItsRoadIsNone() {
        #expect(Self.gaps([[0, 0, 1000, 0], [500, 0, 500, 18]]).isEmpty)
        // Its end comes back to the road, but 300 m away along it.
        let hook = Self.gaps([[0, 0, 1000, 0], [500, 0, 500, 100, 700, 100, 700, 10]])
        #expect(hook.map(\.metres) == [10])
    }

    @Test func farEndsAreNone() {
        #expect(Self.gaps([[0, 0, 1000, 0], [500, 21, 500, 400]]).map(\.kind) == [.island])
    }

    @Test func islandsNameTheirNearestPlace() {
        // The nearest place of the island lies inside its only piece.
        let gaps = Self.gaps([[0, 0, 0, 1000], [100, 500, 900, 500], [50, 100, 50, 900]])
        #expect(gaps.filter { $0.kind == .island }.map(\.metres) == [50, 50])
        #expect(gaps.filter { $0.kind == .island }.map(\.place) == [Position(50, 100), Position(100, 500)])
        #expect(gaps.filter { $0.kind == .island }.map(\.length) == [800, 800])
    }

    @Test func oneComponentHasNoIsland() {
        #expect(Self.gaps([[0, 0, 10, 0]]).isEmpty)
        #expect(Self.gaps([]).isEmpty)
    }

    @Test func manyIslands() {
        let lines = (0..<2000).map { i in
            let (x, y) = (Double(i % 50) * 100, Double(i / 50) * 100)
            return [x, y, x + 40, y]
        }
        let (_, report) = RoadNetworkBuildTests.build(lines)
        #expect(report.components == 2000)
        #expect(report.gaps.count == 1999)
        #expect(report.gaps.allSatisfy { $0.kind == .island && $0.metres == 60 })
        #expect(report.largestComponentShare == 1.0 / 2000)
    }
}
