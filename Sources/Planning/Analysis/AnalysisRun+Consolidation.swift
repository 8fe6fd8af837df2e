import Columns
import Overlap

extension AnalysisRun {
    /// Contiguous blocks of farmland. What is wrong with parcels was told by the pass over the land.
    mutating func findBlocks() async throws {
        guard wants(.consolidation) else { return }
        guard let source = project.layers[.parcels], county.villages.count > 0 else {
            return absent(
                "consolidation", zh: "需要 parcels、villages 两个图层", en: "it needs the layers `parcels` and `villages`")
        }
        let stream = try ParcelStream(
            source, as: .parcels, fields: .farmland, plane: county.plane, repair: project.options.repair)
        let index = ZoneIndex(zones: county.villages.polygons, on: county.plane.overlap)
        var parcels = FarmlandParcels()
        let told = progress
        _ = try await stream.run(threads: threads) { rows in
            told(AnalysisProgress(stage: .consolidation, done: rows, total: stream.declaredRows))
        } work: { batch in
            try FarmlandParcels(batch, villages: index)
        } merge: { part in
            parcels.append(part)
        }
        findings.consolidation = try await Consolidation.find(
            parcels, villages: county.villages, landscapes: findings.villages.rows.map(\.area),
            gap: project.consolidation.gapMetres, plane: county.plane.overlap, threads: threads)
    }
}
