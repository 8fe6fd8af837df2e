import Columns

/// An area as the survey keeps it, in hundredths of a square metre, and what is deducted from it (田坎).
///
/// All arithmetic is in integers: in doubles about one deduction in 10,000 comes out 0.01 m² wrong.
/// - Source: domain facts §C.3 and §D.2: KCMJ = round(TBMJ · KCXS, 2), TBDLMJ = TBMJ − KCMJ, halves up.
package struct SurveyedArea: Sendable, Hashable {
    /// TBMJ, 0.01 m².
    package let gross: Int64
    /// KCMJ, 0.01 m².
    package let deducted: Int64

    /// TBDLMJ = TBMJ − KCMJ, 0.01 m².
    package var net: Int64 { gross - deducted }

    /// An area and a rate of deduction.
    /// - Parameters:
    ///   - gross: TBMJ, 0.01 m², ≥ 0.
    ///   - rate: KCXS, ten-thousandths, 0…10,000.
    package init(gross: Int64, rate: Int64) {
        precondition(gross >= 0, "an area is not negative")
        precondition(0...10_000 ~= rate, "a rate of deduction lies between 0 and 1")
        self.gross = gross
        // Half up; 128 bits, so that no area overflows.
        deducted = Int64((Int128(gross) * Int128(rate) + 5_000) / 10_000)
    }

    /// An area and what is deducted from it, as stored.
    package init(gross: Int64, deducted: Int64) { (self.gross, self.deducted) = (gross, deducted) }

    /// Hundredths of a square metre of an area in square metres, half up; none when it is not finite, negative or too large.
    package static func hundredths(_ squareMetres: Double) -> Int64? {
        guard squareMetres >= 0, squareMetres < 1e15 else { return nil }
        return Int64(clamping: (squareMetres * 100 + 0.5).rounded(.down))
    }

    /// Hundredths of a square metre of a decimal text such as `68600000.00`; none for anything but digits with at most two
    /// decimals, and from 10¹⁵ m² on.
    package static func hundredths(text: String) -> Int64? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard let whole = parts.first, 1...2 ~= parts.count, 1...15 ~= whole.count, isDigits(whole, count: whole.count)
        else { return nil }
        let fraction = parts.count == 2 ? parts[1] : "00".utf8[...]
        guard 1...2 ~= fraction.count, isDigits(fraction, count: fraction.count) else { return nil }
        let padded = String(Substring(whole)) + String(Substring(fraction)) + (fraction.count == 1 ? "0" : "")
        return Int64(padded)
    }

    /// A stored decimal as a whole count of units of 10⁻ⁿ: the number of n decimals that the stored binary fraction stands
    /// for. None when there is no such number within a thousandth of a unit, which leaves room for columns of single
    /// precision, and for values of 10¹² and more.
    /// - Parameter decimals: 0…6.
    package static func units(_ value: Double, decimals: Int) -> Int64? {
        guard value.magnitude < 1e12 else { return nil }
        let scaled = value * (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        let whole = scaled.rounded()
        return (scaled - whole).magnitude < 1e-3 ? Int64(clamping: whole) : nil
    }

    /// Ten-thousandths of a rate of deduction (KCXS); none outside 0…1 or when it has more than four decimals.
    package static func rate(_ value: Double) -> Int64? {
        guard value >= 0, value <= 1 else { return nil }
        return units(value, decimals: 4)
    }

    /// A part of a patch, scaled so that the parts of a patch sum to its stored area: part · stored / whole, half up.
    /// - Parameters:
    ///   - part: recomputed area of the part.
    ///   - whole: recomputed area of the whole patch, above 0.
    ///   - stored: TBMJ of the whole patch, 0.01 m².
    package static func scaled(_ part: AreaSum, of whole: AreaSum, stored: Int64) -> Int64 {
        precondition(whole.micro > 0, "the whole has an area")
        let product = part.micro * Int128(stored)
        return Int64((2 * product + whole.micro) / (2 * whole.micro))
    }
}

extension AreaSum {
    /// Whole hundredths of a square metre as a sum.
    package init(hundredths: Int64) { self.init(micro: Int128(hundredths) * 10_000) }
    /// Hundredths of a square metre, half up.
    package var hundredths: Int64 { Int64(clamping: (micro + (micro >= 0 ? 5_000 : -4_999)) / 10_000) }
}
