import Columns
import CountyLayers
import FindingValues

/// What a step reports besides its answer. Each step writes into one of its own; the run joins them in the order of the
/// steps.
struct RunLog: Sendable {
    /// Reads further layers, and keeps issues, notices of layers, inputs and operations.
    var loader: LayerLoader
    /// What was not computed, and why.
    var absent: [Absence] = []
    /// What a reader must know beside the figures, before what layers report.
    var notices: [Phrase] = []

    init(_ loader: LayerLoader) { self.loader = loader }

    /// A log for a step: the same plane, without entries.
    var beginning: RunLog { RunLog(loader.beginning) }

    /// Appends what a step reported.
    mutating func add(_ other: RunLog) {
        loader.add(other.loader)
        absent += other.absent
        notices += other.notices
    }

    /// Notes why an answer is missing.
    /// - Parameter isAsked: the project asks for it.
    mutating func lacks(_ analysis: String, _ reason: Phrase, isAsked: Bool = false) {
        absent.append(Absence(analysis, reason, isAsked: isAsked))
    }

    mutating func lacks(_ analysis: String, zh: String, en: String, isAsked: Bool = false) {
        lacks(analysis, Phrase(zh: zh, en: en), isAsked: isAsked)
    }

    /// Notes why an item of a question came to nothing.
    mutating func note(failure: Phrase?, of item: String) {
        guard let failure else { return }
        loader.issues.append(
            RowIssue(
                layer: "services", row: RowIssue.wholeLayer, id: item, rule: "not-computable", severity: .warning,
                message: failure))
    }
}
