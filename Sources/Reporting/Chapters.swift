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
