import Columns
import FindingValues
import Writers

/// The two columns of ground in doubt beside a table of villages: 其中重复, what the totals hold more than once, and
/// 未覆盖, ground without parcels. There are none where no ground is in doubt.
///
/// Units add up to the unit above, as printed.
package struct DoubtColumns {
    package let columns: [ReportTable.Column]
    private let grid: LandGrid?
    private var villages: [Int: [Int128]] = [:]
    private var towns: [String: [Int128]] = [:]

    /// - Parameter unit: of the cells.
    package init(_ findings: Findings, _ unit: PrintedLand.Unit = .hectares) {
        let (rows, doubts) = (findings.villages.rows, findings.land?.doubt ?? [:])
        self.init(rows.map { doubts[$0.code] ?? GroundDoubt() }, towns: rows.map(\.town), unit)
    }

    /// - Parameters:
    ///   - doubts: of each village.
    ///   - codes: town of each village.
    package init(_ doubts: [GroundDoubt], towns codes: [String], _ unit: PrintedLand.Unit) {
        guard doubts.contains(where: { !$0.isNone }) else {
            (columns, grid) = ([], nil)
            return
        }
        columns = ["其中重复", "未覆盖"].map { .number("\($0)（\(unit.heading)）", unit.decimals) }
        let cells = doubts.map { doubt in [doubt.counted, doubt.bare].map { unit.exact(max($0, .zero)) } }
        let grid = LandGrid(cells, towns: codes, unit: unit.unit)
        self.grid = grid
        for (town, members) in grid.towns {
            towns[town.code] = town.units
            for member in members { villages[member.village] = member.units }
        }
    }

    /// - Parameter row: of the villages.
    package func cells(ofVillage row: Int) -> [ReportTable.Cell] { cells(villages[row]) }
    package func cells(ofTown code: String) -> [ReportTable.Cell] { cells(towns[code]) }
    package var county: [ReportTable.Cell] { cells(grid?.county) }

    /// Printed units of the columns; none where there are no columns.
    package func units(ofVillage row: Int) -> [Int128]? { villages[row] }
    package func units(ofTown code: String) -> [Int128]? { towns[code] }
    var countyUnits: [Int128]? { grid?.county }

    /// What a total over classes stands above the ground by: what it counts again less what is not covered.
    package func above(_ units: [Int128]?) -> Int128 { units.map { $0[0] - $0[1] } ?? 0 }

    private func cells(_ units: [Int128]?) -> [ReportTable.Cell] {
        columns.indices.map { n in units.map { .number($0[n]) } ?? .blank }
    }
}
