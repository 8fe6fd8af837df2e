import CGDAL
import Columns
import VectorSources

/// Columns of a GeoPackage whose declared type is none of the format's, such as `BIGINT` or `DECIMAL(6,4)`, as other programs and
/// hand-made statements leave them. GDAL leaves them out of layers, calls them text in tables, or keeps 32 bits of their numbers.
///
/// They are read by a statement, each cell as it is stored (`StoredCell`). What a column holds follows from its declared type where
/// that names numbers or text, as SQLite understands it, and else from its cells.
/// - Source: OGC 12-128r18, table 1; *Datatypes in SQLite*, §3.1 (affinity of columns).
struct ForeignColumns {
    /// A column of the table.
    private struct Column {
        let name: String
        let declared: String
        /// Cells by how they are stored.
        var stored = Stored()
    }

    /// How many cells are stored as what.
    struct Stored: Equatable {
        var (integers, reals, texts, blobs) = (0, 0, 0, 0)
    }

    /// All columns of the table in its order, in small letters: none where no column is foreign.
    private var order: [String] = []
    private var foreign: [String: Column] = [:]
    /// The number of columns that the driver knows.
    private let known: Int

    /// - Parameters:
    ///   - layer: of GDAL's.
    ///   - name: of its table.
    /// - Complexity: O(*columns*); O(*rows*) where a column is foreign.
    init(_ layer: OGRLayerH, name: String, in dataset: GDALDatasetH) {
        let definition = OGR_L_GetLayerDefn(layer)
        known = Int(OGR_FD_GetFieldCount(definition))
        let own = Set([OGR_L_GetFIDColumn(layer), OGR_L_GetGeometryColumn(layer)].map(Self.text))
        var fields: [String: OGRFieldDefnH] = [:]
        for index in 0..<Int32(known) {
            if let field = OGR_FD_GetFieldDefn(definition, index) {
                fields[Self.text(OGR_Fld_GetNameRef(field))] = field
            }
        }
        // Generated columns stand in the longer list only; what a virtual table hides is none.
        let list =
            "SELECT name, type FROM pragma_table_xinfo(\(DatabaseText.literal(name))) WHERE hidden <> 1 ORDER BY cid"
        var order: [String] = []
        var found: [String: Column] = [:]
        DatabaseText.rows(list, dataset) { row in
            guard let column = DatabaseText.text(row, 0) else { return }
            let (key, declared) = (column.lowercased(), DatabaseText.text(row, 1) ?? "")
            order.append(key)
            let isKnown = fields[key].map { Self.isOfTheFormat(declared, $0) } ?? false
            if !own.contains(key), !isKnown { found[key] = Column(name: column, declared: declared) }
        }
        guard !found.isEmpty else { return }
        let columns = order.compactMap { found[$0] }
        let types = ["integer", "real", "text", "blob"]
        let counts = columns.flatMap { column in
            types.map { "total(typeof(\(DatabaseText.quoted(column.name))) = '\($0)')" }
        }
        for start in stride(from: 0, to: columns.count, by: 100) {
            let part = columns[start..<min(columns.count, start + 100)]
            let sums = counts[4 * start..<4 * part.endIndex].joined(separator: ", ")
            DatabaseText.rows("SELECT \(sums) FROM \(DatabaseText.quoted(name))", dataset) { row in
                for (i, column) in part.enumerated() {
                    let counts = (0..<4).map { Int(OGR_F_GetFieldAsInteger64(row, Int32(4 * i + $0))) }
                    found[column.name.lowercased()]?.stored = Stored(
                        integers: counts[0], reals: counts[1], texts: counts[2], blobs: counts[3])
                }
            }
        }
        (self.order, foreign) = (order, found)
    }

    /// The fields of the layer with the foreign columns among them, in the order of the table.
    func merged(_ fields: [FieldReading], titles: [String: String]) -> [FieldReading] {
        guard !foreign.isEmpty else { return fields }
        let given = Dictionary(fields.map { ($0.field.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
        var result: [FieldReading] = []
        for (place, key) in order.enumerated() {
            guard let column = foreign[key] else {
                if let field = given[key] { result.append(field) }
                continue
            }
            guard let kind = Self.kind(column.declared, column.stored) else { continue }
            let title = titles[column.name].flatMap { $0.isEmpty || $0 == column.name ? nil : $0 }
            result.append(
                FieldReading(
                    index: given[key]?.index ?? known + place, field: Field(column.name, kind, title: title),
                    typeName: column.declared.isEmpty ? "-" : column.declared, isForeign: true))
        }
        let named = Set(order)
        return result + fields.filter { !named.contains($0.field.name.lowercased()) }
    }

    /// A note on the columns that hold bytes and nothing else, which are not read; none where there is none.
    var note: FileNote? {
        let binary = order.compactMap { foreign[$0] }.filter { Self.kind($0.declared, $0.stored) == nil }
        guard !binary.isEmpty else { return nil }
        let names = binary.map { Phrase(same: "\($0.name) \($0.declared)") }.joined()
        return FileNote(
            zh: "\(binary.count) 列只有二进制内容，未读入：\(names.zh)。",
            en: "\(binary.count) columns hold bytes and nothing else and are not read: \(names.en).")
    }

    // MARK: - Types

    /// The type is one of the format's, and GDAL reads all of what such a column stores.
    private static func isOfTheFormat(_ declared: String, _ field: OGRFieldDefnH) -> Bool {
        switch declared.uppercased() {
        case "BOOLEAN", "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "DOUBLE", "REAL", "TEXT", "BLOB", "DATE",
            "DATETIME":
            return true
        case "FLOAT":
            // SQLite stores 64 bits of it; said so, GDAL reads them.
            OGR_Fld_SetSubType(field, OFSTNone)
            return OGR_Fld_GetSubType(field) == OFSTNone
        case let type where type.hasPrefix("TEXT(") || type.hasPrefix("BLOB("): return true
        default: return false
        }
    }

    /// What a column of that type and with such cells is read as; nil where it holds bytes only.
    static func kind(_ declared: String, _ stored: Stored) -> AttributeColumn.Kind? {
        let type = declared.uppercased()
        func has(_ words: [String]) -> Bool { words.contains { type.contains($0) } }
        let numbers = stored.integers + stored.reals
        if stored.blobs > 0, numbers + stored.texts == 0 { return nil }
        // A number of decimals behind the comma: `DECIMAL(6,4)`.
        let decimals = type.split(separator: ",").dropFirst().first?.drop { $0 == " " }.prefix { $0.isNumber }
        let hasDecimals = decimals.map { !$0.isEmpty && Int($0) != 0 } ?? false
        let number: AttributeColumn.Kind = stored.reals > 0 || hasDecimals ? .real : .integer
        if has(["INT"]) { return number }
        if has(["CHAR", "CLOB", "TEXT"]) { return .text }
        if has(["REAL", "FLOA", "DOUB"]) { return .real }
        if has(["DEC", "NUM", "MONEY", "CURRENCY", "FIXED"]) { return numbers + stored.texts == 0 ? .real : number }
        return stored.texts > 0 || numbers == 0 ? .text : number
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        pointer.map { String(cString: $0).lowercased() } ?? ""
    }
}
