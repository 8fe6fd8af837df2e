import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Writers

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
                .text(overlap.name),
                .text(overlap.village != nil ? "行政村" : overlap.given == nil ? "示范带廊道" : "给定示范带廊道"),
                .text(overlap.given ?? names[code] ?? ""), .text(code),
                .number(roundedUnits(PrintedArea.hectares(overlap.area), unit: PrintedArea.hectares4)),
                .number(roundedUnits(PrintedArea.mu(overlap.area), unit: PrintedArea.mu2)),
                .number(overlap.share * 100, decimals: 2),
            ])
        }
        return table
    }
}
