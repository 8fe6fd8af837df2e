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

    /// What is said of a coefficient that is none.
    package static let rateOutside = Phrase(
        zh: "扣除系数不在 0 至 1 之间（不含 1），未扣除", en: "the ridge coefficient is not from 0 up to 1; nothing is deducted")

    /// What is said of parcels of one class that share ground and differ in their coefficients, without the full stop.
    /// - Parameters:
    ///   - what: the figure that may be too small, such as farmland.
    ///   - most: by how much, with its unit.
    package static func differentDeductions(_ what: Phrase, by most: Phrase) -> Phrase {
        Phrase(
            zh: "同一地类的图斑重叠处扣除系数不同：按较大的系数扣除，\(what.zh)至多少计 \(most.zh)（存疑）",
            en:
                "parcels of one class on the same ground have different deductions: the larger counts, and \(what.en) may be "
                + "too small by up to \(most.en) (in doubt)")
    }

    package static func += (a: inout RidgedGround, b: RidgedGround) {
        a.gross += b.gross
        a.ridges += b.ridges
    }
}
