import Columns

/// The targets of one policy document, as `GeoData/policies/README.md` describes them.
package struct PolicyCatalogue: Sendable, Hashable {
    /// Identifier, such as `yunxi-2024`.
    package var id: String
    /// Heading for people.
    package var title: String
    /// Six-digit code of the county that it is made for.
    package var areaCode: String
    /// Name of that county.
    package var areaName: String
    /// Title and number of the document.
    package var source: String
    /// In the order of the file; identifiers differ.
    package var targets: [PolicyTarget]
}

/// One target of a catalogue.
package struct PolicyTarget: Sendable, Hashable {
    /// What an indicator needs to know.
    package struct Parameters: Sendable, Hashable {
        /// Key of the layer whose ground is measured, such as `high_standard_farmland`.
        package var layer: String?
        /// Year of a batch, of works, of a service, or in which a grade was reached; none for any.
        package var year: Int?
        /// The source's word for road works; none for any.
        package var works: String?
        /// Chinese names of road classes; empty for any.
        package var classes: [String] = []
        /// Names of roads.
        package var names: [String] = []
        /// Kind of service; none for any.
        package var kind: String?
        /// Grade of a village; none for any.
        package var grade: String?
        /// Names of villages; empty for all.
        package var villages: [String] = []
        /// Column of the village table whose true values count.
        package var column: String?
        /// Values that columns of the village table must have in the villages asked about, by column; empty for all
        /// villages.
        package var among: [String: String] = [:]
        /// Rules, as the catalogue names them. Read and kept: no indicator looks at them.
        package var rules: [String] = []

        /// The defaults.
        package init() {}
    }

    /// Fixed identifier.
    package var id: String
    /// Heading for people.
    package var label: String
    /// What is measured.
    package var indicator: PolicyIndicator
    /// What the indicator needs to know; empty when nothing.
    package var parameters = Parameters()
    /// How the measured value is compared.
    package var comparator: Comparator
    /// As printed; none for a target without a number.
    package var value: ExactDecimal?
    /// Unit as printed, such as 万亩; none for a target without one.
    package var unit: String?
    /// The value in m², m or t, exact; none for counts and shares.
    package var canonical: ExactRatio?
    /// `m2`, `m` or `t`; none without a canonical value.
    package var canonicalUnit: String?
    /// With `==`: met as well when more is done.
    package var moreIsMet = false
    /// The measured value is rounded half up to this step, in `unit`, before comparing.
    package var step: ExactDecimal?
    /// Last day; none for a standing target.
    package var deadline: CalendarDay?
    /// Binding (约束性) as against expected (预期性); none when the document does not say.
    package var isBinding: Bool?
    /// What a share is taken of, in words; none when it is no share.
    package var denominator: String?
    /// How it is measured, in words; empty when the catalogue does not say.
    package var method: String
    /// Units in the lead (牵头单位), as printed.
    package var lead: [String] = []
    /// Units responsible (责任单位), as printed.
    package var responsible: [String] = []
    /// A few words of the document; none when the catalogue gives none.
    package var quote: String?

    /// The canonical value as an area, rounded half up to 10⁻⁶ m²; none when it is no area.
    package var canonicalArea: AreaSum? {
        guard canonicalUnit == "m2", let canonical else { return nil }
        let scaled = canonical.numerator * 1_000_000
        return AreaSum(micro: (2 * scaled + canonical.denominator) / (2 * canonical.denominator))
    }
}

/// A decimal number exactly as printed: `digits · 10^−scale`.
package struct ExactDecimal: Sendable, Hashable, CustomStringConvertible {
    /// All digits as one whole number, with the sign.
    package let digits: Int128
    /// Digits after the point.
    package let scale: Int
    /// As printed.
    package let text: String

    /// Reads `10.29`, `-3`, `0.5`; none for anything else, and for more than 15 digits: with more, what is compared would
    /// leave 128 bits.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard 1...2 ~= parts.count, parts.count == 1 || !parts[1].isEmpty,
            parts.dropFirst().allSatisfy({ $0.utf8.allSatisfy { 48...57 ~= $0 } }),
            let digits = Int128(parts.joined()), text.utf8.count <= 17, digits.magnitude < 1_000_000_000_000_000
        else { return nil }
        (self.digits, scale, self.text) = (digits, parts.count == 2 ? parts[1].utf8.count : 0, text)
    }

    /// The number as a fraction.
    package var ratio: ExactRatio { ExactRatio(digits, tenTo(scale)) }
    /// As printed.
    package var description: String { text }
}

/// A fraction of whole numbers, the lower one positive.
package struct ExactRatio: Sendable, Hashable, Comparable {
    /// The upper number, with the sign.
    package let numerator: Int128
    /// The lower number, above 0.
    package let denominator: Int128

    /// A fraction as it is, not reduced.
    /// - Precondition: the denominator is above 0.
    package init(_ numerator: Int128, _ denominator: Int128 = 1) {
        precondition(denominator > 0, "a denominator is positive")
        (self.numerator, self.denominator) = (numerator, denominator)
    }

    /// Reads `68600000` or `11200000/3`, of at most 15 digits each; none for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard 1...2 ~= parts.count, let a = Int128(parts[0]), let b = parts.count == 2 ? Int128(parts[1]) : 1, b > 0,
            a.magnitude < 1_000_000_000_000_000, b < 1_000_000_000_000_000
        else { return nil }
        self.init(a, b)
    }

    /// By value. Products of numerator and denominator must fit in 128 bits.
    package static func < (a: ExactRatio, b: ExactRatio) -> Bool {
        a.numerator * b.denominator < b.numerator * a.denominator
    }
    /// Equal values, reduced or not. Products of numerator and denominator must fit in 128 bits.
    package static func == (a: ExactRatio, b: ExactRatio) -> Bool {
        a.numerator * b.denominator == b.numerator * a.denominator
    }
    /// Equal values have equal hashes, as long as both numbers are below 2⁵³.
    package func hash(into hasher: inout Hasher) { hasher.combine(Double(numerator) / Double(denominator)) }

    package static func - (a: ExactRatio, b: ExactRatio) -> ExactRatio {
        ExactRatio(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)
    }

    /// Rounded half up to a multiple of `step`.
    func rounded(to step: ExactRatio) -> ExactRatio {
        let n = numerator * step.denominator
        let d = denominator * step.numerator
        let shifted = 2 * n + d
        var whole = shifted / (2 * d)
        if shifted < 0, whole * 2 * d != shifted { whole -= 1 }
        return ExactRatio(whole * step.numerator, step.denominator)
    }

    /// Decimal text, rounded half away from zero.
    package func text(decimals: Int) -> String {
        let scaled = (numerator < 0 ? -numerator : numerator) * tenTo(decimals)
        let whole = (2 * scaled + denominator) / (2 * denominator)
        return decimalText(numerator < 0 ? -whole : whole, scale: decimals, decimals: decimals)
    }
}

/// 10 to a power from 0 to 30.
func tenTo(_ power: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<power { result *= 10 }
    return result
}
