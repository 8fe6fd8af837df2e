import Columns
import Survey

/// Ground of a village, or of a patch of a layer that protects ground, on which parcels contradict each other or say nothing.
///
/// Told as two areas and never as their difference: an overlap and a gap of one size would hide each other. The first is
/// `repeated`, ground that more than one row of parcels claims; the second is `bare`, ground that none does.
package struct GroundDoubt: Sendable, Hashable {
    /// Ground that more than one row claims, each place once.
    package var repeated: AreaSum
    /// What the rows measure together above their union: `repeated`, as often as it is claimed again.
    package var excess: AreaSum
    /// The part of `excess` between rows of one class. It counts once in the totals, so that they do not hold it twice.
    package var sameClass: AreaSum
    /// Ground without parcels.
    package var bare: AreaSum
    /// The part of `counted` in which farmland (0101, 0102, 0103) has a share; none where that was not distinguished.
    package var ofFarmland: AreaSum?
    /// Farmland on ground that several villages claim. It stands in each of them, and once in a sum over them; whatever is held
    /// against a task is judged with and without it.
    package var inSeveralVillages = AreaSum.zero

    /// What farmland net of ridges may be too small by, as rows of one class that share ground are deducted by different
    /// coefficients (KCXS): the largest counts.
    package var deduction = AreaSum.zero

    /// Ground in doubt; zero unless given.
    package init(
        repeated: AreaSum = .zero, excess: AreaSum = .zero, sameClass: AreaSum = .zero, bare: AreaSum = .zero,
        ofFarmland: AreaSum? = nil
    ) {
        (self.repeated, self.excess, self.sameClass, self.bare) = (repeated, excess, sameClass, bare)
        self.ofFarmland = ofFarmland
    }

    /// What the totals of classes hold above the ground that there is (其中重复): claimed by several classes, it stands in
    /// each.
    package var counted: AreaSum { excess - sameClass }
    /// What farmland may be too large by. The whole of `counted` where farmland was not distinguished.
    package var farmlandAbove: AreaSum { (ofFarmland ?? counted) + inSeveralVillages }
    /// What any total of classes, farmland too, may be too small by.
    package var farmlandBelow: AreaSum { bare + inSeveralVillages + deduction }
    /// No ground is in doubt.
    package var isNone: Bool { [repeated, excess, bare, inSeveralVillages, deduction].allSatisfy { $0 == .zero } }

    /// The doubt of two units that share no ground, together.
    package static func + (a: GroundDoubt, b: GroundDoubt) -> GroundDoubt {
        let known = a.ofFarmland != nil || b.ofFarmland != nil
        var sum = GroundDoubt(
            repeated: a.repeated + b.repeated, excess: a.excess + b.excess, sameClass: a.sameClass + b.sameClass,
            bare: a.bare + b.bare,
            ofFarmland: known ? (a.ofFarmland ?? a.counted) + (b.ofFarmland ?? b.counted) : nil)
        sum.inSeveralVillages = a.inSeveralVillages + b.inSeveralVillages
        sum.deduction = a.deduction + b.deduction
        return sum
    }
}

/// The ground in doubt of a patch: a polygon of a layer that protects ground.
package struct PatchDoubt: Sendable, Hashable {
    /// Name of the layer, or of the control area.
    package var layer: String
    /// Key of the polygon.
    package var id: String
    /// What is in doubt below it.
    package var doubt: GroundDoubt

    /// The ground in doubt of the patch with this id.
    package init(layer: String, id: String, doubt: GroundDoubt) {
        (self.layer, self.id, self.doubt) = (layer, id, doubt)
    }
}

extension LandFindings {
    /// The ground in doubt of some villages together, by code; of villages that share ground, it counts in each.
    /// - Complexity: O(*n*) for *n* codes.
    package func doubt(of villages: some Sequence<String>) -> GroundDoubt {
        villages.reduce(GroundDoubt()) { sum, code in doubt[code].map { sum + $0 } ?? sum }
    }

    /// Ground of parcels that villages share, and which stands in each of them: what of `countedTwice` rows of parcels do not share.
    /// - Complexity: O(*n*) for *n* villages.
    package var sharedByVillages: AreaSum {
        max(.zero, countedTwice - doubt.values.reduce(AreaSum.zero) { $0 + $1.excess })
    }

    /// The ground in doubt of the county: of all villages together, and what villages share.
    /// - Complexity: O(*n*) for *n* villages.
    package var countyDoubt: GroundDoubt {
        var sum = doubt.values.reduce(GroundDoubt(), +)
        sum.inSeveralVillages = again.inCounty.reduce(.zero) {
            LandClass($1.code)?.isFarmland == true ? $0 + $1.net : $0
        }
        return sum
    }
}
