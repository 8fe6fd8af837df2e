import Columns
import FindingValues
import ProjectFile

extension Tables {
    /// 各村达标情况表: each village against each standard: 是, 否, or why it is neither; blank where it is not asked about.
    static func unmetTable(_ coverage: CoverageFindings, _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "各村达标情况表", title: "各村服务覆盖达标情况表", note: "空格：不在该标准的考核范围内",
            columns: [.text("乡镇"), .text("村名"), .text("村代码", width: 15)]
                + coverage.standards.map { .text($0.rule?.name.zh ?? $0.id, width: 20) } + [
                    .number("未达到（项）", 0, width: 9)
                ])
        for (i, row) in findings.villages.rows.enumerated() {
            let outcomes = coverage.standards.map { $0.outcomes[i] }
            table.add(
                [.text(row.townName ?? row.town), .text(row.name), .text(row.code)] + outcomes.map(cell)
                    + [.count(outcomes.count { $0.isMet == false })])
        }
        return table
    }

    /// 服务可达性表: a village a row, supply for each 1,000 residents.
    static func accessTable(_ measures: [AccessibilityMeasure], _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "服务可达性表", title: "服务可达性表", note: "每千常住人口的供给量；两步移动搜寻法（2SFCA）、其改进（E2SFCA、高斯）与引力模型，按路网用时",
            columns: [.text("乡镇"), .text("村名"), .text("村代码", width: 15), .number("常住人口（人）", 0)]
                + measures.map { .number($0.id, 4, width: 20) })
        for (i, row) in findings.villages.rows.enumerated() {
            table.add(
                [
                    .text(row.townName ?? row.town), .text(row.name), .text(row.code),
                    .number(row.population, decimals: 0),
                ] + measures.map { .number($0.scores[i], decimals: 4) })
        }
        return table
    }

    /// 道路建设里程表: kilometres by year, works and class, and the targets of the catalogues that ask for such lengths.
    static func worksTables(_ works: RoadWorksFindings, _ findings: Findings) -> [ReportTable] {
        var table = ReportTable(
            "道路建设里程表", title: "道路新建、改造与安全防护里程表", note: "无工程记录而有年份的道路按当年新建计",
            columns: [.text("年份", width: 8), .text("类别"), .text("工程"), .text("道路等级"), .number("长度（千米）", 3)])
        let unit = Int128(1_000_000)
        let lengths = column(works.lines.map(\.micrometres), unit: unit)
        for (i, line) in works.lines.enumerated() {
            table.add([
                .text(line.year.map(String.init)), .text(line.kind.name.zh), .text(line.works),
                .text(line.roadClass.isEmpty ? "其他或未知" : line.roadClass), lengths.cells[i],
            ])
        }
        table.add([.text("合计"), .blank, .blank, .blank, lengths.total], isTotal: true)
        table.invariants = [addsUp(table, [4])]
        let targets = findings.targets?.results.filter { $0.indicator == "road.length" } ?? []
        guard !targets.isEmpty else { return [table] }
        var asked = ReportTable(
            "道路建设目标表", title: "道路建设里程与政策目标对照表",
            columns: [
                .text("标识", width: 12), .text("目标", width: 30), .text("比较", width: 8), .text("要求", width: 10),
                .text("单位", width: 8), .text("实测", width: 12), .text("差额", width: 12), .text("期限", width: 12),
                .text("状态", width: 10),
            ])
        for target in targets {
            asked.add([
                .text(target.id), .text(target.label), .text(comparison(target.comparator)), .text(target.value),
                .text(target.unit), .text(target.measured), .text(target.margin), .text(target.deadline),
                .text(word(target.state)),
            ])
        }
        return [table, asked]
    }

    private static func cell(_ outcome: CoverageOutcome) -> ReportTable.Cell {
        switch outcome {
        case .notAsked: .blank
        case .reached(_, _, _, let isMet), .stated(let isMet): .text(isMet ? "是" : "否")
        case .unreached(.noRoad): .text("否（附近无路）")
        case .unreached(.noService): .text("否（路网不通）")
        case .unreached(.noValue): .text("否（缺值）")
        }
    }
}
