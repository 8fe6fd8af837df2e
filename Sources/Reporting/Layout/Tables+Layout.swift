import Columns
import FindingValues
import PrintedFigures
import Writers

extension Tables {
    static func layoutTables(_ layout: LayoutFindings, _ findings: Findings) -> [ReportTable] {
        var tables = [layoutTable(findings)]
        if let towns = layout.towns { tables.append(townTable(towns)) }
        return tables
    }

    /// 村庄布局指标表: one village a row.
    private static func layoutTable(_ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "村庄布局指标表", title: "村庄布局指标表",
            note: "最近邻指数：Clark–Evans 1954，面积取村域面积，不作边缘改正；路程为驾车最短路程和最快用时，分别计算，含步行接驳",
            columns: [
                .text("乡镇"), .text("村名"), .text("村代码", width: 15), .number("居民点（个）", 0, width: 9),
                .number("居民点面积（公顷）", 2), .share("最大居民点比例（%）", 2), .number("标准距离（米）", 0),
                .number("最近邻指数", 4, width: 10), .number("z 值", 2, width: 8), .number("人均居民点面积（平方米）", 2),
                .number("人均建设用地（平方米）", 2), .number("超规划指标（平方米/人）", 2), .number("平均耕作半径（米）", 0),
                .number("九成耕地的耕作半径（米）", 0), .number("沿路平均耕作半径（米）", 0), .number("沿路九成耕地的耕作半径（米）", 0),
                .share("沿路可达耕地（%）", 2), .number("宅基地（宗）", 0), .number("闲置宅基地（宗）", 0), .number("闲置率（%）", 2),
                .text("空心村", width: 8), .number("村域块数", 0, width: 9), .number("分离部分（公顷）", 4),
                .text("飞地所在村", width: 15), .number("Polsby–Popper", 4), .number("Reock", 4), .text("最近城镇"),
                .number("到最近城镇（千米）", 2), .number("到最近城镇（分）", 1), .number("到县城（千米）", 2), .number("到县城（分）", 1),
                .number("到国省道（千米）", 2), .number("到国省道（分）", 1), .text("边境村", width: 8),
            ])
        let names = findings.villages.names
        let hollow = Set(findings.layout?.hollowVillages ?? [])
        for row in findings.villages.rows {
            guard let layout = row.layout else { continue }
            func ways(_ access: VillageAccess?) -> [ReportTable.Cell] {
                [.number(access.map { $0.metres / 1000 }, decimals: 2), .number(access?.minutes, decimals: 1)]
            }
            func hectares(_ area: AreaSum?, _ unit: Int128) -> ReportTable.Cell {
                area.map { .number(roundedUnits(PrintedArea.hectares($0), unit: unit)) } ?? .blank
            }
            let settlement: [ReportTable.Cell] = [
                .text(row.townName ?? row.town), .text(row.name), .text(row.code),
                layout.patches.map { .count($0) } ?? .blank, hectares(layout.settlementArea, PrintedArea.hectares2),
                .number(layout.largestPatchShare.map { $0 * 100 }, decimals: 2),
                .number(layout.dispersion, decimals: 0), .number(layout.neighbours?.index, decimals: 4),
                .number(layout.neighbours?.z, decimals: 2), .number(layout.settlementPerResident, decimals: 2),
                .number(row.constructionPerResident, decimals: 2),
                .number(layout.constructionOverIndicator, decimals: 2),
            ]
            let farming: [ReportTable.Cell] = [
                .number(layout.farming?.mean, decimals: 0), .number(layout.farming?.nineTenths, decimals: 0),
                .number(layout.farming?.roadMean, decimals: 0), .number(layout.farming?.roadNineTenths, decimals: 0),
                .number(layout.farming?.roadShare.map { $0 * 100 }, decimals: 2),
                .number(layout.homesteads, decimals: 0), .number(layout.vacantHomesteads, decimals: 0),
                .number(layout.hollowness.map { $0 * 100 }, decimals: 2),
                .text(layout.hollowness == nil ? nil : hollow.contains(row.code) ? "是" : "否"),
            ]
            let shape: [ReportTable.Cell] = [
                .count(layout.parts), hectares(layout.detachedArea, PrintedArea.hectares4),
                .text(layout.enclosedBy.map { names[$0] ?? $0 }.joined(separator: "、")),
                .number(layout.polsbyPopper, decimals: 4), .number(layout.reock, decimals: 4), .text(layout.townName),
            ]
            table.add(
                settlement + farming + shape + ways(layout.town) + ways(layout.countySeat) + ways(layout.trunk)
                    + [.text(layout.isOnBorder.map { $0 ? "是" : "否" })])
        }
        return table
    }

    /// 乡镇到县城时间表: the farthest town first.
    private static func townTable(_ towns: [TownAccess]) -> ReportTable {
        var table = ReportTable(
            "乡镇到县城时间表", title: "乡镇到县城时间表（副中心备选：由远到近）",
            columns: [
                .number("序号", 0, width: 7), .text("乡镇"), .text("代码", width: 12), .number("村数", 0, width: 8),
                .number("常住人口（人）", 0), .text("驻地"), .number("到县城（分）", 1), .text("量到", width: 16),
            ])
        for (i, town) in towns.enumerated() {
            table.add([
                .count(i + 1), .text(town.name), .text(town.code), .count(town.villages),
                .number(town.population, decimals: 0), .text(town.seat), .number(town.minutes, decimals: 1),
                .text(town.basis == .seat ? "乡镇驻地" : "各村平均"),
            ])
        }
        return table
    }
}
