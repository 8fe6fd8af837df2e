import Columns

/// The road network as it was built, and what is doubtful about it.
package struct NetworkFindings: Sendable {
    /// Rows read, duplicates among them.
    package var roads = 0
    /// Exact duplicates that were merged.
    package var duplicates = 0
    /// Nodes of the graph.
    package var nodes = 0
    /// Edges of the graph.
    package var edges = 0
    /// Connected parts.
    package var components = 0
    /// What building did, step by step, in that order.
    package var steps: [RoadStep] = []
    /// Share of the length in the largest connected part; 0 without roads.
    package var largestComponentShare = 0.0
    /// Words of the class field that name no class, by their bytes ("" for none), and how many rows have each.
    package var unknownClasses: [UnknownRoadClass] = []
    /// Lines of the layers that are no roads, by what they are called, by their bytes.
    package var leftOut: [UnknownRoadClass] = []
    /// Turns that drivers may not make; none where the project does not ask for them.
    package var bannedTurns: Int?
    /// Rules about turning that found no place in the network.
    package var turnsNotApplied = 0
    /// Rules about turning that do not lead over one node of the source: they are not followed.
    package var turnsElsewhere = 0
    /// Values of one-way that are not understood, by their bytes, and how many roads have each: these go both ways.
    package var unreadDirections: [UnknownRoadClass] = []
    /// Kilometres of the county's own roads for each square kilometre of the villages; none without villages.
    package var density: Double?
    /// Kilometres of road for each square kilometre above which the layer is in doubt: ours; towns have some 10.
    package static let mostDensity = 15.0
    /// Driving speed of roads of unknown class that have none of their own, km/h.
    package var unknownSpeed = 0.0
    /// Ground length of the county's own roads, metres; those of `external_roads` are not in it.
    package var length = 0.0
    /// The same by class, by class rank.
    package var lengthByClass: [RoadLength] = []
    /// Ground length of the roads of `external_roads`, metres.
    package var externalLength = 0.0
    /// Place of each gap; shape `(gaps)`.
    package var gapPoints = PointColumn()
    /// Doubtful places.
    package var gaps: [RoadGap] = []
    /// Villages whose place has no road within reach, by code.
    package var villagesWithoutRoad: [String] = []
    /// Services of all kinds.
    package var services = 0
    /// Services with no road within reach, in the order of their rows: nobody reaches them along roads.
    package var servicesWithoutRoad: [ServiceWithoutRoad] = []
    /// Anchors with no road within reach that may be driven, in the order of their rows.
    package var anchorsWithoutRoad: [AnchorWithoutRoad] = []
    /// Farthest gap from a village's place to a road, metres.
    package var reach = 0.0

    /// A network without roads.
    package init() {}
}

/// Length of a road class.
package struct RoadLength: Sendable, Hashable {
    /// Chinese name; empty for roads of unknown class.
    package var roadClass: String
    /// Ground length, metres.
    package var length: Double

    /// Metres of road of one class.
    package init(roadClass: String, length: Double) { (self.roadClass, self.length) = (roadClass, length) }
}

/// A doubtful place of the network.
package struct RoadGap: Sendable, Hashable {
    /// `dangling_end` (an end near a road it does not join), `island` (a part that no road joins to the largest),
    /// `one_way_trap` (roads that one-way streets let in and not out, or out and not in), `village_without_road` (a
    /// village's place beyond reach of every road).
    package var kind: String
    /// Key of the road at the place, or its source row; of a village the nearest road, none when there is none.
    package var road: String?
    /// Name of that road, where it has one.
    package var name: String?
    /// Code of the village; none for other kinds.
    package var village: String?
    /// Metres that would close it: to the nearest road that is not joined, none when there is no other; of a trap those
    /// of its one-way roads.
    package var distance: Double?
    /// Metres of road in the island or trap; none for other kinds.
    package var length: Double?

    /// A doubtful place of one kind.
    package init(
        kind: String, road: String?, name: String? = nil, village: String? = nil, distance: Double?,
        length: Double? = nil
    ) {
        (self.kind, self.road, self.name, self.village) = (kind, road, name, village)
        (self.distance, self.length) = (distance, length)
    }
}

/// A step of building the network that repairs or joins something.
package struct RoadStep: Sendable, Hashable {
    /// `repeated-vertices`, `zero-length`, `duplicates`, `crossings`, `touches`, `snapped-ends`, `overlaps`,
    /// `shared-ground`, `self-loops`.
    package var name: String
    /// Places or lines that it changed.
    package var count: Int
    /// Metres that it removed, merged or added.
    package var length: Double

    /// A repair step, how often it was applied, and the metres of road concerned.
    package init(name: String, count: Int, length: Double) {
        (self.name, self.count, self.length) = (name, count, length)
    }
}

/// A word of the class field that names no class.
package struct UnknownRoadClass: Sendable, Hashable {
    /// The word; empty where the field has none.
    package var text: String
    /// Rows that have it.
    package var rows: Int

    /// A word of the data and the number of roads that carry it.
    package init(text: String, rows: Int) { (self.text, self.rows) = (text, rows) }
}

/// An anchor that no road is near: no belt starts there.
package struct AnchorWithoutRoad: Sendable, Hashable {
    /// Name.
    package var name: String
    /// Where it is, in the CRS of the run.
    package var place: Position
    /// Metres to the nearest road that may be driven; none where there is none.
    package var distance: Double?

    /// An anchor with no road within reach.
    package init(name: String, place: Position, distance: Double?) {
        (self.name, self.place, self.distance) = (name, place, distance)
    }
}

/// A service that no road is near.
package struct ServiceWithoutRoad: Sendable, Hashable {
    /// Kind of the service.
    package var kind: String
    /// Name; none where the layer has none.
    package var name: String?
    /// Where it is, in the CRS of the run.
    package var place: Position
    /// Its row in the source, from 0.
    package var row: Int

    /// A service with no road within reach.
    package init(kind: String, name: String?, place: Position, row: Int) {
        (self.kind, self.name, self.place, self.row) = (kind, name, place, row)
    }
}
