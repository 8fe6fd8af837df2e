import CGDAL
import Columns
import VectorSources

/// Columns of a GeoPackage whose declared type is none of the format's, such as `BIGINT` or `DECIMAL(6,4)`: GDAL leaves them
/// out, so that they are told by name.
/// - Source: OGC 12-128r18, table 1.
enum ForeignColumns {
    /// A note on the columns of a layer that are not read; none where all are.
    static func note(on layer: OGRLayerH, name: String, in dataset: GDALDatasetH) -> FileNote? {
        var known = Set([OGR_L_GetFIDColumn(layer), OGR_L_GetGeometryColumn(layer)].map(text))
        let definition = OGR_L_GetLayerDefn(layer)
        for index in 0..<OGR_FD_GetFieldCount(definition) {
            if let field = OGR_FD_GetFieldDefn(definition, index) { known.insert(text(OGR_Fld_GetNameRef(field))) }
        }
        let statement = "SELECT name, type FROM pragma_table_info('\(name.replacing("'", with: "''"))') ORDER BY cid"
        let missing: [String] = collectingMessages { _ in
            guard let rows = GDALDatasetExecuteSQL(dataset, statement, nil, nil) else { return [] }
            defer { GDALDatasetReleaseResultSet(dataset, rows) }
            var missing: [String] = []
            while let row = OGR_L_GetNextFeature(rows) {
                defer { OGR_F_Destroy(row) }
                let column = OGR_F_GetFieldAsString(row, 0).map { String(cString: $0) } ?? ""
                let type = OGR_F_GetFieldAsString(row, 1).map { String(cString: $0) } ?? ""
                if !known.contains(column.lowercased()) { missing.append("\(column) \(type)") }
            }
            return missing
        }
        guard !missing.isEmpty else { return nil }
        let names = missing.map { Phrase(same: $0) }.joined()
        return FileNote(
            zh: "\(missing.count) 列的类型不是 GeoPackage 的类型，未读入：\(names.zh)；请存为 INTEGER、REAL 或 TEXT",
            en: "\(missing.count) columns have a type that is none of a GeoPackage and are not read: \(names.en); "
                + "store them as INTEGER, REAL or TEXT")
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        pointer.map { String(cString: $0).lowercased() } ?? ""
    }
}
