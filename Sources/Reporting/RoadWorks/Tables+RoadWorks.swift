import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Writers

extension Tables {
    /// 道路建设里程表: kilometres by year, works and class, and the targets of the catalogues that ask for such lengths.
    static func worksTables(_ works: RoadWorksFindings, _ findings: Findings) -> [ReportTable] {
        var table = ReportTable(
            "道路建设里程表", title: "道路新建、改造与安全防护里程表", note: "无工程记录而有年份的道路按当年新建计",
            columns: [.text("年份", width: 8), .text("类别"), .text("工程"), .text("道路等级"), .number("长度（千米）", 3)])
        let unit = Int128(1_000_000)
        let lengths = ListColumn.printed(works.lines.map(\.micrometres), unit: unit)
        for (i, line) in works.lines.enumerated() {
            table.add([
                .text(line.year.map(String.init)), .text(line.kind.name.zh), .text(line.works),
                .text(line.roadClass.isEmpty ? "其他或未知" : line.roadClass), lengths.cells[i],
            ])
        }
        table.add([.text("合计"), .blank, .blank, .blank, lengths.total], isTotal: true)
        table.invariants = [addsUp(table, [4])]
        let targets = findings.targets?.results.filter { $0.indicator == .roadLength } ?? []
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
}
