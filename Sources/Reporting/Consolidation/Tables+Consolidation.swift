import Columns
import FindingValues
import ProjectFile

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
        let metres = plain(findings.gapMetres)
        var table = ReportTable(
            "集中连片耕地分级统计表", title: "\(county.countyName)集中连片耕地分级统计表",
            note: "面积单位：亩；间距小于 \(metres) 米的耕地为一片，按整片面积分级；跨界的片各单位都计片数，面积只计本单位部分；全县面积为各村之和",
            columns: unitColumns + [.number("片数合计", 0, width: 10), .number("面积合计（亩）", 1)]
                + BlockClass.allCases.flatMap { size -> [ReportTable.Column] in
                    [.number("\(size.name.zh)片数", 0, width: 10), .number("\(size.name.zh)面积（亩）", 1)]
                })
        let cells = findings.byVillage.map { $0.sizes.map { PrintedArea.mu($0.area) } }
        // The sum of the areas, then each of them beside its number of blocks.
        let places = [4] + BlockClass.allCases.indices.map { 6 + 2 * $0 }
        addUnits(findings, county, cells, settled, at: places, to: &table) { unit, areas in
            var line: [ReportTable.Cell] = [.count(unit.blocks), .number(areas.reduce(0, +))]
            for (size, area) in zip(unit.sizes, areas) { line += [.count(size.blocks), .number(area)] }
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
            note: "面积单位：公顷；坡度级别按图斑的 GDPDJB，面积扣除田坎；全县面积为各村之和",
            columns: unitColumns + [.number("合计（公顷）", 2)]
                + (SlopeClass.allCases.map(\.name.zh) + ["未填"]).map { .number("\($0)（公顷）", 2) })
        let cells = findings.byVillage.map { $0.slopes.map(PrintedArea.hectares) }
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

    private static var unitColumns: [ReportTable.Column] { [.text("乡镇"), .text("村名"), .text("代码", width: 15)] }

    /// A row for the county, then for each town its own and those of its villages, areas balanced.
    /// - Parameters:
    ///   - areas: exact, by village.
    ///   - places: columns of the sum of the areas, and of the areas.
    private static func addUnits(
        _ findings: ConsolidationFindings, _ county: Findings, _ areas: [[Int128]], _ settled: SettledFigures,
        at places: [Int],
        to table: inout ReportTable, _ cells: (BlockTally, [Int128]) -> [ReportTable.Cell]
    ) {
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
        let printed = LandGrid(
            areas, towns: findings.byVillage.map { townOf[$0.code] ?? "" }, unit: settled.unit.unit,
            totals: totals)
        var frame = UnitFrame(places)
        frame.county = table.rows.count
        table.add(
            [.text("全县"), .blank, .blank] + cells(findings.county, printed.county) + beside(again?.county),
            isTotal: true)
        for (town, rows) in printed.towns {
            frame.addTown(table.rows.count)
            let name = rows.first.flatMap { townNames[findings.byVillage[$0.village].code] } ?? town.code
            let tally = towns[town.code] ?? BlockTally(code: town.code)
            table.add(
                [.text(name), .blank, .text(town.code)] + cells(tally, town.units) + beside(again?.towns[town.code]),
                isTotal: true)
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

    private static func plain(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }
}
