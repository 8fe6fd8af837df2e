import Columns
import PROJ

/// Ground under straight lines, in the local coordinates of one parcel: ξ eastward from the middle of its box, h northward
/// from the bottom. One weight serves all pieces of a parcel, so that they sum to the parcel.
protocol PlaneWeight {
    /// ∫ F(ξ, h(ξ)) dξ under the straight line from (xl, hl) to (xr, hr), where F(ξ, h) is the ground between 0 and h.
    func strip(_ xl: Double, _ xr: Double, _ hl: Double, _ hr: Double) -> Double
}

/// The weight around a parcel of a few kilometres, as a short polynomial.
///
/// w(ξ, t) = a₀ + a₁ξ + a₂ξ² + (b₀ + b₁ξ)t through six places of the parcel's box, so that
/// F(ξ, h) = h · (a₀ + a₁ξ + a₂ξ² + ½h(b₀ + b₁ξ)). Planar ground is a₀ = 1. For boxes within `largest` of each other the
/// polynomial is within 3·10⁻¹¹ of k⁻² out to 3° from the central meridian.
struct LocalWeight: PlaneWeight {
    var a0 = 1.0, a1 = 0.0, a2 = 0.0
    /// Halves of b₀ and b₁.
    var b0 = 0.0, b1 = 0.0

    /// Widest and tallest box, metres.
    static let largest = 8_000.0

    /// Planar ground.
    init() {}

    /// Ground on the ellipsoid around the box, by an expansion about a northing near it.
    init(_ near: EllipsoidalWeight.Expansion, _ box: Box) {
        let (x, d, h) = (box.centre.x, max(1, 0.5 * box.width), max(1, box.height))
        let (low, high) = (box.minY, box.minY + h)
        let (m, o, p) = (near.weight(x - d, low), near.weight(x, low), near.weight(x + d, low))
        let (mt, ot, pt) = (near.weight(x - d, high), near.weight(x, high), near.weight(x + d, high))
        a0 = o
        a1 = (p - m) / (2 * d)
        a2 = (0.5 * (p + m) - o) / (d * d)
        b0 = 0.5 * (ot - o) / h
        b1 = 0.25 * ((pt - mt) - (p - m)) / (d * h)
    }

    /// By two-point Gauss, which is exact for all but the products with a₂ and b₁, and there to 10⁻¹⁵.
    @inline(__always) func strip(_ xl: Double, _ xr: Double, _ hl: Double, _ hr: Double) -> Double {
        let half = 0.5 * (xr - xl)
        let (xm, hm) = (0.5 * (xl + xr), 0.5 * (hl + hr))
        let gauss = SIMD2(-0.5773502691896257, 0.5773502691896257)
        let x = SIMD2(repeating: xm) + half * gauss
        let h = SIMD2(repeating: hm) + (0.5 * (hr - hl)) * gauss
        let w = a0 + x * (a1 + x * a2) + h * (b0 + x * b1)
        let f = h * w
        return half * (f.x + f.y)
    }
}

/// The weight around a larger polygon: a stack of expansions, one for each band of northing.
struct BandedWeight: PlaneWeight {
    private let originX: Double
    private let originY: Double
    private let bands: [EllipsoidalWeight.Expansion]

    /// Height of a band, metres.
    static let height = 8_000.0

    init(_ weight: EllipsoidalWeight, _ box: Box) {
        (originX, originY) = (box.centre.x, box.minY)
        let n = Int((box.height / Self.height).rounded(.down)) + 1
        bands = (0..<n).map { weight.expansion(about: box.minY + Double($0) * Self.height) }
    }

    /// Ground between 0 and h on the meridian ξ, per metre of easting.
    private func ground(_ xi: Double, _ h: Double) -> Double {
        let x = originX + xi
        let last = min(max(0, Int(h / Self.height)), bands.count - 1)
        var sum = 0.0
        for band in 0..<last { sum += bands[band].integral(x, bands[band].northing + Self.height) }
        return sum + bands[last].integral(x, originY + h)
    }

    /// By three-point Gauss.
    func strip(_ xl: Double, _ xr: Double, _ hl: Double, _ hr: Double) -> Double {
        let (xm, hm) = (0.5 * (xl + xr), 0.5 * (hl + hr))
        let (dx, dh) = (0.5 * (xr - xl), 0.5 * (hr - hl))
        let t = 0.7745966692414834
        return dx
            * (5.0 / 9 * (ground(xm - t * dx, hm - t * dh) + ground(xm + t * dx, hm + t * dh)) + 8.0 / 9 * ground(xm, hm))
    }
}

/// Makes weights for one task; keeps the expansions of the bands that it met.
final class WeightSource {
    let plane: OverlapPlane
    private var keys = [Int](repeating: .min, count: 64)
    private var expansions: [EllipsoidalWeight.Expansion?] = Array(repeating: nil, count: 64)

    init(_ plane: OverlapPlane) { self.plane = plane }

    /// The box is so large that it needs `BandedWeight`; then the weight to build it from.
    @inline(__always) func banded(_ box: Box) -> EllipsoidalWeight? {
        guard case .ellipsoidal(let weight) = plane else { return nil }
        return box.width > LocalWeight.largest || box.height > LocalWeight.largest ? weight : nil
    }

    /// The weight around a box that is not large. The expansion depends on the box alone, never on what came before.
    @inline(__always) func local(_ box: Box) -> LocalWeight {
        guard case .ellipsoidal(let weight) = plane else { return LocalWeight() }
        let band = Int((box.minY * (1.0 / 2048)).rounded(.down))
        let slot = band & 63
        if keys[slot] != band {
            expansions[slot] = weight.expansion(about: Double(band) * 2048 + 1024)
            keys[slot] = band
        }
        return LocalWeight(expansions[slot]!, box)
    }
}
