import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Writers

extension Tables {
    static func consolidationTables(
        _ findings: ConsolidationFindings, _ county: Findings, _ settled: Settled
    ) -> [ReportTable] {
        var tables = [sizeTable(findings, county, settled.mu), fragmentationTable(findings, county)]
        if findings.hasSlopes { tables.append(slopeTable(findings, county, settled.hectares)) }
        return tables
    }

    /// 集中连片耕地分级统计表: the county, its towns and its villages; mu with one decimal. Rows and columns add up as printed.
    private static func sizeTable(
        _ findings: ConsolidationFindings, _ county: Findings, _ settled: SettledFigures
    ) -> ReportTable {
        let metres = plainText(findings.gapMetres)
        var table = ReportTable(
            "集中连片耕地分级统计表", title: "\(county.countyName)集中连片耕地分级统计表",
            note: "面积单位：亩；间距小于 \(metres) 米的耕地为一片，按整片面积分级；跨界的片各单位都计片数，面积只计本单位部分；全县面积为各村之和" + sharedNote(findings),
            columns: unitColumns + [.number("片数合计", 0, width: 10), .number("面积合计（亩）", 1)]
                + BlockClass.allCases.flatMap { size -> [ReportTable.Column] in
                    [.number("\(size.name.zh)片数", 0, width: 10), .number("\(size.name.zh)面积（亩）", 1)]
                })
        func cells(_ units: [BlockTally]) -> [[Int128]] { units.map { $0.sizes.map { PrintedArea.mu($0.area) } } }
        // The sum of the areas, then each of them beside its number of blocks.
        let places = [4] + BlockClass.allCases.indices.map { 6 + 2 * $0 }
        addUnits(findings, county, cells, settled, at: places, to: &table) { unit, areas in
            func count(_ blocks: Int?) -> ReportTable.Cell { blocks.map { .count($0) } ?? .blank }
            var line: [ReportTable.Cell] = [count(unit?.blocks), .number(areas.reduce(0, +))]
            for (size, area) in areas.enumerated() { line += [count(unit?.sizes[size].blocks), .number(area)] }
            return line
        }
        return table
    }

    /// 耕地坡度分级面积表: hectares with two decimals. Rows and columns add up as printed.
    private static func slopeTable(
        _ findings: ConsolidationFindings, _ county: Findings, _ settled: SettledFigures
    ) -> ReportTable {
        var table = ReportTable(
            "耕地坡度分级面积表", title: "\(county.countyName)耕地坡度分级面积表",
            note: "面积单位：公顷；坡度级别按图斑的 GDPDJB，面积扣除田坎；全县面积为各村之和" + sharedNote(findings),
            columns: unitColumns + [.number("合计（公顷）", 2)]
                + (SlopeClass.allCases.map(\.name.zh) + ["未填"]).map { .number("\($0)（公顷）", 2) })
        func cells(_ units: [BlockTally]) -> [[Int128]] { units.map { $0.slopes.map(PrintedArea.hectares) } }
        let places = Array(3..<table.columns.count)
        addUnits(findings, county, cells, settled, at: places, to: &table) { _, areas in
            [ReportTable.Cell.number(areas.reduce(0, +))] + areas.map { ReportTable.Cell.number($0) }
        }
        return table
    }

    /// 耕地破碎度指标表: the county and its villages.
    private static func fragmentationTable(_ findings: ConsolidationFindings, _ county: Findings) -> ReportTable {
        var table = ReportTable(
            "耕地破碎度指标表", title: "\(county.countyName)耕地破碎度指标表",
            note: "McGarigal、Marks（1995）与 FRAGSTATS 的定义；斑块为连片耕地在村内的部分，面积含田坎，村界不算边缘",
            columns: unitColumns + [
                .number("斑块数", 0, width: 10), .number("耕地（公顷）", 2), .number("斑块密度（个/100公顷）", 2),
                .number("平均斑块面积（公顷）", 4), .share("最大斑块指数（%）", 2), .number("边缘密度（米/公顷）", 2), .share("斑块结合度（%）", 2),
            ])
        func cells(_ unit: BlockTally) -> [ReportTable.Cell] {
            let measures = unit.fragmentation
            return [
                measures.map { .count($0.patches) } ?? .blank, .number(measures?.farmland.hectares, decimals: 2),
                .number(measures?.patchDensity, decimals: 2), .number(measures?.meanPatchHectares, decimals: 4),
                .number(measures?.largestPatchIndex, decimals: 2), .number(measures?.edgeDensity, decimals: 2),
                .number(measures?.cohesion, decimals: 2),
            ]
        }
        let (names, towns) = (county.villages.names, townNames(county))
        table.add([.text("全县"), .blank, .blank] + cells(findings.county), isTotal: true)
        for village in findings.byVillage {
            table.add(
                [.text(towns[village.code] ?? ""), .text(names[village.code] ?? ""), .text(village.code)]
                    + cells(village))
        }
        return table
    }

    /// Farmland of the villages as the other tables print it; none where these are not all the villages.
    private static func farmland(
        _ areas: [[Int128]], _ findings: ConsolidationFindings, _ county: Findings, _ settled: SettledFigures
    ) -> SettledColumn? {
        guard findings.byVillage.map(\.code) == county.villages.rows.map(\.code) else { return nil }
        return settled.column(areas.map { $0.reduce(0, +) }, as: settled.farmland)
    }

    /// What the land figures hold of farmland above the blocks, as printed: the farmland of the other tables less that of the
    /// blocks. None where no ground is claimed by several classes of farmland.
    private static func repeated(
        _ findings: ConsolidationFindings, _ blocks: SettledColumn?, _ settled: SettledFigures
    ) -> SettledColumn? {
        guard !findings.repeatedByVillage.isEmpty else { return nil }
        if let blocks, let farmland = settled.farmland, let rest = farmland.less(blocks) { return rest }
        return settled.column(findings.repeatedByVillage.map(settled.unit.exact), as: nil)
    }

    /// What sums over villages hold again, where villages overlap.
    private static func sharedNote(_ findings: ConsolidationFindings) -> String {
        findings.againInCounty.isEmpty ? "" : "，村界重叠处在各村分别计入，乡镇和全县只计一次（减去其中重复（村界重叠））"
    }

    /// What villages share of the blocks, and of farmland as the tables of land print it.
    private static func shared(
        _ findings: ConsolidationFindings, _ county: Findings, _ cells: ([BlockTally]) -> [[Int128]], towns: [String],
        _ settled: SettledFigures, isAll: Bool
    ) -> (blocks: SharedLines, farmland: SharedLines?, column: Int)? {
        guard !findings.againInCounty.isEmpty else { return nil }
        var (farmland, column) = (SharedLines?.none, 0)
        if let land = county.land, let place = settled.groups.farmland, towns == settled.towns {
            func classes(_ areas: [VillageClassArea]) -> [[Int128]] {
                settled.groups.cells(areas, villages: county.villages.rows, settled.unit)
            }
            column = place
            farmland = SharedLines(
                inCounty: classes(land.again.inCounty), inTown: classes(land.again.inTown), towns: towns,
                unit: settled.unit.unit)
        }
        let blocks = SharedLines(
            inCounty: cells(findings.againInCounty), inTown: cells(findings.againInTown), towns: towns,
            unit: settled.unit.unit, as: isAll ? farmland.map { ($0, column) } : nil)
        return (blocks, farmland, column)
    }

    private static var unitColumns: [ReportTable.Column] { [.text("乡镇"), .text("村名"), .text("代码", width: 15)] }

    /// A row for the county, then for each town its own and those of its villages, areas balanced; below the county and the towns
    /// a line of what villages share, where they do.
    /// - Parameters:
    ///   - exact: areas of units.
    ///   - places: columns of the sum of the areas, and of the areas.
    ///   - cells: of a unit, or of what villages share: without numbers of blocks.
    private static func addUnits(
        _ findings: ConsolidationFindings, _ county: Findings, _ exact: ([BlockTally]) -> [[Int128]],
        _ settled: SettledFigures, at places: [Int], to table: inout ReportTable,
        _ cells: (BlockTally?, [Int128]) -> [ReportTable.Cell]
    ) {
        let areas = exact(findings.byVillage)
        guard !areas.isEmpty else { return }
        let totals = farmland(areas, findings, county, settled)
        let again = repeated(findings, totals, settled)
        if again != nil {
            table.columns.append(.number("其中重复（\(settled.unit.heading)）", settled.unit.decimals))
            table.note = (table.note.map { $0 + "；" } ?? "") + "其中重复为几个耕地地类都计的部分，与片的面积相加为土地利用现状的耕地"
        }
        let places = places + (again == nil ? [] : [table.columns.count - 1])
        func beside(_ units: Int128?) -> [ReportTable.Cell] { again == nil ? [] : [.number(units ?? 0)] }
        let (names, townNames) = (county.villages.names, townNames(county))
        let townOf = Dictionary(
            county.villages.rows.map { ($0.code, $0.town) }, uniquingKeysWith: { first, _ in first })
        let towns = Dictionary(findings.byTown.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let codes = findings.byVillage.map { townOf[$0.code] ?? "" }
        let printed = LandGrid(areas, towns: codes, unit: settled.unit.unit, totals: totals)
        let shared = Self.shared(findings, county, exact, towns: codes, settled, isAll: again == nil)
        // Of farmland that villages share, what is no ground of blocks stands beside.
        func besideLine(_ blocks: [Int128]?, _ farmland: [Int128]?) -> Int128 {
            guard let shared, let farmland else { return 0 }
            return farmland[shared.column] - (blocks ?? []).reduce(0, +)
        }
        let countyBeside = besideLine(shared?.blocks.county, shared?.farmland?.county)
        func townBeside(_ code: String) -> Int128 {
            besideLine(shared?.blocks.towns[code], shared?.farmland?.towns[code])
        }
        let townsBeside = printed.towns.reduce(countyBeside) { $0 + townBeside($1.town.code) }
        var frame = UnitFrame(places)
        frame.county = table.rows.count
        table.add(
            [.text("全县"), .blank, .blank]
                + cells(findings.county, shared?.blocks.county(printed.county) ?? printed.county)
                + beside(again.map { $0.county - townsBeside }),
            isTotal: true)
        func addLine(_ code: String?, _ units: [Int128], _ rest: Int128) {
            table.add(
                [.text(SharedLines.name), .blank, code.map { .text($0) } ?? .blank] + cells(nil, units) + beside(rest))
        }
        let none = [Int128](repeating: 0, count: areas[0].count)
        if let shared, shared.blocks.county != nil || again != nil && countyBeside != 0 {
            frame.countyLess = table.rows.count
            addLine(nil, shared.blocks.county ?? none, countyBeside)
        }
        for (town, rows) in printed.towns {
            frame.addTown(table.rows.count)
            let name = rows.first.flatMap { townNames[findings.byVillage[$0.village].code] } ?? town.code
            let tally = towns[town.code] ?? BlockTally(code: town.code)
            table.add(
                [.text(name), .blank, .text(town.code)]
                    + cells(tally, shared?.blocks.town(town.code, town.units) ?? town.units)
                    + beside(again?.towns[town.code].map { $0 - townBeside(town.code) }),
                isTotal: true)
            if let shared, shared.blocks.towns[town.code] != nil || again != nil && townBeside(town.code) != 0 {
                frame.addTownLess(table.rows.count)
                addLine(town.code, shared.blocks.towns[town.code] ?? none, townBeside(town.code))
            }
            for row in rows {
                let village = findings.byVillage[row.village]
                frame.addVillage(table.rows.count, row.village)
                table.add(
                    [.text(name), .text(names[village.code] ?? ""), .text(village.code)] + cells(village, row.units)
                        + beside(again?.villages[row.village]))
            }
        }
        let parts = places.dropFirst().dropLast(again == nil ? 0 : 1)
        table.invariants = frame.invariants(parts: Array(parts), whole: places[0])
    }

    /// Name of each village's town, or its code where it has none.
    private static func townNames(_ county: Findings) -> [String: String] {
        Dictionary(
            county.villages.rows.map { ($0.code, $0.townName ?? $0.town) }, uniquingKeysWith: { first, _ in first })
    }

}
