import Columns
import RoadNetwork

/// The road network of a run, and where villages, services and anchors join it.
struct RoadGraph: Sendable {
    let network: RoadNetwork
    let report: NetworkReport
    let speeds: SpeedTable
    var villageFeet: [Attachment?] = []
    var serviceFeet: [Attachment?] = []
    var anchorFeet: [Attachment?] = []

    init(_ roads: RoadRows, options: ProjectOptions, speeds: SpeedTable, plane: Plane) {
        var input = roads.network
        input.keys = input.keys.indices.map { roads.names[$0] ?? input.keys[$0] }
        var how = NetworkOptions()
        how.noding = options.roadsCross ? .crossings : .ends
        how.tolerance = options.snapMetres
        how.speeds = speeds
        let weight = plane.weight
        how.groundLength = { weight.groundLength(from: $0, to: $1) }
        (network, report) = RoadNetwork.build(input, how)
        self.speeds = speeds
    }

    /// Joins villages, services and anchors to the nearest road within reach.
    mutating func attach(villages: [Position], services: [Position], anchors: [Position], reach: Double) {
        villageFeet = network.attach(villages, within: reach)
        serviceFeet = network.attach(services, within: reach)
        anchorFeet = network.attach(anchors, within: reach)
    }
}

extension NetworkFindings {
    init(_ graph: RoadGraph, villages: Villages, reach: Double) {
        self.init()
        let report = graph.report
        roads = report.rows
        duplicates = report.step("duplicates")?.count ?? 0
        (nodes, edges, components) = (report.nodes, report.edges, report.components)
        lengthByClass = report.lengths.map {
            RoadLength(roadClass: $0.road?.rawValue ?? "", length: $0.kilometres * 1000)
        }
        length = report.kilometres * 1000
        for gap in report.gaps {
            gapPoints.append(gap.place)
            gaps.append(RoadGap(kind: gap.kind.rawValue, road: gap.road, distance: gap.metres))
        }
        villagesWithoutRoad = villages.codes.indices.filter { graph.villageFeet[$0] == nil }.map { villages.codes[$0] }
        self.reach = reach
    }
}
