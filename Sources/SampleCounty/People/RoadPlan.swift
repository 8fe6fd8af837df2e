import Columns

/// Classes of road, the widest first.
enum SampleRoadClass: Int, Sendable, CaseIterable {
    case national, provincial, county, town, village

    var chinese: String { ["国道", "省道", "县道", "乡道", "村道"][rawValue] }
    /// Width of the strip of land, metres.
    var width: Double { [24, 12, 9, 7, 5][rawValue] }
}

/// A road with a name: one or more chains of edges.
struct SampleRoad: Sendable {
    var name: String
    var kind: SampleRoadClass
    var lanes: Int
    var width: Double
    /// Year in which it was built or last rebuilt.
    var year: Int
}

/// The roads of the county as edges of the mesh: connected, following the valleys, meeting only at nodes.
struct RoadPlan: Sendable {
    let roads: [SampleRoad]
    /// Road of each edge; -1 without one.
    let roadOfEdge: [Int32]
    /// A road passes through the node.
    let onRoad: [Bool]
}
