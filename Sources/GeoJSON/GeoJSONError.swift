import Columns

/// What could not be read or written as GeoJSON, and where.
public struct GeoJSONError: ExplainedError, Hashable {
    /// What went wrong.
    public enum Problem: Sendable, Hashable {
        /// The file cannot be opened or read.
        case notReadable
        /// The file cannot be created or written; the message is the system's.
        case notWritable
        /// The text is not JSON, or not the GeoJSON that RFC 7946 describes.
        case malformed
        /// Text that is not UTF-8.
        case notUTF8
        /// Points, lines and polygons in one collection.
        case mixedGeometry
        /// A coordinate that is not a finite number, or too large for nine decimals.
        case badCoordinate
        /// Keys that differ from feature to feature make more empty cells than the budget allows.
        case overBudget
        /// More parts and rings in one geometry than the budget allows.
        case tooManyParts
        /// The layer is not in the coordinate system that the writer was made for.
        case wrongCRS
    }

    /// What went wrong.
    public let problem: Problem
    /// The file, or `memory`.
    public let source: String
    /// What was found and what was expected.
    public let message: String
    /// First byte concerned, from 0, when reading; none when writing or when no byte is to blame.
    public let offset: Int?
    /// Line of that byte, from 1; none likewise.
    public let line: Int?

    init(_ problem: Problem, source: String, _ message: String, offset: Int? = nil, line: Int? = nil) {
        (self.problem, self.source, self.message) = (problem, source, message)
        (self.offset, self.line) = (offset, line)
    }

    /// A file that cannot be opened is a fault of the command (exit 2); one that cannot be written, or a layer in
    /// another system, a failure while working (exit 1); everything else is data refused (exit 3).
    public var kind: FailureKind {
        switch problem {
        case .notReadable: .usage
        case .notWritable, .wrongCRS: .working
        case .malformed, .notUTF8, .mixedGeometry, .badCoordinate, .overBudget, .tooManyParts: .refused
        }
    }

    /// Source, line and byte where they are known, and what was found.
    public var description: String {
        guard let line, let offset else { return "\(source): \(message)" }
        return "\(source), line \(line), byte \(offset): \(message)"
    }

    /// What to try; there is always something to say.
    public var advice: String? {
        switch problem {
        case .notReadable: "Check the path and its permissions."
        case .notWritable: "Check that the folder exists, may be written to and has room."
        case .malformed: "Open the file at that line; a file cut short by a failed copy is the usual cause."
        case .notUTF8: "GeoJSON is UTF-8. Convert the file first, for example: iconv -f GB18030 -t UTF-8."
        case .mixedGeometry:
            (Wording.current.option("--only").map { "Ask for one kind with \($0) polygon, or split" } ?? "Split")
                + " the collection by kind of geometry: points, lines, polygons."
        case .badCoordinate: "Check the rows concerned; coordinates are longitude and latitude in degrees."
        case .overBudget:
            Budgets.advice(.cells, "Give the features the same keys, or leave out those of single features").en
        case .tooManyParts: Budgets.advice(.parts, "Divide the feature").en
        case .wrongCRS: "Transform the layer to longitude and latitude first."
        }
    }
}
