import Columns
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile
@testable import PrintedFigures
@testable import Reporting
import Writers

/// A figure that stands in several tables of a run is one number in all of them, and every one of them adds up.
@Suite struct SettledFiguresTests {
    private static let hectare = PrintedArea.hectares2

    /// A county whose villages are what their parcels are.
    private static func findings() -> Findings {
        var findings = HandMadeCounty.findings()
        let land = findings.land!
        for (n, row) in findings.villages.rows.enumerated() {
            let own = land.byVillage.filter { $0.village == row.code }
            let farmland = own.filter { $0.code.hasPrefix("01") }.reduce(AreaSum.zero) { $0 + $1.net }
            findings.villages.rows[n].area = own.reduce(.zero) { $0 + $1.net }
            (findings.villages.rows[n].farmland, findings.villages.rows[n].farmlandGross) = (farmland, farmland)
            findings.villages.rows[n].basicFarmland = land.onBasicFarmland!.filter { $0.village == row.code }
                .reduce(.zero) { $0 + $1.net }
        }
        findings.holding = HandMadeCounty.holding(findings)
        return findings
    }

    private static func table(_ name: String, _ findings: Findings) throws -> ReportTable {
        try #require(Tables.all(findings).first { $0.name == name }, "\(name)")
    }

    /// Cells of a column by the code in another.
    private static func cells(
        _ name: String, code: Int, _ column: String, _ findings: Findings,
        where isRow: ([ReportTable.Cell]) -> Bool = { _ in true }
    ) throws -> [String: Int128] {
        let table = try table(name, findings)
        let place = try #require(table.columns.firstIndex { $0.heading == column }, "\(column)")
        var result: [String: Int128] = [:]
        for row in table.rows where isRow(row) {
            guard case .number(let units) = row[place] else { continue }
            if case .text(let text) = row[code] { result[text] = units } else { result[""] = units }
        }
        return result
    }

    @Test func oneFigureIsOneNumber() throws {
        let findings = Self.findings()
        #expect(TableCheck.split(Tables.all(findings)).broken.isEmpty)
        let first = "土地利用现状一级分类面积汇总表"
        let owners = "土地利用现状一级分类面积按权属性质汇总表"
        let isFirst: ([ReportTable.Cell]) -> Bool = { $0[2] == .text("合计") }
        for heading in ["国土调查总面积（公顷）", "耕地（01）（公顷）", "林地（03）（公顷）", "住宅用地（07）（公顷）"] {
            let whole = try Self.cells(first, code: 1, heading, findings)
            #expect(whole.count == 33)
            #expect(try Self.cells(owners, code: 1, heading, findings, where: isFirst) == whole, "\(heading)")
        }
        // The villages, and the county by its total.
        let code = findings.countyCode
        for (column, heading, table) in [
            ("面积（公顷）", "国土调查总面积（公顷）", first), ("耕地（公顷）", "耕地（01）（公顷）", first),
            ("永久基本农田（公顷）", "永久基本农田面积（公顷）", "永久基本农田现状情况统计表"),
        ] {
            var villages = try Self.cells("村庄一览表", code: 2, column, findings)
            villages[code] = villages.removeValue(forKey: "")
            let units = try Self.cells(table, code: 1, heading, findings)
            #expect(villages.count == 31 && villages.allSatisfy { units[$0.key] == $0.value }, "\(column)")
        }
        // Second-level classes of farmland are farmland.
        let farmland = try Self.cells(first, code: 1, "耕地（01）（公顷）", findings)
        let paddy = try Self.cells("土地利用现状二级分类面积汇总表", code: 1, "水田（0101）（公顷）", findings)
        let dry = try Self.cells("土地利用现状二级分类面积汇总表", code: 1, "旱地（0103）（公顷）", findings)
        #expect(farmland.allSatisfy { $0.value == (paddy[$0.key] ?? 0) + (dry[$0.key] ?? 0) })
        // In mu the table of what is held has it too.
        let mu = try Self.cells(first + "（亩）", code: 1, "耕地（01）（亩）", findings)
        let held = try Self.cells("耕地保有量及保护任务表", code: 2, "面积（亩）", findings) { $0[0] == .text("耕地") }
        #expect(mu == held && mu.count == 33)
        // The county's farmland is its rounded sum, as the terminal and the page say it.
        #expect(farmland[code] == roundedUnits(findings.land!.farmland.micro, unit: Self.hectare))
    }

    /// The task is 0.03 mu above what is held: printed as held less than it, in every table.
    @Test func aTaskMissedByLessThanAUnit() throws {
        var findings = Self.findings()
        let held = findings.holding!.rows[0].held
        let unit = AreaSum(micro: 66_666_667)  // 0.1 mu
        // Half a unit below a whole number of units, so that rounding would reach the task.
        let units = roundedUnits(PrintedArea.mu(held), unit: PrintedArea.mu1)
        let up = AreaSum(micro: unit.micro * units - unit.micro / 3) - held
        findings.land!.byVillage[0].net += up
        findings.land!.byVillage[0].gross += up
        findings.holding = HandMadeCounty.holding(findings)
        findings.holding!.rows[0].task = findings.holding!.rows[0].held + AreaSum(squareMetres: 20)
        findings.holding!.rows[0].state = .notMet
        let mu = try Self.cells("土地利用现状一级分类面积汇总表（亩）", code: 1, "耕地（01）（亩）", findings)
        let table = try Self.cells("耕地保有量及保护任务表", code: 2, "面积（亩）", findings) { $0[0] == .text("耕地") }
        #expect(mu == table)
        let task = roundedUnits(PrintedArea.mu(findings.holding!.rows[0].task!), unit: PrintedArea.mu1)
        #expect(try #require(mu[findings.countyCode]) == task - 1)
    }

    /// Two villages of 50.994998 and 90.994998 ha of farmland: the county has 141.99, and one of them gives way in all tables
    /// (not the one here and the other there).
    @Test func aDifferenceShowsAndNothingElse() {
        let exact: [Int128] = [509_949_980_000, 909_949_980_000, 0]
        let settled = SettledColumn(exact, towns: ["a", "a", "b"], unit: Self.hectare)
        #expect(
            settled.county == 14_199 && settled.villages == [5099, 9100, 0] && settled.towns == ["a": 14_199, "b": 0])
        let other = SettledColumn(exact.map { $0 + 499 }, towns: ["a", "a", "b"], unit: Self.hectare, as: settled)
        #expect(other.villages == settled.villages && other.county == settled.county)
        // Half a hectare more in the last village.
        let more = SettledColumn(
            [exact[0], exact[1], 50_000_000], towns: ["a", "a", "b"], unit: Self.hectare, as: settled)
        #expect(more.villages == [5099, 9100, 1] && more.county == 14_200 && more.towns["b"] == 1)
        // A figure that would fall below zero is rounded for itself.
        let none = SettledColumn([0, 0, 0], towns: ["a", "a", "b"], unit: Self.hectare, as: settled)
        #expect(none.villages == [0, 0, 0] && none.county == 0)
    }

    /// Grids of any figures: rows, columns and classes within groups add up, and no cell is two units off.
    @Test func finerGridsAddUp() {
        var generator = SeededGenerator(seed: 12)
        for trial in 0..<150 {
            let (villages, classes, finer) = (1 + trial % 13, 1 + trial % 5, 1 + trial % 4)
            let towns = (0..<villages).map { "\($0 % 3)" }
            let groups = (0..<classes).flatMap { group in (0..<finer).map { _ in group } }
            let fine = (0..<villages).map { _ in
                groups.map { _ -> Int128 in
                    Bool.random(using: &generator) ? 0 : Int128.random(in: 0..<500_000_000, using: &generator)
                }
            }
            let coarse = fine.map { row in
                (0..<classes).map { group in zip(row, groups).reduce(Int128(0)) { $1.1 == group ? $0 + $1.0 : $0 } }
            }
            let whole = LandGrid(coarse, towns: towns, unit: Self.hectare)
            let grid = LandGrid(fine, towns: towns, unit: Self.hectare, within: whole, groups: groups)
            func grouped(_ units: [Int128]) -> [Int128] {
                (0..<classes).map { group in zip(units, groups).reduce(0) { $1.1 == group ? $0 + $1.0 : $0 } }
            }
            #expect(grouped(grid.county) == whole.county)
            for (a, b) in zip(grid.towns, whole.towns) {
                #expect(grouped(a.town.units) == b.town.units)
                for (x, y) in zip(a.rows, b.rows) {
                    #expect(grouped(x.units) == y.units && x.village == y.village)
                    for (units, exact) in zip(x.units, fine[x.village]) {
                        #expect(units >= 0 && (units * Self.hectare - exact).magnitude < 2 * Self.hectare.magnitude)
                    }
                }
                for j in groups.indices { #expect(a.rows.reduce(0) { $0 + $1.units[j] } == a.town.units[j]) }
            }
            for j in groups.indices { #expect(grid.towns.reduce(0) { $0 + $1.town.units[j] } == grid.county[j]) }
        }
    }

    /// Rules and villages are the sums of the list of conflicts, as printed.
    @Test func conflictsAddUpByRuleAndVillage() throws {
        var findings = HandMadeCounty.findings()
        // 20.553, 15.71385 and 3.08385 mu: each is rounded down, and their sum, 39.3507, is rounded up.
        var list: [Conflict] = []
        for (rule, area) in [("a", 13_702.0), ("b", 10_475.9), ("c", 2055.9)] {
            for part in 0..<3 {
                var conflict = findings.redLine!.conflicts[0]
                (conflict.rule, conflict.parcel, conflict.village) = (
                    rule, "\(rule)\(part)", findings.villages.rows[part].code
                )
                conflict.area = AreaSum(squareMetres: area / 3)
                list.append(conflict)
            }
        }
        findings.redLine!.conflicts = list
        findings.redLine!.conflictArea = list.reduce(.zero) { $0 + $1.area }
        findings.redLine!.rules = ["a", "b", "c"].map { id in
            var rule = RuleApplied(id: id, name: "r", severity: "error", source: "s", page: nil, isVerified: true)
            rule.area = list.filter { $0.rule == id }.reduce(.zero) { $0 + $1.area }
            return rule
        }
        let rules = try Self.cells("耕地红线规则表", code: 1, "面积（亩）", findings)
        let total = roundedUnits(PrintedArea.mu(findings.redLine!.conflictArea), unit: PrintedArea.mu2)
        #expect(rules.values.reduce(0, +) == total && total == 3935)
        #expect(rules["a"] == 2056 && rules["b"] == 1571 && rules["c"] == 308)
        let conflicts = try Self.table("占用永久基本农田情况表", findings)
        let villages = try Self.cells("村庄一览表", code: 2, "占用永久基本农田（亩）", findings)
        for (column, sums, place) in [(2, villages, 10)] {
            var own: [String: Int128] = [:]
            for row in conflicts.rows.dropLast() {
                if case .text(let key) = row[column], case .number(let units) = row[place] {
                    own[key, default: 0] += units
                }
            }
            #expect(own.count == 3 && own.allSatisfy { sums[$0.key] == $0.value })
        }
        #expect(villages[""] == total)
        #expect(TableCheck.split(Tables.all(findings)).broken.isEmpty)
    }
}
