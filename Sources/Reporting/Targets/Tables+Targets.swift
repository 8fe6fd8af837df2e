import Columns
import FindingValues
import ProjectFile
import Writers

extension Tables {
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
    static func comparison(_ comparator: Comparator) -> String {
        switch comparator {
        case .atLeast: "≥"
        case .above: ">"
        case .atMost: "≤"
        case .below: "<"
        case .equal: "等于"
        case .all: "全部"
        case .exists: "有"
        }
    }
}
