import Columns

/// The villages with their figures; row `i` of every member is village `i`, by code.
package struct VillageFindings: Sendable {
    /// Polygon of each village; shape `(villages)`.
    package var polygons = PolygonColumn()
    /// Figures of each village; shape `(villages)`.
    package var rows: [VillageFigures] = []
    /// The village table, one column a field, joined by code; a village without a row has nulls.
    package var table: [TableColumn] = []
    /// Codes of the table that no village has, sorted.
    package var tableCodesWithoutVillage: [String] = []
    /// Villages that the table lacks, by code.
    package var villagesWithoutTableRow: [String] = []
    /// Ground claimed by two villages, and pairs of them; none without villages.
    package var overlaps: VillageOverlaps?
    /// What sums over villages hold again, because villages overlap.
    package var again = VillageRepeats()
    /// Villages share ground: it stands in each of them, and once in sums over them.
    package var shareGround: Bool { overlaps.map { $0.area > .zero } ?? false }

    /// No villages.
    package init() {}

    /// Names by code.
    /// - Complexity: O(*n*) for *n* villages, on each call.
    package var names: [String: String] {
        Dictionary(rows.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The column of the village table that has exactly this name; none when there is none.
    package func column(_ name: String) -> AttributeColumn? { table.first { $0.field.name == name }?.values }
}

/// A column of the village table.
package struct TableColumn: Sendable {
    /// Name, type and heading of the column.
    package var field: Field
    /// Values; shape `(villages)`.
    package var values: AttributeColumn

    /// A column: its field and its cells.
    package init(field: Field, values: AttributeColumn) { (self.field, self.values) = (field, values) }
}

/// Overlaps between villages: reported, never repaired.
package struct VillageOverlaps: Sendable, Hashable {
    /// Pairs of villages that share ground by more than geometric noise.
    package var pairs: Int
    /// `pairs` is the least number: villages lie on each other by the hundred.
    package var isLeast: Bool
    /// Ground that more than one village has, each place once.
    package var area: AreaSum

    /// The number of overlapping pairs, at least where not all were counted, and the ground that they share.
    package init(pairs: Int, isLeast: Bool = false, area: AreaSum) {
        (self.pairs, self.isLeast, self.area) = (pairs, isLeast, area)
    }
}

/// What sums over villages hold more than once, because villages overlap.
package struct VillageRepeats: Sendable, Hashable {
    /// Of the villages' ground.
    package var area = AreaSum.zero
    /// Of farmland, net of ridges.
    package var farmland = AreaSum.zero
    /// Of construction land.
    package var construction = AreaSum.zero
    /// Of basic farmland, by the village that has it again, in sums over the county; shape `(villages)`, or empty where there is
    /// none.
    package var basicFarmland: [AreaSum] = []
    /// See `basicFarmland`, in sums over its town.
    package var basicFarmlandInTown: [AreaSum] = []

    /// Nothing.
    package init() {}
}

/// One village.
package struct VillageFigures: Sendable, Hashable {
    /// How the village's place was found.
    package enum PlaceSource: String, Sendable, Hashable {
        /// The rural homestead (0702) parcel nearest to the area-weighted mean of all of the village's.
        case homesteads
        /// The same with parcels of village land (CZCSXM 203), where there is no homestead.
        case villageLand
        /// A point inside the polygon.
        case pointOnSurface
    }

    /// Village code: 12 digits, unless the project has another number.
    package var code: String
    /// Name; the code where the layer has none.
    package var name: String
    /// Town code: the village code without its last three digits.
    package var town: String
    /// Name of the town; none when neither the layer `towns` nor the village table gives it.
    package var townName: String?
    /// Area of the village's polygon, by the method that the findings name.
    package var area: AreaSum
    /// Farmland, net of deducted ridges; none without a parcel layer.
    package var farmland: AreaSum?
    /// Farmland before ridges are deducted; none without a parcel layer.
    package var farmlandGross: AreaSum?
    /// Construction land; none without a parcel layer.
    package var construction: AreaSum?
    /// Ground of the village that no parcel covers, noise being none; none without a parcel layer. Parcels that overlap hide
    /// as much as they overlap by.
    package var withoutParcels: AreaSum?
    /// Ground of the village that other villages have too; none where it shares none.
    package var sharedWithVillages: AreaSum?
    /// Ground of the village inside basic farmland, each place once; none without that layer.
    package var basicFarmland: AreaSum?
    /// Permanent residents, from the village table; none without a figure.
    package var population: Double?
    /// m² of construction land for each resident; none without residents or parcels.
    package var constructionPerResident: Double?
    /// Mu of farmland, net of ridges, for each resident; none without residents or parcels.
    package var farmlandMuPerResident: Double?
    /// Where the village is reached, in the CRS of the run.
    package var place: Position
    /// How the place was found.
    package var placeSource: PlaceSource
    /// Metres from the place to the nearest road; none when no road is within reach.
    package var roadOffset: Double?
    /// Number of the belt that it is on; none when it is on none.
    package var belt: Int?
    /// Why it is on a belt or on none; none when belts are not computed.
    package var why: Phrase?
    /// Number of the cluster that it belongs to; none when it belongs to none.
    package var cluster: Int?
    /// The prize it has for belts, whether or not a belt may collect it; none when belts are not computed.
    package var score: Double?
    /// Village type of the table; none when it has none. Rules of village types are not computed.
    package var type: String?
    /// How it is laid out; none when the layout was not asked for.
    package var layout: VillageLayout?

    /// A village with its ground and place; all figures are still unknown.
    package init(code: String, name: String, town: String, area: AreaSum, place: Position, placeSource: PlaceSource) {
        (self.code, self.name, self.town, self.area) = (code, name, town, area)
        (self.place, self.placeSource) = (place, placeSource)
    }
}
