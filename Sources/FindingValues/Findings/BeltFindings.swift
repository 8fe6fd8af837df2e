import Columns
import ProjectFile

/// Demonstration belts: villages strung together along roads, from anchors.
package struct BeltFindings: Sendable {
    /// Belts by number from 1; row `i` of `lines` and of `corridors` is `belts[i]`.
    package var belts: [Belt] = []
    /// Line of each belt; shape `(belts)`.
    package var lines = LineColumn()
    /// Corridor of each belt: the ground within `corridorHalfWidth` of its line; shape `(belts)`.
    package var corridors = PolygonColumn()
    /// Villages of the belts by belt and order; row `i` of `stopPlaces` is `stops[i]`.
    package var stops: [BeltStop] = []
    /// Place of each stop's village; shape `(stops)`.
    package var stopPlaces = PointColumn()
    /// The prize of every village, also of those that no belt may collect, by code.
    package var prizes: [VillagePrize] = []
    /// How a prize is made up: Σ weight · normalised value.
    package var weights: [PrizeWeight] = []
    /// Name of the normalisation, in words.
    package var normalisation: Phrase
    /// Σ prize of all belts.
    package var prize = 0.0
    /// A proven upper bound on `prize`.
    package var bound: Bound
    /// Driving time that a belt may take at most, minutes; none when its length is limited instead.
    package var budgetMinutes: Double?
    /// Length that a belt may have at most, metres; none when its time is limited instead.
    package var budgetMetres: Double?
    /// Least villages that a belt may have.
    package var minimumVillages = 0
    /// Most villages that a belt may have.
    package var maximumVillages = 0
    /// Belts that the project asks for.
    package var requested = 0
    /// Villages that no belt may collect, with reasons; by code.
    package var excluded: [Excluded] = []
    /// `route` or `stops`: how villages are collected.
    package var collect = ""
    /// Why there are fewer belts than requested; none when there are as many.
    package var shortfall: Phrase?
    /// Required villages that are on no belt, and why; none when all are.
    package var unmet: Phrase?
    /// Villages that lack a value in a column of the prizes, by code; the value adds nothing to their prize.
    package var incomplete: [String] = []
    /// Half-width of a corridor, metres.
    package var corridorHalfWidth = 0.0
    /// Demonstration villages, and those of them on belts; none where the village table does not tell them.
    package var demonstration: DemonstrationShare?
    /// Why each village is on a belt or not, by code.
    package var reasons: [BeltReason] = []
    /// Length driven of all belts, metres.
    package var length: Double { belts.reduce(0) { $0 + $1.length } }
    /// Belts that meet another one (连线).
    package var joined: Int { belts.count { !$0.meets.isEmpty } }
    /// How belts were found, in words.
    package var method: Phrase

    /// Findings without belts; the members that are not named are empty or 0.
    package init(normalisation: Phrase, bound: Bound, method: Phrase) {
        (self.normalisation, self.bound, self.method) = (normalisation, bound, method)
    }
}

/// One belt.
package struct Belt: Sendable, Hashable {
    /// Number of the belt, from 1.
    package var number: Int
    /// Name of the anchor it starts from.
    package var anchor: String
    /// Ground length, metres.
    package var length: Double
    /// Driving time from the anchor to the last village's foot, minutes.
    package var minutes: Double
    /// Codes in the order of travel.
    package var villages: [String]
    /// Σ prize of `villages`.
    package var prize: Double
    /// Road under the belt, metres: what it drives twice counts once.
    package var distinctLength: Double
    /// Of `distinctLength`, metres of 国道 and 省道.
    package var trunkLength: Double
    /// `trunkLength` as a share of `distinctLength`.
    package var trunkShare: Double
    /// What each term adds to `prize`, in the order of `BeltFindings.weights`.
    package var prizeParts: [Double] = []
    /// Numbers of the other belts of the plan that it meets on the roads.
    package var meets: [Int] = []
    /// What keeps further villages off it; empty where nothing does.
    package var binding: [BeltLimit] = []
    /// The village outside all belts that it misses by the least; none where none is left.
    package var next: BeltNext?
    /// Names of the roads it uses, longest first.
    package var roads: [String]
    /// Ground of the corridor.
    package var corridorArea: AreaSum
    /// Farmland in the corridor, net of ridges; none without the layer `parcels`.
    package var corridorFarmland: AreaSum?
    /// Basic farmland in the corridor, each place once; none without that layer.
    package var corridorBasicFarmland: AreaSum?

    /// Metres of second and further passes.
    package var repeatedLength: Double { max(0, length - distinctLength) }
    /// `repeatedLength` as a share of the length driven; 0 for a belt without length.
    package var repeatedShare: Double { length > 0 ? repeatedLength / length : 0 }

    /// A belt that passes no road twice; the ground in its corridor is added when that has been measured.
    package init(
        number: Int, anchor: String, length: Double, minutes: Double, villages: [String], prize: Double,
        trunkShare: Double, roads: [String], corridorArea: AreaSum
    ) {
        (self.number, self.anchor, self.length, self.minutes) = (number, anchor, length, minutes)
        (self.villages, self.prize, self.trunkShare) = (villages, prize, trunkShare)
        (distinctLength, trunkLength) = (length, trunkShare * length)
        (self.roads, self.corridorArea) = (roads, corridorArea)
    }
}

/// A village on a belt.
package struct BeltStop: Sendable, Hashable {
    /// Number of the belt.
    package var belt: Int
    /// Village code.
    package var code: String
    /// Ground metres along the belt to the foot of the village's access leg.
    package var chainage: Double
    /// Length of the access leg, metres.
    package var offset: Double
    /// From 1, in the order of travel.
    package var order: Int

    /// A village at `chainage` metres along belt `belt` and `offset` metres beside it.
    package init(belt: Int, code: String, chainage: Double, offset: Double, order: Int) {
        (self.belt, self.code, self.chainage, self.offset, self.order) = (belt, code, chainage, offset, order)
    }
}

/// What a village is worth to a belt.
package struct VillagePrize: Sendable, Hashable {
    /// Village code.
    package var code: String
    /// Σ weight · normalised value, 0 or more.
    package var value: Double
    /// Normalised values in the order of `BeltFindings.weights`; none where the column has no value.
    package var parts: [Double?]

    /// The prize of the village of this code, and its parts in the order of the weights.
    package init(code: String, value: Double, parts: [Double?]) {
        (self.code, self.value, self.parts) = (code, value, parts)
    }
}

/// One term of a prize.
package struct PrizeWeight: Sendable, Hashable {
    /// Name in the project file.
    package var name: String
    /// Column of the village table that it reads.
    package var column: String
    /// Weight in the project file; with a negative one, low values count.
    package var weight: Double
    /// Least value of the column: it became 0.
    package var low: Double
    /// Greatest value of the column: it became 1. So did `low` where all values are equal.
    package var high: Double

    /// A weight on a column whose values run from `low` to `high`.
    package init(name: String, column: String, weight: Double, low: Double, high: Double) {
        (self.name, self.column, self.weight, self.low, self.high) = (name, column, weight, low, high)
    }
}

/// A proven bound on an objective, or the reason why there is none.
package struct Bound: Sendable, Hashable {
    /// The bound, in the unit of the objective; none when none is proven.
    package var value: Double?
    /// What proves it; none without a value.
    package var method: Phrase?
    /// Why there is none; none with a value.
    package var reason: Phrase?
    /// (bound − value)/bound for a maximum; none without a bound.
    package var gap: Double?

    /// A bound, or with a `value` of nil the reason why none is known.
    package init(value: Double?, method: Phrase? = nil, reason: Phrase? = nil, gap: Double? = nil) {
        (self.value, self.method, self.reason, self.gap) = (value, method, reason, gap)
    }
}

/// A village left out of an analysis.
package struct Excluded: Sendable, Hashable {
    /// Village code.
    package var code: String
    /// Why it was left out.
    package var reason: Phrase

    /// A village by its code, and why it is left out.
    package init(code: String, reason: Phrase) { (self.code, self.reason) = (code, reason) }
}
