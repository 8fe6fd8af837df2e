import Columns

/// How one village is laid out. A figure that could not be computed is none; `LayoutFindings.missing` says why.
package struct VillageLayout: Sendable, Hashable {
    // MARK: Settlement
    /// Settlement patches; none without a parcel layer.
    package var patches: Int?
    /// Settlement ground; none without a parcel layer.
    package var settlementArea: AreaSum?
    /// Share of the largest patch in the settlement ground; none without settlement ground.
    package var largestPatchShare: Double?
    /// Standard distance of the patches about their mean centre, weighted by ground, metres.
    package var dispersion: Double?
    /// How the patches are spread; none for fewer than two.
    package var neighbours: NearestNeighbourIndex?
    /// Settlement ground for each resident, m².
    package var settlementPerResident: Double?
    /// Construction land per resident less the plan's indicator, m²; none when the plan sets none.
    package var constructionOverIndicator: Double?

    // MARK: Farming
    /// From the settlement to the farmland; none without either.
    package var farming: FarmingRadius?

    // MARK: Hollowness
    /// Homesteads, from the village table; none without a figure.
    package var homesteads: Double?
    /// Homesteads that stand vacant, from the village table; none without a figure.
    package var vacantHomesteads: Double?
    /// `vacantHomesteads` / `homesteads`; none without both, without homesteads, or when more are vacant than there
    /// are.
    package var hollowness: Double?

    // MARK: Shape
    /// Parts of the village's polygon.
    package var parts = 1
    /// Ground of all parts but the largest.
    package var detachedArea = AreaSum.zero
    /// Villages inside which a part of this one lies (飞地), by code.
    package var enclosedBy: [String] = []
    /// Polsby–Popper compactness 4π·area/perimeter², over all parts and rings; 1 for a circle.
    package var polsbyPopper = 0.0
    /// Reock compactness: area / area of the smallest circle around all parts; 1 for a circle.
    package var reock = 0.0

    // MARK: Place in the county
    /// To the nearest town seat or other anchor, by car; none where none is reached.
    package var town: VillageAccess?
    /// Name of the anchor that is nearest by time; none where none is reached.
    package var townName: String?
    /// To the county seat, by car; none where it is not reached.
    package var countySeat: VillageAccess?
    /// To the nearest national or provincial road, by car; none where none is reached.
    package var trunk: VillageAccess?
    /// The village lies on the state border; none when neither the layer nor the column says.
    package var isOnBorder: Bool?

    /// A village of one part with no figure known.
    package init() {}
}

/// A way by car from a village's place, access legs on foot included: the shortest and the quickest way, each by
/// itself.
package struct VillageAccess: Sendable, Hashable {
    /// Length of the shortest way, metres.
    package var metres: Double
    /// Time of the quickest way, minutes.
    package var minutes: Double

    /// A way of so many metres, and one of so many minutes.
    package init(metres: Double, minutes: Double) { (self.metres, self.minutes) = (metres, minutes) }
}

/// The nearest-neighbour index of Clark and Evans.
package struct NearestNeighbourIndex: Sendable, Hashable {
    /// Points, 2 or more.
    package var count: Int
    /// Mean distance of a point to its nearest neighbour, metres.
    package var observed: Double
    /// The mean expected of as many points thrown at random on the same area, metres.
    package var expected: Double
    /// observed / expected: under 1 clustered, 1 random, over 1 spread evenly (at most 2.1491).
    package var index: Double
    /// (observed − expected) / standard error.
    package var z: Double

    /// The index of `count` places, with what it is made from.
    package init(count: Int, observed: Double, expected: Double, index: Double, z: Double) {
        (self.count, self.observed, self.expected, self.index, self.z) = (count, observed, expected, index, z)
    }
}

/// Distances from the farmland of a village to its settlement, weighted by ground, metres.
package struct FarmingRadius: Sendable, Hashable {
    /// Mean straight distance.
    package var mean: Double
    /// Least straight distance within which nine tenths of the ground lie.
    package var nineTenths: Double
    /// Mean distance along roads, on foot, over the ground that reaches the settlement by road; none where none does.
    package var roadMean: Double?
    /// Least distance along roads, on foot, within which nine tenths of that ground lie; none where none does.
    package var roadNineTenths: Double?
    /// Share of the farmland that reaches the settlement by road; none without roads.
    package var roadShare: Double?

    /// Distances along roads are none.
    package init(mean: Double, nineTenths: Double) { (self.mean, self.nineTenths) = (mean, nineTenths) }
}
