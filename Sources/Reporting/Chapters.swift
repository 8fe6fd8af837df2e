import Columns
import ProjectFile

/// All chapters, in the order of each output.
enum Chapters {
    /// In the order of the tables, which is that of the questions in the documents.
    static let inTables: [any Chapter.Type] = [
        LandChapter.self, VillageChapter.self, LayoutChapter.self, RedLineChapter.self, HoldingChapter.self,
        WorksChapter.self, ChangeChapter.self, ConsolidationChapter.self, BeltChapter.self, GivenChapter.self,
        ClusterChapter.self, CoverageChapter.self, LocationChapter.self, TargetChapter.self, NetworkChapter.self,
        RoadWorksChapter.self,
    ]

    /// In the order in which layers are written, so that areas come before what lies on them.
    static let inLayers: [any Chapter.Type] = [
        LandChapter.self, VillageChapter.self, LayoutChapter.self, BeltChapter.self, ClusterChapter.self,
        GivenChapter.self, RedLineChapter.self, HoldingChapter.self, WorksChapter.self, ChangeChapter.self,
        ConsolidationChapter.self,
        CoverageChapter.self, LocationChapter.self, TargetChapter.self, NetworkChapter.self, RoadWorksChapter.self,
    ]

    /// In the order on the terminal: land, then ways, then plans and what is asked of them.
    static let onTerminal: [any Chapter.Type] = [
        LandChapter.self, VillageChapter.self, RedLineChapter.self, HoldingChapter.self, WorksChapter.self,
        ChangeChapter.self, ConsolidationChapter.self, LayoutChapter.self, NetworkChapter.self, RoadWorksChapter.self,
        BeltChapter.self, GivenChapter.self, ClusterChapter.self, CoverageChapter.self, LocationChapter.self,
        TargetChapter.self,
    ]

    /// What may be absent, for people, by its key in the summary.
    static let absentTitles: [String: Phrase] = {
        var titles: [String: Phrase] = [:]
        for question in AnalysisName.allCases { titles[question.summaryKey] = question.title }
        for chapter in inTables { titles.merge(chapter.absentTitles) { $1 } }
        return titles
    }()

    /// The names of all tables but farmland balances: a file of another name in the folder of tables is the user's.
    static let tableNames: Set<String> = [
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

/// In which order the page shows what chapters add to it, by the names under which their scripts add it.
///
/// A name that is missing here, or that no script adds, ends the page; a test looks as well.
enum PageOrder {
    /// Layers, those drawn first first, so that areas come before what lies on them.
    static let layers = [
        "villages", "settlements", "service_areas", "control_areas", "belt_corridors", "given_belt_corridors",
        "clusters",
        "given_clusters", "given_selection", "farmland_change", "red_line_conflicts", "roads", "given_belts", "belts",
        "given_belt_villages", "belt_villages", "services", "proposed_sites", "road_gaps", "anchors",
    ]

    /// Key figures.
    static let figures = ["villages", "land", "red_line", "belts", "clusters", "targets"]

    /// Sections of the panel: farmland, then plans, then ways and what is asked of them.
    static let sections = [
        "red_line", "holding", "change", "consolidation", "control_areas", "belts", "given", "clusters", "layout",
        "village_sheet", "coverage", "location", "targets", "network",
    ]

    /// Rows in the popup of a village.
    static let villageRows = [
        "villages", "land", "red_line", "doubt", "residents", "network", "layout", "belts", "clusters", "score",
        "coverage",
    ]

    /// Ways to colour the villages; the page opens in the first that there is.
    static let colourings = ["land", "residents", "layout", "belts", "red_line", "clusters", "coverage"]

    /// Notes on methods.
    static let notes = ["land"]

    /// All orders, by the names that the page's script has for them.
    static let lists: KeyValuePairs = [
        "layers": layers, "figures": figures, "sections": sections, "villageRows": villageRows,
        "colourings": colourings, "notes": notes,
    ]

    /// The line of the page's script that holds them.
    static var script: String {
        let members = lists.map { name, list in "\(name): [\(list.map { "\"\($0)\"" }.joined(separator: ", "))]" }
        return "const order = { \(members.joined(separator: ", ")) };\n"
    }
}
