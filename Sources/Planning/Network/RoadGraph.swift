import Columns
import Intake
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
        let input = roads.network
        var how = NetworkOptions()
        how.noding = options.roadsCross ? .crossings : .ends
        how.tolerance = options.snapMetres
        how.speeds = speeds
        how.groundLength = plane.length
        (network, report) = RoadNetwork.build(input, how)
        self.speeds = speeds
    }

    /// Rows that share a line, or a stretch of one, with another row or with themselves.
    var sharing: Set<Int> { Set(report.merges.flatMap { [$0.row, $0.into] }) }

    /// Joins villages, services and anchors to the nearest road within reach.
    mutating func attach(villages: [Position], services: [Position], anchors: [Position], reach: Double) {
        villageFeet = network.attach(villages, within: reach)
        serviceFeet = network.attach(services, within: reach)
        anchorFeet = network.attach(anchors, within: reach)
    }
}
