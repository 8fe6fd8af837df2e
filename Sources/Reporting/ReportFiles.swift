import Output

/// The files of an output folder.
package enum ReportFiles {
    static let summary = "summary.json"
    static let run = "run.json"
    static let package = "results.gpkg"
    /// The page with the map.
    package static let map = "report.html"
    static let issues = "issues.csv"
    static let workbook = "tables.xlsx"
    static let layers = "geojson"
    static let tables = "tables"

    /// The files of a finished run that its map is made of.
    package static func read(byMapOf directory: String) -> [String] {
        [directory + "/" + summary] + PageOrder.layers.map { "\(directory)/\(layers)/\($0).geojson" }
    }

    /// Whether a run writes a file of this name, or makes a folder of it (`name/`). Side files that a GIS leaves beside
    /// a GeoPackage count as ours.
    @Sendable package static func isOurs(_ name: String) -> Bool {
        let single =
            [
                summary, run, package, map, issues, workbook, layers + "/", tables + "/",
            ] + DatabaseLogs.tails.map { package + $0 }
        if single.contains(name) { return true }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        if parts[0] == layers, parts[1].hasSuffix(".geojson") {
            return ResultLayers.titles[String(parts[1].dropLast(8))] != nil
        }
        guard parts[0] == tables, parts[1].hasSuffix(".csv") else { return false }
        let table = String(parts[1].dropLast(4))
        return tableNames.contains(table) || table.hasPrefix(balancePrefix) && table.count > balancePrefix.count
    }

    /// How the tables of farmland balances are named, before the name of their rule set.
    static let balancePrefix = "耕地平衡表_"

    /// The names of all other tables: a file of another name in the folder of tables is the user's.
    private static let tableNames: Set<String> = [
        "示范带一览表", "示范带村庄表", "给定示范带检查表", "给定片区村庄表", "给定村庄名单", "村庄一览表", "道路建设里程表", "道路建设目标表", "服务覆盖情况表", "各村达标情况表",
        "服务可达性表", "服务范围表", "道路长度表", "路网修复表", "路网疑点表", "管控区重叠表", "占用永久基本农田情况表",
        "其他耕地红线疑点表", "耕地红线规则表", "集中连片耕地分级统计表", "耕地坡度分级面积表", "耕地破碎度指标表",
        "耕地保有量及保护任务表", "未耕种耕地表", "片区一览表", "工程与控制线表", "土地利用现状一级分类面积汇总表",
        "土地利用现状一级分类面积汇总表（亩）", "土地利用现状二级分类面积汇总表", "永久基本农田现状情况统计表",
        "永久基本农田现状情况统计表（亩）", "土地利用现状一级分类面积按权属性质汇总表", "更新过程核对表", "更新过程差异清单",
        "土地利用变化平衡表", "土地利用变化平衡表（平差后）", "分村地类变化表", "图斑对应清单", "耕地变化图斑清单",
        "图斑对应情况表", "服务选址汇总表", "新设服务点表", "政策目标情况表", "村庄布局指标表", "乡镇到县城时间表",
    ]
}
