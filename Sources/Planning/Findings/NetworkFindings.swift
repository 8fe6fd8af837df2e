import Columns

/// The road network as it was built, and what is doubtful about it.
public struct NetworkFindings: Sendable {
    /// Rows read, exact duplicates merged, nodes and edges of the graph, connected parts.
    public var roads = 0
    public var duplicates = 0
    public var nodes = 0
    public var edges = 0
    public var components = 0
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
    /// `dangling-end` (an end near a road it does not join), `island` (a part that no road joins to the largest).
    public var kind: String
    /// Name of the road or its source row.
    public var road: String
    /// Metres to the nearest road that is not joined; none when there is no other.
    public var distance: Double?

    public init(kind: String, road: String, distance: Double?) {
        (self.kind, self.road, self.distance) = (kind, road, distance)
    }
}
