import Columns
import PROJ

/// Where coordinates are to go.
package enum Target: Sendable, Hashable {
    case crs(CRS)
    /// WGS 84 with the offset of a web map.
    case webMap(WebMapOffset)

    /// Reads a code (`EPSG:4526`, `4526`), `CGCS2000` for its longitude and latitude, the name of a zone, a definition
    /// (WKT, PROJ string), `gcj02` or `bd09`.
    /// - Throws: `ExchangeError.target`.
    package init(_ text: String) throws(ExchangeError) {
        if let offset = WebMapOffset(named: text) {
            self = .webMap(offset)
        } else if let zone = CGCS2000Zone(name: text) {
            self = .crs(zone.crs)
        } else if text.uppercased() == "CGCS2000" {
            self = .crs(.cgcs2000)
        } else if let code = Int(text.uppercased().hasPrefix("EPSG:") ? String(text.dropFirst(5)) : text), code > 0 {
            self = .crs(.epsg(code))
        } else if text.contains("[") || text.contains("+proj=") || text.lowercased().hasPrefix("urn:") {
            self = .crs(CRS(text))
        } else {
            throw .target(text)
        }
    }
}

extension WebMapOffset {
    /// The offset by name, however it is spelled: `gcj02`, `GCJ-02`, `bd09`, `BD-09`.
    package init?(named text: String) {
        self.init(rawValue: text.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    /// What stands for the CRS of coordinates with this offset: they have no code, and are distinguished by this name.
    var crs: CRS { CRS(label) }
}
