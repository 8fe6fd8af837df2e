/// One step of a running analysis, for a progress bar or a line on standard error.
public struct AnalysisProgress: Sendable, Hashable {
    /// The stages in the order in which they run.
    public enum Stage: String, Sendable, Hashable, CaseIterable {
        case reading, network, parcels, redLine, change, consolidation, coverage, locate, clusters, belts, corridors
        case layout, targets
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
