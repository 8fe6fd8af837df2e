import Columns
import CountyLayers
import FindingValues
import Intake
import RoadNetwork

/// Distances from farmland to the settlement, weighted by ground.
struct FarmingDistances: Sendable {
    /// Tenths of a millimetre and the ground that lies so far, by distance.
    private var items: [(distance: Int128, area: AreaSum)] = []
    private(set) var area = AreaSum.zero

    mutating func add(_ metres: Double, _ ground: AreaSum) {
        items.append((Int128(clamping: (metres * 1e4).rounded()), ground))
        area += ground
    }

    /// Σ distance · ground / Σ ground, metres, in whole numbers up to the last division; none without ground.
    var mean: Double? {
        guard area > .zero else { return nil }
        // Square centimetres keep the sums far below the range of 128 bits.
        let sum = items.reduce(Int128(0)) { $0 + $1.distance * ($1.area.micro / 100) }
        return Double(sum) / Double(area.micro / 100) / 1e4
    }

    /// The least distance within which `tenths` tenths of the ground lie, metres; none without ground.
    func quantile(tenths: Int128) -> Double? {
        guard area > .zero else { return nil }
        var within = Int128(0)
        for item in items.sorted(by: { $0.distance < $1.distance }) {
            within += item.area.micro
            if within * 10 >= area.micro * tenths { return Double(item.distance) / 1e4 }
        }
        return nil
    }
}

/// Farming radius (耕作半径) of villages.
enum FarmingRadii {
    /// From the centroid of each farmland parcel to the nearest border of a settlement parcel of its village, and along
    /// roads on foot to the nearest settlement parcel of its village: access legs of both centroids included. Of parcels
    /// across a border what the village has of them counts, with its own centroid.
    ///
    /// - Parameter graph: none for straight distances only; `reach` is the farthest gap from a parcel to a road.
    /// - Returns: by village; none where a village has no settlement or no farmland.
    static func find(
        _ farmland: [LayoutParcels.Farmed], _ settlement: SettlementPieces, patches: SettlementPatches,
        graph: RoadGraph?, reach: Double, plane: Plane
    ) throws -> [FarmingRadius?] {
        var farmed = [[LayoutParcels.Farmed]](repeating: [], count: patches.offsets.count - 1)
        for parcel in farmland { farmed[parcel.village].append(parcel) }
        let router = graph.map { Router($0.network, .walkingDistance) }
        return try farmed.indices.map { village in
            try Task.checkCancellation()
            let settled = patches.patches(of: village).flatMap(\.rows)
            guard !settled.isEmpty, !farmed[village].isEmpty else { return nil }
            let fields = farmed[village]
            let outline = Outline(settled, of: settlement.polygons)
            var straight = FarmingDistances()
            for field in fields {
                guard let near = outline.nearestPlace(to: field.place) else { continue }
                straight.add(plane.length(field.place, near), field.area)
            }
            guard let mean = straight.mean, let most = straight.quantile(tenths: 9) else { return nil }
            var radius = FarmingRadius(mean: mean, nineTenths: most)
            guard let router, let graph else { return radius }
            let homes = settled.map { settlement.polygons.centroid(ofRow: $0) }
            let limit = 4 * most + 4 * reach
            let ways = roadDistances(fields.map(\.place), homes, graph.network, router, reach: reach, limit: limit)
            var byRoad = FarmingDistances()
            for (field, way) in zip(fields, ways) { if let way { byRoad.add(way, field.area) } }
            radius.roadMean = byRoad.mean
            radius.roadNineTenths = byRoad.quantile(tenths: 9)
            radius.roadShare = Double(byRoad.area.micro) / Double(straight.area.micro)
            return radius
        }
    }

    /// Metres on foot from each place to the nearest home along roads; none where no road leads.
    ///
    /// A first search stops at `limit`. Only when a place that is joined to a home lies beyond it the whole network is
    /// searched, so that the limit saves time and never decides.
    private static func roadDistances(
        _ places: [Position], _ homes: [Position], _ network: Network, _ router: Router, reach: Double,
        limit: Double
    ) -> [Double?] {
        let (from, to) = (
            network.attach(places, within: reach, for: .walk), network.attach(homes, within: reach, for: .walk)
        )
        func component(_ foot: Attachment) -> Int32 {
            network.nodeComponents[Int(network.edgeFrom[Int(foot.edge)])]
        }
        let homeComponents = Set(to.compactMap { $0.map(component) })
        guard !homeComponents.isEmpty else { return places.map { _ in nil } }
        var found = router.nearestOfAll(from: from, to: to, within: limit).map { $0?.cost }
        let isCut = zip(from, found).contains { foot, way in
            way == nil && foot.map { homeComponents.contains(component($0)) } == true
        }
        if isCut { found = router.nearestOfAll(from: from, to: to).map { $0?.cost } }
        return found
    }
}
