import Columns
import ProjectFile
import Survey

/// What a change of land class means for farmland (耕地: 0101, 0102, 0103).
package enum FarmlandFlow: String, Sendable, Hashable, CaseIterable {
    /// 非农化: farmland became construction land.
    case toConstruction = "to_construction"
    /// 非粮化: farmland became other agricultural land: garden, forest, grass, pond, agricultural facility.
    case toOtherAgricultural = "to_other_agricultural"
    /// Farmland became unused land, such as water after a flood.
    case toUnused = "to_unused"
    /// 非粮化 by crop: farmland stayed farmland, and grain (LS) gave way to other crops (FLS) or to none (WG).
    case fromGrain = "from_grain"
    /// Farmland in a class that the table does not know.
    case toUnknown = "to_unknown"
    /// Other land became farmland.
    case inflow
    /// Farmland stayed farmland in another class, such as paddy that became dry land.
    case betweenFarmland = "between_farmland"

    /// The flow of ground from one class to another; none where farmland is not concerned or nothing changed.
    /// - Parameters:
    ///   - planting: ZZSXDM before and now; none where the survey does not say.
    /// - Source: domain facts §D.1 (RL-3, RL-4); three classes by the land-class table.
    package init?(from before: String, to now: String, planting: (before: String?, now: String?) = (nil, nil)) {
        self.init(
            from: before, to: now,
            planting: (CropKind(planting.before), CropKind(planting.now)))
    }

    /// The same with what grows as far as it counts here.
    package init?(from before: String, to now: String, planting: (before: CropKind, now: CropKind)) {
        if before == now, planting.before == planting.now { return nil }
        let (a, b) = (LandClass(before), LandClass(now))
        switch (a?.isFarmland ?? false, b?.isFarmland ?? false) {
        case (true, true):
            if planting.before == .grain, planting.now == .noGrain {
                self = .fromGrain
            } else if a != b {
                self = .betweenFarmland
            } else {
                return nil
            }
        case (false, true): self = .inflow
        case (false, false): return nil
        case (true, false):
            switch b.flatMap({ LandClassTable.thirdSurvey[$0] })?.threeClass {
            case .construction: self = .toConstruction
            case .agricultural: self = .toOtherAgricultural
            case .unused: self = .toUnused
            case nil: self = .toUnknown
            }
        }
    }

    /// In both languages.
    package var name: Phrase {
        switch self {
        case .toConstruction: Phrase(zh: "耕地非农化", en: "farmland to construction land")
        case .toOtherAgricultural: Phrase(zh: "耕地转为其他农用地", en: "farmland to other agricultural land")
        case .toUnused: Phrase(zh: "耕地转为未利用地", en: "farmland to unused land")
        case .fromGrain: Phrase(zh: "粮食种植改为非粮或未耕种", en: "grain to other crops or fallow")
        case .toUnknown: Phrase(zh: "耕地转为未知地类", en: "farmland to an unknown class")
        case .inflow: Phrase(zh: "其他地类转为耕地", en: "other land to farmland")
        case .betweenFarmland: Phrase(zh: "耕地内部变化", en: "between classes of farmland")
        }
    }
}
