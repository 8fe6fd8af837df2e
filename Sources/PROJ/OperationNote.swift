import Columns

/// How a layer's coordinates were transformed: for reports.
public struct OperationNote: Sendable, Hashable, CustomStringConvertible {
    /// The steps by name, such as `Inverse of 3-degree Gauss-Kruger zone 38`; empty when nothing had to be done.
    public let steps: [String]
    /// Published accuracy in metres: 0 for conversions, which are exact; none when it is not known.
    public let accuracy: Double?
    /// The geographic CRS that was taken as CGCS2000 by the user's word; none when that was not needed.
    public let assumedCGCS2000: CRS?
    /// Label of the CRS of the coordinates given.
    public let source: String
    /// Label of the CRS reached.
    public let target: String

    /// A note by its parts.
    public init(steps: [String], accuracy: Double?, assumedCGCS2000: CRS?, source: String, target: String) {
        (self.steps, self.accuracy, self.assumedCGCS2000) = (steps, accuracy, assumedCGCS2000)
        (self.source, self.target) = (source, target)
    }

    /// The steps in one line; `none` when there are none.
    public var name: String { steps.isEmpty ? "none" : steps.joined(separator: " + ") }

    /// The sentence for people, in both languages.
    public var phrase: Phrase {
        var exactness =
            accuracy.map {
                $0 == 0
                    ? Phrase(zh: "严格换算", en: "exact conversion") : Phrase(zh: "精度 \($0) m", en: "accuracy \($0) m")
            } ?? Phrase(zh: "精度不明", en: "accuracy unknown")
        if let assumedCGCS2000 {
            exactness += Phrase(
                zh: "，按选项将 \(assumedCGCS2000) 视为 CGCS2000", en: ", \(assumedCGCS2000) taken as CGCS2000 by option")
        }
        return Phrase(
            zh: "\(source) 到 \(target)：\(steps.isEmpty ? "无需转换" : name)（\(exactness.zh)）",
            en: "\(source) to \(target): \(name) (\(exactness.en))")
    }

    /// The sentence in English.
    public var description: String { phrase.en }
}
