import Columns

/// What the pass over the parcels keeps for the layout: the ground on which people live, and the farmland.
struct LayoutParcels: Sendable {
    /// A parcel of a settlement: rural homestead (0702) or village land (CZCSXM 203, 203A).
    struct Settled: Sendable {
        let village: Int
        /// Ground inside the village, and how much of it is construction land.
        let area: AreaSum
        let construction: AreaSum
    }

    /// A farmland parcel, or its part in one village.
    struct Farmed: Sendable {
        let village: Int
        /// Centroid of the parcel.
        let place: Position
        /// Ground inside the village, net of ridges.
        var area: AreaSum
    }

    /// Row `i` of the polygons is `settled[i]`.
    var polygons = PolygonColumn()
    var settled: [Settled] = []
    var farmed: [Farmed] = []

    mutating func merge(_ other: LayoutParcels) {
        for row in 0..<other.polygons.count { polygons.append(row: row, of: other.polygons) }
        settled.append(contentsOf: other.settled)
        farmed.append(contentsOf: other.farmed)
    }
}
