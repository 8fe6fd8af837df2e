import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Writers

extension Tables {
    /// What is held against what must be kept, a line for each kind and unit; towns add up to the county and villages to
    /// their town, as printed.
    static func holdingTable(
        _ holding: HoldingFindings, _ findings: Findings, _ settled: SettledFigures
    ) -> ReportTable {
        var table = ReportTable(
            "耕地保有量及保护任务表", title: "耕地保有量及保护任务完成情况表",
            columns: [
                .text("类别", width: 16), .text("行政区域名称", width: 18), .text("代码", width: 15), .number("毛面积（亩）", 1),
                .number("面积（亩）", 1), .number("对比面积（亩）", 1), .number("任务（亩）", 1),
                .number("余量（亩）", 1), .number("余量比例（%）", 2),
                .text("是否完成", width: 10), .text("任务来源", width: 18),
            ])
        // Ground in doubt has columns of its own where there is any.
        let hasDoubt = holding.rows.contains { $0.doubt?.isNone == false }
        if hasDoubt {
            table.columns += [.number("其中重复（亩）", 1), .number("未覆盖（亩）", 1), .text("说明", width: 40)]
        }
        for kind in HoldingKind.allCases {
            let rows = holding.rows.filter { $0.kind == kind }
            guard !rows.isEmpty else { continue }
            let gross = levelled(rows.map(\.gross), rows, findings, settled)
            let held = levelled(rows.map(\.held), rows, findings, settled)
            // Where stored areas are compared they stand beside the measured ones.
            let compared =
                rows.contains { $0.stored != nil } ? levelled(rows.map(\.compared), rows, findings, settled) : held
            var frame = UnitFrame(3..<5)
            for (i, row) in rows.enumerated() {
                switch row.level {
                case .county: frame.county = table.rows.count
                case .town: frame.addTown(table.rows.count)
                case .village: frame.addVillage(table.rows.count, i)
                }
                for (column, area) in [(3, row.gross), (4, row.held)] {
                    table.invariants.append(
                        near(
                            table.rows.count, column, PrintedArea.mu(area), unit: PrintedArea.mu1, of: rows.count + 5))
                }
                let task = printedTask(row, compared[i])
                table.add(
                    [
                        .text(kind.name.zh), .text(name(of: row, findings)), .text(row.code), .number(gross[i]),
                        .number(held[i]), task == nil ? .blank : .number(compared[i]),
                        task.map { .number($0) } ?? .blank,
                        task.map { .number(compared[i] - $0) } ?? .blank,
                        .number(row.marginShare.map { $0 * 100 }, decimals: 2), .text(row.state.map(kept)),
                        .text(row.taskSource),
                    ] + (hasDoubt ? doubtCells(row) : []), isTotal: row.level != .village)
            }
            if !findings.villages.shareGround { table.invariants += frame.unitInvariants }
            table.invariants += holdingInvariants(kind, frame)
        }
        return table
    }

    /// 是, 否 or 存疑.
    static func kept(_ state: TaskState) -> String {
        switch state {
        case .met: "是"
        case .notMet: "否"
        case .doubtful: state.name.zh
        }
    }

    private static func doubtCells(_ row: HoldingRow) -> [ReportTable.Cell] {
        guard let doubt = row.doubt else { return [.blank, .blank, .text(row.reason?.zh)] }
        func mu(_ area: AreaSum) -> ReportTable.Cell {
            .number(roundedUnits(PrintedArea.mu(area), unit: PrintedArea.mu1))
        }
        return [mu(doubt.farmlandAbove), mu(doubt.bare), .text(row.reason?.zh)]
    }

    /// What is held after ridges is no more than before, and a margin is what stands above the task.
    private static func holdingInvariants(_ kind: HoldingKind, _ frame: UnitFrame) -> [TableInvariant] {
        var invariants = [
            TableInvariant(
                Phrase(zh: "余量等于对比面积减任务", en: "the margin is what is compared less the task"),
                .rowAddsUp(rows: frame.all, parts: [.init(6), .init(7)], whole: [.init(5)]))
        ]
        // Stored net areas of a layer may be any; farmland is measured, and loses ridges.
        if kind == .farmland {
            invariants.append(
                TableInvariant(
                    Phrase(zh: "净面积不大于毛面积", en: "the net area is no more than the gross"),
                    .atMost(rows: frame.all, parts: [.init(4)], whole: [.init(3)], slack: 4)))
        }
        return invariants
    }

    /// The task in 0.1 mu. Rounding and levelling never make a kept task look missed, or a missed one kept: where they would,
    /// the task of a town or village gives way by as little as it takes.
    private static func printedTask(_ row: HoldingRow, _ compared: Int128) -> Int128? {
        guard let task = row.task.map({ roundedUnits(PrintedArea.mu($0), unit: PrintedArea.mu1) }) else { return nil }
        guard row.isRoundingAlone else { return task }
        switch row.state {
        case .met: return min(task, compared)
        case .notMet: return max(task, compared + 1)
        case .doubtful, nil: return task
        }
    }

    private static func name(of row: HoldingRow, _ findings: Findings) -> String {
        let rows = findings.villages.rows
        switch row.level {
        case .county: return findings.countyName
        case .town: return rows.first { $0.town == row.code }?.townName ?? ""
        case .village: return rows.first { $0.code == row.code }?.name ?? ""
        }
    }

    /// Printed 0.1 mu: towns balanced to the county, villages to their town; farmland and basic farmland as the other tables
    /// print them. The county's own figure is not rounded over a task that it misses, nor below one that it keeps.
    private static func levelled(
        _ areas: [AreaSum], _ rows: [HoldingRow], _ findings: Findings, _ settled: SettledFigures
    ) -> [Int128] {
        let exact = areas.map { PrintedArea.mu($0) }
        guard let county = rows.firstIndex(where: { $0.level == .county }) else {
            return exact.map { roundedUnits($0, unit: PrintedArea.mu1) }
        }
        let isCompared = areas[county] == rows[county].compared
        let printed = isCompared ? rows[county].printedCounty : roundedUnits(exact[county], unit: PrintedArea.mu1)
        let places = Dictionary(
            rows.enumerated().filter { $1.level == .village }.map { ($1.code, $0) }, uniquingKeysWith: { a, _ in a })
        let order = findings.villages.rows.map { places[$0.code] }
        if !order.contains(nil) {
            let values = order.compactMap { $0 }.map { exact[$0] }
            let others: [HoldingKind: SettledColumn?] = [
                .farmland: settled.farmland, .basicFarmland: settled.basicFarmland,
            ]
            var column = settled.column(values, as: others[rows[county].kind] ?? nil)
            // What a row of the county has besides its villages is its own.
            if values.reduce(0, +) == exact[county] {
                if column.county != printed {
                    column = SettledColumn(values, towns: settled.towns, unit: PrintedArea.mu1, county: printed)
                }
                let villages = Dictionary(zip(findings.villages.rows.map(\.code), column.villages)) { a, _ in a }
                return rows.map { row in
                    switch row.level {
                    case .county: column.county
                    case .town: column.towns[row.code] ?? 0
                    case .village: villages[row.code] ?? 0
                    }
                }
            }
        }
        return levelled(exact, rows, county: printed, isSum: !findings.villages.shareGround)
    }

    /// The same of units that are not the villages of the run, or that do not add up because villages share ground.
    private static func levelled(
        _ exact: [Int128], _ rows: [HoldingRow], county: Int128, isSum: Bool
    ) -> [Int128] {
        let unit = PrintedArea.mu1
        var printed = exact.map { roundedUnits($0, unit: unit) }
        func balance(_ members: [Int], to total: Int128) {
            for (i, value) in zip(members, balanced(members.map { exact[$0] }, unit: unit, total: total)) {
                printed[i] = value
            }
        }
        for row in rows.indices where rows[row].level == .county { printed[row] = county }
        guard isSum else { return printed }
        let towns = rows.indices.filter { rows[$0].level == .town }
        balance(towns, to: county)
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
        let hectares = ListColumn(
            5, fallow.map { PrintedArea.hectares($0.gross) }, once: nil, twice: 0, unit: PrintedArea.hectares4)
        let mu = ListColumn(6, fallow.map { PrintedArea.mu($0.gross) }, once: nil, twice: 0, unit: PrintedArea.mu2)
        func word(_ flag: Bool?) -> ReportTable.Cell { .text(flag.map { $0 ? "是" : "否" }) }
        for (i, row) in fallow.enumerated() {
            table.add([
                .text(names[row.village]), .text(row.village), .text(row.landClass), word(row.isIrrigated),
                word(row.hasFieldRoad), hectares.cells[i], mu.cells[i],
            ])
        }
        table.addTotals([hectares, mu], label: 0, rows: 0..<fallow.count)
        return table
    }
}
