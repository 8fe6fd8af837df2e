import Columns
import ProjectFile

/// How much ground a layer of polygons covers, and what of it the villages and the parcels do not cover.
public struct LayerExtent: Sendable, Hashable {
    /// Name of the layer or of the control area.
    public var layer: String
    /// The same for people.
    public var title: Phrase
    /// Polygons.
    public var rows: Int
    /// Ground under them, each place once.
    public var area: AreaSum
    /// Ground under several of them, as often as it is repeated.
    public var countedTwice: AreaSum
    /// What of `area` lies outside every village; none for control areas, and without villages.
    public var outsideVillages: AreaSum?
    /// What of `area` has no parcel below; none for control areas, and without parcels.
    public var withoutParcels: AreaSum?
    /// The polygons concerned by more than geometric noise, in the order of the layer, each with all of its ground: of
    /// polygons that overlap both give what they share, which is in the sums once.
    public var uncovered: [Uncovered] = []

    /// A polygon that lies outside every village, or has no parcels below, with a part of it.
    public struct Uncovered: Sendable, Hashable {
        /// Key of the polygon.
        public var id: String
        /// Row of the source, from 0.
        public var row: Int
        /// A corner of it.
        public var place: Position?
        /// Ground outside every village.
        public var outsideVillages: AreaSum
        /// Ground without a parcel below; none without parcels.
        public var withoutParcels: AreaSum?

        /// A polygon by its id and row, and what of it is outside villages or without parcels.
        public init(
            id: String, row: Int = 0, place: Position? = nil, outsideVillages: AreaSum, withoutParcels: AreaSum?
        ) {
            (self.id, self.row, self.place) = (id, row, place)
            (self.outsideVillages, self.withoutParcels) = (outsideVillages, withoutParcels)
        }
    }

    /// The ground of a layer; what is not covered is added when it has been measured.
    public init(layer: String, title: Phrase, rows: Int, area: AreaSum, countedTwice: AreaSum) {
        (self.layer, self.title, self.rows, self.area) = (layer, title, rows, area)
        self.countedTwice = countedTwice
    }
}
