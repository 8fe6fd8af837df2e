import Columns

/// The analyses of a project by the names of their subcommands; `--only` takes these.
package enum AnalysisName: String, Sendable, Hashable, CaseIterable {
    case layout
    case redline
    case change
    case consolidation
    case belts
    case clusters
    case coverage
    case locate
    case targets

    /// The key of its object in `summary.json`.
    package var summaryKey: String {
        switch self {
        case .layout: "layout"
        case .redline: "red_line"
        case .change: "change"
        case .consolidation: "consolidation"
        case .belts: "belts"
        case .clusters: "clusters"
        case .coverage: "coverage"
        case .locate: "location"
        case .targets: "targets"
        }
    }

    /// Questions of land alone, which need no way along roads.
    package static let ofLand: Set<AnalysisName> = [.redline, .change, .consolidation]

    /// Questions for which the way along roads is made; all but those of land alone.
    package static let ofWays = Set(allCases).subtracting(ofLand)

    /// For people.
    package var title: Phrase {
        switch self {
        case .layout: Phrase(zh: "村庄布局", en: "village layout")
        case .redline: Phrase(zh: "耕地红线", en: "farmland red line")
        case .change: Phrase(zh: "两期变化", en: "change between two surveys")
        case .consolidation: Phrase(zh: "集中连片", en: "contiguous farmland")
        case .belts: Phrase(zh: "示范带", en: "demonstration belts")
        case .clusters: Phrase(zh: "片区", en: "clusters")
        case .coverage: Phrase(zh: "服务覆盖", en: "service coverage")
        case .locate: Phrase(zh: "选址", en: "location of services")
        case .targets: Phrase(zh: "政策目标", en: "policy targets")
        }
    }
}
