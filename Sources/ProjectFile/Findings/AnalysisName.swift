/// The analyses of a project by the names of their subcommands; `--only` takes these.
public enum AnalysisName: String, Sendable, Hashable, CaseIterable {
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
    public var summaryKey: String {
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
}
