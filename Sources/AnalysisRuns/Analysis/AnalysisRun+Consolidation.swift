import Columns
import CountyLayers
import FindingValues
import LandAnalysis
import Overlap
import ProjectFile

extension AnalysisRun {
    /// Contiguous blocks of the farmland that the pass over the parcels kept.
    mutating func findBlocks() async throws {
        guard wants(.consolidation) else { return }
        guard var parcels = farmlandParcels else {
            return absent(
                "consolidation", zh: "需要 parcels、villages 两个图层", en: "it needs the layers `parcels` and `villages`")
        }
        farmlandParcels = nil
        progress(AnalysisProgress(stage: .consolidation))
        if let shared { parcels = try parcels.countedOnce(shared, villages: villageIndex) }
        var found = try await Consolidation.find(
            parcels, villages: county.villages, landscapes: findings.villages.rows.map(\.area),
            gap: project.consolidation.gapMetres, plane: county.plane.overlap, threads: threads)
        if let claimed = shared?.farmlandOfSeveralClasses(in: villageIndex) {
            let noise = AreaSum(squareMetres: Noise.area)
            if claimed.byVillage.contains(where: { $0 > noise }) {
                (found.repeated, found.repeatedByVillage) = (claimed.county, claimed.byVillage)
            }
        }
        findings.consolidation = found
    }
}
