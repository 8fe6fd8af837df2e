import CGDAL
import VectorSources

/// Statements of SQL to a GeoPackage or another database of SQLite, and what they give.
enum DatabaseText {
    /// A name as SQL writes it.
    static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

    /// A text as SQL writes it.
    static func literal(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

    /// Hands out the rows of a statement; none where SQLite refuses it. What GDAL says of it is kept from the terminal.
    static func rows(_ statement: String, _ dataset: GDALDatasetH, _ body: (OGRFeatureH) -> Void) {
        collectingMessages { _ in
            guard let result = GDALDatasetExecuteSQL(dataset, statement, nil, nil) else { return }
            defer { GDALDatasetReleaseResultSet(dataset, result) }
            while let row = OGR_L_GetNextFeature(result) {
                body(row)
                OGR_F_Destroy(row)
            }
        }
    }

    /// A value as text; nil where there is none.
    static func text(_ row: OGRFeatureH, _ column: Int32) -> String? {
        guard OGR_F_IsFieldSetAndNotNull(row, column) != 0 else { return nil }
        return OGR_F_GetFieldAsString(row, column).map { String(cString: $0) }
    }
}
