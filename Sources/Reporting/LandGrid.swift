import Columns

/// Printed units of county, towns and villages by class, each level balanced against the one above.
struct LandGrid {
    typealias Row = (village: Int, units: [Int128])
    var county: [Int128] = []
    var towns: [(town: (code: String, units: [Int128]), rows: [Row])] = []

    /// - Parameters:
    ///   - cells: exact, zero or more; villages by class.
    ///   - codes: town of each village.
    ///   - unit: how many make the printed unit.
    init(_ cells: [[Int128]], towns codes: [String], unit: Int128) {
        let classes = cells.first?.count ?? 0
        func sum(_ rows: [Int]) -> [Int128] { (0..<classes).map { j in rows.reduce(0) { $0 + cells[$1][j] } } }
        let members = Dictionary(grouping: cells.indices, by: { codes[$0] })
        let names = members.keys.sorted(by: utf8Less)
        let exact = sum(Array(cells.indices))
        let grand = roundedUnits(exact.reduce(0, +), unit: unit)
        county = balanced(exact, unit: unit, total: grand)
        let townCells = names.map { sum(members[$0]!) }
        let townTotals = balanced(townCells.map { $0.reduce(0, +) }, unit: unit, total: grand)
        let townUnits = BalancedGrid(townCells, unit: unit, rowTotals: townTotals, columnTotals: county).units
        for (t, name) in names.enumerated() {
            let rows = members[name]!
            let totals = balanced(rows.map { cells[$0].reduce(0, +) }, unit: unit, total: townTotals[t])
            let units = BalancedGrid(
                rows.map { cells[$0] }, unit: unit, rowTotals: totals, columnTotals: townUnits[t]
            ).units
            towns.append(((name, townUnits[t]), zip(rows, units).map { ($0, $1) }))
        }
    }
}
