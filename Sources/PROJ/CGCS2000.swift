import Columns

/// A Gauss-Krüger zone of CGCS2000.
public struct CGCS2000Zone: Sendable, Hashable, CustomStringConvertible {
    /// Degrees of longitude.
    public enum Width: Int, Sendable, Hashable {
        case three = 3
        case six = 6
    }

    /// Degrees of longitude that the zone is wide, 3 or 6.
    public let width: Width
    /// Number of the zone: 25…45 of 3°, 13…23 of 6°.
    public let number: Int
    /// Eastings start with the zone number.
    public let prefixed: Bool

    /// A zone by its width and number, its eastings with the number before them or without.
    /// - Parameter number: 25…45 for 3°, 13…23 for 6°.
    public init(width: Width, number: Int, prefixed: Bool) {
        precondition(Self.numbers(width).contains(number), "no CGCS2000 zone \(number) of \(width.rawValue)°")
        (self.width, self.number, self.prefixed) = (width, number, prefixed)
    }

    /// The zone numbers that the EPSG data set knows.
    public static func numbers(_ width: Width) -> ClosedRange<Int> { width == .three ? 25...45 : 13...23 }

    /// Degrees east.
    public var centralMeridian: Int { width == .three ? 3 * number : 6 * number - 3 }
    /// Metres.
    public var falseEasting: Double { prefixed ? Double(number) * 1e6 + 500_000 : 500_000 }

    /// The EPSG code.
    public var crs: CRS {
        switch (width, prefixed) {
        case (.three, true): .epsg(4513 + number - 25)
        case (.three, false): .epsg(4534 + number - 25)
        case (.six, true): .epsg(4491 + number - 13)
        case (.six, false): .epsg(4502 + number - 13)
        }
    }

    /// The zone of an EPSG code; none for other codes.
    public init?(epsgCode: Int) {
        switch epsgCode {
        case 4491...4501: self.init(width: .six, number: epsgCode - 4491 + 13, prefixed: true)
        case 4502...4512: self.init(width: .six, number: epsgCode - 4502 + 13, prefixed: false)
        case 4513...4533: self.init(width: .three, number: epsgCode - 4513 + 25, prefixed: true)
        case 4534...4554: self.init(width: .three, number: epsgCode - 4534 + 25, prefixed: false)
        default: return nil
        }
    }

    /// The sentence for people, in both languages.
    public var phrase: Phrase {
        Phrase(
            zh: "\(width.rawValue) 度带第 \(number) 带（中央经线 \(centralMeridian)°E，横坐标\(prefixed ? "带" : "不带")带号）",
            en:
                "\(width.rawValue)° zone \(number) (CM \(centralMeridian)°E, eastings \(prefixed ? "with" : "without") the "
                + "prefix)")
    }

    /// The sentence in English.
    public var description: String { phrase.en }
}

/// China Geodetic Coordinate System 2000: its codes, zones and ellipsoid.
public enum CGCS2000 {
    /// a = 6378137 m, 1/f = 298.257222101.
    public static let ellipsoid = Ellipsoid.cgcs2000

    /// The 3° zone whose central meridian is nearest: round(longitude / 3); none outside 73.5°E…136.5°E.
    public static func zone3(longitude: Double) -> Int? {
        let number = (longitude / 3).rounded()
        return (25...45).contains(number) ? Int(exactly: number) : nil
    }

    /// The 6° zone that holds the longitude; none outside 72°E…138°E.
    public static func zone6(longitude: Double) -> Int? {
        let number = (longitude / 6).rounded(.down) + 1
        return (13...23).contains(number) ? Int(exactly: number) : nil
    }

    /// The CRS of a 3° zone, 25…45.
    public static func crs(zone3 number: Int, prefixed: Bool = true) -> CRS {
        CGCS2000Zone(width: .three, number: number, prefixed: prefixed).crs
    }

    /// The CRS of a 6° zone, 13…23.
    public static func crs(zone6 number: Int, prefixed: Bool = true) -> CRS {
        CGCS2000Zone(width: .six, number: number, prefixed: prefixed).crs
    }

    /// The zone that an easting of eight digits starts with; none for other eastings. 13…23 are 6° zones, 25…45 are 3° zones.
    public static func zone(ofEasting easting: Double) -> CGCS2000Zone? {
        guard let number = Int(exactly: (easting / 1e6).rounded(.down)) else { return nil }
        for width in [CGCS2000Zone.Width.three, .six] where CGCS2000Zone.numbers(width).contains(number) {
            return CGCS2000Zone(width: width, number: number, prefixed: true)
        }
        return nil
    }

    /// The project zone of an extent in longitude and latitude: the 3° zone natural to its centre.
    /// - Parameters:
    ///   - box: degrees.
    ///   - prefixed: eastings start with the zone number.
    /// - Returns: none when the centre lies outside 73.5°E…136.5°E or the box is not one of degrees.
    public static func naturalZone(over box: Box, prefixed: Bool = true) -> CGCS2000Zone? {
        guard box.isFinite, box.minX >= -180, box.maxX <= 180, box.minY >= -90, box.maxY <= 90,
            let number = zone3(longitude: box.centre.x)
        else { return nil }
        return CGCS2000Zone(width: .three, number: number, prefixed: prefixed)
    }

    /// The datum goes by one of the names of CGCS2000: `China_2000`, `D_China_2000`, `D_CGCS_2000`, `CGCS2000`,
    /// `China Geodetic Coordinate System 2000`, `2000国家大地坐标系` and the like.
    static func isDatumName(_ name: String) -> Bool {
        let plain = String(name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9") ~= $0 })
        let known = [
            "china2000", "dchina2000", "cgcs2000", "dcgcs2000", "gcscgcs2000", "gcschinageodeticcoordinatesystem2000",
            "chinageodeticcoordinatesystem2000", "chinesegeodeticcoordinatesystem2000", "2000国家大地坐标系",
            "国家2000大地坐标系", "国家大地坐标系2000",
        ]
        return known.contains(plain)
    }
}
