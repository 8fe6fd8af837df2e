import Columns
import ProjectFile

/// The farmland red line: how much there is, and what stands on basic farmland.
package struct RedLineFindings: Sendable {
    /// All rules, by id, with what became of each.
    package var rules: [RuleApplied] = []
    /// Conflicts by rule, parcel, source, protected ground and village.
    package var conflicts: [Conflict] = []
    /// Shape of each conflict; shape `(conflicts)`.
    package var shapes = PolygonColumn()
    /// Pieces of geometric noise left out of the list.
    package var noisePieces = 0
    /// Their area.
    package var noiseArea = AreaSum.zero
    /// Conflicts under the least one that the project lists.
    package var smallPieces = 0
    /// Their area.
    package var smallArea = AreaSum.zero
    /// Basic farmland inside villages; each place of the layer once; none without that layer.
    package var basicFarmland: AreaSum?
    /// Ground of the conflicts on basic farmland, each place counted once.
    package var conflictArea = AreaSum.zero
    /// Ground of basic farmland that stands in more than one conflict; `conflictArea` counts it once.
    package var conflictsCountedTwice = AreaSum.zero
    /// The same by village code, where a village has any; the code is empty outside every village.
    package var countedTwiceByVillage: [String: AreaSum] = [:]
    /// Ground of `conflictArea` that a parcel of another class claims too: it may be no conflict.
    package var conflictsInDoubt = AreaSum.zero
    /// Basic farmland in villages without parcels, where there may be more conflicts.
    package var unseen = AreaSum.zero
    /// Ground of the other conflicts that stands in more than one of them.
    package var othersCountedTwice = AreaSum.zero
    /// `conflictArea` as a share of `basicFarmland`; none without basic farmland.
    package var conflictShare: Double?
    /// Farmland against the red line; none without a task.
    package var total: RedLineTotal?
    /// Ground of villages and belt corridors inside named control areas; zero rows left out.
    package var controlAreas: [ControlOverlap] = []
    /// The layers that protect ground, and works: how much ground each covers; by layer, control areas last.
    package var layers: [LayerExtent] = []

    /// Findings without rules and conflicts.
    package init() {}

    /// Some rule on ground was applied: without one nothing was looked for.
    package var wasExamined: Bool { rules.contains { $0.state == .applied && !$0.isTotal } }

    /// Number of the conflicts on basic farmland.
    package var basicFarmlandConflicts: Int { conflicts.count { $0.isOnBasicFarmland } }

    /// Ground of the conflicts on basic farmland of each village that has any, each place once, and what they count again,
    /// by code; the code is empty outside every village.
    /// - Complexity: O(*n* log *n*) for *n* conflicts.
    package var byVillage: [(village: String, area: AreaSum, countedTwice: AreaSum)] {
        Dictionary(grouping: conflicts.filter(\.isOnBasicFarmland), by: \.village)
            .sorted { utf8Less($0.key, $1.key) }
            .map { village, rows in
                let twice = countedTwiceByVillage[village] ?? .zero
                return (village, rows.reduce(.zero) { $0 + $1.area } - twice, twice)
            }
    }

    /// Ground of the conflicts that are not on basic farmland, each place once.
    /// - Complexity: O(*n*) for *n* conflicts.
    package var otherArea: AreaSum {
        conflicts.reduce(.zero) { $1.isOnBasicFarmland ? $0 : $0 + $1.area } - othersCountedTwice
    }
}

/// A rule, and what became of it in the run.
package struct RuleApplied: Sendable, Hashable {
    /// Whether a rule was applied, and why not.
    package enum State: String, Sendable, Hashable, CaseIterable {
        case applied
        /// Switched off: so are rules whose text was not read at its source, unless the project turns them on.
        case off
        /// Not in force in the year on which the run judges.
        case notInForce = "not_in_force"
        /// A layer or a task that it needs is not there.
        case lacking
    }

    /// Fixed identifier of the rule.
    package var id: String
    /// What the rule forbids or asks for.
    package var name: Phrase
    /// `error` or `warning`.
    package var severity: String
    /// Number of the document that the rule stands in.
    package var source: String
    /// Public page on which its text was read; none when it was not.
    package var page: String?
    /// Whether the text was read on a public page.
    package var isVerified: Bool
    /// Whether it was applied, or why not.
    package var state = State.applied
    /// Layers or fields that it asks for and the run does not have, sorted; an applied rule went without them.
    package var lacks: [String] = []
    /// It is on the county's total. Told of an applied rule only.
    package var isTotal = false
    /// Number of its conflicts; of a rule on the total 1 when the task is missed for certain. 0 unless it was applied.
    package var conflicts = 0
    /// Ground of its conflicts, each place once; of a rule on the total the farmland that is lacking. 0 unless it was
    /// applied.
    package var area = AreaSum.zero
    /// Ground that stands in more than one of its conflicts; `area` counts it once.
    package var countedTwice = AreaSum.zero
    /// Ground of `area` that a parcel of another class claims too, which the rule may allow.
    package var inDoubt = AreaSum.zero
    /// Ground in villages without parcels that the rule might object to.
    package var unseen = AreaSum.zero
    /// Whether it is kept; none unless it was applied. Doubtful is a rule all of whose conflicts are `inDoubt`, one without a
    /// conflict that has `unseen` ground, and a rule on the total that the ground in doubt could turn.
    package var verdict: TaskState?
    /// Why the verdict is doubtful; none where it is not.
    package var reason: Phrase?

    /// A rule that is applied and has no conflicts yet.
    package init(id: String, name: Phrase, severity: String, source: String, page: String?, isVerified: Bool) {
        (self.id, self.name, self.severity, self.source) = (id, name, severity, source)
        (self.page, self.isVerified) = (page, isVerified)
    }
}

/// Ground where a rule is not kept.
package struct Conflict: Sendable, Hashable {
    /// Identifier of the rule.
    package var rule: String
    /// Kind within the rule, such as 林果业.
    package var kind: Phrase
    /// Key of the parcel, or of the polygon of works or of a control line, by `source`.
    package var parcel: String
    /// Village code; "" outside every village.
    package var village: String
    /// Land class of the parcel, on former farmland its present one; none for works and control lines.
    package var landClass: String?
    /// Ground of the conflict.
    package var area: AreaSum
    /// `area` as a share of the whole parcel or work.
    package var share: Double
    /// The layer it comes from: `parcels`, `construction`, `planned_works`, or a control line.
    package var source: String
    /// The protected ground: a layer, or `farmland_before`.
    package var ground: String
    /// Patches of that ground concerned, sorted; for `farmland_before` the earlier parcel.
    package var patches: [String]

    /// The protected ground is basic farmland.
    package var isOnBasicFarmland: Bool { ground == ProjectLayer.basicFarmland.rawValue }

    /// Ground of one parcel or work that breaks a rule.
    package init(
        rule: String, kind: Phrase, parcel: String, village: String, landClass: String?, area: AreaSum, share: Double,
        source: String, ground: String, patches: [String]
    ) {
        (self.rule, self.kind, self.parcel, self.village) = (rule, kind, parcel, village)
        (self.landClass, self.area, self.share) = (landClass, area, share)
        (self.source, self.ground, self.patches) = (source, ground, patches)
    }
}

/// Farmland against what must be kept.
package struct RedLineTotal: Sendable, Hashable {
    /// Farmland of the county, net of ridges.
    package var farmland: AreaSum
    /// Farmland that must be kept.
    package var task: AreaSum
    /// Where the task comes from: a target's id, or the layer `protection_targets`.
    package var taskSource: String
    /// Farmland as the parcels store it (TBDLMJ), where the task is a stored figure too and is compared with it; none
    /// where `farmland` is compared.
    package var stored: AreaSum?
    /// What may lack without the task being missed: half of the 0.01 m² to which areas are stored, for each stored area
    /// compared.
    package var tolerance = AreaSum.zero
    /// What is compared − task.
    package var margin: AreaSum
    /// margin / task; 0 for a task of 0.
    package var marginShare: Double
    /// Whether what is compared is at least the task less the tolerance, in whole 0.01 m², with and without the ground in
    /// doubt.
    package var state: TaskState
    /// The ground in doubt of the county.
    package var doubt = GroundDoubt()
    /// Why the state is doubtful; none where it is not.
    package var reason: Phrase?
    /// Met for certain.
    package var isMet: Bool { state == .met }

    /// Farmland, its task, and the margin between them.
    package init(
        farmland: AreaSum, task: AreaSum, taskSource: String, margin: AreaSum, marginShare: Double, state: TaskState
    ) {
        (self.farmland, self.task, self.taskSource) = (farmland, task, taskSource)
        (self.margin, self.marginShare, self.state) = (margin, marginShare, state)
    }
}

/// Ground of a village or of a belt's corridor inside a control area.
package struct ControlOverlap: Sendable, Hashable {
    /// Name of the control area.
    package var name: String
    /// Village code, or none for a corridor.
    package var village: String?
    /// Belt number, or none for a village.
    package var belt: Int?
    /// Name of the given belt whose number `belt` is; none for ours.
    package var given: String?
    /// Ground inside the control area, each place once.
    package var area: AreaSum
    /// `area` as a share of the village's or the corridor's area.
    package var share: Double

    /// Ground that a village, or the corridor of a belt, shares with a control area.
    package init(name: String, village: String?, belt: Int?, area: AreaSum, share: Double) {
        (self.name, self.village, self.belt, self.area, self.share) = (name, village, belt, area, share)
    }
}
