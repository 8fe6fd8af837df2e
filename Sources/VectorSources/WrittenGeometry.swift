import CGDAL
import Columns

/// A geometry written in a cell: well-known text, with an SRID before it or not, or well-known binary in hexadecimal.
/// - Source: OGC 06-103r4, *Simple feature access 1*, 2011, §7 and §8; the `SRID=4490;` prefix as PostGIS writes it.
package enum WrittenGeometry {
    /// Well-known binary and the SRID that stands with it; none where the text is no geometry.
    package static func read(_ text: String) -> (wkb: [UInt8], srid: Int?)? {
        if isHexadecimal(text) { return hexadecimal(text) }
        let (body, srid) = sridBefore(text)
        guard !hasOddNumber(body) else { return nil }
        return wkb(ofText: String(body)).map { ($0, srid) }
    }

    /// A number is followed by something else, as in `3320100.O5`, of which GDAL reads the beginning.
    private static func hasOddNumber(_ text: Substring) -> Bool {
        text.utf8.split { " \t\r\n(),;=".utf8.contains($0) }.contains { word in
            guard let first = word.first, 48...57 ~= first || "+-.".utf8.contains(first) else { return false }
            return !isNumber(word)
        }
    }

    /// Digits with a sign, a point and an exponent, and nothing else.
    package static func isNumber(_ text: some Collection<UInt8>) -> Bool {
        text.allSatisfy { 48...57 ~= $0 || "+-.eE".utf8.contains($0) }
            && Double(String(decoding: text, as: UTF8.self)) != nil
    }

    /// The text begins as a geometry does.
    package static func looksLikeOne(_ text: String) -> Bool {
        if isHexadecimal(text) { return text.utf8.count >= 18 && (text.hasPrefix("00") || text.hasPrefix("01")) }
        let word = sridBefore(text).body.drop { $0 == " " }.prefix { $0.isLetter }.uppercased()
        return words.contains { word.hasPrefix($0) }
    }

    /// Headings under which such columns stand.
    package static let headings = [
        "wkt", "geometry", "the_geom", "geom", "shape", "几何", "wkt_geom", "wkb_geometry", "geom_wkt", "geometry_wkt",
        "空间数据",
        "图形",
    ]

    private static let words = [
        "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION",
        "CURVEPOLYGON", "COMPOUNDCURVE", "CIRCULARSTRING", "MULTICURVE", "MULTISURFACE", "TRIANGLE", "TIN",
        "POLYHEDRALSURFACE",
    ]

    private static func isHexadecimal(_ text: String) -> Bool {
        text.utf8.count >= 10 && text.utf8.count % 2 == 0
            && text.utf8.allSatisfy { 48...57 ~= $0 || 65...70 ~= $0 || 97...102 ~= $0 }
    }

    private static func hexadecimal(_ text: String) -> (wkb: [UInt8], srid: Int?)? {
        func digit(_ byte: UInt8) -> UInt8 { byte <= 57 ? byte - 48 : (byte | 32) - 87 }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 2)
        var high: UInt8?
        for byte in text.utf8 {
            if let first = high {
                bytes.append(first << 4 | digit(byte))
                high = nil
            } else {
                high = digit(byte)
            }
        }
        guard bytes.count >= 9, bytes[0] <= 1 else { return nil }
        func word(_ at: Int) -> UInt32 {
            let four = bytes[at..<at + 4].map { UInt32($0) }
            let ordered = bytes[0] == 1 ? Array(four.reversed()) : four
            return ordered.reduce(0) { $0 << 8 | $1 }
        }
        let hasSRID = word(1) & 0x2000_0000 != 0
        return (bytes, hasSRID ? Int(word(5)) : nil)
    }

    private static func sridBefore(_ text: String) -> (body: Substring, srid: Int?) {
        guard text.prefix(5).uppercased() == "SRID=", let end = text.prefix(20).firstIndex(of: ";"),
            let srid = Int(text[text.index(text.startIndex, offsetBy: 5)..<end])
        else { return (text[...], nil) }
        return (text[text.index(after: end)...], srid)
    }

    /// Wraps `OGR_G_CreateFromWkt`; nothing but blanks may follow the geometry.
    private static func wkb(ofText text: String) -> [UInt8]? {
        collectingMessages { _ in
            text.withCString { start -> [UInt8]? in
                var rest: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(mutating: start)
                var geometry: OGRGeometryH?
                guard OGR_G_CreateFromWkt(&rest, nil, &geometry) == OGRERR_NONE, let geometry else { return nil }
                defer { OGR_G_DestroyGeometry(geometry) }
                if let rest, String(cString: rest).contains(where: { !$0.isWhitespace }) { return nil }
                var bytes = [UInt8](repeating: 0, count: Int(OGR_G_WkbSize(geometry)))
                guard !bytes.isEmpty, OGR_G_ExportToIsoWkb(geometry, wkbNDR, &bytes) == OGRERR_NONE else { return nil }
                return bytes
            }
        }
    }
}
