import Columns

/// The farmland red line: how much there is, and what stands on basic farmland.
public struct RedLineFindings: Sendable {
    /// The rules that were applied, by id; empty when there was no basic farmland to look for conflicts on.
    public var rules: [RuleApplied] = []
    /// Conflicts by rule, parcel, village; row `i` of `shapes` is `conflicts[i]`.
    public var conflicts: [Conflict] = []
    public var shapes = PolygonColumn()
    /// Pieces of geometric noise left out of the list, and their area.
    public var noisePieces = 0
    public var noiseArea = AreaSum.zero
    /// Basic farmland inside villages, and conflicts as a share of it (denominator: `basicFarmland`).
    public var basicFarmland: AreaSum?
    public var conflictArea = AreaSum.zero
    /// Ground that stands both in conflicts of parcels and of works; `conflictArea` counts it once.
    public var conflictsCountedTwice = AreaSum.zero
    public var conflictShare: Double?
    /// Farmland against the red line; none without a task.
    public var total: RedLineTotal?
    /// Ground of villages and belt corridors inside named control areas; zero rows left out.
    public var controlAreas: [ControlOverlap] = []

    public init() {}

    /// Conflict area of each village that has any, by code.
    public var byVillage: [(village: String, area: AreaSum)] {
        Dictionary(grouping: conflicts, by: \.village)
            .map { ($0.key, $0.value.reduce(.zero) { $0 + $1.area }) }
            .sorted { utf8Less($0.0, $1.0) }
            .map { (village: $0.0, area: $0.1) }
    }
}

/// A rule as it was applied.
public struct RuleApplied: Sendable, Hashable {
    public var id: String
    public var name: Phrase
    public var severity: String
    /// The legal text.
    public var source: String
    /// Whether the text was read at its source.
    public var isVerified: Bool
    public var conflicts: Int
    public var area: AreaSum

    public init(
        id: String, name: Phrase, severity: String, source: String, isVerified: Bool, conflicts: Int, area: AreaSum
    ) {
        (self.id, self.name, self.severity, self.source) = (id, name, severity, source)
        (self.isVerified, self.conflicts, self.area) = (isVerified, conflicts, area)
    }
}

/// Ground where a rule is not kept.
public struct Conflict: Sendable, Hashable {
    public var rule: String
    /// Kind within the rule, such as 林果业.
    public var kind: Phrase
    /// Key of the parcel or of the construction patch, by `source`.
    public var parcel: String
    /// Village code; "" outside every village.
    public var village: String
    /// Land class of the parcel; none for an observed work.
    public var landClass: String?
    public var area: AreaSum
    /// `area` as a share of the whole parcel (denominator: the parcel's own area).
    public var share: Double
    /// The layer it comes from: `parcels`, `construction`, `planned_works`.
    public var source: String
    /// Basic-farmland patches concerned, sorted.
    public var patches: [String]

    public init(
        rule: String, kind: Phrase, parcel: String, village: String, landClass: String?, area: AreaSum, share: Double,
        source: String, patches: [String]
    ) {
        (self.rule, self.kind, self.parcel, self.village) = (rule, kind, parcel, village)
        (self.landClass, self.area, self.share) = (landClass, area, share)
        (self.source, self.patches) = (source, patches)
    }
}

/// Farmland against what must be kept.
public struct RedLineTotal: Sendable, Hashable {
    public var farmland: AreaSum
    public var task: AreaSum
    /// Where the task comes from: a target's id, or the layer `protection_targets`.
    public var taskSource: String
    /// farmland − task.
    public var margin: AreaSum
    /// margin / task.
    public var marginShare: Double
    /// Compared in whole 0.01 m².
    public var isMet: Bool

    public init(
        farmland: AreaSum, task: AreaSum, taskSource: String, margin: AreaSum, marginShare: Double, isMet: Bool
    ) {
        (self.farmland, self.task, self.taskSource) = (farmland, task, taskSource)
        (self.margin, self.marginShare, self.isMet) = (margin, marginShare, isMet)
    }
}

/// Ground of a village or of a belt's corridor inside a control area.
public struct ControlOverlap: Sendable, Hashable {
    /// Name of the control area.
    public var name: String
    /// Village code, or none for a corridor.
    public var village: String?
    /// Belt number, or none for a village.
    public var belt: Int?
    public var area: AreaSum
    /// `area` as a share of the village's or the corridor's area.
    public var share: Double

    public init(name: String, village: String?, belt: Int?, area: AreaSum, share: Double) {
        (self.name, self.village, self.belt, self.area, self.share) = (name, village, belt, area, share)
    }
}
