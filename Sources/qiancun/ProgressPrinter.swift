import Foundation
import Planning
import Synchronization

/// Shows progress on standard error: a bar on a terminal, one line a stage otherwise, nothing when quiet.
final class ProgressPrinter: Sendable {
    private let quiet: Bool
    private let terminal = isatty(FileHandle.standardError.fileDescriptor) == 1
    private let shown = Mutex(Shown())

    private struct Shown {
        var stage = ""
        var percent = -1
    }

    init(quiet: Bool) { self.quiet = quiet }

    /// Called at the start of a stage and as it advances.
    /// - Parameter fraction: 0 to 1; none when the length of the stage is not known.
    func update(stage: String, fraction: Double? = nil) {
        guard !quiet else { return }
        let percent = fraction.map { Int(min(max($0, 0), 1) * 100) } ?? 0
        let text = shown.withLock { shown -> String? in
            guard stage != shown.stage || (terminal && percent != shown.percent) else { return nil }
            shown = Shown(stage: stage, percent: percent)
            guard terminal else { return stage + "\n" }
            let filled = percent / 5
            let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 20 - filled)
            return "\r\u{1B}[K\(bar) \(stage)"
        }
        if let text { FileHandle.standardError.write(Data(text.utf8)) }
    }

    /// Shows a step of an analysis.
    func update(_ progress: AnalysisProgress) {
        let item = progress.item.map { " \($0)" } ?? ""
        let fraction = progress.total.map { $0 > 0 ? Double(progress.done) / Double($0) : 1 }
        update(stage: progress.stage.rawValue + (terminal ? item : ""), fraction: fraction)
    }

    /// Clears the bar.
    func finish() {
        guard terminal, !quiet else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
