import Columns
import ProjectFile

/// Demonstration belts: villages strung together along roads, from anchors.
public struct BeltFindings: Sendable {
    /// Belts by number from 1; row `i` of `lines` and of `corridors` is `belts[i]`.
    public var belts: [Belt] = []
    /// Line of each belt; shape `(belts)`.
    public var lines = LineColumn()
    /// Corridor of each belt: the ground within `corridorHalfWidth` of its line; shape `(belts)`.
    public var corridors = PolygonColumn()
    /// Villages of the belts by belt and order; row `i` of `stopPlaces` is `stops[i]`.
    public var stops: [BeltStop] = []
    /// Place of each stop's village; shape `(stops)`.
    public var stopPlaces = PointColumn()
    /// The prize of every village, also of those that no belt may collect, by code.
    public var prizes: [VillagePrize] = []
    /// How a prize is made up: Σ weight · normalised value.
    public var weights: [PrizeWeight] = []
    /// Name of the normalisation, in words.
    public var normalisation: Phrase
    /// Σ prize of all belts.
    public var prize = 0.0
    /// A proven upper bound on `prize`.
    public var bound: Bound
    /// Driving time that a belt may take at most, minutes; none when its length is limited instead.
    public var budgetMinutes: Double?
    /// Length that a belt may have at most, metres; none when its time is limited instead.
    public var budgetMetres: Double?
    /// Least villages that a belt may have.
    public var minimumVillages = 0
    /// Most villages that a belt may have.
    public var maximumVillages = 0
    /// Belts that the project asks for.
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
    /// How belts were found, in words.
    public var method: Phrase

    /// Findings without belts; the members that are not named are empty or 0.
    public init(normalisation: Phrase, bound: Bound, method: Phrase) {
        (self.normalisation, self.bound, self.method) = (normalisation, bound, method)
    }
}

/// One belt.
public struct Belt: Sendable, Hashable {
    /// Number of the belt, from 1.
    public var number: Int
    /// Name of the anchor it starts from.
    public var anchor: String
    /// Ground length, metres.
    public var length: Double
    /// Driving time from the anchor to the last village's foot, minutes.
    public var minutes: Double
    /// Codes in the order of travel.
    public var villages: [String]
    /// Σ prize of `villages`.
    public var prize: Double
    /// Length along 国道 and 省道 as a share of the belt's length.
    public var trunkShare: Double
    /// Names of the roads it uses, longest first.
    public var roads: [String]
    /// Ground of the corridor.
    public var corridorArea: AreaSum
    /// Farmland in the corridor, net of ridges; none without the layer `parcels`.
    public var corridorFarmland: AreaSum?
    /// Basic farmland in the corridor, each place once; none without that layer.
    public var corridorBasicFarmland: AreaSum?

    /// A belt; the ground in its corridor is added when that has been measured.
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
    /// Number of the belt.
    public var belt: Int
    /// Village code.
    public var code: String
    /// Ground metres along the belt to the foot of the village's access leg.
    public var chainage: Double
    /// Length of the access leg, metres.
    public var offset: Double
    /// From 1, in the order of travel.
    public var order: Int

    /// A village at `chainage` metres along belt `belt` and `offset` metres beside it.
    public init(belt: Int, code: String, chainage: Double, offset: Double, order: Int) {
        (self.belt, self.code, self.chainage, self.offset, self.order) = (belt, code, chainage, offset, order)
    }
}

/// What a village is worth to a belt.
public struct VillagePrize: Sendable, Hashable {
    /// Village code.
    public var code: String
    /// Σ weight · normalised value, 0 or more.
    public var value: Double
    /// Normalised values in the order of `BeltFindings.weights`; none where the column has no value.
    public var parts: [Double?]

    /// The prize of the village of this code, and its parts in the order of the weights.
    public init(code: String, value: Double, parts: [Double?]) {
        (self.code, self.value, self.parts) = (code, value, parts)
    }
}

/// One term of a prize.
public struct PrizeWeight: Sendable, Hashable {
    /// Name in the project file.
    public var name: String
    /// Column of the village table that it reads.
    public var column: String
    /// Weight in the project file; with a negative one, low values count.
    public var weight: Double
    /// Least value of the column: it became 0.
    public var low: Double
    /// Greatest value of the column: it became 1. So did `low` where all values are equal.
    public var high: Double

    /// A weight on a column whose values run from `low` to `high`.
    public init(name: String, column: String, weight: Double, low: Double, high: Double) {
        (self.name, self.column, self.weight, self.low, self.high) = (name, column, weight, low, high)
    }
}

/// A proven bound on an objective, or the reason why there is none.
public struct Bound: Sendable, Hashable {
    /// The bound, in the unit of the objective; none when none is proven.
    public var value: Double?
    /// Name of the relaxation; "" without a value.
    public var name: String
    /// Why there is none; none with a value.
    public var reason: Phrase?
    /// (bound − value)/bound for a maximum; none without a bound.
    public var gap: Double?

    /// A bound, or with a `value` of nil the reason why none is known.
    public init(value: Double?, name: String, reason: Phrase? = nil, gap: Double? = nil) {
        (self.value, self.name, self.reason, self.gap) = (value, name, reason, gap)
    }
}

/// A village left out of an analysis.
public struct Excluded: Sendable, Hashable {
    /// Village code.
    public var code: String
    /// Why it was left out.
    public var reason: Phrase

    /// A village by its code, and why it is left out.
    public init(code: String, reason: Phrase) { (self.code, self.reason) = (code, reason) }
}
