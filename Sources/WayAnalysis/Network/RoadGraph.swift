import Columns
import CountyLayers
import Intake
import ProjectFile
import RoadNetwork

/// The road network of a run, and where villages, services and anchors join it.
package struct RoadGraph: Sendable {
    package let network: Network
    package let report: NetworkReport
    let speeds: SpeedTable
    package var villageFeet: [Attachment?] = []
    package var serviceFeet: [Attachment?] = []
    package var anchorFeet: [Attachment?] = []

    package init(_ roads: RoadRows, options: ProjectOptions, speeds: SpeedTable, plane: Plane) {
        let input = roads.network
        var how = NetworkOptions()
        how.noding = options.roadsCross ? .crossings : .ends
        how.tolerance = options.snapMetres
        how.speeds = speeds
        how.groundLength = plane.length
        (network, report) = Network.build(input, how)
        self.speeds = speeds
    }

    /// Rows that share a line, or a stretch of one, with another row or with themselves.
    package var sharing: Set<Int> { Set(report.merges.flatMap { [$0.row, $0.into] }) }

    /// Joins villages, services and anchors to the nearest road within reach.
    package mutating func attach(villages: [Position], services: [Position], anchors: [Position], reach: Double) {
        villageFeet = network.attach(villages, within: reach)
        serviceFeet = network.attach(services, within: reach)
        anchorFeet = network.attach(anchors, within: reach)
    }
}
