import CountyLayers
import FindingValues
import ProjectFile
import WayAnalysis

/// Where to open sites of a service.
enum LocationQuestion: Question {
    static let name = AnalysisName.locate
    static let needs: [any Step.Type] = [ParcelPass.self, VillageStep.self, NetworkStep.self]

    static func answer(_ known: Known, _ log: inout RunLog) async throws -> LocationFindings? {
        guard known.wants(.locate) else { return nil }
        let project = known.project
        guard !project.locate.isEmpty else {
            log.lacks("location", zh: "项目没有提出选址要求", en: "the project asks for none")
            return nil
        }
        let county = known.county
        guard let graph = known[NetworkStep.self]?.graph, county.villages.count > 0 else {
            log.lacks(
                "location", zh: "需要 villages、roads 两个图层", en: "it needs the layers `villages` and `roads`",
                isAsked: true)
            return nil
        }
        let (told, total) = (known.progress, project.locate.count)
        let found = try await ServiceLocation.find(
            project.locate,
            ServiceLocation.Input(
                graph: graph, services: county.services, candidates: county.candidates, villages: county.villages,
                places: known.figures.map(\.place), columns: known.columns, reach: project.options.reachMetres,
                seed: project.options.seed, threads: known.threads)
        ) { told(AnalysisProgress(stage: .question(.locate), done: $0, total: total)) }
        for item in found.items { log.note(failure: item.failure, of: "locate \(item.id)") }
        return found
    }
}
