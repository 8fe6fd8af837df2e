import Columns
import Overlap

/// Works and corridors against the control lines.
struct Works {
    let county: County
    let villageIndex: ZoneIndex

    /// The polygons whose ground of parcels is asked for: planned works, then observed works.
    static func polygons(_ county: County) -> PolygonColumn {
        var result = PolygonColumn()
        for layer in Self.layers {
            guard let rows = county.areas[layer] else { continue }
            for row in 0..<rows.polygons.count { result.append(row: row, of: rows.polygons) }
        }
        return result
    }

    private static let layers = [ProjectLayer.plannedWorks, .construction]

    /// - Parameter land: what lies under each polygon of `polygons(_:)`; none without parcels.
    func find(land: [WorkGround]?) -> WorkFindings {
        var findings = WorkFindings()
        var first = 0
        for layer in Self.layers {
            guard let rows = county.areas[layer] else { continue }
            let industry = rows.attributes["rural_industry"]
            var works = measured(
                rows.polygons, source: layer.rawValue, ids: rows.ids, names: rows.names)
            for i in works.indices {
                works[i].land = land.map { $0[first + i] }
                works[i].isRuralIndustry = industry?.flag(i)
            }
            if layer == .plannedWorks, land != nil { findings.quota = Self.quota(works) }
            first += works.count
            findings.works += works
        }
        findings.works.sort {
            $0.source != $1.source ? utf8Less($0.source, $1.source) : utf8Less($0.id, $1.id)
        }
        return findings
    }

    /// Belt corridors; what parcels lie below is told with the belts.
    func corridors(_ belts: BeltFindings) -> [WorkOnLines] {
        measured(
            belts.corridors, source: "belts", ids: belts.belts.map { String($0.number) },
            names: belts.belts.map(\.anchor))
    }

    private func measured(
        _ polygons: PolygonColumn, source: String, ids: [String], names: [String?]
    ) -> [WorkOnLines] {
        let found = villageIndex.tabulate(polygons)
        func on(_ layer: ProjectLayer) -> [AreaSum]? {
            county.rows(of: layer).map { Corridors.overlap(polygons, with: $0.once, plane: county.plane) }
        }
        let (basic, ecological, urban) = (on(.basicFarmland), on(.ecologicalRedLine), on(.urbanBoundary))
        return (0..<polygons.count).map { row in
            var work = WorkOnLines(
                source: source, id: ids[row], name: names[row], area: AreaSum(squareMetres: found.areas[row]))
            work.basicFarmland = basic?[row]
            work.ecologicalRedLine = ecological?[row]
            work.insideUrbanBoundary = urban?[row]
            work.villages = found.shares(ofRow: row).filter { $0.area > Noise.area }.map {
                county.villages.codes[$0.zone]
            }
            .sorted(by: utf8Less)
            return work
        }
    }

    private static func quota(_ works: [WorkOnLines]) -> ConstructionQuota {
        let new = works.filter { $0.land!.newConstruction > .zero }
        let saysWhat = works.contains { $0.isRuralIndustry != nil }
        return ConstructionQuota(
            works: new.count, total: new.reduce(.zero) { $0 + $1.land!.newConstruction },
            ruralIndustry: saysWhat
                ? new.reduce(.zero) { $0 + ($1.isRuralIndustry == true ? $1.land!.newConstruction : .zero) } : nil)
    }
}
