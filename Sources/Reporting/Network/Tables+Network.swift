import Columns
import FindingValues
import PrintedFigures
import Writers

extension Tables {
    static func networkTables(_ network: NetworkFindings) -> [ReportTable] {
        [roadTable(network), stepTable(network), gapTable(network)]
    }

    private static func roadTable(_ network: NetworkFindings) -> ReportTable {
        var table = ReportTable(
            "道路长度表", title: "道路长度表", note: "本县道路，不含县域以外的道路（external_roads）",
            columns: [.text("道路等级", width: 28), .number("长度（千米）", 3)])
        // Micrometres, so that the printed lengths are balanced in whole numbers.
        let lengths = ListColumn.printed(
            network.lengthByClass.map { Int128(clamping: ($0.length * 1e6).rounded(.toNearestOrAwayFromZero)) },
            unit: 1_000_000)
        for (i, item) in network.lengthByClass.enumerated() {
            let unknown = "其他或未知（按 \(TerminalSummary.speed(network)) 千米/时）"
            table.add([.text(item.roadClass.isEmpty ? unknown : item.roadClass), lengths.cells[i]])
        }
        table.add([.text("合计"), lengths.total], isTotal: true)
        table.invariants = [addsUp(table, [1])]
        return table
    }

    private static let stepNames = [
        "repeated-vertices": "删去重复节点", "zero-length": "删去零长路段", "duplicates": "合并重复路线", "crossings": "交叉处设节点",
        "passes": "立体交叉不设节点",
        "touches": "接触处设节点", "snapped-ends": "连接近旁端点", "overlaps": "合并重叠路段",
        "shared-ground": "共线而各自保留", "self-loops": "自成环路",
    ]

    private static func stepTable(_ network: NetworkFindings) -> ReportTable {
        var table = ReportTable(
            "路网修复表", title: "路网修复表", note: "按处理次序；原始数据不作改动",
            columns: [.text("步骤", width: 20), .text("名称", width: 18), .number("处数", 0), .number("长度（米）", 2)])
        for step in network.steps {
            table.add([
                .text(stepNames[step.name] ?? step.name), .text(step.name), .count(step.count),
                .number(step.length, decimals: 2),
            ])
        }
        return table
    }

    private static let gapNames = [
        "dangling_end": "断头路（近旁有路）", "island": "孤立路段", "one_way_trap": "单行线有进无出或有出无进", "village_without_road": "村位附近无路",
    ]

    private static func gapTable(_ network: NetworkFindings) -> ReportTable {
        var table = ReportTable(
            "路网疑点表", title: "路网疑点表", note: "接通长度：到最近的未连道路的距离；单行线为其中单行路段的长度",
            columns: [
                .text("类型", width: 24), .text("道路", width: 14), .text("路名", width: 14), .text("村代码", width: 15),
                .number("接通长度（米）", 3), .number("路段长度（米）", 2), .number("东坐标（米）", 3, width: 16),
                .number("北坐标（米）", 3, width: 16),
            ])
        for (row, gap) in network.gaps.enumerated() {
            let place = network.gapPoints.position(ofRow: row)
            table.add([
                .text(gapNames[gap.kind] ?? gap.kind), .text(gap.road), .text(gap.name), .text(gap.village),
                .number(gap.distance, decimals: 3), .number(gap.length, decimals: 2), .number(place?.x, decimals: 3),
                .number(place?.y, decimals: 3),
            ])
        }
        return table
    }
}
