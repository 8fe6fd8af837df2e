import Foundation

/// A format that layers are written in, known by the suffix of the output.
package enum OutputFormat: String, Sendable, Hashable, CaseIterable {
    case geoPackage = "gpkg"
    case shapefile = "shp"
    case geoJSON = "geojson"
    case csv
    /// Corner-point text (报部 TXT).
    case cornerPoints = "txt"

    /// - Throws: `ExchangeError.format` for a suffix of no format.
    package init(path: String) throws(ExchangeError) {
        let suffix = URL(filePath: path).pathExtension.lowercased()
        guard let found = OutputFormat(rawValue: suffix == "json" ? "geojson" : suffix) else {
            throw .format(path: path, known: Self.allCases.map { "." + $0.rawValue })
        }
        self = found
    }

    /// Suffixes of the files that belong to the named one, written or left by other programs. `.shp.xml` is none: what
    /// people wrote about the data stays.
    var companions: [String] {
        self == .shapefile ? ["shx", "dbf", "prj", "cpg", "sbn", "sbx", "qix", "qpj"] : []
    }
}
