import Columns
import FindingValues
import Glibc
import Output
import Synchronization

/// Shows progress on standard error: a bar on a terminal, one line a stage otherwise, nothing when quiet.
final class ProgressPrinter: Sendable {
    private let quiet: Bool
    private let terminal = isatty(2) == 1
    private let shown = Mutex(Shown())

    /// To the start of the line, and the rest of it cleared.
    private static let clear = "\r\u{1B}[K"

    private struct Shown {
        var stage = ""
        var percent = -1
    }

    init(quiet: Bool) { self.quiet = quiet }

    /// Called at the start of a stage and as it advances.
    /// - Parameter fraction: 0 to 1; none when the length of the stage is not known.
    func update(stage: Phrase, fraction: Double? = nil) {
        guard !quiet else { return }
        let stage = stage[.ofRun]
        let percent = fraction.map { Int(clamping: min(max($0, 0), 1) * 100) } ?? 0
        let isNew = shown.withLock { shown -> Bool in
            guard stage != shown.stage || (terminal && percent != shown.percent) else { return false }
            shown = Shown(stage: stage, percent: percent)
            return true
        }
        guard isNew else { return }
        guard terminal else { return StandardStreams.say(VisibleText.line(stage) + "\n") }
        let filled = percent / 5
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 20 - filled)
        StandardStreams.say("\(bar) \(VisibleText.line(stage))", raw: Self.clear)
    }

    /// Shows a step of an analysis.
    func update(_ progress: AnalysisProgress) {
        let item = progress.item.map { " \($0)" } ?? ""
        let fraction = progress.total.map { $0 > 0 ? Double(progress.done) / Double($0) : 1 }
        update(stage: progress.stage.title + Phrase(same: terminal ? item : ""), fraction: fraction)
    }

    /// Clears the bar.
    func finish() {
        guard terminal, !quiet else { return }
        StandardStreams.say("", raw: Self.clear)
    }
}
