import CountyLayers
import FindingValues
import ProjectFile
import TargetAnalysis

/// Whether the targets of policy catalogues are met on the day of the project.
enum TargetsQuestion: Question {
    static let name = AnalysisName.targets
    /// Targets may stand on any other question; `Targets.needs` says which of them a catalogue asks for.
    static var needs: [any Step.Type] {
        Steps.shared + Steps.questions.filter { $0.name != .targets }.map { $0 as any Step.Type }
    }

    static func answer(_ known: Known, _ log: inout RunLog) async throws -> TargetFindings? {
        guard known.wants(.targets) else { return nil }
        guard !known.asked.catalogues.isEmpty, let day = known.project.asOf else {
            log.lacks("targets", zh: "项目没有指定政策目录（policies）", en: "the project names no `policies`")
            return nil
        }
        known.progress(AnalysisProgress(stage: .question(.targets)))
        return try Targets.judge(
            known.asked.catalogues, on: day,
            TargetFacts(
                county: known.county, findings: Findings(known), countyCode: known.project.countyCode,
                villageIndex: known.villageIndex))
    }
}
