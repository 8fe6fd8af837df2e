import Columns
import Foundation

/// Area on the CGCS2000 ellipsoid of a ring drawn with straight edges in the 3-degree Gauss plane, zone 38.
///
/// Written for `truth.json`, and for nothing else: it shares no step with the code that will be judged by it. Edges are
/// densified, turned into longitude and latitude by Krüger's series to the sixth order, and summed on the authalic plane
/// (longitude against the authalic latitude's sine). Good to about 10⁻⁶ m² for a field.
/// - Source: Karney, *Transverse Mercator with an accuracy of a few nanometers*, J. Geodesy 85, 2011, eq. 36;
///   Snyder, *Map Projections: A Working Manual*, 1987, eq. 3-12.
enum GroundArea {
    private static let a = 6_378_137.0
    private static let f = 1 / 298.257222101
    private static let falseEasting = 38_500_000.0

    /// Square metres; positive for a counter-clockwise ring.
    /// - Parameter ring: closed, interleaved easting and northing with zone prefix.
    static func area(of ring: [Double], step: Double = 4) -> Double {
        let first = place(ring[0], ring[1])
        var (last, sum) = (first, 0.0)
        for k in stride(from: 0, to: ring.count - 2, by: 2) {
            let (dx, dy) = (ring[k + 2] - ring[k], ring[k + 3] - ring[k + 1])
            let pieces = max(1, Int(clamping: (dx * dx + dy * dy).squareRoot() / step) + 1)
            for piece in 1...pieces {
                let t = Double(piece) / Double(pieces)
                let next = place(ring[k] + t * dx, ring[k + 1] + t * dy)
                sum -= (next.longitude - last.longitude) * ((last.q - first.q) + (next.q - first.q)) / 2
                last = next
            }
        }
        return sum * a * a / 2
    }

    /// Longitude from the central meridian, radians, and twice the authalic area per radian below the latitude, over a².
    private static func place(_ easting: Double, _ northing: Double) -> (longitude: Double, q: Double) {
        let radius = a / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64 + n * n * n * n * n * n / 256)
        let (xi, eta) = (northing / radius, (easting - falseEasting) / radius)
        var (u, v) = (xi, eta)
        for j in 1...6 {
            u -= beta[j - 1] * sin(2 * Double(j) * xi) * cosh(2 * Double(j) * eta)
            v -= beta[j - 1] * cos(2 * Double(j) * xi) * sinh(2 * Double(j) * eta)
        }
        let longitude = atan2(sinh(v), cos(u))
        // From the conformal to the geographic latitude, by Newton's method on tangents.
        let conformal = sin(u) / hypot(sinh(v), cos(u))
        var tau = conformal / (1 - e2)
        for _ in 0..<5 {
            let sigma = sinh(e * atanh(e * tau / hypot(1, tau)))
            let tried = tau * hypot(1, sigma) - sigma * hypot(1, tau)
            tau += (conformal - tried) / hypot(1, tried) * (1 + (1 - e2) * tau * tau) / ((1 - e2) * hypot(1, tau))
        }
        let s = tau / hypot(1, tau)
        return (longitude, (1 - e2) * (s / (1 - e2 * s * s) + atanh(e * s) / e))
    }

    private static let e2 = f * (2 - f)
    private static let e = e2.squareRoot()
    private static let n = f / (2 - f)
    private static let beta: [Double] = {
        func sum(_ power: Int, _ terms: [Double]) -> Double {
            var (result, factor) = (0.0, pow(n, Double(power)))
            for term in terms {
                result += term * factor
                factor *= n
            }
            return result
        }
        return [
            sum(1, [1.0 / 2, -2.0 / 3, 37.0 / 96, -1.0 / 360, -81.0 / 512, 96199.0 / 604800]),
            sum(2, [1.0 / 48, 1.0 / 15, -437.0 / 1440, 46.0 / 105, -1_118_711.0 / 3_870_720]),
            sum(3, [17.0 / 480, -37.0 / 840, -209.0 / 4480, 5569.0 / 90720]),
            sum(4, [4397.0 / 161_280, -11.0 / 504, -830_251.0 / 7_257_600]),
            sum(5, [4583.0 / 161_280, -108_847.0 / 3_991_680]),
            sum(6, [20_648_693.0 / 638_668_800]),
        ]
    }()
}
