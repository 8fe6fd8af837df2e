import Columns

/// A file of parcel corner points (报部 TXT, 界址点坐标): how county bureaus exchange polygons as text.
///
/// The part `[属性描述]` holds `key=value` lines, among them datum, zone width and zone; the part `[地块坐标]` holds, for
/// each parcel, one descriptive line that ends in `@` and then its corner points `Jn,ring,X,Y` with X north and Y east.
/// Each ring ends with its first point again; numbering continues across rings.
public struct CornerPointFile: Sendable, Equatable {
    /// The `key=value` lines, in the order of the file.
    public var attributes: [Attribute]
    /// Parcels, in the order of the file; row `i` of `polygons` is parcel `i`.
    public var parcels: [CornerPointParcel]
    /// Easting first, as everywhere else; eastings as the file writes them, with or without the zone.
    public var polygons: PolygonColumn

    /// One `key=value` line.
    public struct Attribute: Sendable, Hashable {
        public var key: String
        public var value: String

        public init(_ key: String, _ value: String) { (self.key, self.value) = (key, value) }
    }

    public init(attributes: [Attribute], parcels: [CornerPointParcel] = [], polygons: PolygonColumn = .init()) {
        (self.attributes, self.parcels, self.polygons) = (attributes, parcels, polygons)
    }

    /// The value of a key; none when the key is absent or its value blank.
    public func attribute(_ key: String) -> String? {
        attributes.first { $0.key == key }.flatMap { $0.value.isEmpty ? nil : $0.value }
    }
}

/// What the descriptive line of a parcel says.
///
/// The line is 点数,面积(公顷),地块编号,地块名称,图形类型,图幅号,用途,地类编码,@. Shorter variants exist, such as
/// `12,地块1,面,公共基础设施,@`: there only the number of points, the name and the use are known.
public struct CornerPointParcel: Sendable, Hashable {
    /// Points as the line states them; the closing points may or may not be counted.
    public var statedPoints: Int
    /// Area in hectares, as written; none in the short variant.
    public var statedHectares: String?
    public var number: String
    public var name: String
    /// 图幅号.
    public var sheet: String
    /// 用途.
    public var use: String
    /// 地类编码.
    public var landClass: String

    public init(
        statedPoints: Int = 0, statedHectares: String? = nil, number: String = "", name: String = "",
        sheet: String = "", use: String = "", landClass: String = ""
    ) {
        (self.statedPoints, self.statedHectares, self.number, self.name) = (statedPoints, statedHectares, number, name)
        (self.sheet, self.use, self.landClass) = (sheet, use, landClass)
    }
}

extension CornerPointFile {
    /// The CRS that datum, zone width and zone name, or the reason why there is none.
    ///
    /// Eastings of eight digits carry the zone and decide; with six digits 带号 is needed.
    /// - Throws: `CornerPointError.crs` for a datum other than CGCS2000, a zone width other than 3 or 6, a zone outside
    ///   the country, or eastings that contradict 带号.
    public func crs() throws(CornerPointError) -> CRS {
        if let datum = attribute("坐标系"), !datum.contains("2000") {
            throw .crs("坐标系 is \(datum); only 2000国家大地坐标系 can be used without a published transformation")
        }
        let width = attribute("几度分带") ?? "3"
        guard width == "3" || width == "6" else { throw .crs("几度分带 is \(width), expected 3 or 6") }
        let box = polygons.box
        var zone: Int?
        if let text = attribute("带号") {
            guard let number = Int(text) else { throw .crs("带号 is \(text), expected a number") }
            zone = number
        }
        let prefixed = box.isFinite && box.minX >= 1e6
        if prefixed {
            let found = Int(box.minX / 1e6)
            guard found == Int(box.maxX / 1e6) else {
                throw .crs("eastings from \(fixedText(box.minX, decimals: 0)) to \(fixedText(box.maxX, decimals: 0)) lie in more than one zone")
            }
            if let zone, zone != found { throw .crs("带号 is \(zone), but the eastings lie in zone \(found)") }
            zone = found
        }
        guard let zone else { throw .crs("eastings have no zone and 带号 is missing") }
        switch width {
        case "3" where 25...45 ~= zone: return .epsg((prefixed ? 4513 : 4534) + zone - 25)
        case "6" where 13...23 ~= zone: return .epsg((prefixed ? 4491 : 4502) + zone - 13)
        default: throw .crs("zone \(zone) is not a \(width)-degree zone of the country (3°: 25…45, 6°: 13…23)")
        }
    }
}
