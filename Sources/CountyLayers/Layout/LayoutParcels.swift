import Columns
import Overlap

/// What the pass over the parcels keeps for the layout: the ground on which people live, and the farmland.
package struct LayoutParcels: Sendable {
    /// A parcel of a settlement: rural homestead (0702) or village land (CZCSXM 203, 203A).
    package struct Settled: Sendable, Hashable {
        /// Ground of the parcel.
        package let ground: AreaSum
        /// What each village has of it, by village, noise included; ground that villages share stands in each.
        package let shares: [Share]
        /// What the shares hold again, because villages overlap.
        package let again: AreaSum
        /// The parcel is construction land.
        package let isConstruction: Bool

        /// What one village has of a parcel.
        package struct Share: Sendable, Hashable {
            package let village: Int
            package let area: AreaSum

            package init(village: Int, area: AreaSum) { (self.village, self.area) = (village, area) }
        }

        package init(ground: AreaSum, shares: [Share], again: AreaSum = .zero, isConstruction: Bool) {
            self.ground = ground
            self.shares = shares
            self.again = again
            self.isConstruction = isConstruction
        }

        /// A row that was tabulated by village.
        package init(_ found: ZoneShares, row: Int, isConstruction: Bool) {
            self.init(
                ground: AreaSum(squareMetres: found.areas[row]),
                shares: found.shares(ofRow: row).map {
                    Share(village: $0.zone, area: AreaSum(squareMetres: $0.area))
                },
                again: (found.repeats[row] ?? []).reduce(.zero) { $0 + AreaSum(squareMetres: $1.area) },
                isConstruction: isConstruction)
        }

        /// What no village has.
        package var outside: AreaSum { ground - shares.reduce(.zero) { $0 + $1.area } + again }
    }

    /// A farmland parcel, or its part in one village.
    package struct Farmed: Sendable {
        package let village: Int
        /// Centroid of the parcel, or of its part in the village.
        package let place: Position
        /// Centroid of the whole parcel.
        package let parcel: Position
        /// Ground inside the village, net of ridges.
        package var area: AreaSum

        /// - Parameter parcel: centroid of the whole parcel; the place, where it lies in the village whole.
        package init(village: Int, place: Position, parcel: Position? = nil, area: AreaSum) {
            self.village = village
            self.place = place
            self.parcel = parcel ?? place
            self.area = area
        }
    }

    /// Row `i` of the polygons is `settled[i]`, whole.
    package var polygons = PolygonColumn()
    package var settled: [Settled] = []
    package var farmed: [Farmed] = []
    /// Ground that several settlement parcels claim, as often as it is claimed again: it counts once.
    package var claimedAgain = AreaSum.zero

    /// The defaults.
    package init() {}

    package mutating func merge(_ other: LayoutParcels) {
        for row in 0..<other.polygons.count { polygons.append(row: row, of: other.polygons) }
        settled.append(contentsOf: other.settled)
        farmed.append(contentsOf: other.farmed)
        claimedAgain += other.claimedAgain
    }
}
