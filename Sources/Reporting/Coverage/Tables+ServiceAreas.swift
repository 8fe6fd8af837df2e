import Columns
import FindingValues
import ProjectFile
import Writers

extension Tables {
    static func serviceAreaTable(_ findings: ServiceAreaFindings) -> ReportTable {
        func percent(_ part: Double?, _ whole: Double?) -> ReportTable.Cell {
            guard let part, let whole, whole > 0 else { return .blank }
            return .number(part / whole * 100, decimals: 2)
        }
        var table = ReportTable(
            "服务范围表", title: "服务范围表", note: "可达村：村位沿路网到服务点（含两端步行）不超过限额；占比的分母为全部村、全部常住人口、全部村域面积",
            columns: [
                .text("要求", width: 24), .text("设施"), .text("方式", width: 8), .number("限时（分）", 1), .number("限距（米）", 0),
                .number("可达道路（千米）", 3), .number("服务范围（公顷）", 2), .number("可达村（个）", 0), .share("村占比（%）", 2),
                .number("可达人口（人）", 0), .share("人口占比（%）", 2), .number("涉及村（个）", 0), .share("村域占比（%）", 2),
            ])
        for area in findings.areas {
            table.add([
                .text(area.id), .text(Phrase.serviceKinds(area.service).zh), .text(TableWords.mode(area.mode)),
                .number(area.minutes, decimals: 1), .number(area.metres, decimals: 0),
                .number(area.roadMetres / 1000, decimals: 3), .number(area.area.squareMetres / 10_000, decimals: 2),
                .count(area.villages), percent(Double(area.villages), Double(area.villagesOf)),
                .number(area.population, decimals: 0), percent(area.population, area.populationOf),
                .count(area.villagesTouched),
                percent(area.villageGround.squareMetres, area.villageGroundOf.squareMetres),
            ])
        }
        return table
    }
}
