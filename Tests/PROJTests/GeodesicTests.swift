import Columns
import Testing

@testable import PROJ

@Suite struct GeodesicTests {
    /// Parcels in EPSG:4525 with the geodesic area of the ring densified at 70 m (domain.md C.5).
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let rings: [[Position]]
        let area: Double
        var testDescription: String { name }
    }

    static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Position] {
        [
            Position(x, y), Position(x + width, y), Position(x + width, y + height), Position(x, y + height),
            Position(x, y),
        ]
    }

    static let cases = [
        Case(name: "T1", rings: [rectangle(37_500_000, 3_265_000, 100, 100)], area: 10000.0000),
        Case(name: "T2", rings: [rectangle(37_630_000, 3_265_000, 100, 100)], area: 9995.8292),
        Case(name: "T3", rings: [rectangle(37_630_000, 3_265_000, 1000, 1000)], area: 999580.0288),
        Case(name: "T4", rings: [rectangle(37_440_000, 3_265_000, 5000, 4000)], area: 19998367.9551),
        Case(
            name: "T5",
            rings: [
                [
                    Position(37_512_345.6789, 3_412_345.1234), Position(37_512_789.1111, 3_412_360.2222),
                    Position(37_512_901.5, 3_412_777.7777), Position(37_512_600.3, 3_412_950.25),
                    Position(37_512_300.9, 3_412_700.4), Position(37_512_345.6789, 3_412_345.1234),
                ]
            ], area: 263597.7976),
        Case(
            name: "T6",
            rings: [rectangle(37_450_000, 3_300_000, 800, 600), rectangle(37_450_200, 3_300_100, 150, 120).reversed()],
            area: 461971.9713),
    ]

    @Test(arguments: cases)
    func areaOfDensifiedParcels(_ c: Case) throws {
        let inverse = try Transformation(from: .epsg(4525), to: .cgcs2000)
        var geodesic = 0.0
        var weighted = 0.0
        let near = EllipsoidalWeight(CGCS2000Zone(width: .three, number: 37, prefixed: true))
            .expansion(about: c.rings[0][0].y)
        for ring in c.rings {
            var dense = densified(ring, step: 70)
            try inverse.transform(&dense)
            geodesic += Geodesic.area(ring: dense)
            for (a, b) in zip(ring, ring.dropFirst()) { weighted -= near.underEdge(a.x, a.y, b.x, b.y) }
        }
        #expect(abs(geodesic - c.area) < 0.0001)
        // The weight keeps edges straight in the plane: the same to the geodesics' own bend between places 70 m apart.
        #expect(abs(weighted - c.area) < 1e-10 * c.area + 0.0005)
    }

    /// Published cases of GeographicLib's Planimeter tests, on WGS 84.
    @Test func publishedPolygons() {
        let diamond = Geodesic.measure(ring: [-1, 0, 0, -1, 1, 0, 0, 1], on: .wgs84)
        #expect(abs(diamond.perimeter - 627_598.2731) < 1e-4)
        #expect(abs(diamond.area - 24_619_419_146) < 1)
        let octant = Geodesic.measure(ring: [0, 90, 0, 0, 90, 0], on: .wgs84)
        #expect(abs(octant.perimeter - 30_022_685) < 1)
        #expect(abs(octant.area - 63_758_202_715_511) < 1)
    }

    @Test func directionClosingAndDegenerateRings() {
        let ring = [114.0, 30, 114.01, 30, 114.01, 30.01, 114, 30.01]
        let open = Geodesic.measure(ring: ring)
        #expect(open.area > 0)
        #expect(Geodesic.measure(ring: ring + ring[0..<2]) == open)
        let reversed = stride(from: 6, through: 0, by: -2).flatMap { [ring[$0], ring[$0 + 1]] }
        #expect(abs(Geodesic.area(ring: reversed) + open.area) < 1e-6)
        #expect(Geodesic.area(ring: []) == 0)
        #expect(Geodesic.area(ring: [114, 30]) == 0)
        #expect(Geodesic.area(ring: [114, 30, 115, 31]) == 0)
    }

    @Test func distanceAndPlaceAreInverse() {
        let a = Position(114, 30)
        let b = Geodesic.place(from: a, azimuth: 60, metres: 12_345.678)
        #expect(abs(Geodesic.distance(a, b) - 12_345.678) < 1e-8)
        #expect(Geodesic.distance(a, a) == 0)
        // A degree of the equator: a π/180.
        #expect(abs(Geodesic.distance(Position(0, 0), Position(1, 0)) - 111_319.49079327357) < 1e-8)
    }
}
