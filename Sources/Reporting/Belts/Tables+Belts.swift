import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Writers

/// Belts of one plan in the tables: ours, or those that people drew.
struct BeltPlan {
    let belts: BeltFindings
    /// Names of belts that people drew; none for ours.
    let given: [String]?

    /// The plans of a run, ours first.
    static func all(_ findings: Findings) -> [BeltPlan] {
        let given = findings.given?.belts.map { BeltPlan(belts: $0.plan, given: $0.details.map(\.name)) }
        return [findings.belts.map { BeltPlan(belts: $0, given: nil) }, given].compactMap { $0 }
    }
}

extension Tables {
    /// - Parameter plans: one at least.
    static func beltTable(_ plans: [BeltPlan], _ findings: Findings) -> ReportTable {
        let hasGiven = plans.contains { $0.given != nil }
        let isTime = plans[0].belts.budgetMetres == nil
        var table = ReportTable(
            "示范带一览表", title: "示范带一览表",
            columns: [
                .number("示范带", 0, width: 8), .text("起点"), .number("长度（千米）", 3), .number("车程（分）", 2),
                .number("村数", 0, width: 8), .number("得分", 4), .share("干线比例（%）", 2), .number("廊道面积（公顷）", 2),
                .number("廊道内耕地（公顷）", 2), .number("廊道内永久基本农田（公顷）", 2), .number("不重复长度（千米）", 3),
                .number("重复长度（千米）", 3), .share("重复比例（%）", 2), .number("干线长度（千米）", 3), .text("得分构成", width: 24),
                .text("限制因素"), .text("最接近的村"),
                .number(isTime ? "预算差额（分）" : "预算差额（米）", 2), .text("相接示范带"),
                .text("途经道路", width: 24),
            ] + (hasGiven ? [.text("给定示范带")] : []))
        table.note = plans.first { $0.given == nil }.flatMap { beltNote($0.belts) }
        let names = findings.villages.names
        func hectares(_ area: AreaSum?) -> ReportTable.Cell {
            area.map { .number(roundedUnits(PrintedArea.hectares($0), unit: PrintedArea.hectares2)) } ?? .blank
        }
        for (belts, name, belt) in plans.flatMap({ plan in
            plan.belts.belts.enumerated().map { (plan.belts, plan.given?[$0], $1) }
        }) {
            let cells: [ReportTable.Cell] = [
                .count(belt.number), .text(belt.anchor), .number(belt.length / 1000, decimals: 3),
                .number(belt.minutes, decimals: 2), .count(belt.villages.count), .number(belt.prize, decimals: 4),
                .number(belt.trunkShare * 100, decimals: 2), hectares(belt.corridorArea),
                hectares(belt.corridorFarmland),
                hectares(belt.corridorBasicFarmland),
            ]
            let limits: [ReportTable.Cell] = [
                .text(prizeParts(belt, belts.weights)), .text(belt.binding.map(\.phrase.zh).joined(separator: "、")),
                .text(belt.next.map { names[$0.code] ?? $0.code }), .number(belt.next?.excess, decimals: 2),
                .text(belt.meets.map(String.init).joined(separator: "、")), .text(belt.roads.joined(separator: "、")),
            ]
            table.add(cells + roadCells(belt) + limits + (hasGiven ? [.text(name)] : []))
        }
        // What parcels count again is told beside the villages.
        let again = roundedUnits(
            PrintedArea.hectares(findings.land?.countyDoubt.counted ?? .zero), unit: PrintedArea.hectares2)
        table.invariants = [(8, 2 + again), (9, 2)].map { column, slack in
            TableInvariant(
                Phrase(zh: "廊道内的耕地不大于廊道", en: "farmland in a corridor is no more than the corridor"),
                .atMost(
                    rows: Array(table.rows.indices), parts: [.init(column)], whole: [.init(7)], slack: slack))
        }
        table.invariants += [
            TableInvariant(
                Phrase(zh: "不重复长度与重复长度相加等于长度", en: "road under a belt and what it passes again add up to its length"),
                .rowAddsUp(
                    rows: Array(table.rows.indices), parts: [.init(10), .init(11)], whole: [.init(2)])),
            TableInvariant(
                Phrase(zh: "干线长度不大于不重复长度", en: "trunk roads are no longer than the road under a belt"),
                .atMost(rows: Array(table.rows.indices), parts: [.init(13)], whole: [.init(10)], slack: 1)),
        ]
        return table
    }

    /// Road under a belt, what it passes again, its share, and trunk roads: the first two add up to the length as printed.
    private static func roadCells(_ belt: Belt) -> [ReportTable.Cell] {
        let distinct = ReportTable.Cell.number(belt.distinctLength / 1000, decimals: 3)
        var again = ReportTable.Cell.number(belt.length / 1000, decimals: 3)
        if case .number(let units) = distinct { again = again.less(units) }
        return [
            distinct, again, .number(belt.repeatedShare * 100, decimals: 2),
            .number(belt.trunkLength / 1000, decimals: 3),
        ]
    }

    /// What each term adds to the prize of a belt.
    static func prizeParts(_ belt: Belt, _ weights: [PrizeWeight]) -> String {
        zip(weights, belt.prizeParts).map { "\($0.name) \(fixedText($1, decimals: 3))" }.joined(separator: "、")
    }

    /// 串线率 and 连线率.
    private static func beltNote(_ belts: BeltFindings) -> String? {
        guard !belts.belts.isEmpty else { return nil }
        func share(_ part: Int, _ whole: Int) -> String {
            "\(fixedText(Double(part) / Double(whole) * 100, decimals: 2)) %（\(part)/\(whole)）"
        }
        let joined = "连线率 \(share(belts.joined, belts.belts.count))"
        guard let demonstration = belts.demonstration, demonstration.villages > 0 else { return joined }
        return "示范村串线率 \(share(demonstration.strung, demonstration.villages))；\(joined)"
    }

    static func stopTable(_ plans: [BeltPlan], _ findings: Findings) -> ReportTable {
        let hasGiven = plans.contains { $0.given != nil }
        var table = ReportTable(
            "示范带村庄表", title: "示范带村庄表",
            columns: [
                .number("示范带", 0, width: 8), .number("次序", 0, width: 8), .text("村名"), .text("村代码", width: 15),
                .number("里程（千米）", 3), .number("离路（米）", 0),
            ] + (hasGiven ? [.text("给定示范带")] : []))
        let names = findings.villages.names
        for (plan, stop) in plans.flatMap({ plan in plan.belts.stops.map { (plan, $0) } }) {
            let cells: [ReportTable.Cell] = [
                .count(stop.belt), .count(stop.order), .text(names[stop.code] ?? ""), .text(stop.code),
                .number(stop.chainage / 1000, decimals: 3), .number(stop.offset, decimals: 0),
            ]
            table.add(cells + (hasGiven ? [.text(plan.given?[stop.belt - 1])] : []))
        }
        return table
    }
}
