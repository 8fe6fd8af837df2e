import Columns
import CountyLayers
import FindingValues
import ProjectFile
import WayAnalysis

/// Who is within reach of which service.
enum CoverageQuestion: Question {
    static let name = AnalysisName.coverage
    static let needs: [any Step.Type] = [ParcelPass.self, VillageStep.self, NetworkStep.self]

    struct Answer: Sendable {
        var coverage: CoverageFindings?
        /// Ground from which a service is reached.
        var areas: ServiceAreaFindings?
    }

    static func answer(_ known: Known, _ log: inout RunLog) async throws -> Answer? {
        guard known.wants(.coverage) else { return nil }
        let project = known.project
        guard !project.coverage.isEmpty || !project.standards.isEmpty || !project.accessibility.isEmpty else {
            log.lacks("coverage", zh: "项目没有提出覆盖要求", en: "the project asks for none")
            return nil
        }
        var answer = Answer()
        try await measureItems(known, into: &answer, &log)
        guard !project.standards.isEmpty || !project.accessibility.isEmpty, known.county.villages.count > 0 else {
            return answer
        }
        var coverage = answer.coverage ?? empty(known)
        let measure = StandardMeasure(
            county: known.county, graph: known[NetworkStep.self]?.graph, columns: known.columns,
            figures: known.figures, reach: project.options.reachMetres)
        coverage.standards += try project.standards.map(measure.measure)
        try measureAccess(known, into: &coverage, &log)
        answer.coverage = coverage
        return answer
    }

    private static func empty(_ known: Known) -> CoverageFindings {
        var coverage = CoverageFindings()
        (coverage.reach, coverage.walkingSpeed) = (known.project.options.reachMetres, known.asked.speeds.walk)
        return coverage
    }

    /// The items of the project's own.
    private static func measureItems(_ known: Known, into answer: inout Answer, _ log: inout RunLog) async throws {
        let (project, county, figures) = (known.project, known.county, known.figures)
        guard !project.coverage.isEmpty else { return }
        guard let graph = known[NetworkStep.self]?.graph, let services = county.services, county.villages.count > 0
        else {
            return log.lacks(
                "coverage", zh: "需要 villages、roads、services 三个图层",
                en: "it needs the layers `villages`, `roads` and `services`", isAsked: true)
        }
        let (told, total) = (known.progress, project.coverage.count)
        let coverage = try Coverage.measure(
            project.coverage, graph: graph, services: services, columns: known.columns,
            figures: figures, reach: project.options.reachMetres
        ) { told(AnalysisProgress(stage: .question(.coverage), done: $0, total: total)) }
        for standard in coverage.standards { log.note(failure: standard.failure, of: "coverage \(standard.id)") }
        answer.coverage = coverage
        answer.areas = try await ServiceAreas.find(
            project.coverage,
            ServiceAreas.Input(
                graph: graph, services: services, villages: county.villages,
                populations: figures.map(\.population), plane: county.plane,
                options: project.options.serviceAreas), threads: known.threads
        ) { told(AnalysisProgress(stage: .question(.coverage), item: "service_areas", done: $0, total: total)) }
    }

    private static func measureAccess(
        _ known: Known, into coverage: inout CoverageFindings, _ log: inout RunLog
    ) throws {
        guard !known.project.accessibility.isEmpty else { return }
        guard let graph = known[NetworkStep.self]?.graph, let services = known.county.services else {
            return log.lacks(
                "coverage.accessibility", zh: "需要 roads、services 两个图层",
                en: "it needs the layers `roads` and `services`",
                isAsked: true)
        }
        for item in known.project.accessibility {
            let measure = try Accessibility.measure(
                item, graph: graph, services: services, columns: known.columns, codes: known.county.villages.codes,
                issues: &log.loader.issues)
            log.note(failure: measure.failure, of: "accessibility \(item.id)")
            coverage.accessibility.append(measure)
        }
    }
}
