import Columns
import CountyLayers
import FindingValues
import GEOS
import LandAnalysis
import Overlap
import PROJ
import ProjectFile
import WayAnalysis

/// What a run knows that a target may ask for.
package struct TargetFacts {
    let county: County
    let findings: Findings
    let countyCode: String
    private let layers: LayerGrounds

    /// - Parameter villageIndex: made of the county's villages when none is given.
    package init(county: County, findings: Findings, countyCode: String, villageIndex: ZoneIndex? = nil) {
        (self.county, self.findings, self.countyCode) = (county, findings, countyCode)
        layers = LayerGrounds(
            county,
            villageIndex: villageIndex ?? ZoneIndex(zones: county.villages.polygons, on: county.plane.overlap))
    }

    /// - Throws: `GEOSError`.
    func measure(_ target: PolicyTarget) throws(GEOSError) -> Targets.Measured {
        let p = target.parameters
        switch target.indicator {
        case .retainedFarmland:
            guard let land = findings.land else { return .lacks("parcels") }
            return .ground(HeldGround(gross: land.farmlandGross, net: land.farmland))
        case .redLineViolations:
            guard let redLine = findings.redLine, redLine.basicFarmland != nil else { return .lacks("basic_farmland") }
            guard findings.land != nil else { return .lacks("parcels") }
            return .area(redLine.conflictArea)
        case .ruralIndustry: return ruralIndustry()
        case .areaOfLayer: return try areaOfLayer(p)
        case .roadLength: return roadLength(p)
        case .namedRoads: return namedRoads(p)
        case .services: return services(p)
        case .villages: return villageCount(p)
        case .shareOfVillages: return villageShare(p)
        case .belt: return belt(p)
        case .manual: return .manual
        }
    }

    /// What the figure measured for a target may be too large and too small by. Of the ground of conflicts: where another class
    /// claims it too it may be none, and where basic farmland has no parcels there may be more.
    func doubt(of target: PolicyTarget) -> FigureDoubt {
        guard let land = findings.land else { return .none }
        switch target.indicator {
        case .retainedFarmland: return land.countyDoubt.ofFarmlandSum
        case .redLineViolations:
            guard let redLine = findings.redLine else { return .none }
            return FigureDoubt(above: redLine.conflictsInDoubt, below: redLine.unseen)
        case .areaOfLayer, .roadLength, .namedRoads, .services, .villages, .shareOfVillages, .belt, .ruralIndustry,
            .manual:
            return .none
        }
    }

    /// New construction of the plan that is for rural industry.
    private func ruralIndustry() -> Targets.Measured {
        guard county.rows(of: .plannedWorks) != nil else { return .lacks("planned_works") }
        guard let quota = findings.works?.quota else { return .lacks("parcels") }
        guard let industry = quota.ruralIndustry else { return .lacks("rural_industry", of: "planned_works") }
        guard quota.total > .zero else {
            return .missing(Phrase(zh: "拟建工程没有新增建设用地", en: "the planned works need no new construction land"))
        }
        return .areaShare(industry, of: quota.total, denominator: Phrase(zh: "新增建设用地", en: "new construction land"))
    }

    private func areaOfLayer(_ p: PolicyTarget.Parameters) throws(GEOSError) -> Targets.Measured {
        guard let name = p.layer, let key = ProjectLayer(rawValue: name), let rows = county.rows(of: key) else {
            return .lacks(p.layer ?? "layer")
        }
        if p.year != nil, !rows.hasYears { return .lacks("year", of: name) }
        return .ground(try layers.total(rows) { matches(rows.years[$0], p.year) })
    }

    private func roadLength(_ p: PolicyTarget.Parameters) -> Targets.Measured {
        guard let roads = county.roads else { return .lacks("roads") }
        if p.works != nil, !roads.hasWorks { return .lacks("works", of: "roads") }
        if p.year != nil, !roads.hasYears { return .lacks("year", of: "roads") }
        let rows = (0..<roads.lines.count).filter { row in
            roads.isOwn[row] && matches(roads.years[row], p.year) && (p.works == nil || roads.works[row] == p.works)
                && (p.classes.isEmpty || roads.classes[row].map { p.classes.contains($0.rawValue) } == true)
        }
        let micrometres = roads.micrometres(ofRows: rows, plane: county.plane).values.reduce(0, +)
        return .length(Double(micrometres) / 1e6)
    }

    private func namedRoads(_ p: PolicyTarget.Parameters) -> Targets.Measured {
        guard let roads = county.roads else { return .lacks("roads") }
        guard roads.hasWorks else { return .lacks("works", of: "roads") }
        if p.year != nil, !roads.hasYears { return .lacks("year", of: "roads") }
        let done = Set(
            roads.names.indices.filter {
                roads.isOwn[$0] && roads.works[$0] != nil && matches(roads.years[$0], p.year)
            }.compactMap { roads.names[$0] })
        return .found(p.names.count(where: done.contains), of: p.names.count)
    }

    private func services(_ p: PolicyTarget.Parameters) -> Targets.Measured {
        guard let services = county.services else { return .lacks("services") }
        if p.year != nil, !services.hasYears { return .lacks("year", of: "services") }
        return .count(
            services.kinds.indices.count {
                (p.kind == nil || services.kinds[$0] == p.kind) && matches(services.years[$0], p.year)
            })
    }

    /// Villages that reached a grade in a year, by `grade_history` (`year:grade;…`), or have it now when no year is
    /// asked.
    private func villageCount(_ p: PolicyTarget.Parameters) -> Targets.Measured {
        guard county.villages.count > 0 else { return .lacks("villages") }
        var rows = Array(0..<county.villages.count)
        if !p.villages.isEmpty {
            let absent = p.villages.filter { !county.villages.names.contains($0) }
            guard absent.isEmpty else { return .unknownVillages(absent) }
            rows = rows.filter { p.villages.contains(county.villages.names[$0]) }
        }
        guard let grade = p.grade else { return .count(rows.count) }
        if let year = p.year {
            guard let history = county.table.column("grade_history") else {
                return .lacks("grade_history", of: "village_table")
            }
            return .count(rows.count { Self.reached(grade, in: year, history.text($0) ?? "") })
        }
        guard let grades = county.table.column("grade") else { return .lacks("grade", of: "village_table") }
        return .count(rows.count { grades.text($0) == grade })
    }

    /// The history names the grade for the year.
    static func reached(_ grade: String, in year: Int, _ history: String) -> Bool {
        history.split(whereSeparator: { ";；".contains($0) }).contains { entry in
            let parts = entry.split(maxSplits: 1, whereSeparator: { ":：".contains($0) }).map {
                $0.filter { !$0.isWhitespace }
            }
            return parts.count == 2 && parts[0] == String(year) && parts[1] == grade
        }
    }

    private func villageShare(_ p: PolicyTarget.Parameters) -> Targets.Measured {
        guard county.villages.count > 0 else { return .lacks("villages") }
        guard let name = p.column, let column = county.table.column(name) else {
            return .lacks(p.column ?? "column", of: "village_table")
        }
        var rows = Array(0..<county.villages.count)
        for (key, value) in p.among.sorted(by: { utf8Less($0.key, $1.key) }) {
            guard let other = county.table.column(key) else { return .lacks(key, of: "village_table") }
            rows = rows.filter { other.text($0) == value || (value == "true" && other.flag($0) == true) }
        }
        guard !rows.isEmpty else {
            return .missing(Phrase(zh: "没有符合条件的村", en: "no village is asked about"))
        }
        let unknown = rows.count { column.flag($0) == nil }
        let condition = p.among.sorted { utf8Less($0.key, $1.key) }.map { "\($0.key) = \($0.value)" }
        let zh = condition.isEmpty ? "" : "（\(condition.joined(separator: "，"))）"
        let en = condition.isEmpty ? "" : " (\(condition.joined(separator: ", ")))"
        let lacking = unknown == 0 ? ("", "") : ("，其中 \(unknown) 村缺值", ", \(unknown) of them without a value")
        return .share(
            met: rows.count { column.flag($0) == true }, of: rows.count,
            denominator: Phrase(
                zh: "\(rows.count) 个行政村" + zh + lacking.0, en: "\(rows.count) villages" + en + lacking.1))
    }

    private func belt(_ p: PolicyTarget.Parameters) -> Targets.Measured {
        guard let belts = findings.belts else {
            return .missing(Phrase(zh: "没有计算示范带", en: "no belts were computed"))
        }
        let absent = p.villages.filter { !county.villages.names.contains($0) }
        guard absent.isEmpty else { return .unknownVillages(absent) }
        let exists = belts.belts.contains { belt in
            let names = Set(belt.villages.map { county.villages.names[county.villages.rows[$0]!] })
            return p.villages.allSatisfy(names.contains)
        }
        return .found(exists ? 1 : 0, of: 1)
    }

    private func matches(_ year: Double?, _ wanted: Int?) -> Bool { wanted == nil || year == wanted.map(Double.init) }
}

extension Targets.Measured {
    /// A layer that the project does not name.
    static func lacks(_ layer: String) -> Self { .missing(ProjectLayer.absent(layer)) }

    /// A field that a layer does not have.
    static func lacks(_ field: String, of layer: String) -> Self {
        .missing(Phrase(zh: "图层 \(layer) 没有字段 \(field)", en: "the layer `\(layer)` has no field `\(field)`"))
    }

    static func unknownVillages(_ names: [String]) -> Self {
        let list = names.joined(separator: "、")
        return .missing(Phrase(zh: "村界图层中没有 \(list)", en: "no village of the layer is named \(list)"))
    }
}
