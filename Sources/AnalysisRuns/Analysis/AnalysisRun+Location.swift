import CountyLayers
import FindingValues
import ProjectFile
import WayAnalysis

extension AnalysisRun {
    mutating func locateServices() async throws {
        guard wants(.locate) else { return }
        guard !project.locate.isEmpty else {
            return absent("location", zh: "项目没有提出选址要求", en: "the project asks for none")
        }
        guard let graph, county.villages.count > 0 else {
            return absent(
                "location", zh: "需要 villages、roads 两个图层", en: "it needs the layers `villages` and `roads`")
        }
        let (told, total) = (progress, project.locate.count)
        findings.location = try await Locate.find(
            project.locate,
            Locate.Input(
                graph: graph, services: county.services, candidates: county.candidates, villages: county.villages,
                places: findings.villages.rows.map(\.place), columns: columns, reach: project.options.reachMetres,
                seed: project.options.seed, threads: threads)
        ) { told(AnalysisProgress(stage: .locate, done: $0, total: total)) }
        for item in findings.location?.items ?? [] { noteFailure(item.failure, of: "locate \(item.id)") }
    }
}
