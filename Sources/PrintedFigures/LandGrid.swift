import Columns

/// Printed units of county, towns and villages by class, each level balanced against the one above.
package struct LandGrid {
    package typealias Row = (village: Int, units: [Int128])
    /// Exact; villages by class.
    package let cells: [[Int128]]
    package private(set) var county: [Int128] = []
    package private(set) var towns: [(town: (code: String, units: [Int128]), rows: [Row])] = []

    /// - Parameters:
    ///   - cells: exact, zero or more; villages by class.
    ///   - codes: town of each village.
    ///   - unit: how many make the printed unit.
    ///   - totals: what the classes of each unit add up to, where that is settled already.
    ///   - fixed: printed units of the county in some classes, where they are settled already.
    package init(
        _ cells: [[Int128]], towns codes: [String], unit: Int128, totals: SettledColumn? = nil,
        county fixed: [Int: Int128] = [:]
    ) {
        self.cells = cells
        let units = Units(cells, codes)
        let totals = totals ?? SettledColumn(cells.map { $0.reduce(0, +) }, towns: codes, unit: unit)
        county = Self.county(units.sum, unit: unit, total: totals.county, fixed)
        let townUnits = BalancedGrid(
            units.towns.map(\.sums), unit: unit, rowTotals: units.towns.map { totals.towns[$0.code] ?? 0 },
            columnTotals: county
        ).units
        for (t, town) in units.towns.enumerated() {
            let rows = BalancedGrid(
                town.rows.map { cells[$0] }, unit: unit, rowTotals: town.rows.map { totals.villages[$0] },
                columnTotals: townUnits[t]
            ).units
            towns.append(((town.code, townUnits[t]), zip(town.rows, rows).map { ($0, $1) }))
        }
    }

    /// A finer grid within a settled one: in every unit the classes of a group add up to the group as it is printed.
    /// - Parameters:
    ///   - groups: the class of `whole` that each class is of.
    package init(_ cells: [[Int128]], towns codes: [String], unit: Int128, within whole: LandGrid, groups: [Int]) {
        self.cells = cells
        let units = Units(cells, codes)
        county = units.sum
        var townUnits = units.towns.map(\.sums)
        var villageUnits = cells
        for (group, members) in Dictionary(grouping: groups.indices, by: { groups[$0] }) {
            func part(_ cells: [Int128]) -> [Int128] { members.map { cells[$0] } }
            func put(_ values: [Int128], in cells: inout [Int128]) {
                for (member, value) in zip(members, values) { cells[member] = value }
            }
            put(Self.county(part(units.sum), unit: unit, total: whole.county[group], [:]), in: &county)
            let grid = BalancedGrid(
                units.towns.map { part($0.sums) }, unit: unit, rowTotals: whole.towns.map { $0.town.units[group] },
                columnTotals: part(county)
            ).units
            for (t, town) in units.towns.enumerated() {
                put(grid[t], in: &townUnits[t])
                let rows = BalancedGrid(
                    town.rows.map { part(cells[$0]) }, unit: unit,
                    rowTotals: whole.towns[t].rows.map { $0.units[group] }, columnTotals: grid[t]
                ).units
                for (row, values) in zip(town.rows, rows) { put(values, in: &villageUnits[row]) }
            }
        }
        towns = zip(units.towns, townUnits).map { town, sums in
            ((town.code, sums), town.rows.map { ($0, villageUnits[$0]) })
        }
    }

    /// Classes balanced to their total but for those that are settled; none falls below zero.
    private static func county(
        _ exact: [Int128], unit: Int128, total: Int128, _ fixed: [Int: Int128]
    ) -> [Int128] {
        let free = exact.indices.filter { fixed[$0] == nil }
        let rest = total - fixed.values.reduce(0, +)
        if !fixed.isEmpty, rest >= 0, free.contains(where: { exact[$0] > 0 }) || rest == 0 {
            var units = exact.indices.map { fixed[$0] ?? 0 }
            let others = balancedAboveZero(free.map { exact[$0] }, unit: unit, total: rest)
            for (place, value) in zip(free, others) { units[place] = value }
            return units
        }
        return balancedAboveZero(exact, unit: unit, total: total)
    }

    /// Exact sums of the units, towns by code.
    private struct Units {
        var towns: [(code: String, rows: [Int], sums: [Int128])] = []
        let sum: [Int128]

        init(_ cells: [[Int128]], _ codes: [String]) {
            let classes = cells.first?.count ?? 0
            func sums(_ rows: [Int]) -> [Int128] { (0..<classes).map { j in rows.reduce(0) { $0 + cells[$1][j] } } }
            sum = sums(Array(cells.indices))
            for (code, rows) in Dictionary(grouping: cells.indices, by: { codes[$0] }).sorted(by: {
                utf8Less($0.key, $1.key)
            }) { towns.append((code, rows, sums(rows))) }
        }
    }
}
