import Columns
import Survey

/// Ground of a village, or of a patch of a layer that protects ground, on which parcels contradict each other or say nothing.
///
/// Told as two areas and never as their difference: an overlap and a gap of one size would hide each other. The first is
/// `repeated`, ground that more than one row of parcels claims; the second is `bare`, ground that none does.
public struct GroundDoubt: Sendable, Hashable {
    /// Ground that more than one row claims, each place once.
    public var repeated: AreaSum
    /// What the rows measure together above their union: `repeated`, as often as it is claimed again.
    public var excess: AreaSum
    /// The part of `excess` between rows of one class. It counts once in the totals, so that they do not hold it twice.
    public var sameClass: AreaSum
    /// Ground without parcels.
    public var bare: AreaSum
    /// The part of `counted` in which farmland (0101, 0102, 0103) has a share; none where that was not distinguished.
    public var ofFarmland: AreaSum?
    /// Farmland on ground that several villages claim. It stands in each of them, and once in a sum over them; whatever is held
    /// against a task is judged with and without it.
    public var inSeveralVillages = AreaSum.zero

    /// Ground in doubt; zero unless given.
    public init(
        repeated: AreaSum = .zero, excess: AreaSum = .zero, sameClass: AreaSum = .zero, bare: AreaSum = .zero,
        ofFarmland: AreaSum? = nil
    ) {
        (self.repeated, self.excess, self.sameClass, self.bare) = (repeated, excess, sameClass, bare)
        self.ofFarmland = ofFarmland
    }

    /// What the totals of classes hold above the ground that there is (其中重复): claimed by several classes, it stands in
    /// each.
    public var counted: AreaSum { excess - sameClass }
    /// What farmland may be too large by. The whole of `counted` where farmland was not distinguished.
    public var farmlandAbove: AreaSum { (ofFarmland ?? counted) + inSeveralVillages }
    /// What any total of classes, farmland too, may be too small by.
    public var farmlandBelow: AreaSum { bare + inSeveralVillages }
    /// No ground is in doubt.
    public var isNone: Bool { [repeated, excess, bare, inSeveralVillages].allSatisfy { $0 == .zero } }

    /// The doubt of two units that share no ground, together.
    public static func + (a: GroundDoubt, b: GroundDoubt) -> GroundDoubt {
        let known = a.ofFarmland != nil || b.ofFarmland != nil
        var sum = GroundDoubt(
            repeated: a.repeated + b.repeated, excess: a.excess + b.excess, sameClass: a.sameClass + b.sameClass,
            bare: a.bare + b.bare,
            ofFarmland: known ? (a.ofFarmland ?? a.counted) + (b.ofFarmland ?? b.counted) : nil)
        sum.inSeveralVillages = a.inSeveralVillages + b.inSeveralVillages
        return sum
    }
}

/// The ground in doubt of a patch: a polygon of a layer that protects ground.
public struct PatchDoubt: Sendable, Hashable {
    /// Name of the layer, or of the control area.
    public var layer: String
    /// Key of the polygon.
    public var id: String
    /// What is in doubt below it.
    public var doubt: GroundDoubt

    /// The ground in doubt of the patch with this id.
    public init(layer: String, id: String, doubt: GroundDoubt) {
        (self.layer, self.id, self.doubt) = (layer, id, doubt)
    }
}

extension LandFindings {
    /// The ground in doubt of some villages together, by code; of villages that share ground, it counts in each.
    /// - Complexity: O(*n*) for *n* codes.
    public func doubt(of villages: some Sequence<String>) -> GroundDoubt {
        villages.reduce(GroundDoubt()) { sum, code in doubt[code].map { sum + $0 } ?? sum }
    }

    /// Ground of parcels that villages share, and which stands in each of them: what of `countedTwice` rows of parcels do not share.
    /// - Complexity: O(*n*) for *n* villages.
    public var sharedByVillages: AreaSum {
        max(.zero, countedTwice - doubt.values.reduce(AreaSum.zero) { $0 + $1.excess })
    }

    /// The ground in doubt of the county: of all villages together, and what villages share.
    /// - Complexity: O(*n*) for *n* villages.
    public var countyDoubt: GroundDoubt {
        var sum = doubt.values.reduce(GroundDoubt(), +)
        sum.inSeveralVillages = again.inCounty.reduce(.zero) {
            LandClass($1.code)?.isFarmland == true ? $0 + $1.net : $0
        }
        return sum
    }
}
