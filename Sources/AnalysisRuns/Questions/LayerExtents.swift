import BeltAnalysis
import Columns
import CountyLayers
import FindingValues
import GEOS
import LandAnalysis
import Overlap
import ProjectFile

extension County {
    /// Layers of polygons that protect ground or build on it, by name.
    var groundLayers: [(layer: ProjectLayer, rows: AreaRows)] {
        ProjectLayer.allCases.compactMap { layer in rows(of: layer).map { (layer, $0) } }
            .sorted { utf8Less($0.layer.rawValue, $1.layer.rawValue) }
    }
}

/// How much ground each layer of a run covers, and what of it lies outside villages or without parcels.
struct LayerExtents {
    private let known: Known
    private let county: County
    private let land: LandFindings?
    private let shared: SharedParcels?

    init(_ known: Known) {
        (self.known, county, land, shared) = (known, known.county, known.land, known[ParcelPass.self]?.shared)
    }

    /// The extents, the control areas after the layers; and what is in doubt below each polygon. What is not covered is
    /// reported as notices and issues.
    func measure(_ log: inout RunLog) async throws -> (extents: [LayerExtent], doubts: [PatchDoubt]) {
        noteVillagesWithoutParcels(&log)
        let index = known.villageIndex
        var patchDoubt: [PatchDoubt] = []
        let layers = county.groundLayers.map { LayerCover($0.layer, $0.rows, villageIndex: index) }
        let bare = try await groundWithoutParcels(layers)
        var result: [LayerExtent] = []
        for (n, layer) in layers.enumerated() {
            let extent = layer.extent(
                hasVillages: index.count > 0, withoutParcels: bare?[n].once, ofPatches: bare?[n].own)
            noteUncovered(extent, &log)
            log.loader.issues += try layer.overlaps(on: county.plane.overlap)
            result.append(extent)
            guard let bare else { continue }
            if land != nil { patchDoubt += doubts(of: layer, bare: bare[n].own) }
        }
        for area in county.controlAreas {
            let grounds = areas(of: area.once.polygons, on: county.plane.overlap)
            result.append(
                LayerExtent(
                    layer: area.name, title: Phrase(zh: area.name, en: area.name), rows: area.polygons.count,
                    area: grounds.reduce(.zero) { $0 + AreaSum(squareMetres: $1) },
                    countedTwice: area.once.repeated))
        }
        return (result, patchDoubt)
    }

    /// By layer and row, each place once and of the whole of each row; none without parcels.
    ///
    /// Where parcels cover every village and none lies outside, what is outside the villages is what has no parcels. Only else
    /// the parcels are passed over once more, against the layers that may be concerned.
    private func groundWithoutParcels(
        _ layers: [LayerCover]
    ) async throws -> [(once: [AreaSum], own: [AreaSum])]? {
        guard let land, let source = known.project.layers[.parcels] else { return nil }
        let isComplete = land.withoutParcels == .zero
        let hasMore = land.outsideVillages > AreaSum(squareMetres: Noise.area)
        var result = layers.map { (once: $0.once.outside, own: $0.own.outside) }
        let doubtful = layers.indices.filter { n in
            let isOutside = layers[n].own.outside.contains { $0 > .zero }
            return isOutside && hasMore || !isComplete && layers[n].isInside
        }
        guard !doubtful.isEmpty else { return result }
        var zones = PolygonColumn()
        for n in doubtful {
            for row in 0..<layers[n].rows.polygons.count { zones.append(row: row, of: layers[n].rows.once.polygons) }
            guard layers[n].overlapsItself else { continue }
            for row in 0..<layers[n].rows.polygons.count { zones.append(row: row, of: layers[n].rows.polygons) }
        }
        let stream = try ParcelStream(source, as: .parcels, plane: county.plane, repair: known.project.options.repair)
        let told = known.progress
        var covered = try await Corridors.ground(zones, parcels: stream, plane: county.plane, threads: known.threads) {
            told(AnalysisProgress(stage: .question(.redline), item: "parcels", done: $0, total: stream.declaredRows))
        }
        if let shared {
            for (zone, sums) in shared.ground.sums(in: ZoneIndex(zones: zones, on: county.plane.overlap)).enumerated() {
                covered[zone] -= sums.again
            }
        }
        var first = 0
        for n in doubtful {
            func bare(_ ground: LayerCover.Ground) -> [AreaSum] {
                defer { first += ground.areas.count }
                return ground.areas.indices.map { LayerCover.rest(ground.areas[$0], covered[first + $0]) }
            }
            result[n].once = bare(layers[n].once)
            result[n].own = layers[n].overlapsItself ? bare(layers[n].own) : result[n].once
        }
        return result
    }

    /// Ground in doubt below each polygon of a layer that protects ground, below all of it: polygons that overlap each
    /// give what they share.
    private func doubts(of layer: LayerCover, bare: [AreaSum]) -> [PatchDoubt] {
        guard layer.layer != .construction, layer.layer != .plannedWorks else { return [] }
        let zones = ZoneIndex(zones: layer.rows.polygons, on: county.plane.overlap)
        let sums = shared?.ground.sums(in: zones)
        let deductions = shared?.differentDeductions(in: zones)
        return bare.indices.compactMap { row in
            var doubt = GroundDoubt(sums?[row] ?? RepeatedSums(), bare: bare[row])
            doubt.deduction = deductions?[row] ?? .zero
            return doubt.isNone ? nil : PatchDoubt(layer: layer.layer.rawValue, id: layer.rows.ids[row], doubt: doubt)
        }
    }

    private func noteVillagesWithoutParcels(_ log: inout RunLog) {
        guard let land else { return }
        let doubt = land.doubt.values.reduce(GroundDoubt(), +)
        if doubt.repeated > .zero {
            let (once, again) = (doubt.repeated.squareMetresText(), doubt.excess.squareMetresText())
            let (same, between) = (doubt.sameClass.squareMetresText(), doubt.counted.squareMetresText())
            log.loader.notices.append(
                Phrase(
                    zh: "地类图斑互相重叠：\(once) 平方米不止一个图斑，共多计 \(again) 平方米，其中同地类重叠的 \(same) 平方米只计一次，"
                        + "不同地类重叠的 \(between) 平方米在各地类中都计（其中重复）；见问题清单",
                    en:
                        "parcels overlap: \(once) m² are claimed by more than one, which counts \(again) m² above them; of that "
                        + "\(same) m² between parcels of one class count once, \(between) m² between classes stand in each; "
                        + "see the issues"))
        }
        if doubt.deduction > .zero {
            let area = doubt.deduction.squareMetresText()
            log.loader.notices.append(
                RidgedGround.differentDeductions(
                    Phrase(zh: "耕地面积", en: "farmland"), by: Phrase(zh: "\(area) 平方米", en: "\(area) m²")))
        }
        let bare = known.figures.filter { ($0.withoutParcels ?? .zero) > .zero }
        if !bare.isEmpty {
            let area = land.withoutParcels.squareMetresText()
            log.loader.notices.append(
                Phrase(
                    zh: "\(bare.count) 个村共有 \(area) 平方米没有地类图斑，各项地类面积不含这部分；见问题清单",
                    en:
                        "villages without parcels: \(bare.count), with \(area) m² that no land figure has; see the issues"
                ))
        }
        for village in bare {
            log.loader.issues.append(
                RowIssue(
                    layer: "villages",
                    row: county.villages.rows[village.code].map { county.villages.sourceRows[$0] } ?? 0,
                    id: village.code,
                    rule: "without-parcels", severity: .warning, place: village.place,
                    message: Self.bare(village.withoutParcels?.squareMetresText() ?? "0"),
                    areaBefore: village.withoutParcels?.squareMetres))
        }
        if land.outsideVillages > AreaSum(squareMetres: Noise.area) {
            let area = land.outsideVillages.squareMetresText()
            log.loader.notices.append(
                Phrase(
                    zh: "\(land.parcelsOutside) 个地类图斑有 \(area) 平方米在所有村庄之外，不计入任何村；见问题清单",
                    en:
                        "parcels outside every village: \(land.parcelsOutside), with \(area) m² that no village counts; "
                        + "see the issues")
            )
        }
    }

    private static func bare(_ area: String) -> Phrase {
        Phrase(zh: "该村有 \(area) 平方米没有地类图斑", en: "\(area) m² of the village have no parcel")
    }

    private func noteUncovered(_ extent: LayerExtent, _ log: inout RunLog) {
        let layer = extent.title
        let outside = extent.uncovered.count { $0.outsideVillages > .zero }
        if outside > 0 {
            let area = extent.outsideVillages!.squareMetresText()
            log.loader.notices.append(
                Phrase(
                    zh: "图层“\(layer.zh)”有 \(outside) 个多边形、\(area) 平方米在所有村庄之外；见问题清单",
                    en: "polygons of the layer “\(layer.en)” outside every village: \(outside), with \(area) m²; "
                        + "see the issues"))
        }
        let bare = extent.uncovered.count { ($0.withoutParcels ?? .zero) > .zero }
        if bare > 0 {
            let area = extent.withoutParcels!.squareMetresText()
            log.loader.notices.append(
                Phrase(
                    zh: "图层“\(layer.zh)”有 \(bare) 个多边形、\(area) 平方米下没有地类图斑，其中的问题无从检查；见问题清单",
                    en: "polygons of the layer “\(layer.en)” without parcels below: \(bare), with \(area) m² where "
                        + "nothing could be checked; see the issues"))
        }
        for polygon in extent.uncovered {
            func addIssue(_ rule: String, _ area: AreaSum?, _ what: Phrase) {
                guard let area, area > .zero else { return }
                let ground = area.squareMetresText()
                log.loader.issues.append(
                    RowIssue(
                        layer: extent.layer, row: polygon.row, id: polygon.id, rule: rule, severity: .warning,
                        place: polygon.place,
                        message: Phrase(zh: "有 \(ground) 平方米\(what.zh)", en: "\(ground) m² \(what.en)"),
                        areaBefore: area.squareMetres))
            }
            addIssue(
                "outside-villages", polygon.outsideVillages, Phrase(zh: "在所有村庄之外", en: "lie outside every village"))
            addIssue("without-parcels", polygon.withoutParcels, Phrase(zh: "下没有地类图斑", en: "have no parcel below"))
        }
    }
}
