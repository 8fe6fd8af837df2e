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

/// The weight around a polygon of some tens of kilometres, as a longer polynomial.
///
/// w(ξ, t) = Σ aᵢξⁱ (i to 4) + (b₀ + b₁ξ + b₂ξ²)t + ct², through five by three places of the box. Within 10⁻¹¹ of k⁻² for boxes
/// within `largest`, out to 3° from the central meridian.
struct WideWeight: PlaneWeight {
    private var a0 = 0.0, a1 = 0.0, a2 = 0.0, a3 = 0.0, a4 = 0.0
    /// Halves of b₀, b₁ and b₂, a third of c.
    private var b0 = 0.0, b1 = 0.0, b2 = 0.0, c = 0.0

    /// Widest and tallest box, metres.
    static let largest = 40_000.0

    init(_ weight: EllipsoidalWeight, _ box: Box) {
        let (x, s, h) = (box.centre.x, max(1, 0.25 * box.width), max(1, box.height))
        let levels = (0..<3).map { weight.expansion(about: box.minY + 0.5 * h * Double($0)) }
        func value(_ level: Int, _ step: Int) -> Double {
            levels[level].weight(x + s * Double(step), levels[level].northing)
        }
        let f = (-2...2).map { value(0, $0) }
        a0 = f[2]
        a1 = (f[0] - 8 * f[1] + 8 * f[3] - f[4]) / (12 * s)
        a2 = (-f[0] + 16 * f[1] - 30 * f[2] + 16 * f[3] - f[4]) / (24 * s * s)
        a3 = (-f[0] + 2 * f[1] - 2 * f[3] + f[4]) / (12 * s * s * s)
        a4 = (f[0] - 4 * f[1] + 6 * f[2] - 4 * f[3] + f[4]) / (24 * s * s * s * s)
        // By t at the left, in the middle and at the right: slope and curvature through three levels.
        func slope(_ step: Int) -> Double {
            (4 * (value(1, step) - f[step + 2]) - (value(2, step) - f[step + 2])) / h
        }
        let (left, middle, right) = (slope(-2), slope(0), slope(2))
        b0 = 0.5 * middle
        b1 = 0.5 * (right - left) / (4 * s)
        b2 = 0.5 * (0.5 * (right + left) - middle) / (4 * s * s)
        c = ((2 * (value(2, 0) - f[2]) - 4 * (value(1, 0) - f[2])) / (h * h)) / 3
    }

    @inline(__always) private func ground(_ x: Double, _ h: Double) -> Double {
        h * (a0 + x * (a1 + x * (a2 + x * (a3 + x * a4))) + h * (b0 + x * (b1 + x * b2) + h * c))
    }

    /// By three-point Gauss.
    @inline(__always) func strip(_ xl: Double, _ xr: Double, _ hl: Double, _ hr: Double) -> Double {
        threePointGauss(xl, xr, hl, hr) { ground($0, $1) }
    }
}

/// The weight around a polygon of any size: a stack of expansions, one for each band of northing.
struct BandedWeight: PlaneWeight {
    private let originX: Double
    private let originY: Double
    private let bands: [EllipsoidalWeight.Expansion]

    /// Height of a band, metres.
    static let height = 8_000.0
    /// Most bands: 20,000 km of northing, from pole to pole. What lies beyond belongs to the last band.
    static let mostBands = 2_500

    init(_ weight: EllipsoidalWeight, _ box: Box) {
        (originX, originY) = (box.centre.x, box.minY)
        let n = min(Int(clamping: (box.height / Self.height).rounded(.down)), Self.mostBands - 1) + 1
        bands = (0..<n).map { weight.expansion(about: box.minY + Double($0) * Self.height) }
    }

    /// Ground between 0 and h on the meridian ξ, per metre of easting.
    private func ground(_ xi: Double, _ h: Double) -> Double {
        let x = originX + xi
        let last = min(max(0, Int(clamping: h / Self.height)), bands.count - 1)
        var sum = 0.0
        for band in 0..<last { sum += bands[band].integral(x, bands[band].northing + Self.height) }
        return sum + bands[last].integral(x, originY + h)
    }

    /// By three-point Gauss.
    func strip(_ xl: Double, _ xr: Double, _ hl: Double, _ hr: Double) -> Double {
        threePointGauss(xl, xr, hl, hr) { ground($0, $1) }
    }
}

/// ∫ f(ξ, h(ξ)) dξ under the straight line from (xl, hl) to (xr, hr): exact for polynomials of degree five.
@inline(__always)
private func threePointGauss(
    _ xl: Double, _ xr: Double, _ hl: Double, _ hr: Double, _ f: (Double, Double) -> Double
) -> Double {
    let (xm, hm) = (0.5 * (xl + xr), 0.5 * (hl + hr))
    let t = 0.7745966692414834
    let (dx, dh) = (0.5 * (xr - xl), 0.5 * (hr - hl))
    return dx
        * (5.0 / 9 * (f(xm - t * dx, hm - t * dh) + f(xm + t * dx, hm + t * dh)) + 8.0 / 9 * f(xm, hm))
}

/// Makes weights for one task; keeps the expansions of the bands that it met.
final class WeightSource {
    let plane: OverlapPlane
    private var keys = [Int](repeating: .min, count: 64)
    private var expansions: [EllipsoidalWeight.Expansion?] = Array(repeating: nil, count: 64)

    init(_ plane: OverlapPlane) { self.plane = plane }

    /// How large a box is. The weight depends on the box alone, never on what came before.
    enum Size { case local, wide, banded }

    @inline(__always) func size(_ box: Box) -> Size {
        guard case .ellipsoidal = plane else { return .local }
        let side = max(box.width, box.height)
        return side <= LocalWeight.largest ? .local : side <= WideWeight.largest ? .wide : .banded
    }

    /// The weight around a box that is local.
    @inline(__always) func local(_ box: Box) -> LocalWeight {
        guard case .ellipsoidal(let weight) = plane else { return LocalWeight() }
        let band = Int(clamping: (box.minY * (1.0 / 2048)).rounded(.down))
        let slot = band & 63
        if keys[slot] == band, let kept = expansions[slot] { return LocalWeight(kept, box) }
        let made = weight.expansion(about: Double(band) * 2048 + 1024)
        (keys[slot], expansions[slot]) = (band, made)
        return LocalWeight(made, box)
    }

    func wide(_ box: Box) -> WideWeight { WideWeight(ellipsoid, box) }
    func banded(_ box: Box) -> BandedWeight { BandedWeight(ellipsoid, box) }

    private var ellipsoid: EllipsoidalWeight {
        guard case .ellipsoidal(let weight) = plane else { preconditionFailure("planar boxes are all local") }
        return weight
    }
}
