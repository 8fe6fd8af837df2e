import Columns
import CountyLayers
import FindingValues
import GEOS
import LandAnalysis
import Overlap
import ProjectFile

/// A layer's ground row by row, and what of it lies outside villages.
struct LayerCover {
    let layer: ProjectLayer
    let rows: AreaRows
    /// Ground of each row, each place once: what the sums of the layer are made of.
    let once: Ground
    /// All ground of each row, whether or not another has it too: what the issue of a row gives.
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
    /// Works may overlap; what they share is reported for their list.
    func overlaps(on plane: OverlapPlane) throws(GEOSError) -> [RowIssue] {
        guard rows.once.repeated > .zero, ![.construction, .plannedWorks, .plans, .projects].contains(layer) else {
            return []
        }
        let whole = areas(of: rows.polygons, on: plane)
        let context = GEOSContext()
        var issues: [RowIssue] = []
        for row in 0..<rows.polygons.count {
            let others = rows.once.sharing.earlier(row, most: 4)
            let shared = AreaSum(squareMetres: whole[row]) - once.areas[row]
            guard let first = others.first, shared > AreaSum(squareMetres: Noise.area) else { continue }
            let common = try GEOSGeometry(polygons: rows.polygons, row: row, in: context).overlay(
                .intersection, with: GEOSGeometry(polygons: rows.polygons, row: first, in: context),
                keeping: .polygons
            ).take().polygonColumn()
            let names = others.map { Phrase(same: rows.ids[$0]) }.joined(first: 3)
            let ground = shared.squareMetresText()
            issues.append(
                RowIssue(
                    layer: layer.rawValue, row: row < rows.sourceRows.count ? rows.sourceRows[row] : row,
                    id: rows.ids[row], rule: "overlap", severity: .warning,
                    place: common.count > 0 ? common.vertices(ofRow: 0).first.map(common.vertex) : nil,
                    message: Phrase(
                        zh: "有 \(ground) 平方米也在 \(names.zh) 中，只计一次",
                        en: "\(ground) m² are also covered by \(names.en); they count "
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
