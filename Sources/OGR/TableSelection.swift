import CGDAL
import Columns

/// The rows of a table of a GeoPackage as a statement gives them, in the order of their identifiers.
///
/// It stands in for GDAL's layer where that lacks columns (`ForeignColumns`), or would give rows in the order of an index: SQLite
/// reads an index in place of the table when all that is asked for stands in it.
final class TableSelection {
    let handle: OGRLayerH
    private let layer: OpenLayer

    /// - Parameters:
    ///   - fields: those wanted, in the order of the layer.
    ///   - geometry: the geometry is wanted.
    /// - Throws: `OGRError` when SQLite refuses the statement.
    init(_ layer: OpenLayer, _ fields: [FieldReading], geometry: Bool) throws(OGRError) {
        self.layer = layer
        let table = OGR_L_GetName(layer.handle).map { String(cString: $0) } ?? layer.name
        let key = Self.name(OGR_L_GetFIDColumn(layer.handle))
        var columns = key.isEmpty ? [] : [DatabaseText.quoted(key)]
        let shape = Self.name(OGR_L_GetGeometryColumn(layer.handle))
        if geometry, !shape.isEmpty { columns.append(DatabaseText.quoted(shape)) }
        columns += fields.map { field in
            let name = DatabaseText.quoted(field.field.name)
            return field.isForeign ? "\(StoredCell.expression(name)) AS \(name)" : name
        }
        let order = key.isEmpty ? "" : " ORDER BY \(DatabaseText.quoted(key))"
        let statement = "SELECT \(columns.joined(separator: ", ")) FROM \(DatabaseText.quoted(table))\(order)"
        let opened = collectingMessages { messages -> Result<OGRLayerH, OGRError> in
            guard let handle = GDALDatasetExecuteSQL(layer.dataset.handle, statement, nil, nil) else {
                return .failure(.notReadable(path: layer.dataset.member.shown, message: messages.last))
            }
            return .success(handle)
        }
        handle = try opened.get()
    }

    deinit {
        let (handle, dataset) = (handle, layer.dataset.handle)
        collectingMessages { _ in GDALDatasetReleaseResultSet(dataset, handle) }
    }

    /// The statement has to stand in for the layer.
    static func isNeeded(_ layer: OpenLayer, _ fields: [FieldReading], geometry: Bool) -> Bool {
        guard layer.dataset.driver == "GPKG" else { return false }
        if fields.contains(where: \.isForeign) { return true }
        guard !geometry, !fields.isEmpty, !name(OGR_L_GetFIDColumn(layer.handle)).isEmpty else { return false }
        var hasIndex = false
        let table = DatabaseText.literal(layer.name)
        DatabaseText.rows(
            "SELECT 1 FROM sqlite_master WHERE type = 'index' AND lower(tbl_name) = lower(\(table)) LIMIT 1",
            layer.dataset.handle
        ) { _ in hasIndex = true }
        return hasIndex
    }

    private static func name(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}

/// A cell as SQLite stores it, with its type.
enum StoredCell: Equatable {
    case integer(Int64)
    /// A number, and how it is written.
    case real(Double, String)
    case text(String)
    case bytes

    /// What a statement gives of a cell: the first letter of its type, then the value; of bytes nothing more.
    /// - Parameter name: the column, as SQL writes it.
    static func expression(_ name: String) -> String {
        "CASE typeof(\(name)) WHEN 'real' THEN 'r' || printf('%!.17g', \(name)) WHEN 'integer' THEN 'i' || \(name) "
            + "WHEN 'text' THEN 't' || \(name) WHEN 'blob' THEN 'b' END"
    }

    /// The cell that such a text stands for; nil for none.
    init?(_ written: String) {
        let rest = String(written.dropFirst())
        switch written.first {
        case "i":
            guard let value = Int64(rest) else { return nil }
            self = .integer(value)
        case "r":
            // Beyond the range of a number SQLite writes `Inf`.
            let value = Double(rest) ?? (rest.hasPrefix("-") ? -Double.infinity : .infinity)
            self = .real(value, rest)
        case "t": self = .text(String(String.UnicodeScalarView(written.unicodeScalars.dropFirst())))
        case "b": self = .bytes
        default: return nil
        }
    }
}
