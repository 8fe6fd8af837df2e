import Columns
import Overlap
import Survey

extension AnalysisRun {
    /// What changed between the survey of `parcels_before` and that of `parcels`.
    mutating func findChange() async throws {
        guard wants(.change) else { return }
        guard let earlier = project.layers[.parcelsBefore] else {
            absent(
                "change", zh: "项目没有上期地类图斑图层(parcels_before)", en: "the project names no layer `parcels_before`")
            return
        }
        guard let later = project.layers[.parcels] else {
            absent("change", zh: "项目没有地类图斑图层(parcels)", en: "the project names no layer `parcels`")
            return
        }
        let villages = county.villages
        let index = ZoneIndex(zones: villages.polygons, on: county.plane.overlap)
        let before = try await survey(earlier, .parcelsBefore, index)
        let now = try await survey(later, .parcels, index)
        progress(AnalysisProgress(stage: .change, item: "pairs"))
        findings.change = try await Change.find(
            before: before, now: now, villages: villages, index: index, on: county.plane.overlap, threads: threads)
    }

    /// Reads one survey whole. Issues of `parcels` itself were told by the pass over the land.
    private mutating func survey(
        _ source: LayerSource, _ layer: ProjectLayer, _ index: ZoneIndex
    ) async throws -> SurveyParcels {
        let stream = try ParcelStream(
            source, as: layer, fields: .of(.parcelsBefore), plane: county.plane, repair: project.options.repair)
        var parcels = SurveyParcels()
        let told = progress
        let report = try await stream.run(threads: threads) { rows in
            told(AnalysisProgress(stage: .change, item: layer.rawValue, done: rows, total: stream.declaredRows))
        } work: { batch in
            try SurveyParcels(batch, named: layer.rawValue, villages: index)
        } merge: { part in
            parcels.append(part)
        }
        guard report.rows > 0 else { throw CountyError.emptyLayer(layer: layer.rawValue, path: source.written) }
        if let old = parcels.classes.filter({ SecondSurveyClass($0) != nil }).min(by: utf8Less) {
            throw CountyError.wrongClassSystem(layer: layer.rawValue, path: source.written, example: old)
        }
        if layer == .parcelsBefore {
            take(report, stream)
            loader.issues.append(contentsOf: parcels.issues)
        }
        return parcels
    }
}
