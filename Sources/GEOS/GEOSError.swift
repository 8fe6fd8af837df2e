import Columns

/// What GEOS refused, in which call, and on which row.
public struct GEOSError: ExplainedError, Sendable, Hashable {
    /// What kind of refusal it is.
    public enum Reason: Sendable, Hashable {
        /// The geometry or an argument was not acceptable: too few points, an open ring, a number that is not finite.
        case input
        /// The linework could not be resolved, as happens with invalid polygons.
        case topology
        /// The task was cancelled.
        case cancelled
    }

    /// The kind of refusal.
    public let reason: Reason
    /// The C function that failed.
    public let operation: String
    /// The library's own words.
    public let message: Phrase
    /// Row of the column the geometry came from, when it is known.
    public var row: Int?

    /// An error of one call; `row` where it is known.
    public init(reason: Reason, operation: String, message: Phrase, row: Int? = nil) {
        (self.reason, self.operation, self.message, self.row) = (reason, operation, message, row)
    }

    /// What the refusal means for the exit code.
    public var kind: FailureKind { reason == .cancelled ? .interrupted : .refused }
    /// The sentence for people, in both languages.
    public var phrase: Phrase {
        let place = row.map { Phrase(zh: "（行 \($0)）", en: " row \($0)") } ?? Phrase(same: "")
        return Phrase(zh: "\(operation)\(place.zh)：\(message.zh)", en: "\(operation)\(place.en): \(message.en)")
    }
    /// What the reader can do about it, in both languages; none when nothing helps.
    public var remedy: Phrase? {
        switch reason {
        case .input:
            return Phrase(
                zh: "检查该行的环：应闭合，至少四个顶点，坐标为有限的数",
                en: "check the row's rings: closed, at least four vertices, finite coordinates")
        case .topology:
            let check = Phrase(zh: "检查该行的图形", en: "check the row's geometry")
            let repair = Wording.current.repair.map {
                Phrase(zh: "，或将其修复为有效图形：\($0)", en: ", or have it made valid: \($0)")
            }
            return repair.map { check + $0 } ?? check
        case .cancelled: return nil
        }
    }

    /// The same error, said of a row; a row already named is kept.
    func said(ofRow row: Int?) -> GEOSError {
        var error = self
        error.row = self.row ?? row
        return error
    }
}
