import Columns
import Planning

extension Tables {
    /// What is held against what must be kept, a line for each kind and unit; towns add up to the county and villages to
    /// their town, as printed.
    static func holdingTable(_ holding: HoldingFindings, _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "耕地保有量及保护任务表", title: "耕地保有量及保护任务完成情况表",
            columns: [
                .text("类别", width: 16), .text("行政区域名称", width: 18), .text("代码", width: 15), .number("毛面积（亩）", 1),
                .number("面积（亩）", 1), .number("对比面积（亩）", 1), .number("任务（亩）", 1),
                .number("余量（亩）", 1), .number("余量比例（%）", 2),
                .text("是否完成", width: 10), .text("任务来源", width: 18),
            ])
        for kind in HoldingKind.allCases {
            let rows = holding.rows.filter { $0.kind == kind }
            guard !rows.isEmpty else { continue }
            let gross = levelled(rows.map(\.gross), rows)
            let held = levelled(rows.map(\.held), rows)
            // Where stored areas are compared they stand beside the measured ones.
            let compared = rows.contains { $0.stored != nil } ? levelled(rows.map(\.compared), rows) : held
            for (i, row) in rows.enumerated() {
                let task = printedTask(row, compared[i])
                table.add(
                    [
                        .text(kind.name.zh), .text(name(of: row, findings)), .text(row.code), .number(gross[i]),
                        .number(held[i]), task == nil ? .blank : .number(compared[i]),
                        task.map { .number($0) } ?? .blank,
                        task.map { .number(compared[i] - $0) } ?? .blank,
                        .number(row.marginShare.map { $0 * 100 }, decimals: 2), .text(row.isMet.map { $0 ? "是" : "否" }),
                        .text(row.taskSource),
                    ], isTotal: row.level != .village)
            }
        }
        return table
    }

    /// The task in 0.1 mu. Rounding and levelling never make a kept task look missed, or a missed one kept: where they would,
    /// the task of a town or village gives way by as little as it takes.
    private static func printedTask(_ row: HoldingRow, _ compared: Int128) -> Int128? {
        guard let task = row.task.map({ roundedUnits(PrintedArea.mu($0), unit: PrintedArea.mu1) }) else { return nil }
        guard isRoundingAlone(row) else { return task }
        return row.isMet == true ? min(task, compared) : max(task, compared + 1)
    }

    /// The margin is so small that rounding to 0.1 mu may turn it: less than five units.
    private static func isRoundingAlone(_ row: HoldingRow) -> Bool {
        guard let margin = row.margin else { return false }
        return PrintedArea.mu(margin).magnitude < 5 * PrintedArea.mu1.magnitude
    }

    private static func name(of row: HoldingRow, _ findings: Findings) -> String {
        let rows = findings.villages.rows
        switch row.level {
        case .county: return findings.countyName
        case .town: return rows.first { $0.town == row.code }?.townName ?? ""
        case .village: return rows.first { $0.code == row.code }?.name ?? ""
        }
    }

    /// Printed 0.1 mu: towns balanced to the county, villages to their town. The county's own figure is not rounded over a
    /// task that it misses, nor below one that it keeps.
    private static func levelled(_ areas: [AreaSum], _ rows: [HoldingRow]) -> [Int128] {
        let unit = PrintedArea.mu1
        let exact = areas.map { PrintedArea.mu($0) }
        var printed = exact.map { roundedUnits($0, unit: unit) }
        func balance(_ members: [Int], to total: Int128) {
            for (i, value) in zip(members, balanced(members.map { exact[$0] }, unit: unit, total: total)) {
                printed[i] = value
            }
        }
        guard let county = rows.firstIndex(where: { $0.level == .county }) else { return printed }
        if let task = rows[county].task, areas[county] == rows[county].compared, isRoundingAlone(rows[county]) {
            let limit = roundedUnits(PrintedArea.mu(task), unit: unit)
            printed[county] = rows[county].isMet == true ? max(printed[county], limit) : min(printed[county], limit - 1)
        }
        let towns = rows.indices.filter { rows[$0].level == .town }
        balance(towns, to: printed[county])
        for (n, town) in towns.enumerated() {
            let end = n + 1 < towns.count ? towns[n + 1] : rows.count
            balance(Array(town + 1..<end), to: printed[town])
        }
        return printed
    }

    /// Farmland left fallow, by village and class.
    static func fallowTable(_ fallow: [FallowLand], _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "未耕种耕地表", title: "未耕种耕地情况表",
            columns: [
                .text("行政村"), .text("村代码", width: 15), .text("地类", width: 8), .text("能否灌溉", width: 10),
                .text("通田间道路", width: 10), .number("面积（公顷）", 4), .number("面积（亩）", 2),
            ])
        let names = findings.villages.names
        let hectares = column(fallow.map { PrintedArea.hectares($0.gross) }, unit: PrintedArea.hectares4)
        let mu = column(fallow.map { PrintedArea.mu($0.gross) }, unit: PrintedArea.mu2)
        func word(_ flag: Bool?) -> ReportTable.Cell { .text(flag.map { $0 ? "是" : "否" }) }
        for (i, row) in fallow.enumerated() {
            table.add([
                .text(names[row.village]), .text(row.village), .text(row.landClass), word(row.isIrrigated),
                word(row.hasFieldRoad), hectares.cells[i], mu.cells[i],
            ])
        }
        table.add([.text("合计"), .blank, .blank, .blank, .blank, hectares.total, mu.total], isTotal: true)
        return table
    }

    /// Works and corridors on the control lines.
    static func workTable(_ works: [WorkOnLines], _ findings: Findings) -> ReportTable {
        let sources = ["belts": "示范带廊道", "construction": "施工图斑", "planned_works": "拟建工程"]
        var table = ReportTable(
            "工程与控制线表", title: "工程及示范带廊道占用三条控制线情况表",
            columns: [
                .text("来源", width: 12), .text("标识", width: 14), .text("名称", width: 20), .number("面积（公顷）", 4),
                .number("占用永久基本农田（公顷）", 4), .number("占用生态保护红线（公顷）", 4), .number("城镇开发边界内（公顷）", 4),
                .number("占用耕地（公顷）", 4), .number("新增建设用地（公顷）", 4), .text("乡村产业", width: 10),
                .text("涉及村", width: 30),
            ])
        let names = findings.villages.names
        func hectares(_ area: AreaSum?) -> ReportTable.Cell {
            area.map { .number(roundedUnits(PrintedArea.hectares($0), unit: PrintedArea.hectares4)) } ?? .blank
        }
        for work in works {
            table.add([
                .text(sources[work.source] ?? work.source), .text(work.id), .text(work.name), hectares(work.area),
                hectares(work.basicFarmland), hectares(work.ecologicalRedLine), hectares(work.insideUrbanBoundary),
                hectares(work.farmland), hectares(work.land?.newConstruction),
                .text(work.isRuralIndustry.map { $0 ? "是" : "否" }),
                .text(work.villages.map { names[$0] ?? $0 }.joined(separator: "、")),
            ])
        }
        return table
    }
}
