import Columns
import Testing

@testable import AnalysisRuns
@testable import ProjectFile
@testable import Reporting
import Writers

/// Every invariant of every table, by itself, is broken by a cell that is wrong: none of them is empty talk.
@Suite struct TableInvariantTests {
    /// The table with one invariant alone and a cell moved; none where no cell of it is filled.
    private func spoiled(_ table: ReportTable, _ invariant: TableInvariant) -> ReportTable? {
        var result = table
        result.invariants = [invariant]
        for column in result.columns.indices { result.columns[column].isShare = false }
        func move(_ row: Int, _ column: Int, by change: Int128) -> ReportTable? {
            guard let units = table.units(row, column) else { return nil }
            result.rows[row][column] = .number(units + change)
            return result
        }
        func isFilled(_ row: Int, _ terms: [TableInvariant.Term]) -> Bool {
            terms.allSatisfy { table.units(row, $0.column) != nil }
        }
        let much: Int128 = 10_000_000_000_000
        switch invariant.demand {
        case .rowAddsUp(let rows, let parts, let whole):
            let row = rows.first { isFilled($0, parts + whole) }
            return row.flatMap { row in parts.first.flatMap { move(row, $0.column, by: 1) } }
        case .columnsAddUp(let parts, let less, let whole, let columns):
            for column in columns where table.units(whole, column) != nil {
                for row in parts + less { if let moved = move(row, column, by: 1) { return moved } }
            }
            return nil
        case .atMost(let rows, let parts, let whole, _):
            let row = rows.first { isFilled($0, parts + whole) }
            let column = parts.first { $0.times > 0 }?.column
            return row.flatMap { row in column.flatMap { move(row, $0, by: much) } }
        case .within(let limits, let terms, _):
            let row = limits.keys.sorted().first { isFilled($0, terms) }
            let column = terms.first { $0.times > 0 }?.column
            return row.flatMap { row in column.flatMap { move(row, $0, by: much) } }
        case .isNear(let row, let column, _, let slack):
            return move(row, column, by: 2 * slack + 2)
        case .share: return nil
        }
    }

    @Test func eachBreaks() throws {
        // Some columns of a table may be without a figure in this county; then the like of another column stands for them.
        var (count, live, idle) = (0, Set<String>(), Set<String>())
        for table in Tables.all(HandMadeCounty.findings()) {
            for invariant in table.invariants {
                let name = "\(table.name): \(invariant.name.en)"
                guard let broken = spoiled(table, invariant) else {
                    idle.insert(name)
                    continue
                }
                count += 1
                live.insert(name)
                let breach = TableCheck.breach(of: broken)
                #expect(breach?.demand == invariant.name, "\(name)")
            }
        }
        #expect(count > 100, "\(count)")
        #expect(idle.isSubset(of: live), "\(idle.subtracting(live).sorted())")
    }

    /// Shares of a hundred and one per cent, and of less than none, in every column of shares.
    @Test func sharesBreak() throws {
        for table in Tables.all(HandMadeCounty.findings()) {
            for column in table.columns.indices where table.columns[column].isShare {
                guard let row = table.rows.indices.first(where: { table.units($0, column) != nil }) else { continue }
                for share in [-1, 101] as [Int128] {
                    var broken = table
                    let scale = (0..<(table.columns[column].decimals ?? 0)).reduce(Int128(1)) { unit, _ in unit * 10 }
                    broken.rows[row][column] = .number(share * scale)
                    #expect(TableCheck.breach(of: broken) != nil, "\(table.name) \(table.columns[column].heading)")
                }
            }
        }
    }

    /// Tables of areas declare what they hold: one without an invariant is named here with its reason.
    @Test func tablesWithoutInvariants() {
        let plain = Tables.all(HandMadeCounty.findings()).filter { $0.allInvariants.isEmpty }.map(\.name)
        #expect(Set(plain).isSubset(of: Self.listsWithoutSums), "\(plain)")
    }

    /// Lists of things, each with figures of its own that no other figure of the table depends on.
    private static let listsWithoutSums: Set<String> = ["示范带村庄表", "各村达标情况表", "政策目标情况表", "路网修复表", "路网疑点表"]
}
