import Columns
import FindingValues
import Survey

/// Figures of the villages as all tables of a run print them.
package struct Settled {
    package let hectares: SettledFigures
    package let mu: SettledFigures

    package init(_ findings: Findings) {
        (hectares, mu) = (SettledFigures(findings, .hectares), SettledFigures(findings, .mu))
    }
}

/// How the figures of villages that stand in several tables of a run are rounded, once for all of them.
///
/// The ground of villages is settled first; then the first-level classes, which add up to it but for what parcels lack or
/// count again; every finer table (second level, owners) adds up to these, and every other table that has one of these
/// figures prints it as it is here, with what it differs from it where it does.
package struct SettledFigures {
    package let unit: PrintedLand.Unit
    /// Town of each village.
    package let towns: [String]
    /// Ground of the villages.
    package let area: SettledColumn
    /// First-level classes; none without land.
    package let firstLevel: LandGrid?
    package let groups: LandGroups
    /// Second-level classes, in the order of `codes`; of hectares alone.
    package let secondLevel: LandGrid?
    /// The classes that the parcels have, by UTF-8.
    package let codes: [String]
    /// Farmland net of ridges; none where it is not known of a village.
    package let farmland: SettledColumn?
    /// Basic farmland; none where it is not known of a village.
    package let basicFarmland: SettledColumn?

    package init(_ findings: Findings, _ unit: PrintedLand.Unit) {
        let rows = findings.villages.rows
        let towns = rows.map(\.town)
        func column(_ areas: [AreaSum?], as other: SettledColumn? = nil) -> SettledColumn? {
            let known = areas.compactMap { $0 }
            guard known.count == rows.count, !rows.isEmpty else { return nil }
            return SettledColumn(known.map(unit.exact), towns: towns, unit: unit.unit, as: other)
        }
        let area = SettledColumn(rows.map { unit.exact($0.area) }, towns: towns, unit: unit.unit)
        let groups = LandGroups(findings.land)
        var (grid, farmland) = (LandGrid?.none, SettledColumn?.none)
        if let land = findings.land, !rows.isEmpty {
            let cells = groups.cells(land.byVillage, villages: rows, unit)
            let totals = SettledColumn(cells.map { $0.reduce(0, +) }, towns: towns, unit: unit.unit, as: area)
            var fixed: [Int: Int128] = [:]
            if let place = groups.farmland {
                let exact = cells.reduce(0) { $0 + $1[place] }
                fixed[place] = Self.farmland(of: findings, exact, unit) ?? roundedUnits(exact, unit: unit.unit)
            }
            let made = LandGrid(cells, towns: towns, unit: unit.unit, totals: totals, county: fixed)
            grid = made
            farmland = groups.farmland.map { SettledColumn($0, of: made) }
        }
        let codes = Set((findings.land?.byVillage ?? []).map(\.code)).sorted(by: utf8Less)
        if let land = findings.land, let grid, unit == .hectares {
            secondLevel = LandGrid(
                rows.cells(land.byVillage, classes: codes, unit), towns: towns, unit: unit.unit, within: grid,
                groups: codes.map { groups.place($0) ?? 0 })
        } else {
            secondLevel = nil
        }
        (self.unit, self.towns, self.area, self.groups) = (unit, towns, area, groups)
        (self.codes, firstLevel) = (codes, grid)
        self.farmland = column(rows.map(\.farmland), as: farmland)
        basicFarmland = column(rows.map(\.basicFarmland))
    }

    /// A figure of every village, as another is printed.
    package func column(_ exact: [Int128], as other: SettledColumn?) -> SettledColumn {
        SettledColumn(exact, towns: towns, unit: unit.unit, as: other)
    }

    /// The county's second-level classes, exact and as printed.
    package var counties: [String: (exact: Int128, units: Int128)] {
        guard let grid = secondLevel else { return [:] }
        var result: [String: (exact: Int128, units: Int128)] = [:]
        for (place, code) in codes.enumerated() {
            result[code] = (grid.cells.reduce(0) { $0 + $1[place] }, grid.county[place])
        }
        return result
    }

    /// The county's farmland where its task is so near that rounding would turn the verdict; none elsewhere.
    private static func farmland(of findings: Findings, _ exact: Int128, _ unit: PrintedLand.Unit) -> Int128? {
        guard unit == .mu, let county = findings.holding?.county(.farmland), unit.exact(county.held) == exact,
            county.held == county.compared
        else {
            return nil
        }
        return county.printedCounty
    }
}

/// The first-level classes of a run, in their order, and which of them a class is of.
package struct LandGroups {
    /// Key and heading of each.
    package let classes: [(key: String, heading: String)]
    private let places: [String: Int]
    private let known: [String: LandClassTable.Entry]

    init(_ land: LandFindings?) {
        let entries = LandClassTable.thirdSurvey.entries
        let known = Dictionary(entries.map { ($0.landClass.code, $0) }, uniquingKeysWith: { first, _ in first })
        let names = Dictionary(entries.map { ($0.group, $0.groupName) }, uniquingKeysWith: { first, _ in first })
        let hasUnknown = land?.byVillage.contains { Self.entry($0.code, known) == nil } ?? false
        classes =
            names.sorted { utf8Less($0.key, $1.key) }.map { (key: $0.key, heading: "\($0.value)（\($0.key)）") }
            + (hasUnknown ? [(key: "", heading: "未列地类")] : [])
        places = Dictionary(classes.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { a, _ in a })
        self.known = known
    }

    /// What the table of the third survey says of a code; of a code finer than the table what it says of its base.
    package func entry(_ code: String) -> LandClassTable.Entry? { Self.entry(code, known) }

    private static func entry(_ code: String, _ known: [String: LandClassTable.Entry]) -> LandClassTable.Entry? {
        known[code] ?? LandClass(code).flatMap { known[$0.base] }
    }

    /// Place of the class in `classes`.
    package func place(_ code: String) -> Int? { places[entry(code)?.group ?? ""] }

    /// Place in `classes` of the group that holds farmland; none without farmland.
    package var farmland: Int? { place("0101") }

    /// Exact net areas, villages by first-level class.
    package func cells(_ areas: [VillageClassArea], villages: [VillageFigures], _ unit: PrintedLand.Unit) -> [[Int128]]
    {
        villages.cells(areas.map { ($0.village, place($0.code), $0.net) }, columns: classes.count, unit)
    }
}

extension [VillageFigures] {
    /// Exact net areas, villages by class.
    package func cells(_ areas: [VillageClassArea], classes: [String], _ unit: PrintedLand.Unit) -> [[Int128]] {
        let places = Dictionary(zip(classes, 0...), uniquingKeysWith: { a, _ in a })
        return cells(areas.map { ($0.village, places[$0.code], $0.net) }, columns: classes.count, unit)
    }

    /// Exact areas, villages by column; an area without a column or a village is in none.
    package func cells(
        _ areas: [(village: String, column: Int?, area: AreaSum)], columns: Int, _ unit: PrintedLand.Unit
    ) -> [[Int128]] {
        let index = Dictionary(enumerated().map { ($1.code, $0) }, uniquingKeysWith: { a, _ in a })
        var cells = [[Int128]](repeating: [Int128](repeating: 0, count: columns), count: count)
        for area in areas {
            if let row = index[area.village], let column = area.column { cells[row][column] += unit.exact(area.area) }
        }
        return cells
    }
}
