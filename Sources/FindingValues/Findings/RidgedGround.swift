import Columns

/// Ground before the deduction of ridges, and the ridges.
package struct RidgedGround: Sendable {
    package var gross = AreaSum.zero
    package var ridges = AreaSum.zero

    /// Ground with its ridges by coefficient, ten-thousandths.
    package init(_ gross: AreaSum = .zero, rate: Int128 = 0) {
        (self.gross, ridges) = (gross, AreaSum(micro: (gross.micro * rate + 5000) / 10_000))
    }

    package var net: AreaSum { gross - ridges }

    /// A ridge coefficient (KCXS) in ten-thousandths; none when there is none from 0 up to 1.
    package static func rate(_ coefficient: Double?) -> Int128? {
        coefficient.flatMap { $0 >= 0 && $0 < 1 ? Int128(clamping: ($0 * 10_000).rounded()) : nil }
    }

    package static func += (a: inout RidgedGround, b: RidgedGround) {
        a.gross += b.gross
        a.ridges += b.ridges
    }
}
