import Columns
import ProjectFile

/// How much ground a layer of polygons covers, and what of it the villages and the parcels do not cover.
package struct LayerExtent: Sendable, Hashable {
    /// Name of the layer or of the control area.
    package var layer: String
    /// The same for people.
    package var title: Phrase
    /// Polygons.
    package var rows: Int
    /// Ground under them, each place once.
    package var area: AreaSum
    /// Ground under several of them, as often as it is repeated.
    package var countedTwice: AreaSum
    /// What of `area` lies outside every village; none for control areas, and without villages.
    package var outsideVillages: AreaSum?
    /// What of `area` has no parcel below; none for control areas, and without parcels.
    package var withoutParcels: AreaSum?
    /// The polygons concerned by more than geometric noise, in the order of the layer, each with all of its ground: of
    /// polygons that overlap both give what they share, which is in the sums once.
    package var uncovered: [Uncovered] = []

    /// A polygon that lies outside every village, or has no parcels below, with a part of it.
    package struct Uncovered: Sendable, Hashable {
        /// Key of the polygon.
        package var id: String
        /// Row of the source, from 0.
        package var row: Int
        /// A corner of it.
        package var place: Position?
        /// Ground outside every village.
        package var outsideVillages: AreaSum
        /// Ground without a parcel below; none without parcels.
        package var withoutParcels: AreaSum?

        /// A polygon by its id and row, and what of it is outside villages or without parcels.
        package init(
            id: String, row: Int = 0, place: Position? = nil, outsideVillages: AreaSum, withoutParcels: AreaSum?
        ) {
            (self.id, self.row, self.place) = (id, row, place)
            (self.outsideVillages, self.withoutParcels) = (outsideVillages, withoutParcels)
        }
    }

    /// The ground of a layer; what is not covered is added when it has been measured.
    package init(layer: String, title: Phrase, rows: Int, area: AreaSum, countedTwice: AreaSum) {
        (self.layer, self.title, self.rows, self.area) = (layer, title, rows, area)
        self.countedTwice = countedTwice
    }
}
