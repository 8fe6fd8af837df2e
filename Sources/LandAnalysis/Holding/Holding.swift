import Columns
import CountyLayers
import FindingValues
import Overlap
import ProjectFile

/// What a county holds of farmland and of the layers that protect it, unit by unit.
package struct Holding {
    private let county: County
    private let land: LandFindings?
    private let layers: LayerGrounds
    private let villages: [VillageFigures]
    private let countyCode: String
    private let catalogues: [PolicyCatalogue]
    /// Places in `villages` by the code of the village and of the town.
    private let members: [String: [Int]]
    private let shared: SharedFarmland

    package init(
        _ county: County, land: LandFindings?, villageIndex: ZoneIndex, figures: [VillageFigures], countyCode: String,
        catalogues: [PolicyCatalogue]
    ) {
        (self.county, layers, villages) = (county, LayerGrounds(county, villageIndex: villageIndex), figures)
        self.land = land
        (self.countyCode, self.catalogues) = (countyCode, catalogues)
        var members: [String: [Int]] = [:]
        for (place, village) in figures.enumerated() {
            for code in Set([village.code, village.town]) { members[code, default: []].append(place) }
        }
        self.members = members
        shared = SharedFarmland(land?.again ?? RepeatedLand())
    }

    /// - Parameters:
    ///   - fallow: land left fallow; none when the parcels do not say what grows.
    ///   - total: the county's farmland against its task.
    ///   - protection: the tasks of the layer of protection targets; none without it.
    package func find(
        fallow: [FallowLand]?, total: RedLineTotal?, protection: ProtectionTasks?
    ) throws -> HoldingFindings {
        var findings = HoldingFindings()
        findings.fallow = fallow
        for kind in HoldingKind.allCases {
            guard let grounds = try grounds(kind, fallow, protection?.grounds) else { continue }
            var rows = rows(kind, grounds)
            for i in rows.indices {
                if kind == .farmland { rows[i].doubt = land.map { doubt(of: rows[i], $0) } }
                judge(&rows[i], total, protection)
            }
            findings.rows += rows
        }
        return findings
    }

    /// By village; none when the kind is not there.
    private func grounds(
        _ kind: HoldingKind, _ fallow: [FallowLand]?, _ protected: LayerGrounds.Grounds?
    ) throws -> LayerGrounds.Grounds? {
        switch kind {
        case .farmland:
            guard villages.contains(where: { $0.farmland != nil }) else { return nil }
            let again = land?.again ?? RepeatedLand()
            return .init(
                villages: villages.map { HeldGround(gross: $0.farmlandGross ?? .zero, net: $0.farmland) },
                againInTown: farmland(again.inTown), againInCounty: farmland(again.inCounty))
        case .protectionTargets: return protected
        case .stableFarmland:
            guard let rows = county.basicFarmland, let marks = rows.attributes["stable"] else { return nil }
            return try layers.byVillage(rows) { Self.isMarked(marks.text($0)) }
        case .fallow:
            guard let fallow else { return nil }
            var result = [HeldGround](repeating: HeldGround(gross: .zero, net: nil), count: villages.count)
            for land in fallow { result[county.villages.rows[land.village]!].gross += land.gross }
            return .init(villages: result)
        default:
            return try ProjectLayer(rawValue: kind.rawValue).flatMap { county.rows(of: $0) }.map {
                try layers.byVillage($0)
            }
        }
    }

    /// Farmland by village.
    private func farmland(_ areas: [VillageClassArea]) -> [HeldGround] {
        guard !areas.isEmpty else { return [] }
        var result = [HeldGround](repeating: HeldGround(), count: villages.count)
        for area in areas where farmlandClasses.contains(String(area.code.prefix(4))) {
            if let row = county.villages.rows[area.village] {
                result[row] += HeldGround(gross: area.gross, net: area.net)
            }
        }
        return result
    }

    /// A mark that means yes, as databases write it.
    private static func isMarked(_ text: String?) -> Bool {
        text.map { ["1", "是", "y", "yes", "true", "t"].contains($0.lowercased()) } ?? false
    }

    /// County, towns and villages.
    private func rows(_ kind: HoldingKind, _ grounds: LayerGrounds.Grounds) -> [HoldingRow] {
        func row(_ level: HoldingRow.Level, _ code: String, _ sum: HeldGround) -> HoldingRow {
            HoldingRow(kind: kind, level: level, code: code, gross: sum.gross, net: sum.net)
        }
        var result = [row(.county, countyCode, grounds.county)]
        let towns = Dictionary(grouping: villages.indices, by: { villages[$0].town })
        for (town, members) in towns.sorted(by: { utf8Less($0.key, $1.key) }) {
            result.append(row(.town, town, grounds.town(members)))
            for i in members { result.append(row(.village, villages[i].code, grounds.villages[i])) }
        }
        return result
    }

    /// The ground in doubt of a row's unit.
    private func doubt(of row: HoldingRow, _ land: LandFindings) -> GroundDoubt {
        guard row.level != .county else { return land.countyDoubt }
        let codes = (members[row.code] ?? []).map { villages[$0].code }
        var sum = land.doubt(of: codes)
        sum.inSeveralVillages = shared.area(of: codes)
        return sum
    }

    /// Holds a row against its task, where it has one.
    private func judge(_ row: inout HoldingRow, _ total: RedLineTotal?, _ protection: ProtectionTasks?) {
        guard row.kind == .farmland else {
            if row.level == .county { judgeByTarget(&row) }
            return
        }
        if row.level == .county {
            (row.task, row.taskSource, row.state) = (total?.task, total?.taskSource, total?.state)
            (row.stored, row.tolerance) = (total?.stored, total?.tolerance ?? .zero)
            row.reason = total?.reason
        } else if let protection {
            let task = protection.task(of: members[row.code] ?? [])
            (row.task, row.taskSource, row.stored, row.tolerance) = (
                task.area, task.source, task.stored, task.tolerance
            )
            let figure = (row.doubt ?? GroundDoubt()).ofFarmlandSum
            let state = TaskState(task.area, by: row.compared, tolerance: task.tolerance, doubt: figure)
            (row.state, row.reason) = (state, state == .doubtful ? figure.reason : nil)
        }
    }

    /// Holds the county's row against the first target that asks for the layer, as the target is judged.
    private func judgeByTarget(_ row: inout HoldingRow) {
        for target in catalogues.flatMap(\.targets)
        where target.indicator == .areaOfLayer && target.parameters.layer == row.kind.rawValue
            && target.parameters.year == nil
        {
            guard let task = target.canonicalArea, let isMet = target.isMet(by: row.held) else { continue }
            (row.task, row.taskSource, row.state) = (task, target.id, isMet ? .met : .notMet)
            return
        }
    }
}
