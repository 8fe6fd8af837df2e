import Columns
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import WayAnalysis

@Suite struct SpatialPatternTests {
    private let plain = { (a: Position, b: Position) in a.distance(to: b) }

    /// On a square lattice of side s with n points on n·s² every neighbour is at s and s/2 is expected: R = 2.
    @Test func aSquareLattice() throws {
        let places = (0..<10).flatMap { i in (0..<10).map { Position(Double(i) * 30, Double($0) * 30) } }
        let found = try #require(SpatialPattern.nearestNeighbours(places, area: 100 * 900, length: plain))
        #expect(found.count == 100 && abs(found.index - 2) < 1e-12)
        #expect(abs(found.observed - 30) < 1e-12 && abs(found.expected - 15) < 1e-12)
        // Standard error 0.26136/√(nλ) = 0.26136·30/10 = 0.78408; z = 15/0.78408.
        #expect(abs(found.z - 15 / 0.784081) < 1e-3)
    }

    /// Clark and Evans: random points have R near 1. 2,000 points: one standard error is 0.0117, and the edge adds less.
    @Test func randomPoints() throws {
        var generator = SeededGenerator(seed: 5)
        let places = (0..<2000).map { _ in Position(generator.unit() * 1000, generator.unit() * 1000) }
        let found = try #require(SpatialPattern.nearestNeighbours(places, area: 1e6, length: plain))
        #expect(abs(found.index - 1) < 0.05)
        // Against every pair.
        var sum = 0.0
        for a in places.indices {
            sum += places.indices.filter { $0 != a }.map { places[a].distance(to: places[$0]) }.min() ?? 0
        }
        #expect(abs(found.observed - sum / 2000) < 1e-9)
    }

    @Test func fewPoints() {
        #expect(SpatialPattern.nearestNeighbours([Position(0, 0)], area: 100, length: plain) == nil)
        #expect(SpatialPattern.nearestNeighbours([], area: 100, length: plain) == nil)
        // Two at one place: distance 0, R = 0.
        let same = SpatialPattern.nearestNeighbours([Position(1, 1), Position(1, 1)], area: 100, length: plain)
        #expect(same?.index == 0 && same?.observed == 0)
    }

    /// Weights 1 and 3 at 0 and 40: centre 30; √((1·900 + 3·100)/4) = √300.
    @Test func standardDistanceByHand() throws {
        let places = [(Position(0, 0), AreaSum(squareMetres: 1)), (Position(40, 0), AreaSum(squareMetres: 3))]
        let found = try #require(SpatialPattern.standardDistance(places.map { ($0.0, $0.1) }, length: plain))
        #expect(abs(found - 300.0.squareRoot()) < 1e-9)
        #expect(SpatialPattern.standardDistance([], length: plain) == nil)
        #expect(SpatialPattern.standardDistance([(Position(3, 4), AreaSum(squareMetres: 2))], length: plain) == 0)
    }
}
