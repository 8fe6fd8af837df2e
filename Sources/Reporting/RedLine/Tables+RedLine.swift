import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Writers

extension Tables {
    /// Every conflict with its parcel, rule and area: those on basic farmland, and the others when there are any. Ground
    /// under two conflicts stands in both lines; the total has it once.
    static func conflictTables(_ redLine: RedLineFindings, _ findings: Findings) -> [ReportTable] {
        let others = redLine.conflicts.filter { !$0.isOnBasicFarmland }
        let settled = (hectares: SettledConflicts.hectares(redLine), mu: SettledConflicts.mu(redLine))
        let basic = CountedTwice(area: redLine.conflictsCountedTwice)
        let twice = CountedTwice(area: redLine.othersCountedTwice)
        func printed(_ isBasic: Bool) -> (hectares: [Int128], mu: [Int128]) {
            (settled.hectares.units(onBasicFarmland: isBasic), settled.mu.units(onBasicFarmland: isBasic))
        }
        var tables = [
            conflicts(
                "占用永久基本农田情况表", redLine.conflicts.filter(\.isOnBasicFarmland), once: redLine.conflictArea, basic,
                redLine, findings, printed(true))
        ]
        if !others.isEmpty {
            tables.append(
                conflicts(
                    "其他耕地红线疑点表", others, once: redLine.otherArea, twice, redLine, findings, printed(false)))
        }
        return tables
    }

    private static func conflicts(
        _ name: String, _ rows: [Conflict], once: AreaSum, _ twice: CountedTwice, _ redLine: RedLineFindings,
        _ findings: Findings, _ printed: (hectares: [Int128], mu: [Int128])
    ) -> ReportTable {
        var table = ReportTable(
            name, title: name, note: "一个图斑或项目跨村时每村一行，各计一处",
            columns: [
                .number("序号", 0, width: 7), .text("行政村"), .text("村代码", width: 15), .text("项目或图斑", width: 18),
                .text("来源图层"), .text("地类", width: 8), .text("类型"), .text("规则", width: 28), .text("受保护范围", width: 16),
                .number("面积（公顷）", 4), .number("面积（亩）", 2), .share("占图斑面积比例（%）", 2), .text("受保护图斑", width: 24),
            ])
        let names = findings.villages.names
        let rules = Dictionary(redLine.rules.map { ($0.id, $0.name.zh) }, uniquingKeysWith: { first, _ in first })
        let hectares = ListColumn(
            9, rows.map { PrintedArea.hectares($0.area) }, once: PrintedArea.hectares(once),
            twice: PrintedArea.hectares(twice.area), unit: PrintedArea.hectares4, printed: printed.hectares)
        let mu = ListColumn(
            10, rows.map { PrintedArea.mu($0.area) }, once: PrintedArea.mu(once), twice: PrintedArea.mu(twice.area),
            unit: PrintedArea.mu2, printed: printed.mu)
        for (i, row) in rows.enumerated() {
            table.add([
                .count(i + 1), .text(names[row.village] ?? ""), .text(row.village), .text(row.parcel),
                .text(TableWords.ground(row.source)),
                .text(row.landClass), .text(row.kind.zh), .text(rules[row.rule] ?? row.rule),
                .text(TableWords.ground(row.ground)),
                hectares.cells[i], mu.cells[i], .number(row.share * 100, decimals: 2),
                .text(row.patches.joined(separator: " ")),
            ])
        }
        table.addTotals([hectares, mu], label: 1, rows: 0..<rows.count)
        return table
    }

    /// Every rule, and what became of it.
    static func ruleTable(_ redLine: RedLineFindings) -> ReportTable {
        let states: [RuleApplied.State: String] = [
            .applied: "已执行", .off: "未启用", .notInForce: "当年不适用", .lacking: "缺少数据",
        ]
        var table = ReportTable(
            "耕地红线规则表", title: "耕地红线规则执行情况表", note: "处数为清单的行数：一个图斑或项目跨村时每村各计一处",
            columns: [
                .text("规则", width: 36), .text("标识", width: 10), .text("严重程度", width: 10), .text("执行情况", width: 12),
                .number("处数", 0, width: 8), .number("面积（公顷）", 4), .number("面积（亩）", 2), .text("缺少", width: 28),
                .text("条文", width: 40), .text("条文是否核对原文"), .text("原文网页", width: 40),
                .text("判定", width: 10), .number("其中重复（亩）", 2), .text("说明", width: 40),
            ])
        let settled = (hectares: SettledConflicts.hectares(redLine), mu: SettledConflicts.mu(redLine))
        func hectares(_ area: AreaSum) -> Int128 {
            roundedUnits(PrintedArea.hectares(area), unit: PrintedArea.hectares4)
        }
        for rule in redLine.rules {
            let isApplied = rule.state == .applied
            table.add([
                .text(rule.name.zh), .text(rule.id), .text(rule.severity == "error" ? "错误" : "警告"),
                .text(states[rule.state]), isApplied ? .count(rule.conflicts) : .blank,
                isApplied
                    ? .number(
                        rule.isTotal
                            ? hectares(rule.area)
                            : settled.hectares.units(ofRule: rule.id, less: PrintedArea.hectares(rule.countedTwice)))
                    : .blank,
                isApplied ? .number(printedMu(rule, settled.mu)) : .blank,
                .text(rule.lacks.map(TableWords.lacking).joined(separator: "、")), .text(rule.source),
                .text(rule.readWhere),
                .text(rule.page), .text(rule.verdict?.name.zh),
                isApplied
                    ? .number(roundedUnits(PrintedArea.mu(rule.countedTwice), unit: PrintedArea.mu2)) : .blank,
                .text(rule.reason?.zh),
            ])
        }
        let limits = ruleLimits(redLine)
        table.invariants = [
            TableInvariant(
                Phrase(zh: "规则的面积不大于所列疑点面积", en: "a rule has no more ground than the conflicts listed"),
                .within(limits: limits, terms: [.init(6)], slack: 1))
        ]
        return table
    }

    /// The ground of a rule as all tables and the page print it.
    static func printedMu(_ rule: RuleApplied, _ settled: SettledConflicts) -> Int128 {
        rule.isTotal
            ? roundedUnits(PrintedArea.mu(rule.area), unit: PrintedArea.mu2)
            : settled.units(ofRule: rule.id, less: PrintedArea.mu(rule.countedTwice))
    }

    /// Hosts that publish for the state; every other page repeats a text.
    static func isOfficial(_ page: String) -> Bool {
        let host = page.split(whereSeparator: { $0 == "/" || $0 == " " }).first { $0.contains(".") } ?? ""
        return host.hasSuffix(".gov.cn") || host.hasSuffix(".cas.cn")
    }

    /// The ground of all conflicts of a rule as they are listed, in printed mu: its own figure counts no more.
    private static func ruleLimits(_ redLine: RedLineFindings) -> [Int: Int128] {
        let sums = Dictionary(grouping: redLine.conflicts, by: \.rule)
            .mapValues { $0.reduce(AreaSum.zero) { $0 + $1.area } }
        var limits: [Int: Int128] = [:]
        for (row, rule) in redLine.rules.enumerated() where rule.state == .applied && !rule.isTotal {
            limits[row] = roundedUnits(PrintedArea.mu(sums[rule.id] ?? .zero), unit: PrintedArea.mu2)
        }
        return limits
    }
}

extension RuleApplied {
    /// Where the text was read: 是 only for a page of the state.
    fileprivate var readWhere: String {
        guard isVerified else { return "否" }
        return page.map(Tables.isOfficial) == true ? "是" : "否（二手来源）"
    }
}
