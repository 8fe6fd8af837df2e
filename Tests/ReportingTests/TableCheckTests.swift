import Columns
import Foundation
import TestSupport
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile
@testable import Reporting
import Writers

/// Each thing that a table declares is broken on purpose, by findings that are wrong or by a cell.
@Suite(.slow) struct TableCheckTests {
    private func broken(_ findings: Findings) -> [TableBreach] { TableCheck.split(Tables.all(findings)).broken }
    private func names(_ findings: Findings) -> Set<String> { Set(broken(findings).map(\.table)) }
    private let firstLevel = "土地利用现状一级分类面积汇总表"

    @Test func soundFindingsBreakNothing() {
        let findings = HandMadeCounty.findings()
        #expect(broken(findings).isEmpty && Report.breaches(of: findings).isEmpty)
        #expect(TableCheck.split(Tables.all(findings)).sound.count == Tables.all(findings).count)
    }

    /// Every table of sums declares something.
    @Test func tablesDeclare() {
        let tables = Tables.all(HandMadeCounty.findings())
        for name in [firstLevel, "村庄一览表", "占用永久基本农田情况表", "耕地保有量及保护任务表", "工程与控制线表", "片区一览表", "道路长度表"] {
            #expect(tables.first { $0.name == name }?.allInvariants.isEmpty == false, "\(name)")
        }
    }

    /// A village of 570 ha with 1000 ha more of paddy: its classes leave no room. Told as counted more than once they do.
    @Test func classesBeyondTheControlArea() throws {
        var findings = HandMadeCounty.findings()
        let row = try #require(findings.villages.rows.first)
        let more = AreaSum(squareMetres: 10_000_000)
        let place = try #require(
            findings.land?.byVillage.firstIndex { $0.village == row.code && $0.code == "0101" })
        findings.land!.byVillage[place].gross += more
        findings.land!.byVillage[place].net += more
        let found = broken(findings).filter { $0.table.hasPrefix("土地利用现状") }
        #expect(found.count == 4)
        let breach = try #require(found.first { $0.table == firstLevel })
        #expect(breach.row.contains(row.code) && breach.demand.zh.contains("控制面积"))
        #expect(breach.figures.contains("570.00"), "\(breach.figures)")
        // The tables stay out, the others are there.
        let sound = TableCheck.split(Tables.all(findings)).sound.map(\.name)
        #expect(!sound.contains(firstLevel) && sound.contains("道路长度表"))
        // Ground in doubt that is told is no breach.
        findings.land!.doubt[row.code] = GroundDoubt(repeated: more, excess: more)
        #expect(!names(findings).contains(firstLevel))
        let table = try #require(Tables.all(findings).first { $0.name == firstLevel })
        #expect(table.columns.suffix(2).map(\.heading) == ["其中重复（公顷）", "未覆盖（公顷）"])
        let line = try #require(table.rows.first { $0[1] == .text(row.code) })
        #expect(line.suffix(2) == [.number(100_000), .number(0)])
        #expect(table.rows[0].suffix(2) == [.number(100_000), .number(0)])
        // The table by owner tells it of the unit, on its first line.
        let owners = try #require(
            Tables.all(findings).first { $0.name == "土地利用现状一级分类面积按权属性质汇总表" })
        #expect(owners.columns.suffix(2) == table.columns.suffix(2))
        let lines = owners.rows.filter { $0[1] == .text(row.code) }
        #expect(
            lines.map { Array($0.suffix(2)) } == [
                [.number(100_000), .number(0)], [.blank, .blank], [.blank, .blank],
            ])
        #expect(lines[0][3] == line[2])
    }

    /// A rounded sum may stand a little above its control area: two units are allowed, three are not.
    @Test func printedRoundingIsAllowed() throws {
        var findings = HandMadeCounty.findings()
        let row = try #require(findings.villages.rows.first)
        let sum = findings.land!.byVillage.filter { $0.village == row.code }.reduce(AreaSum.zero) { $0 + $1.net }
        findings.villages.rows[0].area = sum - AreaSum(squareMetres: 120)
        #expect(!names(findings).contains(firstLevel))
        findings.villages.rows[0].area = sum - AreaSum(squareMetres: 500)
        #expect(names(findings).contains(firstLevel))
    }

    /// 247.49 mu occupied of 228.74 mu that there are.
    @Test func moreOccupiedThanThereIs() throws {
        var findings = HandMadeCounty.findings()
        let code = try #require(findings.redLine?.conflicts.first?.village)
        let place = try #require(findings.villages.rows.firstIndex { $0.code == code })
        findings.villages.rows[place].basicFarmland = AreaSum(squareMetres: 1000)
        let breach = try #require(broken(findings).first { $0.table == "村庄一览表" })
        #expect(breach.row.contains(code) && breach.demand.zh == "占用永久基本农田不大于永久基本农田")
        // What the conflicts of the village count again is not occupied again: 2405.005 m² listed on 1000 m².
        let listed = findings.redLine!.conflicts[0].area
        let twice = listed - AreaSum(squareMetres: 1000)
        findings.redLine!.countedTwiceByVillage[code] = twice
        findings.redLine!.conflictsCountedTwice = twice
        findings.redLine!.conflictArea = findings.redLine!.conflictArea - twice
        #expect(!names(findings).contains("村庄一览表"))
    }

    /// The rows of a list less what they count again are its ground.
    @Test func aListAndItsGround() throws {
        var findings = HandMadeCounty.findings()
        let name = "占用永久基本农田情况表"
        let (all, half) = (findings.redLine!.conflictArea, AreaSum(squareMetres: 33_000))
        findings.redLine!.conflictArea = all - half
        let breach = try #require(broken(findings).first { $0.table == name })
        #expect(breach.demand.zh == "合计等于不重复的面积", "\(breach)")
        findings.redLine!.conflictsCountedTwice = half
        #expect(!names(findings).contains(name))
        let table = try #require(Tables.all(findings).first { $0.name == name })
        let lines = table.rows.suffix(3)
        #expect(lines.map { $0[1] } == [.text("各行之和"), .text("其中重复"), .text("合计")])
        // 66,000.025, 33,000 and 33,000.025 m² in mu with two decimals.
        #expect(lines.map { $0[10] } == [.number(9900), .number(4950), .number(4950)])
        findings.redLine!.conflictsCountedTwice = AreaSum(squareMetres: 20_000)
        #expect(names(findings).contains(name))
    }

    @Test func sharesAreAtMostAHundred() throws {
        var findings = HandMadeCounty.findings()
        findings.redLine!.conflicts[2].share = 1.01
        let breach = try #require(broken(findings).first)
        #expect(breach.table == "占用永久基本农田情况表" && breach.row.contains("P2"))
        #expect(breach.figures.contains("101.00"))
    }

    /// A work on more basic farmland than it has ground.
    @Test func partsAndWholes() throws {
        var findings = HandMadeCounty.findings()
        let place = try #require(findings.works?.works.firstIndex { $0.source == "planned_works" })
        findings.works!.works[place].basicFarmland = AreaSum(squareMetres: 5100)
        findings.works!.totals[1].basicFarmland = AreaSum(squareMetres: 5100)
        let breach = try #require(broken(findings).first { $0.table == "工程与控制线表" })
        #expect(breach.demand.zh == "占用面积不大于工程面积" && breach.figures.contains("0.5100"))
    }

    @Test func worksAndTheirTotal() throws {
        var findings = HandMadeCounty.findings()
        let twice = AreaSum(squareMetres: 2000)
        findings.works!.totals[0].area = findings.works!.totals[0].area - twice
        #expect(names(findings).contains("工程与控制线表"))
        findings.works!.totals[0].countedTwice = twice
        #expect(!names(findings).contains("工程与控制线表"))
    }

    /// The county holds what its towns hold: levelling must not hide that it does not.
    @Test func aHoldingThatDoesNotAddUp() throws {
        var findings = HandMadeCounty.findings()
        findings.holding!.rows[0].net! += AreaSum(squareMetres: 100_000)
        let breach = try #require(broken(findings).first { $0.table == "耕地保有量及保护任务表" })
        #expect(breach.demand.zh == "平差不改变数值", "\(breach)")
    }

    @Test func aBalanceThatDoesNotAddUp() throws {
        var findings = HandMadeCounty.findings()
        var county = FarmlandBalanceRow(code: "430603", name: "县", level: .county)
        var town = FarmlandBalanceRow(code: "430603101", name: "镇", level: .town)
        (county.out, county.inward) = (AreaSum(squareMetres: 30_000), AreaSum(squareMetres: 20_000))
        (town.out, town.inward) = (county.out, county.inward)
        var change = ChangeFindings()
        func sheet() -> FarmlandBalanceSheet {
            FarmlandBalanceSheet(id: "B", name: "平衡", source: "某号", isVerified: true, rows: [county, town])
        }
        change.farmlandBalance.sheets = [sheet()]
        findings.change = change
        #expect(!names(findings).contains("耕地平衡表_B"))
        town.out = AreaSum(squareMetres: 10_000)
        change.farmlandBalance.sheets = [sheet()]
        findings.change = change
        #expect(names(findings).contains("耕地平衡表_B"))
    }

    /// A matrix of two surveys: what was, gains and losses, and what is.
    @Test func surveysClose() throws {
        var findings = HandMadeCounty.findings()
        var change = ChangeFindings()
        change.matrix = [
            ClassFlow(before: "0101", now: "0101", area: AreaSum(squareMetres: 90_000)),
            ClassFlow(before: "0101", now: "0702", area: AreaSum(squareMetres: 10_000)),
        ]
        // 0.6 ha of it are of one class.
        change.overlapNow = AreaSum(squareMetres: 8000)
        change.doubtNow = GroundDoubt(
            repeated: change.overlapNow, excess: change.overlapNow, sameClass: AreaSum(squareMetres: 6000))
        findings.change = change
        let name = "土地利用变化平衡表"
        var table = try #require(Tables.all(findings).first { $0.name == name })
        #expect(TableCheck.breach(of: table) == nil)
        #expect(
            table.rows.suffix(2).map { Array($0.prefix(2)) } == [
                [.text("变更后图斑互相重叠（同地类，只计一次）"), .number(60)],
                [.text("变更后图斑互相重叠（不同地类，计入各地类）"), .number(20)],
            ])
        // One hectare more is built over than was lost.
        let place = try #require(table.rows.firstIndex { $0[0] == .text("水田（0101）") })
        let column = try #require(table.columns.firstIndex { $0.heading.contains("0702") })
        table.rows[place][column] = .number(200)
        #expect(TableCheck.breach(of: table)?.demand.zh == "变更前各地类等于其去向之和")
        table.rows[place][1] = .number(1100)
        #expect(TableCheck.breach(of: table)?.demand.zh.hasPrefix("变更后各地类等于变更前加增加减减少") == true)
    }

    /// 9 ha of paddy stay and 2 ha are built over, 1 ha of them claimed for both: 10 ha of paddy before.
    @Test func surveysCloseWhereClassesShareGround() throws {
        var findings = HandMadeCounty.findings()
        var change = ChangeFindings()
        change.matrix = [
            ClassFlow(before: "0101", now: "0101", area: AreaSum(squareMetres: 90_000)),
            ClassFlow(before: "0101", now: "0702", area: AreaSum(squareMetres: 20_000)),
            ClassFlow(before: "0301", now: "0702", area: AreaSum(squareMetres: 5000)),
        ]
        change.claimedBefore = [ClassGround(landClass: "0101", area: AreaSum(squareMetres: 10_000))]
        change.claimedNow = [ClassGround(landClass: "0702", area: AreaSum(squareMetres: 3000))]
        change.overlapNow = AreaSum(squareMetres: 10_000)
        findings.change = change
        var table = try #require(Tables.all(findings).first { $0.name == "土地利用变化平衡表" })
        #expect(TableCheck.breach(of: table) == nil)
        #expect(
            table.columns.map(\.heading).suffix(3) == ["变更后未覆盖（公顷）", "其中重复（公顷）", "变更前地类面积（公顷）"])
        let paddy = try #require(table.rows.firstIndex { $0[0] == .text("水田（0101）") })
        #expect(
            [1, 2, 3, 4, 5, 6, 7].map { table.units(paddy, $0) } == [1100, 900, 0, 200, 0, 100, 1000])
        #expect([1, 2, 3, 4, 5, 6, 7].map { table.units(0, $0) } == [1150, 900, 0, 250, 0, 100, 1050])
        let twice = try #require(table.rows.firstIndex { $0[0] == .text("其中重复") })
        #expect([1, 2, 3, 4, 5].map { table.units(twice, $0) } == [30, 0, 0, 30, 0])
        #expect(table.rows[twice + 1][0] == .text("变更后地类面积"))
        #expect([1, 2, 3, 4, 5].map { table.units(twice + 1, $0) } == [1120, 900, 0, 220, 0])
        table.rows[twice + 1][4] = .number(221)
        #expect(TableCheck.breach(of: table)?.demand.zh == "变更后合计减去其中重复等于地类面积")
        table.rows[twice + 1][4] = .number(220)
        table.rows[paddy][7] = .number(1001)
        #expect(TableCheck.breach(of: table) != nil)
    }

    /// 4 ha of one survey alone that it stores for two classes: the levelled table tells that they are 4 ha and not 8.
    @Test func levelledSurveysTellWhatIsClaimedAgain() throws {
        var findings = HandMadeCounty.findings()
        let area = AreaSum(squareMetres: 40_000)
        var net = StoredMatrix(
            flows: [VillageFlow(village: "", before: "0301", now: "0301", area: area)],
            gone: ["0101", "0702"].map { VillageGround(village: "", landClass: $0, area: area) }, new: [], levelled: [])
        var change = ChangeFindings()
        func table(_ net: StoredMatrix) throws -> ReportTable {
            change.balanced = BalancedChange(gross: net, net: net)
            findings.change = change
            return try #require(Tables.all(findings).first { $0.name == "土地利用变化平衡表（平差后）" })
        }
        #expect(try !table(net).columns.contains { $0.heading == "其中重复（公顷）" })
        net.goneAgain = area
        let told = try table(net)
        #expect(TableCheck.breach(of: told) == nil)
        let alone = try #require(told.columns.firstIndex { $0.heading == "变更后未覆盖（公顷）" })
        let twice = try #require(told.rows.firstIndex { $0[0] == .text("其中重复") })
        #expect([0, twice, twice + 1].map { told.units($0, alone) } == [800, 400, 400])
        #expect([0, twice, twice + 1].map { told.units($0, 1) } == [1200, 400, 800])
    }

    /// Any cell of a sheet that adds up as printed, one unit off.
    @Test(arguments: ["土地利用现状一级分类面积汇总表", "土地利用现状一级分类面积按权属性质汇总表", "永久基本农田现状情况统计表（亩）"])
    func oneUnitOff(name: String) throws {
        let sound = try #require(Tables.all(HandMadeCounty.findings()).first { $0.name == name })
        for row in [0, 1, sound.rows.count - 1] {
            var table = sound
            let column = table.columns.count - 1
            let units = try #require(table.units(row, column))
            table.rows[row][column] = .number(units + 1)
            #expect(TableCheck.breach(of: table) != nil, "row \(row)")
        }
    }

    @Test func moreFarmlandThanCorridor() throws {
        var findings = HandMadeCounty.findings()
        findings.belts!.belts[1].corridorFarmland = AreaSum(squareMetres: 12_001_000)
        let breach = try #require(broken(findings).first)
        #expect(breach.table == "示范带一览表" && breach.figures.contains("1200.10"))
    }

    /// The run is complete but for the table, which the summary names.
    @Test func theSummaryNamesTheTable() throws {
        var findings = HandMadeCounty.findings()
        findings.redLine!.conflicts[2].share = 1.01
        let breaches = Report.breaches(of: findings)
        let data = Data(Report.summary(findings, breaches))
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let told = try #require(object["tables_not_printed"] as? [[String: Any]])
        #expect(told.count == 1 && told[0]["table"] as? String == "占用永久基本农田情况表")
        #expect(breaches[0].message.zh.contains("未输出") && breaches[0].message.en.contains("is not printed"))
        let plain = try #require(
            try JSONSerialization.jsonObject(with: Data(Report.summary(HandMadeCounty.findings()))) as? [String: Any])
        #expect(plain["tables_not_printed"] == nil)
    }
}
