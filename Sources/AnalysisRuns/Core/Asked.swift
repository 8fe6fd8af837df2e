import FindingValues
import ProjectFile
import RoadNetwork
import TargetAnalysis

/// What was asked, with the files that the project names for rules, speeds and catalogues; read before any layer is opened, so
/// that what is wrong with the project itself is reported first.
struct Asked: Sendable {
    let project: Project
    /// The questions asked for and those that their answers stand on; none for all.
    let wanted: Set<AnalysisName>?
    let rules: RedLineRules
    let roadRules: RoadRules
    let speeds: SpeedTable
    let catalogues: [PolicyCatalogue]

    /// - Parameter only: the questions asked for; none for all.
    /// - Throws: `ProjectError` or another `ExplainedError` of exit code 2.
    init(_ project: Project, only: Set<AnalysisName>?) throws {
        self.project = project
        rules = try RedLineRules(files: project.rules, year: project.asOf?.year)
        var named = project.speeds.classes
        named["walk"] = project.speeds.walk
        roadRules = try RoadRules(
            files: project.options.roadRules, junctionsOnly: project.options.junctionsOnly)
        speeds = try roadRules.speeds(named)
        catalogues = try PolicyCatalogue.read(project.policies)
        var wanted = only
        if wanted?.contains(.targets) == true { wanted?.formUnion(Targets.needs(of: catalogues, project)) }
        self.wanted = wanted
        try project.refuseIdleSettings(wanted)
    }

    /// The question is asked for, or a target that is asked for stands on it.
    func wants(_ name: AnalysisName) -> Bool { wanted?.contains(name) ?? true }
}
