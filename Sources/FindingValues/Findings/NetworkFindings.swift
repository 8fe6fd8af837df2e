import Columns

/// The road network as it was built, and what is doubtful about it.
public struct NetworkFindings: Sendable {
    /// Rows read, duplicates among them.
    public var roads = 0
    /// Exact duplicates that were merged.
    public var duplicates = 0
    /// Nodes of the graph.
    public var nodes = 0
    /// Edges of the graph.
    public var edges = 0
    /// Connected parts.
    public var components = 0
    /// What building did, step by step, in that order.
    public var steps: [RoadStep] = []
    /// Share of the length in the largest connected part; 0 without roads.
    public var largestComponentShare = 0.0
    /// Words of the class field that name no class, by their bytes ("" for none), and how many rows have each.
    public var unknownClasses: [UnknownRoadClass] = []
    /// Lines of the layers that are no roads, by what they are called, by their bytes.
    public var leftOut: [UnknownRoadClass] = []
    /// Turns that drivers may not make; none where the project does not ask for them.
    public var bannedTurns: Int?
    /// Rules about turning that found no place in the network.
    public var turnsNotApplied = 0
    /// Kilometres of the county's own roads for each square kilometre of the villages; none without villages.
    public var density: Double?
    /// Kilometres of road for each square kilometre above which the layer is in doubt: ours; towns have some 10.
    public static let mostDensity = 15.0
    /// Driving speed of roads of unknown class that have none of their own, km/h.
    public var unknownSpeed = 0.0
    /// Ground length of the county's own roads, metres; those of `external_roads` are not in it.
    public var length = 0.0
    /// The same by class, by class rank.
    public var lengthByClass: [RoadLength] = []
    /// Ground length of the roads of `external_roads`, metres.
    public var externalLength = 0.0
    /// Place of each gap; shape `(gaps)`.
    public var gapPoints = PointColumn()
    /// Doubtful places.
    public var gaps: [RoadGap] = []
    /// Villages whose place has no road within reach, by code.
    public var villagesWithoutRoad: [String] = []
    /// Services of all kinds.
    public var services = 0
    /// Services with no road within reach, in the order of their rows: nobody reaches them along roads.
    public var servicesWithoutRoad: [ServiceWithoutRoad] = []
    /// Farthest gap from a village's place to a road, metres.
    public var reach = 0.0

    /// A network without roads.
    public init() {}
}

/// Length of a road class.
public struct RoadLength: Sendable, Hashable {
    /// Chinese name; empty for roads of unknown class.
    public var roadClass: String
    /// Ground length, metres.
    public var length: Double

    /// Metres of road of one class.
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

    /// A doubtful place of one kind.
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
    /// `repeated-vertices`, `zero-length`, `duplicates`, `crossings`, `touches`, `snapped-ends`, `overlaps`,
    /// `self-loops`.
    public var name: String
    /// Places or lines that it changed.
    public var count: Int
    /// Metres that it removed, merged or added.
    public var length: Double

    /// A repair step, how often it was applied, and the metres of road concerned.
    public init(name: String, count: Int, length: Double) {
        (self.name, self.count, self.length) = (name, count, length)
    }
}

/// A word of the class field that names no class.
public struct UnknownRoadClass: Sendable, Hashable {
    /// The word; empty where the field has none.
    public var text: String
    /// Rows that have it.
    public var rows: Int

    /// A word of the data and the number of roads that carry it.
    public init(text: String, rows: Int) { (self.text, self.rows) = (text, rows) }
}

/// A service that no road is near.
public struct ServiceWithoutRoad: Sendable, Hashable {
    /// Kind of the service.
    public var kind: String
    /// Name; none where the layer has none.
    public var name: String?
    /// Where it is, in the CRS of the run.
    public var place: Position
    /// Its row in the source, from 0.
    public var row: Int

    /// A service with no road within reach.
    public init(kind: String, name: String?, place: Position, row: Int) {
        (self.kind, self.name, self.place, self.row) = (kind, name, place, row)
    }
}
