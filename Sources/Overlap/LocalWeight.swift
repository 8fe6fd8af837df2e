import Columns

/// The weight of the plane around one parcel, as a short expansion in local coordinates: ξ eastward from the parcel's
/// middle, t northward from the bottom of its box.
///
/// w(ξ, t) = a₀ + a₁ξ + a₂ξ² + a₃ξ³ + (b₀ + b₁ξ)t, so that the ground between t = 0 and t = h above a stretch of ξ is
/// ∫ F(ξ, h(ξ)) dξ with F(ξ, h) = h · (a₀ + a₁ξ + a₂ξ² + a₃ξ³ + ½h(b₀ + b₁ξ)). The same expansion serves all pieces of a
/// parcel, so that they sum to the parcel. Planar ground is a₀ = 1.
struct LocalWeight {
    var a0 = 1.0, a1 = 0.0, a2 = 0.0, a3 = 0.0
    /// Halves of b₀ and b₁.
    var b0 = 0.0, b1 = 0.0

    /// ∫ F dξ under the straight line from (xl, hl) to (xr, hr), by two-point Gauss.
    @inline(__always) func strip(_ xl: Double, _ xr: Double, _ hl: Double, _ hr: Double) -> Double {
        let half = 0.5 * (xr - xl)
        let (xm, hm) = (0.5 * (xl + xr), 0.5 * (hl + hr))
        let gauss = SIMD2(-0.5773502691896257, 0.5773502691896257)
        let x = SIMD2(repeating: xm) + half * gauss
        let h = SIMD2(repeating: hm) + (0.5 * (hr - hl)) * gauss
        let w = a0 + x * (a1 + x * (a2 + x * a3)) + h * (b0 + x * b1)
        let f = h * w
        return half * (f.x + f.y)
    }
}
