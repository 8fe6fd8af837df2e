import Columns
import FindingValues
import RoadNetwork

/// Ways by car from the villages to towns, county seat and trunk roads.
struct VillageTravel {
    private let graph: RoadGraph
    private let metres: Router
    private let seconds: Router

    init(_ graph: RoadGraph) {
        self.graph = graph
        metres = Router(graph.network, .drivingDistance)
        seconds = Router(graph.network, .drivingTime)
    }

    /// To the nearest of some places, for each village: the shortest way, the quickest way, and which place is nearest
    /// by time. None where none is reached.
    func nearest(_ targets: [Attachment?]) -> [(access: VillageAccess, target: Int)?] {
        let far = metres.nearestOfAll(from: graph.villageFeet.drive, to: targets)
        let long = seconds.nearestOfAll(from: graph.villageFeet.drive, to: targets)
        return zip(far, long).map { far, long in
            guard let far, let long else { return nil }
            return (VillageAccess(metres: far.cost, minutes: long.cost / 60), long.target)
        }
    }

    /// To the nearest national or provincial road: nothing but the access leg for a village that joins one.
    func toTrunk() -> [VillageAccess?] {
        let network = graph.network
        let ends = (0..<Int32(network.edgeCount)).filter { network.edgeClasses[Int($0)]?.isTrunk == true }
            .flatMap(network.attachmentsAtEnds)
        let found = nearest(ends)
        return graph.villageFeet.drive.indices.map { village in
            guard let foot = graph.villageFeet.drive[village] else { return nil }
            guard network.edgeClasses[Int(foot.edge)]?.isTrunk == true else { return found[village]?.access }
            return VillageAccess(metres: metres.legCost(foot), minutes: seconds.legCost(foot) / 60)
        }
    }

    /// Minutes from one anchor to all.
    func minutes(fromAnchor anchor: Int) -> [Double?] {
        seconds.costs(from: graph.anchorFeet.drive[anchor], to: graph.anchorFeet.drive).map { $0.map { $0 / 60 } }
    }
}
