import Columns
import PROJ
import Testing

@testable import Overlap

#if canImport(Glibc)
    import Glibc
#endif

/// Areas on the ellipsoid against the shoelace of authalic coordinates, edges densified at 1 m.
@Suite struct EllipsoidalAreaTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let latitude: Double, fromMeridian: Double, width: Double, height: Double, step: Double
        var testDescription: String { "\(width) m × \(height) m, \(latitude)° N, \(fromMeridian)° off" }
    }
    static let cases: [Case] = [18.0, 26, 34, 42, 53].flatMap { latitude in
        [0.0, 1, 2, 3, -3].map {
            Case(latitude: latitude, fromMeridian: $0, width: 500, height: 400, step: 1)
        } + [
            Case(latitude: latitude, fromMeridian: 2.8, width: 7_000, height: 5_000, step: 5),
            Case(latitude: latitude, fromMeridian: 2.5, width: 30_000, height: 45_000, step: 50),
        ]
    }

    @Test(arguments: cases) func authalic(_ c: Case) throws {
        let zone = CGCS2000Zone(width: .three, number: 37, prefixed: true)
        let there = try Transformation(from: .cgcs2000, to: zone.crs, over: nil, treatAsCGCS2000: [])
        var corner = [111 + c.fromMeridian, c.latitude]
        try there.transform(&corner)
        let (x, y) = (corner[0].rounded(), corner[1].rounded())
        // A slanted quadrangle, so that no edge is easy.
        let ring = [
            x, y, x + c.width, y + 0.1 * c.height, x + 0.9 * c.width, y + c.height, x - 0.1 * c.width,
            y + 0.8 * c.height, x, y,
        ]
        var column = PolygonColumn()
        column.append([ring])
        let weight = EllipsoidalWeight(zone)
        let found = areas(of: column, on: .ellipsoidal(weight))[0]

        var dense: [Double] = []
        for i in 0..<4 {
            let (ax, ay, bx, by) = (ring[2 * i], ring[2 * i + 1], ring[2 * i + 2], ring[2 * i + 3])
            let n = Int(clamping: Position(ax, ay).distance(to: Position(bx, by)) / c.step) + 1
            for k in 0..<n {
                let t = Double(k) / Double(n)
                dense += [ax + (bx - ax) * t, ay + (by - ay) * t]
            }
        }
        let back = try Transformation(from: zone.crs, to: .cgcs2000, over: nil, treatAsCGCS2000: [])
        try back.transform(&dense)
        let expected = authalicArea(dense)
        #expect(((found - expected) / expected).magnitude < 1e-9)
        // Nothing here is decided by planar area: off the meridian it is far away.
        if c.fromMeridian.magnitude > 1 { #expect(((areas(of: column, on: .planar)[0] - expected) / expected) > 1e-5) }
    }

    /// Shoelace of longitude against b²-scaled sine of the authalic latitude, square metres.
    private func authalicArea(_ lonLat: [Double]) -> Double {
        let e2 = Ellipsoid.cgcs2000.firstEccentricitySquared
        let e = e2.squareRoot()
        let a = Ellipsoid.cgcs2000.equatorialRadius
        func q(_ latitude: Double) -> Double {
            let s = sin(latitude * .pi / 180)
            return (1 - e2) * (s / (1 - e2 * s * s) + atanh(e * s) / e)
        }
        let n = lonLat.count / 2
        let (lon0, q0) = (lonLat[0], q(lonLat[1]))
        var sum = 0.0
        for i in 0..<n {
            let j = (i + 1) % n
            let (l1, l2) = ((lonLat[2 * i] - lon0) * .pi / 180, (lonLat[2 * j] - lon0) * .pi / 180)
            sum += l1 * (q(lonLat[2 * j + 1]) - q0) - l2 * (q(lonLat[2 * i + 1]) - q0)
        }
        return 0.5 * a * a / 2 * sum
    }
}
