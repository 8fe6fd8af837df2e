import Columns
import Glibc

/// What could not be written, and where.
public struct OutputError: ExplainedError, Hashable {
    /// What went wrong.
    public enum Problem: Sendable, Hashable {
        /// Something is there and replacing it was not asked for.
        case exists
        /// Something stands at the path that is never replaced: an input, a link, a device, files of other programs.
        case notReplaceable
        /// Two outputs of one run have one name.
        case sameOutput
        /// A file, folder or stream cannot be made, written or renamed.
        case notWritable
        /// A file that was read is not what it was when the run began.
        case inputChanged
    }

    /// What went wrong.
    public let problem: Problem
    /// Where.
    public let path: String
    /// What to say about it.
    public let message: String

    /// An error by its parts.
    public init(_ problem: Problem, path: String, _ message: String) {
        (self.problem, self.path, self.message) = (problem, path, message)
    }

    /// The last failed call of the system, in its words.
    static func system(_ path: String, _ what: String) -> OutputError {
        OutputError(.notWritable, path: path, "\(what): \(String(cString: strerror(errno)))")
    }

    /// What the refusal means for the exit code.
    public var kind: FailureKind {
        switch problem {
        case .exists, .notReplaceable, .sameOutput: .usage
        case .notWritable: .working
        case .inputChanged: .refused
        }
    }

    /// In words.
    public var description: String { "\(path): \(message)" }

    /// What to try.
    public var advice: String? {
        switch problem {
        case .exists: "Name another place, or pass --overwrite to replace what is there."
        case .notReplaceable: "Name another place; - stands for standard output where one file is written."
        case .sameOutput: "Give each output a name of its own."
        case .notWritable: "Check the folder's permissions, the room on its disk, and that the reader is still there."
        case .inputChanged: "Run again when nothing writes to it any more."
        }
    }
}
