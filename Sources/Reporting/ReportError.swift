import Columns

/// Why no report can be made, and of what.
public struct ReportError: ExplainedError, Hashable {
    /// What went wrong.
    public enum Problem: Sendable, Hashable {
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
        case .notARun: .usage
        case .noLeaflet: .working
        }
    }

    /// In words.
    public var description: String { "\(path): \(message)" }

    /// What to try.
    public var advice: String? {
        switch problem {
        case .notARun: "Name a folder that qiancun analyze wrote."
        case .noLeaflet:
            "Install it: apt install libjs-leaflet (or set QIANCUN_LEAFLET to a folder with leaflet.min.js)."
        }
    }
}
