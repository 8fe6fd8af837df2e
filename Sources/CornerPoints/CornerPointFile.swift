import Columns
import VectorSources

/// A file of parcel corner points (报部 TXT, 界址点坐标): how county bureaus exchange polygons as text.
///
/// The part `[属性描述]` holds `key=value` lines, among them datum, zone width and zone; the part `[地块坐标]` holds, for
/// each parcel, one descriptive line that ends in `@` and then its corner points `Jn,ring,X,Y` with X north and Y east.
/// Each ring ends with its first point again; numbering continues across rings. Other parts may stand before or between these.
/// - Source: domain facts §G.2; layouts met in public files.
public struct CornerPointFile: Sendable, Equatable {
    /// The `key=value` lines of `[属性描述]` in the order of the file, then those of other parts whose key is not there yet.
    public var attributes: [Attribute]
    /// Parcels, in the order of the file; row `i` of `polygons` is parcel `i`.
    public var parcels: [CornerPointParcel]
    /// Easting first, as everywhere else; eastings as the file writes them, with or without the zone.
    public var polygons: PolygonColumn
    /// Decimals of the coordinates: the most that the file writes, 0 to 9.
    public var decimals = 4
    /// The unit that areas are stated in.
    public var areaUnit = AreaUnit.hectare
    /// What has to be said of the whole file: areas in another unit than the format's, lines passed over.
    public var notes: [ReadNote] = []

    /// One `key=value` line.
    public struct Attribute: Sendable, Hashable {
        /// What stands before the equals sign.
        public var key: String
        /// What stands after it; may be empty.
        public var value: String

        /// A line by its parts.
        public init(_ key: String, _ value: String) { (self.key, self.value) = (key, value) }
    }

    /// A unit of stated areas.
    public typealias AreaUnit = StatedAreaUnit

    /// A file by its parts; as many parcels as rows.
    public init(attributes: [Attribute], parcels: [CornerPointParcel] = [], polygons: PolygonColumn = .init()) {
        (self.attributes, self.parcels, self.polygons) = (attributes, parcels, polygons)
    }

    /// The value of a key; none when the key is absent or its value blank.
    public func attribute(_ key: String) -> String? {
        attributes.first { $0.key == key }.flatMap { $0.value.isEmpty ? nil : $0.value }
    }
}

/// What the descriptive line of a parcel says.
public struct CornerPointParcel: Sendable, Hashable {
    /// Points as the line states them; receivers count the closing points or leave them out. None where the line begins with the area.
    public var statedPoints: Int?
    /// The area as written, without its unit; none in the short variant.
    public var statedArea: String?
    /// The unit written after it; none when there is none.
    public var statedUnit: CornerPointFile.AreaUnit?
    /// Number of the parcel (地块编号), as the file has it.
    public var number: String
    /// Name of the parcel (地块名称), often that of its user.
    public var name: String
    /// Number of the map sheet (图幅号); mostly empty.
    public var sheet: String
    /// What the land is for (用途).
    public var use: String
    /// Code of the land class (地类编码); mostly empty.
    public var landClass: String
    /// What follows 地类编码: of 整治 and 提质改造 图斑类型, 地类, 等别前, 等别后, 备注.
    public var more: [String] = []

    /// A line by its parts.
    public init(
        statedPoints: Int? = nil, statedArea: String? = nil, statedUnit: CornerPointFile.AreaUnit? = nil,
        number: String = "", name: String = "", sheet: String = "", use: String = "", landClass: String = ""
    ) {
        (self.statedPoints, self.statedArea, self.statedUnit) = (statedPoints, statedArea, statedUnit)
        (self.number, self.name, self.sheet, self.use, self.landClass) = (number, name, sheet, use, landClass)
    }

    /// What to call it in messages: number, else name, else none.
    public var label: String? { !number.isEmpty ? number : name.isEmpty ? nil : name }
}
