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

extension AnalysisRun {
    /// How much ground each layer covers, and what of it lies outside villages or without parcels; the control areas after
    /// the layers. What is not covered is told as notices and issues.
    mutating func measureExtents() async throws -> [LayerExtent] {
        tellVillagesWithoutParcels()
        let index = villageIndex
        let layers = county.groundLayers.map { LayerCover($0.layer, $0.rows, villageIndex: index) }
        let bare = try await groundWithoutParcels(layers)
        var result: [LayerExtent] = []
        for (n, layer) in layers.enumerated() {
            let extent = layer.extent(
                hasVillages: index.count > 0, withoutParcels: bare?[n].once, ofPatches: bare?[n].own)
            tell(extent)
            loader.issues += try layer.overlaps(on: county.plane.overlap)
            result.append(extent)
            guard let bare else { continue }
            let doubts = doubts(of: layer, bare: bare[n].own)
            findings.land?.patchDoubt += doubts
        }
        for area in county.controlAreas {
            let grounds = areas(of: area.once.polygons, on: county.plane.overlap)
            result.append(
                LayerExtent(
                    layer: area.name, title: Phrase(zh: area.name, en: area.name), rows: area.polygons.count,
                    area: grounds.reduce(.zero) { $0 + AreaSum(squareMetres: $1) },
                    countedTwice: area.once.repeated))
        }
        return result
    }

    /// By layer and row, each place once and of the whole of each row; none without parcels.
    ///
    /// Where parcels cover every village and none lies outside, what is outside the villages is what has no parcels. Only else
    /// the parcels are passed over once more, against the layers that may be concerned.
    private mutating func groundWithoutParcels(
        _ layers: [LayerCover]
    ) async throws -> [(once: [AreaSum], own: [AreaSum])]? {
        guard let land = findings.land, let source = project.layers[.parcels] else { return nil }
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
        let stream = try ParcelStream(source, as: .parcels, plane: county.plane, repair: project.options.repair)
        let told = progress
        var covered = try await Corridors.ground(zones, parcels: stream, plane: county.plane, threads: threads) {
            told(AnalysisProgress(stage: .redLine, item: "parcels", done: $0, total: stream.declaredRows))
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

    /// Ground in doubt below each polygon of a layer that protects ground, below all of it: polygons that overlap each tell what
    /// they share.
    private func doubts(of layer: LayerCover, bare: [AreaSum]) -> [PatchDoubt] {
        guard layer.layer != .construction, layer.layer != .plannedWorks else { return [] }
        let zones = ZoneIndex(zones: layer.rows.polygons, on: county.plane.overlap)
        let sums = shared?.ground.sums(in: zones)
        return bare.indices.compactMap { row in
            let doubt = GroundDoubt(sums?[row] ?? RepeatedSums(), bare: bare[row])
            return doubt.isNone ? nil : PatchDoubt(layer: layer.layer.rawValue, id: layer.rows.ids[row], doubt: doubt)
        }
    }

    private mutating func tellVillagesWithoutParcels() {
        guard let land = findings.land else { return }
        let doubt = land.doubt.values.reduce(GroundDoubt(), +)
        if doubt.repeated > .zero {
            let (once, same, between) = (
                doubt.repeated.squareMetresText(), doubt.sameClass.squareMetresText(), doubt.counted.squareMetresText()
            )
            loader.notices.append(
                Phrase(
                    zh: "地类图斑互相重叠：\(once) 平方米不止一个图斑；同地类重叠的 \(same) 平方米只计一次，"
                        + "不同地类重叠的 \(between) 平方米在各地类中都计（其中重复）；见问题清单",
                    en:
                        "parcels overlap: \(once) m² are claimed by more than one; \(same) m² between parcels of one class "
                        + "count once, \(between) m² claimed by several classes stand in each; see the issues"))
        }
        let bare = findings.villages.rows.filter { ($0.withoutParcels ?? .zero) > .zero }
        if !bare.isEmpty {
            let area = land.withoutParcels.squareMetresText()
            loader.notices.append(
                Phrase(
                    zh: "\(bare.count) 个村共有 \(area) 平方米没有地类图斑，各项地类面积不含这部分；见问题清单",
                    en:
                        "villages without parcels: \(bare.count), with \(area) m² that no land figure has; see the issues"
                ))
        }
        for village in bare {
            loader.issues.append(
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
            loader.notices.append(
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

    private mutating func tell(_ extent: LayerExtent) {
        let layer = extent.title
        let outside = extent.uncovered.count { $0.outsideVillages > .zero }
        if outside > 0 {
            let area = extent.outsideVillages!.squareMetresText()
            loader.notices.append(
                Phrase(
                    zh: "图层“\(layer.zh)”有 \(outside) 个多边形、\(area) 平方米在所有村庄之外；见问题清单",
                    en: "polygons of the layer “\(layer.en)” outside every village: \(outside), with \(area) m²; "
                        + "see the issues"))
        }
        let bare = extent.uncovered.count { ($0.withoutParcels ?? .zero) > .zero }
        if bare > 0 {
            let area = extent.withoutParcels!.squareMetresText()
            loader.notices.append(
                Phrase(
                    zh: "图层“\(layer.zh)”有 \(bare) 个多边形、\(area) 平方米下没有地类图斑，其中的问题无从检查；见问题清单",
                    en: "polygons of the layer “\(layer.en)” without parcels below: \(bare), with \(area) m² where "
                        + "nothing could be checked; see the issues"))
        }
        for polygon in extent.uncovered {
            func tell(_ rule: String, _ area: AreaSum?, _ what: Phrase) {
                guard let area, area > .zero else { return }
                let ground = area.squareMetresText()
                loader.issues.append(
                    RowIssue(
                        layer: extent.layer, row: polygon.row, id: polygon.id, rule: rule, severity: .warning,
                        place: polygon.place,
                        message: Phrase(zh: "有 \(ground) 平方米\(what.zh)", en: "\(ground) m² \(what.en)"),
                        areaBefore: area.squareMetres))
            }
            tell("outside-villages", polygon.outsideVillages, Phrase(zh: "在所有村庄之外", en: "lie outside every village"))
            tell("without-parcels", polygon.withoutParcels, Phrase(zh: "下没有地类图斑", en: "have no parcel below"))
        }
    }
}

/// A layer's ground row by row, and what of it lies outside villages.
private struct LayerCover {
    let layer: ProjectLayer
    let rows: AreaRows
    /// Ground of each row, each place once: what the sums of the layer are made of.
    let once: Ground
    /// All ground of each row, whether or not another has it too: what is told of a row.
    let own: Ground

    /// Ground row by row.
    struct Ground {
        let areas: [AreaSum]
        /// What of it lies outside every village; noise is none.
        let outside: [AreaSum]

        init(_ polygons: PolygonColumn, _ villageIndex: ZoneIndex) {
            let found = villageIndex.tabulate(polygons)
            areas = found.areas.map { AreaSum(squareMetres: $0) }
            outside = found.areas.indices.map { row in
                let inside = found.shares(ofRow: row).reduce(AreaSum.zero) { $0 + AreaSum(squareMetres: $1.area) }
                let once = inside - AreaSum(squareMetres: found.repeated(ofRow: row))
                return LayerCover.rest(AreaSum(squareMetres: found.areas[row]), once)
            }
        }
    }

    init(_ layer: ProjectLayer, _ rows: AreaRows, villageIndex: ZoneIndex) {
        (self.layer, self.rows) = (layer, rows)
        once = Ground(rows.once.polygons, villageIndex)
        own = rows.once.repeated > .zero ? Ground(rows.polygons, villageIndex) : once
    }

    /// Rows share ground.
    var overlapsItself: Bool { rows.once.repeated > .zero }

    /// Some of its ground lies in villages.
    var isInside: Bool { zip(once.areas, once.outside).contains { $0 > $1 } }

    /// What of some ground is left; noise is none.
    static func rest(_ whole: AreaSum, _ part: AreaSum) -> AreaSum {
        let rest = whole - part
        return rest > AreaSum(squareMetres: Noise.area) ? rest : .zero
    }

    /// An issue for each row of a layer that protects ground which has ground of rows before it: it counts once, for the first.
    /// Works may overlap; what they share is told of their list.
    func overlaps(on plane: OverlapPlane) throws(GEOSError) -> [RowIssue] {
        guard rows.once.repeated > .zero, ![.construction, .plannedWorks, .plans, .projects].contains(layer) else {
            return []
        }
        let pairs = overlappingPairs(within: rows.polygons, on: plane).filter { $0.area > Noise.area }
        let whole = areas(of: rows.polygons, on: plane)
        let context = GEOSContext()
        var issues: [RowIssue] = []
        for (row, others) in Dictionary(grouping: pairs, by: \.right).sorted(by: { $0.key < $1.key }) {
            let shared = AreaSum(squareMetres: whole[row]) - once.areas[row]
            guard let first = others.first, shared > AreaSum(squareMetres: Noise.area) else { continue }
            let common = try GEOSGeometry(polygons: rows.polygons, row: row, in: context).overlay(
                .intersection, with: GEOSGeometry(polygons: rows.polygons, row: first.left, in: context),
                keeping: .polygons
            ).take().polygonColumn()
            let names = others.prefix(3).map { Phrase(same: rows.ids[$0.left]) }.joined()
            let (ground, more) = (shared.squareMetresText(), others.count > 3)
            issues.append(
                RowIssue(
                    layer: layer.rawValue, row: row < rows.sourceRows.count ? rows.sourceRows[row] : row,
                    id: rows.ids[row], rule: "overlap", severity: .warning,
                    place: common.count > 0 ? common.vertices(ofRow: 0).first.map(common.vertex) : nil,
                    message: Phrase(
                        zh: "有 \(ground) 平方米也在 \(names.zh)\(more ? " 等" : "") 中，只计一次",
                        en: "\(ground) m² are also covered by \(names.en)\(more ? " and others" : ""); they count "
                            + "once"),
                    areaBefore: shared.squareMetres))
        }
        return issues
    }

    /// - Parameters:
    ///   - bare: ground without parcels by row, each place once; none without parcels.
    ///   - own: the same of all ground of each row.
    func extent(hasVillages: Bool, withoutParcels bare: [AreaSum]?, ofPatches own: [AreaSum]?) -> LayerExtent {
        var extent = LayerExtent(
            layer: layer.rawValue, title: layer.title, rows: rows.polygons.count, area: once.areas.reduce(.zero, +),
            countedTwice: rows.once.repeated)
        guard hasVillages else { return extent }
        extent.outsideVillages = once.outside.reduce(.zero, +)
        extent.withoutParcels = bare?.reduce(.zero, +)
        let outside = self.own.outside
        for row in outside.indices where outside[row] > .zero || (own?[row] ?? .zero) > .zero {
            extent.uncovered.append(
                .init(
                    id: rows.ids[row], row: row < rows.sourceRows.count ? rows.sourceRows[row] : row,
                    place: rows.polygons.vertices(ofRow: row).first.map(rows.polygons.vertex),
                    outsideVillages: outside[row], withoutParcels: own?[row]))
        }
        return extent
    }
}
