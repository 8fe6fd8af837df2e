import Columns

/// One step of a running analysis, for a progress bar or a line on standard error.
public struct AnalysisProgress: Sendable, Hashable {
    /// The stages in the order in which they run.
    public enum Stage: String, Sendable, Hashable, CaseIterable {
        case reading, network, parcels, redLine, change, consolidation, coverage, locate, clusters, belts, corridors
        case layout, targets

        /// For people.
        public var title: Phrase {
            switch self {
            case .reading: Phrase(zh: "读取", en: rawValue)
            case .network: Phrase(zh: "路网", en: rawValue)
            case .parcels: Phrase(zh: "图斑", en: rawValue)
            case .redLine: Phrase(zh: "耕地红线", en: "red line")
            case .change: Phrase(zh: "两期变化", en: rawValue)
            case .consolidation: Phrase(zh: "集中连片", en: rawValue)
            case .coverage: Phrase(zh: "服务覆盖", en: rawValue)
            case .locate: Phrase(zh: "选址", en: rawValue)
            case .clusters: Phrase(zh: "片区", en: rawValue)
            case .belts: Phrase(zh: "示范带", en: rawValue)
            case .corridors: Phrase(zh: "廊道", en: rawValue)
            case .layout: Phrase(zh: "村庄布局", en: rawValue)
            case .targets: Phrase(zh: "政策目标", en: rawValue)
            }
        }
    }

    /// The stage that runs.
    public var stage: Stage
    /// The layer or item worked on; none when the stage has one item.
    public var item: String?
    /// Rows or items done.
    public var done: Int
    /// Rows or items in all; none when that is not known beforehand.
    public var total: Int?

    /// A step at its beginning, unless told how much is done.
    public init(stage: Stage, item: String? = nil, done: Int = 0, total: Int? = nil) {
        (self.stage, self.item, self.done, self.total) = (stage, item, done, total)
    }
}
