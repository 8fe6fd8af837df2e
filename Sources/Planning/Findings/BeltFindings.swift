import Columns

/// Demonstration belts: villages strung together along roads, from anchors.
public struct BeltFindings: Sendable {
    /// Belts by number from 1; row `i` of `lines` and of `corridors` is `belts[i]`.
    public var belts: [Belt] = []
    public var lines = LineColumn()
    public var corridors = PolygonColumn()
    /// Villages of the belts by belt and order; row `i` of `stopPlaces` is `stops[i]`.
    public var stops: [BeltStop] = []
    public var stopPlaces = PointColumn()
    /// The prize of every village that could be collected, by code.
    public var prizes: [VillagePrize] = []
    /// How a prize is made up: Σ weight · normalised value.
    public var weights: [PrizeWeight] = []
    /// Name of the normalisation, in words.
    public var normalisation: Phrase
    /// Σ prize of all belts, and a proven upper bound on it.
    public var prize = 0.0
    public var bound: Bound
    /// What limited the belts.
    public var budgetMinutes: Double?
    public var budgetMetres: Double?
    public var minimumVillages = 0
    public var maximumVillages = 0
    public var requested = 0
    /// Villages that no belt may collect, with reasons; by code.
    public var excluded: [Excluded] = []
    /// `route` or `stops`: how villages are collected.
    public var collect = ""
    /// Why there are fewer belts than requested; none when there are as many.
    public var shortfall: Phrase?
    /// Villages that lack a value in a column of the prizes, by code; the value adds nothing to their prize.
    public var incomplete: [String] = []
    /// Half-width of a corridor, metres.
    public var corridorHalfWidth = 0.0
    public var method: Phrase

    public init(normalisation: Phrase, bound: Bound, method: Phrase) {
        (self.normalisation, self.bound, self.method) = (normalisation, bound, method)
    }
}

/// One belt.
public struct Belt: Sendable, Hashable {
    public var number: Int
    /// Name of the anchor it starts from.
    public var anchor: String
    /// Ground length, metres, and minutes of driving.
    public var length: Double
    public var minutes: Double
    /// Codes in the order of travel.
    public var villages: [String]
    public var prize: Double
    /// Length along 国道 and 省道 as a share of the belt's length.
    public var trunkShare: Double
    /// Names of the roads it uses, longest first.
    public var roads: [String]
    /// The corridor and what it holds; farmland none without parcels, basic farmland none without that layer.
    public var corridorArea: AreaSum
    public var corridorFarmland: AreaSum?
    public var corridorBasicFarmland: AreaSum?

    public init(
        number: Int, anchor: String, length: Double, minutes: Double, villages: [String], prize: Double,
        trunkShare: Double, roads: [String], corridorArea: AreaSum
    ) {
        (self.number, self.anchor, self.length, self.minutes) = (number, anchor, length, minutes)
        (self.villages, self.prize, self.trunkShare) = (villages, prize, trunkShare)
        (self.roads, self.corridorArea) = (roads, corridorArea)
    }
}

/// A village on a belt.
public struct BeltStop: Sendable, Hashable {
    public var belt: Int
    public var code: String
    /// Ground metres along the belt to the foot of the village's access leg, and the leg.
    public var chainage: Double
    public var offset: Double
    /// From 1, in the order of travel.
    public var order: Int

    public init(belt: Int, code: String, chainage: Double, offset: Double, order: Int) {
        (self.belt, self.code, self.chainage, self.offset, self.order) = (belt, code, chainage, offset, order)
    }
}

/// What a village is worth to a belt.
public struct VillagePrize: Sendable, Hashable {
    public var code: String
    public var value: Double
    /// Normalised values in the order of `BeltFindings.weights`; none where the column has no value.
    public var parts: [Double?]

    public init(code: String, value: Double, parts: [Double?]) {
        (self.code, self.value, self.parts) = (code, value, parts)
    }
}

/// One term of a prize.
public struct PrizeWeight: Sendable, Hashable {
    /// Name in the project file, and the column of the village table it reads.
    public var name: String
    public var column: String
    public var weight: Double
    /// The values that became 0 and 1.
    public var low: Double
    public var high: Double

    public init(name: String, column: String, weight: Double, low: Double, high: Double) {
        (self.name, self.column, self.weight, self.low, self.high) = (name, column, weight, low, high)
    }
}

/// A proven bound on an objective, or the reason why there is none.
public struct Bound: Sendable, Hashable {
    public var value: Double?
    /// Name of the relaxation; "" without a value.
    public var name: String
    /// Why there is none; none with a value.
    public var reason: Phrase?
    /// (bound − value)/bound for a maximum; none without a bound.
    public var gap: Double?

    public init(value: Double?, name: String, reason: Phrase? = nil, gap: Double? = nil) {
        (self.value, self.name, self.reason, self.gap) = (value, name, reason, gap)
    }
}

/// A village left out of an analysis.
public struct Excluded: Sendable, Hashable {
    public var code: String
    public var reason: Phrase

    public init(code: String, reason: Phrase) { (self.code, self.reason) = (code, reason) }
}
