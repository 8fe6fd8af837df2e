import Columns
import FindingValues
import ProjectFile
import Writers

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
