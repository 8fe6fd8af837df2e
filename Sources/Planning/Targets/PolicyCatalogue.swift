import Columns

/// The targets of one policy document, as `GeoData/policies/README.md` describes them.
public struct PolicyCatalogue: Sendable, Hashable {
    public var id: String
    public var title: String
    public var areaCode: String
    public var areaName: String
    /// Title and number of the document.
    public var source: String
    public var targets: [PolicyTarget]
}

/// One target of a catalogue.
public struct PolicyTarget: Sendable, Hashable {
    /// What an indicator needs to know.
    public struct Parameters: Sendable, Hashable {
        public var layer: String?
        public var year: Int?
        public var works: String?
        public var classes: [String] = []
        public var names: [String] = []
        public var kind: String?
        public var grade: String?
        /// Names of villages.
        public var villages: [String] = []
        public var column: String?
        public var among: [String: String] = [:]
        public var rules: [String] = []
    }

    public var id: String
    public var label: String
    public var indicator: String
    public var parameters = Parameters()
    public var comparator: String
    /// As printed; none for a target without a number.
    public var value: ExactDecimal?
    public var unit: String?
    /// The value in m², m or t.
    public var canonical: ExactRatio?
    public var canonicalUnit: String?
    /// With `==`: met as well when more is done.
    public var moreIsMet = false
    /// The measured value is rounded half up to this step, in `unit`, before comparing.
    public var step: ExactDecimal?
    public var deadline: CalendarDay?
    public var isBinding: Bool?
    public var denominator: String?
    public var method: String
    public var lead: [String] = []
    public var responsible: [String] = []
    public var quote: String?

    /// The canonical value as an area, rounded to 10⁻⁶ m²; none when it is no area.
    public var canonicalArea: AreaSum? {
        guard canonicalUnit == "m2", let canonical else { return nil }
        let scaled = canonical.numerator * 1_000_000
        return AreaSum(micro: (2 * scaled + canonical.denominator) / (2 * canonical.denominator))
    }
}

/// A decimal number exactly as printed: `digits · 10^−scale`.
public struct ExactDecimal: Sendable, Hashable, CustomStringConvertible {
    public let digits: Int128
    public let scale: Int
    public let text: String

    /// Reads `10.29`, `-3`, `0.5`; none for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard 1...2 ~= parts.count, parts.count == 1 || !parts[1].isEmpty,
            parts.dropFirst().allSatisfy({ $0.utf8.allSatisfy { 48...57 ~= $0 } }),
            let digits = Int128(parts.joined()), text.utf8.count <= 24
        else { return nil }
        (self.digits, scale, self.text) = (digits, parts.count == 2 ? parts[1].utf8.count : 0, text)
    }

    public var ratio: ExactRatio { ExactRatio(digits, tenTo(scale)) }
    public var description: String { text }
}

/// A fraction of whole numbers, the lower one positive.
public struct ExactRatio: Sendable, Hashable, Comparable {
    public let numerator: Int128
    public let denominator: Int128

    public init(_ numerator: Int128, _ denominator: Int128 = 1) {
        precondition(denominator > 0, "a denominator is positive")
        (self.numerator, self.denominator) = (numerator, denominator)
    }

    /// Reads `68600000` or `11200000/3`.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard 1...2 ~= parts.count, let a = Int128(parts[0]), let b = parts.count == 2 ? Int128(parts[1]) : 1, b > 0
        else { return nil }
        self.init(a, b)
    }

    public static func < (a: ExactRatio, b: ExactRatio) -> Bool {
        a.numerator * b.denominator < b.numerator * a.denominator
    }
    public static func == (a: ExactRatio, b: ExactRatio) -> Bool {
        a.numerator * b.denominator == b.numerator * a.denominator
    }
    public func hash(into hasher: inout Hasher) { hasher.combine(Double(numerator) / Double(denominator)) }

    static func - (a: ExactRatio, b: ExactRatio) -> ExactRatio {
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
    func text(decimals: Int) -> String {
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
