import Columns
import Overlap

/// What a county holds of farmland and of the layers that protect it, unit by unit.
struct Holding {
    private let county: County
    private let villageIndex: ZoneIndex
    private let villages: [VillageFigures]
    private let countyCode: String
    private let catalogues: [PolicyCatalogue]

    init(
        _ county: County, villageIndex: ZoneIndex, figures: [VillageFigures], countyCode: String,
        catalogues: [PolicyCatalogue]
    ) {
        (self.county, self.villageIndex, villages) = (county, villageIndex, figures)
        (self.countyCode, self.catalogues) = (countyCode, catalogues)
    }

    /// Ground before and after ridges in a village; after is none where it is not known.
    private struct Ground {
        var gross = AreaSum.zero
        var net: AreaSum? = .zero

        static func += (a: inout Ground, b: Ground) {
            a.gross += b.gross
            if let more = b.net { a.net? += more } else { a.net = nil }
        }
    }

    /// - Parameters:
    ///   - fallow: land left fallow; none when the parcels do not say what grows.
    ///   - total: the county's farmland against its task.
    func find(fallow: [FallowLand]?, total: RedLineTotal?) -> HoldingFindings {
        var findings = HoldingFindings()
        findings.fallow = fallow
        let protected = county.protectionTargets.map { grounds(of: $0) }
        for kind in HoldingKind.allCases {
            guard let grounds = grounds(kind, fallow, protected) else { continue }
            var rows = rows(kind, grounds)
            for i in rows.indices { (rows[i].task, rows[i].taskSource) = task(rows[i], total, protected) }
            findings.rows += rows
        }
        return findings
    }

    /// By village; none when the kind is not there.
    private func grounds(_ kind: HoldingKind, _ fallow: [FallowLand]?, _ protected: [Ground]?) -> [Ground]? {
        switch kind {
        case .farmland:
            guard villages.contains(where: { $0.farmland != nil }) else { return nil }
            return villages.map { Ground(gross: $0.farmlandGross ?? .zero, net: $0.farmland) }
        case .protectionTargets: return protected
        case .stableFarmland:
            guard let rows = county.basicFarmland, let marks = rows.attributes["stable"] else { return nil }
            return grounds(of: rows) { Self.isMarked(marks.text($0)) }
        case .fallow:
            guard let fallow else { return nil }
            var result = [Ground](repeating: Ground(gross: .zero, net: nil), count: villages.count)
            for land in fallow { result[county.villages.rows[land.village]!].gross += land.gross }
            return result
        default: return ProjectLayer(rawValue: kind.rawValue).flatMap { county.rows(of: $0) }.map { grounds(of: $0) }
        }
    }

    /// A mark that means yes, as databases write it.
    private static func isMarked(_ text: String?) -> Bool {
        text.map { ["1", "是", "y", "yes", "true", "t"].contains($0.lowercased()) } ?? false
    }

    /// What of a layer lies in each village. A polygon's net area is divided as its ground is.
    private func grounds(of rows: AreaRows, where isWanted: (Int) -> Bool = { _ in true }) -> [Ground] {
        let hasNet = rows.netAreas.contains { $0 != nil }
        var result = [Ground](repeating: Ground(gross: .zero, net: hasNet ? .zero : nil), count: villages.count)
        let found = villageIndex.tabulate(rows.polygons)
        for row in 0..<rows.polygons.count where isWanted(row) {
            for share in found.shares(ofRow: row) {
                let gross = AreaSum(squareMetres: share.area)
                let net = rows.netAreas[row].map { AreaSum(squareMetres: $0 * share.area / found.areas[row]) }
                result[share.zone] += Ground(gross: gross, net: hasNet ? net ?? gross : nil)
            }
        }
        return result
    }

    /// County, towns and villages.
    private func rows(_ kind: HoldingKind, _ grounds: [Ground]) -> [HoldingRow] {
        func row(_ level: HoldingRow.Level, _ code: String, _ members: [Int]) -> HoldingRow {
            var sum = Ground(gross: .zero, net: grounds.first?.net == nil ? nil : .zero)
            for i in members { sum += grounds[i] }
            return HoldingRow(kind: kind, level: level, code: code, gross: sum.gross, net: sum.net)
        }
        var result = [row(.county, countyCode, Array(grounds.indices))]
        let towns = Dictionary(grouping: grounds.indices, by: { villages[$0].town })
        for town in towns.keys.sorted(by: utf8Less) {
            result.append(row(.town, town, towns[town]!))
            for i in towns[town]! { result.append(row(.village, villages[i].code, [i])) }
        }
        return result
    }

    private func task(_ row: HoldingRow, _ total: RedLineTotal?, _ protected: [Ground]?) -> (AreaSum?, String?) {
        if row.level != .county {
            guard row.kind == .farmland, let protected else { return (nil, nil) }
            let members = villages.indices.filter { [villages[$0].code, villages[$0].town].contains(row.code) }
            let sum = members.reduce(AreaSum.zero) { $0 + (protected[$1].net ?? protected[$1].gross) }
            return (sum, ProjectLayer.protectionTargets.rawValue)
        }
        if row.kind == .farmland { return (total?.task, total?.taskSource) }
        for catalogue in catalogues {
            for target in catalogue.targets
            where target.indicator == "area.layer" && target.parameters.layer == row.kind.rawValue
                && target.parameters.year == nil
            {
                if let task = target.canonicalArea { return (task, target.id) }
            }
        }
        return (nil, nil)
    }
}
