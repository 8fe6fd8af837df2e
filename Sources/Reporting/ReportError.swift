import Columns

/// What could not be written, and where.
public struct ReportError: ExplainedError, Hashable {
    /// What went wrong.
    public enum Problem: Sendable, Hashable {
        /// The output folder exists and replacing it was not asked for.
        case exists
        /// Something stands at the output path that will not be replaced.
        case notReplaceable
        /// A folder or file cannot be made, written or renamed.
        case notWritable
        /// A run to rebuild the map from is missing or damaged.
        case notARun
        /// Leaflet is not installed.
        case noLeaflet
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

    /// What the refusal means for the exit code.
    public var kind: FailureKind {
        switch problem {
        case .exists, .notReplaceable, .notARun: .usage
        case .notWritable, .noLeaflet: .working
        }
    }

    /// In words.
    public var description: String { "\(path): \(message)" }

    /// What to try.
    public var advice: String? {
        switch problem {
        case .exists: "Name another place, or pass --overwrite to replace what is there."
        case .notReplaceable: "Move what you want to keep, or name another folder."
        case .notWritable: "Check the folder's permissions and the room on its disk."
        case .notARun: "Name a folder that qiancun analyze wrote."
        case .noLeaflet:
            "Install it: apt install libjs-leaflet (or set QIANCUN_LEAFLET to a folder with leaflet.min.js)."
        }
    }
}
