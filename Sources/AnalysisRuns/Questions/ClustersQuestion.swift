import ClusterAnalysis
import CountyLayers
import FindingValues
import ProjectFile

/// Contiguous groups of villages.
enum ClustersQuestion: Question {
    static let name = AnalysisName.clusters
    static let needs: [any Step.Type] = [ParcelPass.self, VillageStep.self, NetworkStep.self]
    static let isSearch = true

    static func answer(_ known: Known, _ log: inout RunLog) async throws -> ClusterFindings? {
        guard known.wants(.clusters) else { return nil }
        guard let options = known.project.clusters else {
            log.lacks("clusters", zh: "项目没有要求划分片区", en: "the project asks for none")
            return nil
        }
        let villages = known.county.villages
        guard villages.count > 0 else {
            log.lacks("clusters", ProjectLayer.villages.absent)
            return nil
        }
        known.progress(AnalysisProgress(stage: .question(.clusters)))
        do {
            return try VillageClusters.find(
                options, villages: villages, figures: known.figures, columns: known.columns,
                seed: known.project.options.seed)
        } catch let error as CountyError {
            guard let reason = error.unusable else { throw error }
            log.lacks("clusters", reason)
            return nil
        }
    }
}
