import Columns

/// The road network as it was built, and what is doubtful about it.
public struct NetworkFindings: Sendable {
    /// Rows read, exact duplicates merged, nodes and edges of the graph, connected parts.
    public var roads = 0
    public var duplicates = 0
    public var nodes = 0
    public var edges = 0
    public var components = 0
    /// What building did, step by step, in that order.
    public var steps: [RoadStep] = []
    /// Share of the length in the largest connected part; 0 without roads.
    public var largestComponentShare = 0.0
    /// Words of the class field that name no class, by their bytes ("" for none), and how many rows have each.
    public var unknownClasses: [UnknownRoadClass] = []
    /// Driving speed of roads of unknown class that have none of their own, km/h.
    public var unknownSpeed = 0.0
    /// Ground length, metres, in all and by class (Chinese name, "" for unknown), by class rank.
    public var length = 0.0
    public var lengthByClass: [RoadLength] = []
    /// Doubtful places; row `i` of `gapPoints` is `gaps[i]`.
    public var gapPoints = PointColumn()
    public var gaps: [RoadGap] = []
    /// Villages whose place has no road within reach, by code.
    public var villagesWithoutRoad: [String] = []
    /// The reach, metres.
    public var reach = 0.0

    public init() {}
}

/// Length of a road class.
public struct RoadLength: Sendable, Hashable {
    public var roadClass: String
    public var length: Double

    public init(roadClass: String, length: Double) { (self.roadClass, self.length) = (roadClass, length) }
}

/// A doubtful place of the network.
public struct RoadGap: Sendable, Hashable {
    /// `dangling_end` (an end near a road it does not join), `island` (a part that no road joins to the largest),
    /// `one_way_trap` (roads that one-way streets let in and not out, or out and not in), `village_without_road` (a
    /// village's place beyond reach of every road).
    public var kind: String
    /// Key of the road at the place, or its source row; of a village the nearest road, none when there is none.
    public var road: String?
    /// Name of that road, where it has one.
    public var name: String?
    /// Code of the village; none for other kinds.
    public var village: String?
    /// Metres that would close it: to the nearest road that is not joined, none when there is no other; of a trap those
    /// of its one-way roads.
    public var distance: Double?
    /// Metres of road in the island or trap; none for other kinds.
    public var length: Double?

    public init(
        kind: String, road: String?, name: String? = nil, village: String? = nil, distance: Double?,
        length: Double? = nil
    ) {
        (self.kind, self.road, self.name, self.village) = (kind, road, name, village)
        (self.distance, self.length) = (distance, length)
    }
}

/// A step of building the network that repairs or joins something.
public struct RoadStep: Sendable, Hashable {
    /// `repeated-vertices`, `zero-length`, `duplicates`, `crossings`, `touches`, `snapped-ends`, `overlaps`.
    public var name: String
    /// Places or lines that it changed.
    public var count: Int
    /// Metres that it removed, merged or added.
    public var length: Double

    public init(name: String, count: Int, length: Double) {
        (self.name, self.count, self.length) = (name, count, length)
    }
}

/// A word of the class field that names no class.
public struct UnknownRoadClass: Sendable, Hashable {
    public var text: String
    public var rows: Int

    public init(text: String, rows: Int) { (self.text, self.rows) = (text, rows) }
}
