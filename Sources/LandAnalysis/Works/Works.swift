import Columns
import CountyLayers
import FindingValues
import Overlap
import ProjectFile

/// Works and corridors against the control lines.
package struct Works {
    package let county: County
    package let villageIndex: ZoneIndex

    package init(county: County, villageIndex: ZoneIndex) {
        self.county = county
        self.villageIndex = villageIndex
    }

    /// The polygons whose ground of parcels is asked for: planned works, then observed works; then, of each of the two
    /// whose works overlap, the works with each place once.
    package static func polygons(_ county: County) -> PolygonColumn {
        var result = PolygonColumn()
        let rows = layers.compactMap { county.areas[$0] }
        let columns = rows.map(\.polygons) + rows.filter { $0.once.repeated > .zero }.map(\.once.polygons)
        for column in columns {
            for row in 0..<column.count { result.append(row: row, of: column) }
        }
        return result
    }

    private static let layers = [ProjectLayer.plannedWorks, .construction]

    /// - Parameter land: what lies under each polygon of `polygons(_:)`; none without parcels.
    package func find(land: [WorkGround]?) -> WorkFindings {
        var findings = WorkFindings()
        var first = 0
        var firstOnce = Self.layers.reduce(0) { $0 + (county.areas[$1]?.polygons.count ?? 0) }
        for layer in Self.layers {
            guard let rows = county.areas[layer] else { continue }
            let industry = rows.attributes["rural_industry"]
            func works(_ polygons: PolygonColumn, _ first: Int) -> [WorkOnLines] {
                var works = measured(polygons, source: layer.rawValue, ids: rows.ids, names: rows.names)
                for i in works.indices {
                    works[i].land = land.map { $0[first + i] }
                    works[i].farmland = works[i].land?.farmland
                    works[i].isRuralIndustry = industry?.flag(i)
                }
                return works
            }
            let all = works(rows.polygons, first)
            let hasOverlaps = rows.once.repeated > .zero
            let once = hasOverlaps ? works(rows.once.polygons, firstOnce) : all
            findings.totals.append(
                WorkTotal(all, of: layer.rawValue, once: once, countedTwice: rows.once.repeated))
            if layer == .plannedWorks, land != nil { findings.quota = ConstructionQuota(all, once: once) }
            first += all.count
            if hasOverlaps { firstOnce += all.count }
            findings.works += all
        }
        findings.works.sort {
            $0.source != $1.source ? utf8Less($0.source, $1.source) : utf8Less($0.id, $1.id)
        }
        findings.totals.sort { utf8Less($0.source, $1.source) }
        return findings
    }

    /// Belt corridors, with the farmland that the belts found below.
    /// - Parameter given: names of belts that people drew; none for ours.
    package func corridors(_ belts: BeltFindings, given: [String]? = nil) -> [WorkOnLines] {
        var works = measured(
            belts.corridors, source: given == nil ? "belts" : "given_belts",
            ids: belts.belts.map { String($0.number) }, names: given ?? belts.belts.map(\.anchor))
        for i in works.indices { works[i].farmland = belts.belts[i].corridorFarmland }
        return works
    }

    private func measured(
        _ polygons: PolygonColumn, source: String, ids: [String], names: [String?]
    ) -> [WorkOnLines] {
        let found = villageIndex.tabulate(polygons)
        func on(_ layer: ProjectLayer) -> [AreaSum]? {
            county.rows(of: layer).map { $0.once.ground(in: polygons, plane: county.plane) }
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
}

extension WorkTotal {
    /// - Parameter once: the same works without ground that an earlier one has.
    init(_ works: [WorkOnLines], of source: String, once: [WorkOnLines], countedTwice: AreaSum) {
        self.init(source: source, works: works.count, area: .zero, countedTwice: countedTwice)
        func sum(_ ground: (WorkOnLines) -> AreaSum?) -> AreaSum? {
            let grounds = once.compactMap(ground)
            return grounds.isEmpty ? nil : grounds.reduce(.zero, +)
        }
        area = sum(\.area) ?? .zero
        basicFarmland = sum(\.basicFarmland)
        ecologicalRedLine = sum(\.ecologicalRedLine)
        insideUrbanBoundary = sum(\.insideUrbanBoundary)
        farmland = sum(\.farmland)
        newConstruction = sum { $0.land?.newConstruction }
    }
}

extension ConstructionQuota {
    /// - Parameter once: the same works without ground that an earlier one has; those of rural industry come first.
    fileprivate init(_ works: [WorkOnLines], once: [WorkOnLines]) {
        func new(_ works: [WorkOnLines]) -> AreaSum { works.reduce(.zero) { $0 + $1.land!.newConstruction } }
        let saysWhat = works.contains { $0.isRuralIndustry != nil }
        self.init(
            works: works.count { $0.land!.newConstruction > .zero }, total: new(once),
            ruralIndustry: saysWhat ? new(once.filter { $0.isRuralIndustry == true }) : nil)
        countedTwice = new(works) - total
    }
}
