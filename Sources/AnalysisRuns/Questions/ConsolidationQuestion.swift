import Columns
import CountyLayers
import FindingValues
import LandAnalysis
import Overlap
import ProjectFile

/// Contiguous blocks of the farmland that the pass over the parcels kept.
enum ConsolidationQuestion: Question {
    static let name = AnalysisName.consolidation
    static let needs: [any Step.Type] = [ParcelPass.self, VillageStep.self]

    static func answer(_ known: Known, _ log: inout RunLog) async throws -> ConsolidationFindings? {
        guard known.wants(.consolidation) else { return nil }
        guard var parcels = known[ParcelPass.self]?.farmland?.take() else {
            log.lacks(
                "consolidation", zh: "需要 parcels、villages 两个图层", en: "it needs the layers `parcels` and `villages`")
            return nil
        }
        known.progress(AnalysisProgress(stage: .question(.consolidation)))
        let (shared, index) = (known[ParcelPass.self]?.shared, known.villageIndex)
        if let shared { parcels = try parcels.countedOnce(shared, villages: index) }
        var found = try await Consolidation.find(
            parcels, villages: known.county.villages, landscapes: known.figures.map(\.area),
            shared: known[VillageStep.self]?.villages.again.area ?? .zero,
            gap: known.project.consolidation.gapMetres, plane: known.county.plane.overlap, threads: known.threads)
        if let claimed = shared?.farmlandOfSeveralClasses(in: index) {
            let noise = AreaSum(squareMetres: Noise.area)
            if claimed.byVillage.contains(where: { $0 > noise }) {
                (found.repeated, found.repeatedByVillage) = (claimed.county, claimed.byVillage)
            }
        }
        return found
    }
}
