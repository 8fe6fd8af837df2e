import Columns
import FindingValues

/// Red-line conflicts as they are printed: a rule, and a village, is the sum of its conflicts in the list.
///
/// Conflicts on basic farmland and the others are a list each. A list is rounded; its rules and its villages are balanced to
/// it, and the conflicts of each rule in each village to these: a village may miss its sum by units that none of its
/// conflicts can take, the rules and the list do not.
package struct SettledConflicts {
    package let unit: Int128
    /// Printed units; shape `(conflicts)`.
    package let units: [Int128]
    private let redLine: RedLineFindings

    /// - Parameters:
    ///   - convert: an area into what `unit` counts.
    package init(_ redLine: RedLineFindings, unit: Int128, _ convert: (AreaSum) -> Int128) {
        (self.redLine, self.unit) = (redLine, unit)
        let conflicts = redLine.conflicts
        var units = [Int128](repeating: 0, count: conflicts.count)
        for isBasic in [true, false] {
            let list = conflicts.indices.filter { conflicts[$0].isOnBasicFarmland == isBasic }
            let exact = list.map { convert(conflicts[$0].area) }
            let rules = Dictionary(grouping: list.indices, by: { conflicts[list[$0]].rule })
                .sorted { utf8Less($0.key, $1.key) }.map(\.value)
            let villages = Set(list.map { conflicts[$0].village }).sorted(by: utf8Less)
            let places = Dictionary(zip(villages, 0...), uniquingKeysWith: { a, _ in a })
            let members = rules.map { rows in
                var cells = [[Int]](repeating: [], count: villages.count)
                for row in rows { cells[places[conflicts[list[row]].village] ?? 0].append(row) }
                return cells
            }
            func sum(_ rows: [Int]) -> Int128 { rows.reduce(0) { $0 + exact[$1] } }
            let total = roundedUnits(exact.reduce(0, +), unit: unit)
            let grid = BalancedGrid(
                members.map { $0.map(sum) }, unit: unit,
                rowTotals: balancedAboveZero(rules.map(sum), unit: unit, total: total),
                columnTotals: balancedAboveZero(
                    villages.indices.map { v in members.reduce(0) { $0 + sum($1[v]) } }, unit: unit, total: total)
            ).units
            for (cells, printed) in zip(members, grid) {
                // Where hardly any village has conflicts of two rules, both sums cannot always be kept: the grid then has a
                // unit in a village without a conflict of the rule. The conflict of the rule that lost most takes it.
                var left: Int128 = 0
                for (rows, whole) in zip(cells, printed) {
                    if rows.isEmpty { left += whole }
                    let parts = balancedAboveZero(rows.map { exact[$0] }, unit: unit, total: whole)
                    for (row, part) in zip(rows, parts) { units[list[row]] = part }
                }
                func lost(_ row: Int) -> Int128 { exact[row] - units[list[row]] * unit }
                while left > 0, let row = cells.joined().max(by: { lost($0) < lost($1) }) {
                    units[list[row]] += 1
                    left -= 1
                }
            }
        }
        self.units = units
    }

    /// In mu with two decimals.
    package static func mu(_ redLine: RedLineFindings) -> SettledConflicts {
        SettledConflicts(redLine, unit: PrintedArea.mu2, PrintedArea.mu)
    }

    /// In hectares with four decimals.
    package static func hectares(_ redLine: RedLineFindings) -> SettledConflicts {
        SettledConflicts(redLine, unit: PrintedArea.hectares4, PrintedArea.hectares)
    }

    /// A list, the cells of its column.
    package func units(onBasicFarmland: Bool) -> [Int128] {
        redLine.conflicts.indices.filter { redLine.conflicts[$0].isOnBasicFarmland == onBasicFarmland }
            .map { units[$0] }
    }

    /// The conflicts of a rule, less what they count again.
    /// - Parameter twice: that, exact.
    package func units(ofRule id: String, less twice: Int128) -> Int128 {
        let sum = redLine.conflicts.indices.reduce(Int128(0)) { redLine.conflicts[$1].rule == id ? $0 + units[$1] : $0 }
        return max(0, sum - roundedUnits(twice, unit: unit))
    }

    /// The conflicts on basic farmland of each village; nothing where some of them count ground again.
    package var byVillage: [String: Int128]? {
        guard redLine.conflictsCountedTwice == .zero, redLine.countedTwiceByVillage.isEmpty else { return nil }
        var sums: [String: Int128] = [:]
        for (row, conflict) in redLine.conflicts.enumerated() where conflict.isOnBasicFarmland {
            sums[conflict.village, default: 0] += units[row]
        }
        return sums
    }
}
