import Columns

/// What changed on the ground between two surveys.
///
/// Ground is counted in integers of 10⁻⁶ m². The earlier survey's ground of a class is the sum of its row of `matrix`, of
/// `gone` and of the earlier remainder; the later survey's of a class the sum of its column, of `new` and of the later
/// remainder: both close exactly but for ground that a survey itself counts twice (`overlapBefore`, `overlapNow`).
public struct ChangeFindings: Sendable {
    /// Ground of each class before that is of each class now, over the county; by class before and now.
    public var matrix: [ClassFlow] = []
    /// The same by village; ground outside every village has an empty code. By village, class before and now.
    public var byVillage: [VillageFlow] = []
    /// Ground that only the earlier survey covers, by class; and only the later.
    public var gone: [ClassGround] = []
    public var new: [ClassGround] = []
    /// Parcels of the surveys that were used, and their whole ground.
    public var before = SurveyTotals()
    public var now = SurveyTotals()
    /// Ground that the later survey counts twice where the earlier has it once, and the other way round.
    public var overlapNow = AreaSum.zero
    public var overlapBefore = AreaSum.zero
    /// Groups of parcels that correspond, by fate, with the parcels of both surveys in them.
    public var fates: [FateCount] = []
    /// Farmland lost, gained or taken from grain, piece by piece: by kind, parcel before and now, village.
    public var changes: [FarmlandChange] = []
    /// Shape of each change; shape `(changes)`.
    public var shapes = PolygonColumn()
    /// Pieces of farmland change within geometric noise: left out of `changes`, counted in the matrix.
    public var noisePieces = 0
    public var noiseArea = AreaSum.zero

    public init() {}

    /// Ground of one flow over the county.
    public func total(of flow: FarmlandFlow) -> AreaSum {
        changes.reduce(.zero) { $1.flow == flow ? $0 + $1.area : $0 }
    }
}

/// The parcels of one survey.
public struct SurveyTotals: Sendable, Hashable {
    public var parcels = 0
    public var area = AreaSum.zero
    /// What no pair of parcels accounts for, within geometric noise of each parcel; may be negative.
    public var remainder = AreaSum.zero

    public init() {}
}

/// Ground of one class before and one class now.
public struct ClassFlow: Sendable, Hashable {
    public var before: String
    public var now: String
    public var area: AreaSum

    public init(before: String, now: String, area: AreaSum) { (self.before, self.now, self.area) = (before, now, area) }
}

/// Ground of one class before and one class now in a village.
public struct VillageFlow: Sendable, Hashable {
    public var village: String
    public var before: String
    public var now: String
    public var area: AreaSum

    public init(village: String, before: String, now: String, area: AreaSum) {
        (self.village, self.before, self.now, self.area) = (village, before, now, area)
    }
}

/// Ground of a class.
public struct ClassGround: Sendable, Hashable {
    public var landClass: String
    public var area: AreaSum

    public init(landClass: String, area: AreaSum) { (self.landClass, self.area) = (landClass, area) }
}

/// How many groups of parcels had a fate.
public struct FateCount: Sendable, Hashable {
    public var fate: ParcelFate
    public var groups: Int
    /// Parcels of the earlier and of the later survey in them.
    public var before: Int
    public var now: Int

    public init(fate: ParcelFate, groups: Int, before: Int, now: Int) {
        (self.fate, self.groups, self.before, self.now) = (fate, groups, before, now)
    }
}

/// A piece of ground where farmland was lost, gained, or taken from grain.
public struct FarmlandChange: Sendable, Hashable {
    public var flow: FarmlandFlow
    /// Keys of the parcels.
    public var parcelBefore: String
    public var parcelNow: String
    public var classBefore: String
    public var classNow: String
    /// Village code; empty outside every village.
    public var village: String
    public var area: AreaSum
    /// `area` as a share of the earlier parcel.
    public var share: Double
}
