import Columns
import Overlap
import Survey

/// Rules about the codes of villages and towns: by themselves, and against the place where their unit lies.
///
/// - Source: domain facts §B.3 and §B.6: codes of a unit begin with the code of the unit above.
enum UnitCheck {
    /// Length, repetition and county of the codes of a layer of units.
    static func checkCodes(_ layer: CheckedLayer, countyCode: String?) -> [CheckIssue] {
        guard CheckRule.unitCode.applies(to: layer.standard, isPolygon: true), layer.input.asksValues else { return [] }
        var issues: [CheckIssue] = []
        var rows: [String: [Int]] = [:]
        for row in 0..<layer.count {
            guard let text = layer.values.codes.optional(row) else { continue }
            guard let code = code(of: text, in: layer) else {
                issues.append(
                    layer.issue(
                        .unitCode, row: row, place: nil, Messages.unitCode(text, isVillage: layer.standard == .villages)
                    ))
                continue
            }
            rows[code.digits, default: []].append(row)
        }
        for (code, same) in rows where same.count > 1 {
            // The largest piece of a unit may carry its code; which of equal ones does must not depend on their order.
            let ordered = same.sorted { (layer.place($0) ?? Position(0, 0)) < (layer.place($1) ?? Position(0, 0)) }
            for row in ordered.dropFirst() where layer.contents[row] != layer.contents[ordered[0]] {
                issues.append(
                    layer.issue(
                        .duplicateCode, row: row, place: nil, other: layer.ids[ordered[0]],
                        Messages.codeTwice(code, rows: same.count)))
            }
        }
        guard let county = countyCode ?? commonCounty(rows) else { return issues }
        for (code, same) in rows where !code.hasPrefix(county) {
            for row in same {
                issues.append(
                    layer.issue(
                        .countyCode, row: row, place: nil, other: county, Messages.otherCounty(code, county)))
            }
        }
        return issues
    }

    /// A well-formed code of the layer: of a village, or the nine digits of a town.
    static func code(of text: String?, in layer: CheckedLayer) -> AdministrativeCode? {
        guard let text, let code = try? AdministrativeCode(text) else { return nil }
        if layer.standard == .villages { return code.level == .village ? code : nil }
        return code.level == .county || text.utf8.count == 19 ? nil : code.town
    }

    /// The county of more than half of the codes.
    private static func commonCounty(_ rows: [String: [Int]]) -> String? {
        var counts: [String: Int] = [:]
        for code in rows.keys { counts[String(code.prefix(6)), default: 0] += 1 }
        return counts.first { 2 * $0.value > rows.count }?.key
    }

    /// Villages whose code does not begin with that of the town in which most of their ground lies.
    static func checkParents(
        of villages: CheckedLayer, _ polygons: CheckedPolygons, towns: CheckedLayer, _ townPolygons: PolygonColumn
    ) -> [CheckIssue] {
        place(polygons, in: townPolygons).enumerated().compactMap { row, share in
            guard let share, let own = code(of: villages.values.codes.optional(row), in: villages),
                let parent = code(of: towns.values.codes.optional(share.zone), in: towns), own.town != parent
            else { return nil }
            return villages.issue(
                .parentCode, row: row, place: nil, other: parent.digits,
                Messages.parentCode(own, town: parent))
        }
    }

    /// Parcels whose ZLDWDM is not the village in which most of their ground lies.
    ///
    /// Codes that are malformed are told by rules of their own and not held against anything.
    static func checkVillages(
        of parcels: CheckedLayer, _ polygons: CheckedPolygons, villages: CheckedLayer, _ villagePolygons: PolygonColumn
    ) -> [CheckIssue] {
        guard parcels.input.asksValues else { return [] }
        let codes = (0..<villages.count).map { code(of: villages.values.codes.optional($0), in: villages) }
        return place(polygons, in: villagePolygons).enumerated().compactMap { row, share in
            guard let share, let text = parcels.values.codes.optional(row),
                let own = try? AdministrativeCode(text, level: .village), let found = codes[share.zone], own != found
            else { return nil }
            return parcels.issue(
                .parcelVillage, row: row, place: nil, measure: share.area, other: found.digits,
                Messages.parcelVillage(own, liesIn: found))
        }
    }

    /// For each row the zone with most of its ground, the first of equal ones; none where no zone has any.
    private static func place(_ polygons: CheckedPolygons, in zones: PolygonColumn) -> [ZoneShare?] {
        let shares = ZoneTabulator(ZoneIndex(zones: zones, on: polygons.plane)).shares(of: polygons.column)
        return (0..<shares.count).map { row in
            shares.shares(ofRow: row).max { a, b in a.area != b.area ? a.area < b.area : a.zone > b.zone }
        }
    }
}
