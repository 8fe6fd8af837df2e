import Columns
import FindingValues
import Foundation
import OGR
import Output
import AnalysisRuns
import Testing

@testable import PrintedFigures
@testable import Reporting
import Writers

@Suite struct TablesTests {
    static let tables = Tables.all(HandMadeCounty.findings())

    private func table(_ name: String) throws -> ReportTable { try #require(Self.tables.first { $0.name == name }) }
    private func units(_ cell: ReportTable.Cell) -> Int128? { if case .number(let units) = cell { units } else { nil } }

    @Test func namesFitSheetsAndFiles() {
        #expect(Set(Self.tables.map(\.name)).count == Self.tables.count)
        for table in Self.tables { #expect(table.name.count <= 31 && !table.name.contains { "[]:*?/\\".contains($0) }) }
    }

    /// As printed, every row adds up to its total, villages to towns, towns to the county.
    @Test(arguments: [
        "土地利用现状一级分类面积汇总表", "土地利用现状一级分类面积汇总表（亩）", "土地利用现状二级分类面积汇总表", "永久基本农田现状情况统计表",
        "永久基本农田现状情况统计表（亩）",
    ])
    func landTablesAddUp(name: String) throws {
        let table = try table(name)
        let rows = table.rows.map { $0.dropFirst(2).map { units($0) ?? -1 } }
        #expect(table.rows.count == 1 + 2 + 30 && table.totals.count == 3)
        for row in rows { #expect(row[0] == row.dropFirst().reduce(0, +)) }
        let isTown = table.rows.map { if case .text(let code) = $0[1] { code.count == 9 } else { false } }
        let towns = rows.indices.filter { isTown[$0] }
        let villages = rows.indices.filter { $0 > 0 && !isTown[$0] }
        for j in rows[0].indices {
            #expect(towns.reduce(0) { $0 + rows[$1][j] } == rows[0][j])
            #expect(villages.reduce(0) { $0 + rows[$1][j] } == rows[0][j])
        }
        let land = try #require(HandMadeCounty.findings().land)
        let total = name.hasPrefix("永久") ? land.onBasicFarmland!.reduce(AreaSum.zero) { $0 + $1.net } : land.total
        let isMu = name.hasSuffix("（亩）")
        let exact = isMu ? PrintedArea.mu(total) : PrintedArea.hectares(total)
        #expect(rows[0][0] == roundedUnits(exact, unit: isMu ? PrintedArea.mu1 : PrintedArea.hectares2))
    }

    /// Owners of a unit add up to its line, and units to the one above.
    @Test func ownersAddUp() throws {
        let table = try table("土地利用现状一级分类面积按权属性质汇总表")
        let rows = table.rows.map { $0.dropFirst(3).map { units($0) ?? -1 } }
        #expect(table.rows.count == 3 * (1 + 2 + 30))
        for row in rows { #expect(row[0] == row.dropFirst().reduce(0, +)) }
        for unit in stride(from: 0, to: rows.count, by: 3) {
            for j in rows[0].indices { #expect(rows[unit][j] == rows[unit + 1][j] + rows[unit + 2][j]) }
        }
        let isTown = table.rows.map { if case .text(let code) = $0[1] { code.count == 9 } else { false } }
        for owner in 0..<3 {
            let towns = rows.indices.filter { isTown[$0] && $0 % 3 == owner }
            for j in rows[0].indices { #expect(towns.reduce(0) { $0 + rows[$1][j] } == rows[owner][j]) }
        }
        let whole = try self.table("土地利用现状一级分类面积汇总表")
        #expect(units(whole.rows[0][2]) == rows[0][0])
    }

    /// Held areas add up as printed, and a margin is what stands left of it.
    @Test func holdingsAddUp() throws {
        let table = try table("耕地保有量及保护任务表")
        let rows = table.rows.filter { $0[0] == .text("耕地") }
        #expect(rows.count == 1 + 2 + 30)
        func isTown(_ row: [ReportTable.Cell]) -> Bool {
            if case .text(let code) = row[2] { code.count == 9 } else { false }
        }
        for column in 3...4 {
            let towns = rows.filter(isTown).compactMap { units($0[column]) }
            let villages = rows.dropFirst().filter { !isTown($0) }.compactMap { units($0[column]) }
            #expect(towns.reduce(0, +) == units(rows[0][column]) && villages.reduce(0, +) == units(rows[0][column]))
        }
        #expect(units(rows[0][7]) == units(rows[0][5])! - units(rows[0][6])!)
    }

    @Test func firstLevelHeadings() throws {
        let headings = try table("土地利用现状一级分类面积汇总表").columns.map(\.heading)
        #expect(headings.count == 3 + 13)
        #expect(headings[2...4] == ["国土调查总面积（公顷）", "湿地（00）（公顷）", "耕地（01）（公顷）"])
    }

    @Test(arguments: [("村庄一览表", 3), ("村庄一览表", 7), ("占用永久基本农田情况表", 9), ("占用永久基本农田情况表", 10), ("道路长度表", 1)])
    func columnsAddUp(name: String, column: Int) throws {
        let table = try table(name)
        let cells = table.rows.compactMap { units($0[column]) }
        #expect(cells.count > 2 && cells.dropLast().reduce(0, +) == cells.last)
    }

    /// Without a rule nothing was looked for, and no table says that nothing was found.
    @Test func noRulesNoTables() throws {
        var findings = HandMadeCounty.findings()
        findings.redLine?.rules = []
        let tables = Tables.all(findings)
        #expect(!tables.contains { $0.name == "占用永久基本农田情况表" })
        let villages = try #require(tables.first { $0.name == "村庄一览表" })
        #expect(villages.rows.allSatisfy { $0[7] == .blank })
        let layers = ResultLayers.all(findings)
        #expect(!layers.contains { $0.name == "red_line_conflicts" })
        #expect(layers.first?.column("conflict_m2")?.number(0) == nil)
        let redLine = try #require(try SummaryTests.object(findings)["red_line"] as? [String: Any])
        #expect(redLine["conflicts"] is NSNull && redLine["reason"] != nil)
    }

    @Test func workbookIsReadable() throws {
        let scratch = try Scratch()
        let path = scratch.file("tables.xlsx")
        var book = try XLSXWriter(path: path, title: "云溪")
        for table in Self.tables { try book.add(table) }
        try book.finish()
        let first = try scratch.bytes("tables.xlsx")
        var again = try XLSXWriter(path: scratch.file("again.xlsx"), title: "云溪")
        for table in Self.tables { try again.add(table) }
        try again.finish()
        #expect(try scratch.bytes("again.xlsx") == first)
        #expect(Array(first.prefix(4)) == [0x50, 0x4b, 3, 4])
        #expect(try VectorFile.describe(path).layers.map(\.name) == Self.tables.map(\.name))
    }

    @Test func workbookThatCannotBeWritten() throws {
        var book = try XLSXWriter(path: "/nowhere/at/all.xlsx", title: "x")
        try book.add(Self.tables[0])
        var problem: OutputError.Problem?
        do { try book.finish() } catch { problem = error.problem }
        #expect(problem == .notWritable)
    }
}
