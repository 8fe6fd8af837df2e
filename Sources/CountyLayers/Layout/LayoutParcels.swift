import Columns

/// What the pass over the parcels keeps for the layout: the ground on which people live, and the farmland.
package struct LayoutParcels: Sendable {
    /// A parcel of a settlement: rural homestead (0702) or village land (CZCSXM 203, 203A).
    package struct Settled: Sendable {
        package let village: Int
        /// Ground inside the village, and how much of it is construction land.
        package let area: AreaSum
        package let construction: AreaSum

        package init(village: Int, area: AreaSum, construction: AreaSum) {
            self.village = village
            self.area = area
            self.construction = construction
        }
    }

    /// A farmland parcel, or its part in one village.
    package struct Farmed: Sendable {
        package let village: Int
        /// Centroid of the parcel.
        package let place: Position
        /// Ground inside the village, net of ridges.
        package var area: AreaSum

        package init(village: Int, place: Position, area: AreaSum) {
            self.village = village
            self.place = place
            self.area = area
        }
    }

    /// Row `i` of the polygons is `settled[i]`.
    package var polygons = PolygonColumn()
    package var settled: [Settled] = []
    package var farmed: [Farmed] = []

    /// The defaults.
    package init() {}

    package mutating func merge(_ other: LayoutParcels) {
        for row in 0..<other.polygons.count { polygons.append(row: row, of: other.polygons) }
        settled.append(contentsOf: other.settled)
        farmed.append(contentsOf: other.farmed)
    }
}
