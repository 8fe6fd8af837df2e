import Columns
import FindingValues
import ProjectFile

extension Tables {
    /// Ground of villages and corridors inside control areas. Villages may overlap, so there is no total.
    static func controlTable(_ redLine: RedLineFindings, _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "管控区重叠表", title: "村庄和示范带廊道与管控区重叠情况表",
            columns: [
                .text("管控区", width: 20), .text("对象", width: 12), .text("名称"), .text("代码", width: 15),
                .number("重叠面积（公顷）", 4),
                .number("重叠面积（亩）", 2), .share("占对象面积比例（%）", 2),
            ])
        let names = findings.villages.names
        for overlap in redLine.controlAreas {
            let code = overlap.village ?? overlap.belt.map(String.init) ?? ""
            table.add([
                .text(overlap.name), .text(overlap.village == nil ? "示范带廊道" : "行政村"),
                .text(names[code] ?? ""), .text(code),
                .number(roundedUnits(PrintedArea.hectares(overlap.area), unit: PrintedArea.hectares4)),
                .number(roundedUnits(PrintedArea.mu(overlap.area), unit: PrintedArea.mu2)),
                .number(overlap.share * 100, decimals: 2),
            ])
        }
        return table
    }

    static func beltTable(_ belts: BeltFindings, _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "示范带一览表", title: "示范带一览表",
            columns: [
                .number("示范带", 0, width: 8), .text("起点"), .number("长度（千米）", 3), .number("车程（分）", 2),
                .number("村数", 0, width: 8), .number("得分", 4), .share("干线比例（%）", 2), .number("廊道面积（公顷）", 2),
                .number("廊道内耕地（公顷）", 2), .number("廊道内永久基本农田（公顷）", 2), .text("途经道路", width: 24),
            ])
        func hectares(_ area: AreaSum?) -> ReportTable.Cell {
            area.map { .number(roundedUnits(PrintedArea.hectares($0), unit: PrintedArea.hectares2)) } ?? .blank
        }
        for belt in belts.belts {
            table.add([
                .count(belt.number), .text(belt.anchor), .number(belt.length / 1000, decimals: 3),
                .number(belt.minutes, decimals: 2), .count(belt.villages.count), .number(belt.prize, decimals: 4),
                .number(belt.trunkShare * 100, decimals: 2), hectares(belt.corridorArea),
                hectares(belt.corridorFarmland),
                hectares(belt.corridorBasicFarmland), .text(belt.roads.joined(separator: "、")),
            ])
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
        return table
    }

    static func stopTable(_ belts: BeltFindings, _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "示范带村庄表", title: "示范带村庄表",
            columns: [
                .number("示范带", 0, width: 8), .number("次序", 0, width: 8), .text("村名"), .text("村代码", width: 15),
                .number("里程（千米）", 3), .number("离路（米）", 0),
            ])
        let names = findings.villages.names
        for stop in belts.stops {
            table.add([
                .count(stop.belt), .count(stop.order), .text(names[stop.code] ?? ""), .text(stop.code),
                .number(stop.chainage / 1000, decimals: 3), .number(stop.offset, decimals: 0),
            ])
        }
        return table
    }

    static func clusterTable(
        _ clusters: ClusterFindings, _ findings: Findings, _ settled: SettledFigures
    ) -> ReportTable {
        var table = ReportTable(
            "片区一览表", title: "片区一览表",
            columns: [
                .number("片区", 0, width: 8), .number("村数", 0, width: 8), .number("面积（公顷）", 2), .number("人口（人）", 0),
                .number("紧凑度", 4), .number("异质性", 4), .text("村庄", width: 60), .text("未满足的限制", width: 24),
            ])
        let names = findings.villages.names
        // A cluster is the sum of its villages, as they are printed.
        let places = Dictionary(
            findings.villages.rows.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { a, _ in a })
        let areas = clusters.clusters.map { cluster in
            let rows = cluster.villages.compactMap { places[$0] }
            let rest = PrintedArea.hectares(cluster.area) - rows.reduce(0) { $0 + settled.area.exact[$1] }
            return rows.reduce(roundedUnits(rest, unit: PrintedArea.hectares2)) { $0 + settled.area.villages[$1] }
        }
        for (i, cluster) in clusters.clusters.enumerated() {
            table.add([
                .count(cluster.number), .count(cluster.villages.count), .number(areas[i]),
                .number(cluster.population, decimals: 0),
                .number(cluster.compactness, decimals: 4), .number(cluster.heterogeneity, decimals: 4),
                .text(cluster.villages.map { names[$0] ?? $0 }.joined(separator: "、")),
                .text(cluster.broken.map(\.zh).joined(separator: "；")),
            ])
        }
        table.add(
            [
                .text("合计"), .count(clusters.clusters.reduce(0) { $0 + $1.villages.count }),
                .number(areas.reduce(0, +)), .blank,
                .blank,
                .number(clusters.heterogeneity, decimals: 4), .blank, .blank,
            ], isTotal: true)
        table.invariants = [addsUp(table, [1, 2])]
        return table
    }

    static func coverageTable(_ coverage: CoverageFindings) -> ReportTable {
        var table = ReportTable(
            "服务覆盖情况表", title: "服务覆盖情况表",
            columns: [
                .text("标准", width: 24), .text("服务"), .text("方式", width: 8), .number("限时（分）", 1), .number("限距（米）", 0),
                .text("条件", width: 22), .number("设施数", 0, width: 8), .number("附近无路的设施", 0), .number("达到", 0),
                .number("应达到", 0), .share("比例（%）", 2), .text("分母", width: 26), .text("要求", width: 10),
                .text("是否达到", width: 9),
                .text("依据", width: 24), .text("算法或说明", width: 44),
            ])
        for standard in coverage.standards {
            let rule = standard.rule
            table.add([
                .text(rule?.name.zh ?? standard.id), .text(standard.service), .text(standard.mode),
                .number(standard.minutes, decimals: 1),
                .number(standard.metres, decimals: 0), .text(standard.condition), .count(standard.services),
                .count(standard.servicesWithoutRoad), .number(standard.met, decimals: 0),
                .number(standard.of, decimals: 0),
                .number(standard.share.map { $0 * 100 }, decimals: 2), .text(standard.denominator.zh),
                .text(rule?.required.map { "\($0.comparator) \($0.percent.text)%" }),
                .text(rule?.isMet.map { $0 ? "达到" : "未达到" }), .text(rule.map { "\($0.target) \($0.document)" }),
                .text(
                    rule.map { rule in
                        [rule.test?.zh ?? rule.reason?.zh, rule.note?.zh].compactMap { $0 }.joined(separator: "；")
                    }),
            ])
        }
        return table
    }

    /// A state in Chinese.
    static func word(_ state: TargetResult.State) -> String {
        switch state {
        case .met: "达到"
        case .notMet: "未达到"
        case .doubtful: "存疑"
        case .notDue: "未到期"
        case .notComputable: "无法计算"
        case .manual: "需人工核定"
        }
    }

    /// A comparison in Chinese; a cell with `==` would be taken for a formula.
    static func comparison(_ comparator: String) -> String {
        switch comparator {
        case ">=": "≥"
        case "<=": "≤"
        case "==": "等于"
        default: comparator
        }
    }

    static func targetTable(_ targets: TargetFindings) -> ReportTable {
        var table = ReportTable(
            "政策目标情况表", title: "政策目标情况表",
            columns: [
                .text("目录", width: 24), .text("标识", width: 22), .text("目标", width: 40), .text("比较", width: 8),
                .text("要求", width: 12),
                .text("单位", width: 10), .text("实测", width: 12), .text("差额", width: 12), .text("期限", width: 12),
                .text("状态", width: 12),
                .text("说明", width: 44), .text("牵头", width: 20), .text("责任", width: 20),
            ])
        let titles = Dictionary(targets.catalogues.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        for target in targets.results {
            table.add([
                .text(titles[target.catalogue] ?? target.catalogue), .text(target.id), .text(target.label),
                .text(comparison(target.comparator)), .text(target.value), .text(target.unit),
                .text(target.measured),
                .text(target.margin), .text(target.deadline), .text(word(target.state)), .text(target.reason.zh),
                .text(target.lead.joined(separator: "、")), .text(target.responsible.joined(separator: "、")),
            ])
        }
        return table
    }
}
