import Columns

/// Why no report can be made, and of what.
package struct ReportError: ExplainedError, Hashable {
    /// What went wrong.
    package enum Problem: Sendable, Hashable {
        /// A run to rebuild the map from is missing or damaged.
        case notARun
        /// Leaflet is not installed.
        case noLeaflet
    }

    /// What went wrong.
    package let problem: Problem
    /// Where.
    package let path: String
    /// What to say about it.
    package let message: Phrase

    /// An error by its parts.
    package init(_ problem: Problem, path: String, _ message: Phrase) {
        (self.problem, self.path, self.message) = (problem, path, message)
    }

    /// What the refusal means for the exit code.
    package var kind: FailureKind {
        switch problem {
        case .notARun: .usage
        case .noLeaflet: .working
        }
    }

    /// The sentence for people, in both languages.
    package var phrase: Phrase { Phrase(zh: "\(path)：", en: "\(path): ") + message }

    /// What the reader can do about it, in both languages; none when nothing helps.
    package var remedy: Phrase? {
        switch problem {
        case .notARun:
            Phrase(zh: "请指明 qiancun analyze 写出的文件夹。", en: "Name a folder that qiancun analyze wrote.")
        case .noLeaflet:
            Phrase(
                zh: "请安装：apt install libjs-leaflet（或把 QIANCUN_LEAFLET 设为含 leaflet.min.js 的文件夹）。",
                en: "Install it: apt install libjs-leaflet (or set QIANCUN_LEAFLET to a folder with leaflet.min.js).")
        }
    }
}
