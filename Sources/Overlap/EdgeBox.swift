/// The lesser of each lane, without a branch; of a lane that is not a number in `b`, that of `a`.
@inline(__always) func least<T: SIMD>(_ a: T, _ b: T) -> T where T.Scalar: Comparable {
    a.replacing(with: b, where: b .< a)
}

/// The greater of each lane, without a branch; of a lane that is not a number in `b`, that of `a`.
@inline(__always) func greatest<T: SIMD>(_ a: T, _ b: T) -> T where T.Scalar: Comparable {
    a.replacing(with: b, where: b .> a)
}

/// A box of a few edges for quick tests: minX, minY, −maxX, −maxY in single precision, each rounded outward.
///
/// Boxes that meet are always found to meet; boxes a few units of the last place apart may be found to meet too.
struct EdgeBox: BitwiseCopyable {
    private var lanes: SIMD4<Float>

    /// The box of a segment, coordinates from a place near it.
    @inline(__always) init(_ a: SIMD2<Double>, _ b: SIMD2<Double>) {
        let low = least(a, b)
        let high = greatest(a, b)
        let exact = SIMD4<Float>(Float(low.x), Float(low.y), Float(-high.x), Float(-high.y))
        // Rounding moved a lane by at most 2⁻²⁴ of itself; this takes it back by more, and below 0 when it is 0.
        let bits = unsafeBitCast(exact, to: SIMD4<UInt32>.self) & 0x7FFF_FFFF
        lanes = exact - (unsafeBitCast(bits, to: SIMD4<Float>.self) * 0x1p-22 + 1e-20)
    }

    /// Grows to hold the other.
    @inline(__always) mutating func add(_ other: EdgeBox) { lanes = least(lanes, other.lanes) }

    /// The box with its lanes turned: −maxX, −maxY, minX, minY.
    struct Turned {
        fileprivate let lanes: SIMD4<Float>

        /// The boxes meet: minA < maxB and minB < maxA on both axes, which is four negative sums.
        @inline(__always) func meets(_ other: EdgeBox) -> Bool {
            let sums = unsafeBitCast(lanes + other.lanes, to: SIMD2<UInt64>.self)
            let signs = sums.x & sums.y
            return Int64(bitPattern: signs & (signs &<< 32)) < 0
        }
    }

    @inline(__always) var turned: Turned { Turned(lanes: SIMD4(lowHalf: lanes.highHalf, highHalf: lanes.lowHalf)) }
}
