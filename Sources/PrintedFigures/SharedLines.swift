import FindingValues
import Columns

/// Ground that villages share, as lines below the county and the towns of a table of villages by class: 其中重复. A village has all
/// of its ground; a town is its villages less its line, and the county its towns less its own.
package struct SharedLines {
    /// Ground that villages of several towns share, printed units by class; none where there is none.
    package let county: [Int128]?
    /// Ground that villages of one town share, by code of the town.
    package let towns: [String: [Int128]]

    /// Name of the lines.
    package static let name = "其中重复（村界重叠）"

    /// - Parameters:
    ///   - inCounty: what sums over the county hold again; villages by class.
    ///   - inTown: what sums over towns hold again.
    ///   - codes: town of each village.
    ///   - other: the same ground as one class of another table, which a line adds up to where it differs by rounding alone.
    package init(
        inCounty: [[Int128]], inTown: [[Int128]], towns codes: [String], unit: Int128,
        as other: (lines: SharedLines, column: Int)? = nil
    ) {
        let classes = inCounty.first?.count ?? 0
        func sum(_ cells: [[Int128]], _ rows: [Int]) -> [Int128] {
            (0..<classes).map { j in rows.reduce(0) { $0 + cells[$1][j] } }
        }
        func printed(_ exact: [Int128], _ same: [Int128]?) -> [Int128]? {
            guard exact.contains(where: { $0 != 0 }) else { return nil }
            let own = roundedUnits(exact.reduce(0, +), unit: unit)
            let total = other.flatMap { other in same.map { $0[other.column] } } ?? own
            return balanced(exact, unit: unit, total: (total - own).magnitude <= 1 ? total : own)
        }
        var towns: [String: [Int128]] = [:]
        for (town, rows) in Dictionary(grouping: codes.indices, by: { codes[$0] }) {
            towns[town] = printed(sum(inTown, rows), other?.lines.towns[town])
        }
        let all = Array(codes.indices)
        county = printed(zip(sum(inCounty, all), sum(inTown, all)).map { $0 - $1 }, other?.lines.county)
        self.towns = towns
    }

    /// What villages share of basic farmland: one column.
    package init(ground again: VillageRepeats, _ towns: [String], _ unit: PrintedLand.Unit) {
        func cells(_ areas: [AreaSum]) -> [[Int128]] {
            areas.count == towns.count ? areas.map { [unit.exact($0)] } : towns.map { _ in [0] }
        }
        self.init(
            inCounty: cells(again.basicFarmland), inTown: cells(again.basicFarmlandInTown), towns: towns,
            unit: unit.unit)
    }

    /// What the villages together hold again in a class.
    package func sum(_ column: Int) -> Int128 { towns.values.reduce(county?[column] ?? 0) { $0 + $1[column] } }

    /// The county's units, each place once, from those of a table whose towns hold their villages.
    package func county(_ units: [Int128]) -> [Int128] {
        towns.values.reduce(less(units, county)) { less($0, $1) }
    }

    /// A town's units, each place once.
    package func town(_ code: String, _ units: [Int128]) -> [Int128] { less(units, towns[code]) }

    private func less(_ units: [Int128], _ again: [Int128]?) -> [Int128] {
        guard let again else { return units }
        return zip(units, again).map { $0 - $1 }
    }
}
