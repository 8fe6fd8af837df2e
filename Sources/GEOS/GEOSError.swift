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
    public let message: String
    /// Row of the column the geometry came from, when it is known.
    public var row: Int?

    /// An error of one call; `row` where it is known.
    public init(reason: Reason, operation: String, message: String, row: Int? = nil) {
        (self.reason, self.operation, self.message, self.row) = (reason, operation, message, row)
    }

    /// What the refusal means for the exit code.
    public var kind: FailureKind { reason == .cancelled ? .interrupted : .refused }
    /// In words.
    public var description: String { "\(operation)\(row.map { " row \($0)" } ?? ""): \(message)" }
    /// What to try.
    public var advice: String? {
        switch reason {
        case .input: "check the row's rings: closed, at least four vertices, finite coordinates"
        case .topology:
            "check the row's geometry"
                + (Wording.current.repair.map { ", or have it made valid: \($0)" } ?? "")
        case .cancelled: nil
        }
    }

    /// The same error, said of a row; a row already named is kept.
    func said(ofRow row: Int?) -> GEOSError {
        var error = self
        error.row = self.row ?? row
        return error
    }
}
