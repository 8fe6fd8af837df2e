import Columns
import ProjectFile

/// What is held of farmland and of the layers that protect it, by county, town and village, against what must be kept.
package struct HoldingFindings: Sendable, Hashable {
    /// By kind in the order of `HoldingKind`, the county before its towns, each town before its villages.
    package var rows: [HoldingRow] = []
    /// Land left fallow (ZZSXDM WG) by village, class, irrigation and access; empty when nothing is fallow, none when the
    /// parcels do not say what grows.
    package var fallow: [FallowLand]?

    /// Nothing held.
    package init() {}

    /// The county's row of a kind; none when the kind is not there.
    package func county(_ kind: HoldingKind) -> HoldingRow? { rows.first { $0.kind == kind && $0.level == .county } }
}

/// What is held.
package enum HoldingKind: String, Sendable, Hashable, CaseIterable {
    case farmland
    case basicFarmland = "basic_farmland"
    case protectionTargets = "protection_targets"
    case grainZones = "grain_zones"
    case highStandardFarmland = "high_standard_farmland"
    case standardFarmland = "standard_farmland"
    /// Basic farmland that its layer marks as stable (WDGD).
    case stableFarmland = "stable_farmland"
    /// Farmland that the survey marks as not cultivated (ZZSXDM WG).
    case fallow

    /// The kind in both languages.
    package var name: Phrase {
        switch self {
        case .farmland: Phrase(zh: "耕地", en: "farmland")
        case .stableFarmland: Phrase(zh: "稳定耕地", en: "stable farmland")
        case .fallow: Phrase(zh: "未耕种耕地", en: "fallow farmland")
        default: ProjectLayer(rawValue: rawValue)!.title
        }
    }
}

/// One kind in one unit.
package struct HoldingRow: Sendable, Hashable {
    /// The units that rows are of.
    package enum Level: String, Sendable, Hashable, CaseIterable { case county, town, village }

    /// What is held.
    package var kind: HoldingKind
    /// What the unit is.
    package var level: Level
    /// Code of the unit: county, town or village; empty for a county without one.
    package var code: String
    /// Ground inside the unit: of parcels, or of the layer's polygons, each place once.
    package var gross: AreaSum
    /// Less ridges; for layers the stored net area, in proportion where a polygon lies in several villages. None where the
    /// layer has no net area.
    package var net: AreaSum?
    /// What must be kept; none without a task for the unit.
    package var task: AreaSum?
    /// Where the task comes from: a target's identifier, or the layer `protection_targets`; none without a task.
    package var taskSource: String?

    /// Net area as the parcels store it (TBDLMJ), where the task is a stored figure too and is compared with it; none
    /// where what is measured is compared.
    package var stored: AreaSum?
    /// What may lack without the task being missed: half of the 0.01 m² to which areas are stored, for each stored area
    /// compared.
    package var tolerance = AreaSum.zero
    /// Whether the task is kept; none without a task.
    package var state: TaskState?
    /// The ground in doubt of the unit, of farmland that is measured from parcels; none of other kinds.
    package var doubt: GroundDoubt?
    /// Why the state is doubtful; none where it is not.
    package var reason: Phrase?
    /// The task is kept for certain; none without a task.
    package var isMet: Bool? { state.map { $0 == .met } }

    /// Ground of one kind in one unit; its task is set afterwards.
    package init(kind: HoldingKind, level: Level, code: String, gross: AreaSum, net: AreaSum?) {
        (self.kind, self.level, self.code, self.gross, self.net) = (kind, level, code, gross, net)
    }

    /// What is held: net where it is known.
    package var held: AreaSum { net ?? gross }
    /// What is compared with the task: the stored area where the task is one, else what is held.
    package var compared: AreaSum { stored ?? held }
    /// compared − task; none without a task.
    package var margin: AreaSum? { task.map { compared - $0 } }
    /// margin / task; none without a task above 0.
    package var marginShare: Double? {
        guard let task, task > .zero else { return nil }
        return (compared - task).squareMetres / task.squareMetres
    }
}

/// Farmland left fallow.
package struct FallowLand: Sendable, Hashable {
    /// Village code.
    package var village: String
    /// 0101, 0102, 0103.
    package var landClass: String
    /// Whether it can be irrigated; none where the layer does not say.
    package var isIrrigated: Bool?
    /// Whether a field road reaches it; none where the layer does not say.
    package var hasFieldRoad: Bool?
    /// Ground, ridges included.
    package var gross: AreaSum

    /// Fallow farmland of one class and condition in one village.
    package init(village: String, landClass: String, isIrrigated: Bool?, hasFieldRoad: Bool?, gross: AreaSum) {
        (self.village, self.landClass) = (village, landClass)
        (self.isIrrigated, self.hasFieldRoad, self.gross) = (isIrrigated, hasFieldRoad, gross)
    }
}
