import Columns

/// The villages with their figures; row `i` of every member is village `i`, by code.
public struct VillageFindings: Sendable {
    public var polygons = PolygonColumn()
    public var rows: [VillageFigures] = []
    /// The village table, one column a field, joined by code; a village without a row has nulls.
    public var table: [TableColumn] = []
    /// Codes of the table that no village has, and villages that the table lacks; sorted.
    public var tableCodesWithoutVillage: [String] = []
    public var villagesWithoutTableRow: [String] = []
    /// Ground claimed by two villages, and pairs of them; none when it was not measured.
    public var overlaps: VillageOverlaps?

    public init() {}

    /// Names by code.
    public var names: [String: String] {
        Dictionary(rows.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    public func column(_ name: String) -> AttributeColumn? { table.first { $0.field.name == name }?.values }
}

/// A column of the village table.
public struct TableColumn: Sendable {
    public var field: Field
    public var values: AttributeColumn

    public init(field: Field, values: AttributeColumn) { (self.field, self.values) = (field, values) }
}

/// Overlaps between villages: reported, never repaired.
public struct VillageOverlaps: Sendable, Hashable {
    public var pairs: Int
    public var area: AreaSum

    public init(pairs: Int, area: AreaSum) { (self.pairs, self.area) = (pairs, area) }
}

/// One village.
public struct VillageFigures: Sendable, Hashable {
    /// How the village's place was found.
    public enum PlaceSource: String, Sendable, Hashable {
        /// The rural homestead (0702) parcel nearest to the area-weighted mean of all of the village's.
        case homesteads
        /// The same with parcels of village land (CZCSXM 203), where there is no homestead.
        case villageLand
        /// A point inside the polygon.
        case pointOnSurface
    }

    public var code: String
    public var name: String
    /// Town code, 9 digits, and its name when known.
    public var town: String
    public var townName: String?
    /// The village's polygon, ellipsoidal.
    public var area: AreaSum
    /// Sums over parcels; none without a parcel layer. Farmland is net of deducted ridges, `farmlandGross` before.
    public var farmland: AreaSum?
    public var farmlandGross: AreaSum?
    public var construction: AreaSum?
    /// Ground of the village inside basic farmland; none without that layer.
    public var basicFarmland: AreaSum?
    /// Permanent residents, from the village table.
    public var population: Double?
    /// m² of construction land and mu of farmland for each resident; none without either figure.
    public var constructionPerResident: Double?
    public var farmlandMuPerResident: Double?
    /// Where the village is reached, and how that was found.
    public var place: Position
    public var placeSource: PlaceSource
    /// Metres from the place to the nearest road; none when no road is within reach.
    public var roadOffset: Double?
    /// Numbers of the belt and the cluster it belongs to.
    public var belt: Int?
    public var cluster: Int?
    /// The prize it has for belts; none when belts are not computed.
    public var score: Double?
    /// Village type of the table, or of the rules when they are computed.
    public var type: String?
    /// How it is laid out; none when the layout was not asked for.
    public var layout: VillageLayout?

    public init(code: String, name: String, town: String, area: AreaSum, place: Position, placeSource: PlaceSource) {
        (self.code, self.name, self.town, self.area) = (code, name, town, area)
        (self.place, self.placeSource) = (place, placeSource)
    }
}
