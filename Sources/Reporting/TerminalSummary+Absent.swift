import Columns
import FindingValues
import ProjectFile

extension TerminalSummary {
    /// Why what was asked for did not run, whole or in part.
    /// - Parameter asked: by name; empty when the whole project was asked for.
    static func absentRows(_ findings: Findings, _ asked: Set<AnalysisName>) -> [Row] {
        let keys = Set(asked.map(\.summaryKey))
        return findings.absent.filter { absence in
            asked.isEmpty || keys.contains(absence.analysis.split(separator: ".").first.map(String.init) ?? "")
        }.map { absence in
            let title = Chapters.absentTitles[absence.analysis] ?? Phrase(same: absence.analysis)
            return (Phrase(zh: "未计算 \(title.zh)", en: "not computed: \(title.en)"), absence.reason)
        }
    }
}
