import Columns
import FindingValues
import ProjectFile
import Writers

extension Tables {
    /// One line an item, and one a new site.
    static func locationTables(_ location: LocationFindings, _ findings: Findings) -> [ReportTable] {
        [itemTable(location), siteTable(location, findings)]
    }

    private static let models = [
        "lscp": "最少设施全覆盖（LSCP）", "mclp": "最大覆盖（MCLP）", "pmedian": "p-中位", "pcentre": "p-中心",
    ]

    private static func unit(_ item: LocationResult) -> String { item.unit == .minutes ? "分钟" : "米" }

    private static func itemTable(_ location: LocationFindings) -> ReportTable {
        var table = ReportTable(
            "服务选址汇总表", title: "服务选址汇总表",
            columns: [
                .text("项目", width: 26), .text("服务"), .text("模型", width: 24), .text("方式", width: 8),
                .text("单位", width: 8), .number("限值", 1, width: 10), .text("权重", width: 10),
                .number("权重合计", 0), .number("现有设施", 0, width: 10), .number("候选点", 0, width: 10),
                .number("新设", 0, width: 8), .number("现状覆盖", 0), .number("新设后覆盖", 0), .number("现状平均", 2),
                .number("新设后平均", 2), .number("现状最远", 2), .number("新设后最远", 2), .number("目标值", 3),
                .number("界", 3), .number("差距（%）", 3), .text("已证明最优", width: 10), .number("附近无路的村", 0),
                .number("路网不通的村", 0), .number("限内无候选点的村", 0), .text("人口缺失的村", width: 30),
                .text("条件缺值的村", width: 30), .text("说明", width: 40),
            ])
        for item in location.items {
            table.add([
                .text(item.id), .text(Phrase.serviceKind(item.service).zh), .text(models[item.model] ?? item.model),
                .text(TableWords.mode(item.mode)),
                .text(unit(item)), .number(item.limit, decimals: 1),
                .text(item.counted == .population ? "常住人口" : "村数"), .number(item.weight, decimals: 0),
                .count(item.existing), .count(item.candidates), .count(item.sites.count),
                .number(item.before.covered, decimals: 0), .number(item.after.covered, decimals: 0),
                .number(item.before.mean, decimals: 2), .number(item.after.mean, decimals: 2),
                .number(item.before.farthest, decimals: 2), .number(item.after.farthest, decimals: 2),
                .number(item.value, decimals: 3), .number(item.bound, decimals: 3),
                .number(item.gap.map { $0 * 100 }, decimals: 3), .text(item.isProven ? "是" : "否"),
                .count(item.withoutRoad.count), .count(item.unreached.count), .count(item.beyondLimit.count),
                .text(item.weightUnknown.joined(separator: "、")), .text(item.undecided.joined(separator: "、")),
                .text(item.failure?.zh ?? (item.spare > 0 ? "另 \(item.spare) 处不再增益，无须新设" : nil)),
            ])
        }
        return table
    }

    private static func siteTable(_ location: LocationFindings, _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "新设服务点表", title: "新设服务点表",
            columns: [
                .text("项目", width: 26), .number("次序", 0, width: 8), .text("候选点", width: 16), .text("名称"),
                .number("新增覆盖", 0), .number("新增覆盖村数", 0), .number("服务", 0), .number("服务村数", 0),
                .number("至此平均", 2), .text("单位", width: 8), .text("服务的村", width: 60),
            ])
        let names = findings.villages.names
        for item in location.items {
            for site in item.sites {
                table.add([
                    .text(item.id), .count(site.rank), .text(site.key), .text(site.name),
                    .number(site.added, decimals: 0), site.addedVillages.map { .count($0) } ?? .blank,
                    .number(site.served, decimals: 0), .count(site.serves.count), .number(site.mean, decimals: 2),
                    .text(unit(item)), .text(site.serves.map { names[$0] ?? $0 }.joined(separator: "、")),
                ])
            }
        }
        return table
    }
}
