import CGDAL
import Columns
import VectorSources

/// The old member `crs` of a GeoJSON: GDAL takes one that it does not understand for WGS 84.
/// - Source: *The GeoJSON Format Specification*, 2008, §3: `name`, `link`.
package enum GeoJSONCRS {
    /// Bytes of the member that are looked at.
    static let most = 4096

    /// Why the member names no CRS; none when it names one, is `null`, or is not there.
    /// - Parameter member: its value, as it is written; empty when it is not there.
    package static func fault(_ member: [UInt8]) -> FileNote? {
        let text = String(decoding: member, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if text.isEmpty || text == "null" || isKnown(text) { return nil }
        let shown = text.count > 120 ? text.prefix(120) + "…" : text[...]
        return FileNote(
            zh: "crs 成员没有写明可识别的坐标系：\(shown)",
            en: "its member `crs` names no CRS that is known: \(shown)")
    }

    private static func isKnown(_ text: String) -> Bool {
        switch value("type", in: text)?.lowercased() {
        case "name":
            guard let name = value("name", in: text), !isAddress(name) else { return false }
            return isUnderstood { OSRSetFromUserInput($0, name) }
        case "epsg":
            guard let code = number("code", in: text) else { return false }
            return isUnderstood { OSRImportFromEPSG($0, code) }
        default: return false
        }
    }

    private static func isUnderstood(_ read: (OGRSpatialReferenceH) -> OGRErr) -> Bool {
        collectingMessages { _ in
            guard let reference = OSRNewSpatialReference(nil) else { return false }
            defer { OSRDestroySpatialReference(reference) }
            return read(reference) == OGRERR_NONE
        }
    }

    /// A place elsewhere, which is not asked; those of OGC stand for codes.
    private static func isAddress(_ name: String) -> Bool {
        let small = name.lowercased()
        return small.contains("://") && !small.contains("://www.opengis.net/")
    }

    private static func rest(of text: String, after key: String) -> Substring? {
        var from = text[...]
        while let found = from.firstRange(of: "\"\(key)\"") {
            from = from[found.upperBound...]
            let next = from.drop(while: \.isWhitespace)
            if next.first == ":" { return next.dropFirst().drop(while: \.isWhitespace) }
        }
        return nil
    }

    private static func value(_ key: String, in text: String) -> String? {
        guard let rest = rest(of: text, after: key), rest.first == "\"" else { return nil }
        return String(rest.dropFirst().prefix { $0 != "\"" })
    }

    private static func number(_ key: String, in text: String) -> Int32? {
        rest(of: text, after: key).flatMap { Int32($0.prefix { $0.isASCII && $0.isNumber }) }
    }
}
