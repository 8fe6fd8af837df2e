import Columns

/// A figure of every village as it is printed: each unit is the sum of those within it.
///
/// The county is rounded, its towns are balanced to it, and villages to their town.
package struct SettledColumn {
    /// Exact, by village.
    package let exact: [Int128]
    /// Printed units of the county.
    package private(set) var county: Int128
    /// Printed units by code of the town.
    package private(set) var towns: [String: Int128] = [:]
    /// Printed units by village.
    package private(set) var villages: [Int128]

    /// - Parameters:
    ///   - exact: by village.
    ///   - codes: town of each village.
    ///   - unit: how many make the printed unit.
    ///   - printed: of the county, where it is not to be rounded.
    package init(_ exact: [Int128], towns codes: [String], unit: Int128, county printed: Int128? = nil) {
        self.exact = exact
        villages = exact
        county = printed ?? roundedUnits(exact.reduce(0, +), unit: unit)
        let members = Dictionary(grouping: exact.indices, by: { codes[$0] }).sorted { utf8Less($0.key, $1.key) }
        let sums = members.map { $0.value.reduce(0) { $0 + exact[$1] } }
        for ((code, rows), units) in zip(members, balanced(sums, unit: unit, total: county)) {
            towns[code] = units
            for (row, units) in zip(rows, balanced(rows.map { exact[$0] }, unit: unit, total: units)) {
                villages[row] = units
            }
        }
    }

    /// The figure as another one is printed, with what it differs from that: two tables that have one figure then print one
    /// number, and what parcels lack or count again shows and nothing else.
    /// - Parameter other: the figure as it is printed elsewhere, of the same villages.
    package init(_ exact: [Int128], towns codes: [String], unit: Int128, as other: SettledColumn?) {
        guard let other, other.exact.count == exact.count else {
            self.init(exact, towns: codes, unit: unit)
            return
        }
        let difference = SettledColumn(zip(exact, other.exact).map { $0 - $1 }, towns: codes, unit: unit)
        let sum = SettledColumn(
            exact: exact, county: other.county + difference.county,
            towns: other.towns.merging(difference.towns) { $0 + $1 },
            villages: zip(other.villages, difference.villages).map { $0 + $1 })
        let isSound = sum.county >= 0 && sum.towns.values.allSatisfy { $0 >= 0 } && sum.villages.allSatisfy { $0 >= 0 }
        self = isSound ? sum : SettledColumn(exact, towns: codes, unit: unit)
    }

    /// What the figure has above another, as both are printed; none where a unit has less.
    package func less(_ other: SettledColumn) -> SettledColumn? {
        guard villages.count == other.villages.count else { return nil }
        let rest = SettledColumn(
            exact: zip(exact, other.exact).map { $0 - $1 }, county: county - other.county,
            towns: towns.merging(other.towns) { $0 - $1 }, villages: zip(villages, other.villages).map { $0 - $1 })
        let isSound = rest.county >= 0 && (rest.villages + Array(rest.towns.values)).allSatisfy { $0 >= 0 }
        return isSound ? rest : nil
    }

    /// A figure that stands above another by what a table prints beside it: what is counted again less what is not covered.
    /// None where a unit would fall below zero.
    /// - Parameters:
    ///   - columns: printed by the table, in the same units.
    package init?(_ exact: [Int128], above other: SettledColumn, by columns: DoubtColumns) {
        let villages = other.villages.indices.map { other.villages[$0] + columns.above(columns.units(ofVillage: $0)) }
        var towns: [String: Int128] = [:]
        for (code, units) in other.towns { towns[code] = units + columns.above(columns.units(ofTown: code)) }
        let county = other.county + columns.above(columns.countyUnits)
        guard exact.count == villages.count, county >= 0, (villages + Array(towns.values)).allSatisfy({ $0 >= 0 })
        else { return nil }
        self.init(exact: exact, county: county, towns: towns, villages: villages)
    }

    private init(exact: [Int128], county: Int128, towns: [String: Int128], villages: [Int128]) {
        (self.exact, self.county, self.towns, self.villages) = (exact, county, towns, villages)
    }

    /// A column of a grid.
    package init(_ column: Int, of grid: LandGrid) {
        var (towns, villages) = ([String: Int128](), grid.cells.map { $0[column] })
        for (town, rows) in grid.towns {
            towns[town.code] = town.units[column]
            for row in rows { villages[row.village] = row.units[column] }
        }
        self.init(
            exact: grid.cells.map { $0[column] }, county: grid.county[column], towns: towns, villages: villages)
    }
}
