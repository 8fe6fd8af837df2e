import Columns

/// Classes of road, the widest first.
enum SampleRoadClass: Int, Sendable, CaseIterable {
    case expressway, national, provincial, county, town, village

    var chinese: String { ["高速公路", "国道", "省道", "县道", "乡道", "村道"][rawValue] }
    /// Width of the strip of land, metres.
    var width: Double { [26, 24, 12, 9, 7, 5][rawValue] }
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
///
/// The expressway meets others at its junctions alone; elsewhere they pass below it.
struct RoadPlan: Sendable {
    let roads: [SampleRoad]
    /// Road of each edge; -1 without one.
    let roadOfEdge: [Int32]
    /// A road passes through the node that others may join.
    let onRoad: [Bool]
    /// The expressway passes through the node.
    let onExpressway: [Bool]
    /// The nodes where other roads join the expressway.
    let junctions: [Int]
}
