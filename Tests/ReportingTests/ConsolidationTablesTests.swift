import Columns
import FindingValues
import Output
import AnalysisRuns
import Testing

@testable import PrintedFigures
@testable import Reporting
import Writers

@Suite struct ConsolidationTablesTests {
    private static let county = HandMadeCounty.findings()

    /// Uneven areas for every village of the hand-made county; one without farmland.
    private static let findings: ConsolidationFindings = {
        var random = SeededGenerator(seed: 4)
        var findings = ConsolidationFindings(gapMetres: 8)
        findings.hasSlopes = true
        var towns: [String: BlockTally] = [:]
        for (i, village) in county.villages.rows.enumerated() {
            var tally = BlockTally(code: village.code)
            for k in BlockClass.allCases.indices where i > 0 {
                tally.sizes[k].area = AreaSum(squareMetres: 1e5 * random.unit())
                tally.sizes[k].blocks = k
            }
            for k in tally.slopes.indices where i > 0 { tally.slopes[k] = AreaSum(squareMetres: 1e4 * random.unit()) }
            findings.byVillage.append(tally)
            for k in BlockClass.allCases.indices {
                towns[village.town, default: BlockTally(code: village.town)].sizes[k].area += tally.sizes[k].area
                findings.county.sizes[k].area += tally.sizes[k].area
            }
        }
        findings.byTown = towns.values.sorted { utf8Less($0.code, $1.code) }
        findings.blocks = [
            FarmlandBlock(
                number: 1, parcels: 3, area: AreaSum(squareMetres: 8000), gross: AreaSum(squareMetres: 8100),
                size: .from10, villages: [county.villages.rows[1].code])
        ]
        var shape = PolygonColumn()
        shape.append([HandMadeCounty.ring(0, 0)])
        findings.shapes = shape
        return findings
    }()

    private func units(_ cell: ReportTable.Cell) -> Int128 { if case .number(let units) = cell { units } else { -1 } }

    @Test(arguments: [("集中连片耕地分级统计表", [6, 8, 10, 12, 14], 4), ("耕地坡度分级面积表", [4, 5, 6, 7, 8, 9], 3)])
    func areasAddUpAsPrinted(name: String, columns: [Int], total: Int) throws {
        let tables = Tables.consolidationTables(Self.findings, Self.county, Settled(Self.county))
        let table = try #require(tables.first { $0.name == name })
        let towns = Self.findings.byTown.count
        #expect(table.rows.count == 1 + towns + 30 && table.totals.count == 1 + towns)
        for row in table.rows { #expect(columns.reduce(0) { $0 + units(row[$1]) } == units(row[total])) }
        for column in columns + [total] {
            let parts = table.rows.indices.filter { !table.totals.contains($0) }
            #expect(parts.reduce(0) { $0 + units(table.rows[$1][column]) } == units(table.rows[0][column]))
        }
    }

    /// What villages share is taken off their town, and what towns share off the county, as printed.
    @Test(arguments: [("集中连片耕地分级统计表", [6, 8, 10, 12, 14], 4), ("耕地坡度分级面积表", [4, 5, 6, 7, 8, 9], 3)])
    func whatVillagesShareCountsOnce(name: String, columns: [Int], total: Int) throws {
        var findings = Self.findings
        findings.againInCounty = findings.byVillage.map { BlockTally(code: $0.code) }
        findings.againInTown = findings.againInCounty
        let last = findings.byVillage.count - 1
        for (village, inTown) in [(1, 3000.0), (last, 0)] {
            findings.againInCounty[village].sizes[2].area = AreaSum(squareMetres: 3000)
            findings.againInCounty[village].slopes[3] = AreaSum(squareMetres: 3000)
            findings.againInTown[village].sizes[2].area = AreaSum(squareMetres: inTown)
            findings.againInTown[village].slopes[3] = AreaSum(squareMetres: inTown)
        }
        let settled = Settled(Self.county)
        let table = try #require(
            Tables.consolidationTables(findings, Self.county, settled).first { $0.name == name })
        let plain = try #require(
            Tables.consolidationTables(Self.findings, Self.county, settled).first { $0.name == name })
        #expect(TableCheck.breach(of: table) == nil)
        let lines = table.rows.indices.filter { table.rows[$0][0] == .text("其中重复（村界重叠）") }
        #expect(lines.count == 2 && lines.first == 1 && table.rows.count == plain.rows.count + 2)
        // 4.5 mu, 0.3 ha.
        let unit: Int128 = name.hasPrefix("集中") ? 45 : 30
        for line in lines {
            #expect(
                units(table.rows[line][total]) == unit && columns.reduce(0) { $0 + units(table.rows[line][$1]) } == unit
            )
        }
        #expect(units(table.rows[0][total]) == units(plain.rows[0][total]) - 2 * unit)
        #expect(units(table.rows[lines[1] - 1][total]) == units(plain.rows[lines[1] - 2][total]) - unit)
        #expect(table.note?.contains("只计一次") == true && plain.note?.contains("只计一次") == false)
    }

    @Test func theLayerAndTheSummary() throws {
        var findings = Self.county
        findings.consolidation = Self.findings
        let layer = try #require(ResultLayers.all(findings).first { $0.name == "farmland_blocks" })
        #expect(layer.count == 1 && layer.column("area_mu")?.number(0) == 12)
        #expect(layer.column("class")?.text(0) == "10_50_mu")
        #expect(ResultLayers.titles["farmland_blocks"] != nil)
        let text = String(decoding: Summary.document(findings).bytes, as: UTF8.self)
        #expect(text.contains("\"largest_block_m2\": \"8000.00\"") && text.contains("\"slope_m2\""))
        let names = Tables.all(findings).map(\.name)
        #expect(names.contains("耕地破碎度指标表") && Set(names).count == names.count)
    }
}
