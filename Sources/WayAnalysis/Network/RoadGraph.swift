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
    package var villageFeet = RoadFeet()
    package var serviceFeet = RoadFeet()
    package var anchorFeet = RoadFeet()

    package init(_ roads: RoadRows, options: ProjectOptions, speeds: SpeedTable, plane: Plane) {
        let input = roads.network
        var how = NetworkOptions()
        how.noding = options.roadsCross ? .crossings : .ends
        how.tolerance = options.snapMetres
        how.speeds = speeds
        (how.turns, how.turnsAround) = (roads.turns, options.turnsAround)
        how.groundLength = plane.length
        (network, report) = Network.build(input, how)
        self.speeds = speeds
    }

    /// Rows that share a line, or a stretch of one, with another row or with themselves.
    package var sharing: Set<Int> { Set((report.merges + report.shared).flatMap { [$0.row, $0.into] }) }

    /// Joins villages, services and anchors to the nearest road within reach.
    package mutating func attach(villages: [Position], services: [Position], anchors: [Position], reach: Double) {
        villageFeet = RoadFeet(villages, on: network, reach: reach)
        serviceFeet = RoadFeet(services, on: network, reach: reach)
        anchorFeet = RoadFeet(anchors, on: network, reach: reach)
    }
}

/// Where points join a network: the nearest road that may be driven, and the nearest that may be walked.
package struct RoadFeet: Sendable {
    /// The nearest road that may be driven; none where none is within reach.
    package private(set) var drive: [Attachment?] = []
    /// The nearest road that may be walked, likewise.
    package private(set) var walk: [Attachment?] = []

    /// No points.
    package init() {}

    /// - Parameter reach: farthest gap, metres.
    package init(_ places: [Position], on network: Network, reach: Double) {
        drive = network.attach(places, within: reach, for: .drive)
        walk = network.attach(places, within: reach, for: .walk)
    }

    /// Feet for a way of travelling.
    package subscript(mode: Travel.Mode) -> [Attachment?] { mode == .walk ? walk : drive }

    /// The nearer of a point's two feet; none where no road is within reach.
    package func nearest(_ row: Int) -> Attachment? {
        guard let driven = drive[row] else { return walk[row] }
        guard let walked = walk[row] else { return driven }
        return walked.leg < driven.leg ? walked : driven
    }
}
