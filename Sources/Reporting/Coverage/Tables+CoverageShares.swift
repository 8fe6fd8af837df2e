import Columns
import FindingValues
import ProjectFile
import Writers

extension Tables {
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
                .text(rule?.name.zh ?? standard.id), .text(TableWords.service(standard)),
                .text(TableWords.mode(standard.mode)),
                .number(standard.minutes, decimals: 1),
                .number(standard.metres, decimals: 0), .text(standard.condition), .count(standard.services),
                .count(standard.servicesWithoutRoad), .number(standard.met, decimals: 0),
                .number(standard.of, decimals: 0),
                .number(standard.share.map { $0 * 100 }, decimals: 2), .text(standard.denominator.zh),
                .text(rule?.required.map { "\(comparison($0.comparator)) \($0.percent.text)%" }),
                .text(rule?.isMet.map { $0 ? "达到" : "未达到" }), .text(rule.map { "\($0.target) \($0.document)" }),
                .text(
                    rule.map { rule in
                        [rule.test?.zh ?? rule.reason?.zh, rule.note?.zh].compactMap { $0 }.joined(separator: "；")
                    }),
            ])
        }
        return table
    }
}
