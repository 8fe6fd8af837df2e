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

    /// In words.
    public var description: String {
        let exactness = accuracy.map { $0 == 0 ? "exact conversion" : "accuracy \($0) m" } ?? "accuracy unknown"
        let assumption = assumedCGCS2000.map { ", \($0) taken as CGCS2000 by option" } ?? ""
        return "\(source) to \(target): \(name) (\(exactness)\(assumption))"
    }
}
