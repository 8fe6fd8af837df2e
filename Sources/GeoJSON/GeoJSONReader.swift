import Columns

/// Reads GeoJSON (RFC 7946) as layers, whole or batch by batch.
///
/// The text is a FeatureCollection, one Feature or one geometry; a byte order mark is passed over. All geometries are
/// of one kind, single or multiple; a GeometryCollection gives its members as parts of one row; null stands for none.
/// Third and later numbers of a position are left out. Properties become typed columns: nested values stay JSON text, a
/// kind widens where values differ (whole number to real to text). A feature's `id` becomes the field `id` when no
/// property has that name, and only when the fields are not named.
///
/// The CRS is the member `coordinateSystem`, then the old member `crs`, then WGS 84 as the standard says; it is known
/// once the member has been read, which may be after the features. Rings are not checked: see `Overlap.RowCheck`.
/// - Complexity: O(bytes); memory for one batch.
public struct GeoJSONReader: ~Copyable {
    /// The CRS that a member names; none when none does so far.
    public internal(set) var declaredCRS: CRS?
    /// The collection's `name`, as far as it was read.
    public internal(set) var name: String?
    /// Values that did not fit the kinds of `fields`, and became null.
    public private(set) var misfits = 0
    /// Of them, and of all values, numbers that are none or that are not kept exactly; such values became null.
    package private(set) var unreadable: [(row: Int, field: String, text: String)] = []
    /// Features of a collection whose geometry cannot be read, by row, with the fault. Such rows are without parts.
    public internal(set) var broken: [Int: Phrase] = [:]

    /// WGS 84 longitude and latitude, the system of RFC 7946 §4.
    public static let standardCRS = CRS.epsg(4326)

    var text: JSONText
    var geometry: CoordinateBuilder
    var columns: [AttributeBuilder] = []
    var places: [String: Int] = [:]
    let fixedFields: Bool
    var id: AttributeBuilder?
    /// The `id` of the open feature, when the fields are fixed.
    var ownID: JSONText.Scalar?
    /// Rows of the open batch, and of those before it.
    var rows = 0
    var earlier = 0
    /// Values of the properties that were read.
    public private(set) var values = 0
    var state = State.start
    /// What the outer object says it is, as far as it was read.
    var collectionType: String?

    enum State { case start, features, end }

    /// Opens a file.
    /// - Parameters:
    ///   - fields: the columns to read, in order; none reads all, and each batch then has the fields and kinds that its
    ///     own rows show.
    ///   - kind: the kind of geometry, when known; `.none` takes that of the first geometry.
    /// - Throws: `GeoJSONError` when the file cannot be opened, or does not begin as GeoJSON.
    public init(path: String, fields: [Field]? = nil, kind: GeometryColumn.Kind = .none) throws(GeoJSONError) {
        self.init(try ByteSource(path: path), fields: fields, kind: kind)
    }

    /// Reads bytes in memory.
    public init(bytes: [UInt8], fields: [Field]? = nil, kind: GeometryColumn.Kind = .none) {
        self.init(ByteSource(bytes: bytes), fields: fields, kind: kind)
    }

    private init(
        _ source: consuming ByteSource, fields: [Field]?, kind: GeometryColumn.Kind, takesAnyKind: Bool = false
    ) {
        text = JSONText(source)
        geometry = CoordinateBuilder(kind: kind, takesAnyKind: takesAnyKind)
        fixedFields = fields != nil
        for field in fields ?? [] {
            places[field.name] = columns.count
            columns.append(AttributeBuilder(name: field.name, kind: field.kind))
        }
    }

    /// The features of a file whose geometry is none, by row, of whatever kinds the others are.
    /// - Throws: `GeoJSONError` for text that is no JSON.
    /// - Complexity: O(bytes); memory for one batch.
    public static func brokenGeometries(path: String) throws(GeoJSONError) -> [Int: Phrase] {
        var reader = GeoJSONReader(try ByteSource(path: path), fields: [], kind: .none, takesAnyKind: true)
        while try reader.next(rows: 8192) != nil {}
        return reader.broken
    }

    /// The same of bytes in memory.
    /// - Throws: `GeoJSONError` for text that is no JSON.
    public static func brokenGeometries(bytes: [UInt8]) throws(GeoJSONError) -> [Int: Phrase] {
        var reader = GeoJSONReader(ByteSource(bytes: bytes), fields: [], kind: .none, takesAnyKind: true)
        while try reader.next(rows: 8192) != nil {}
        return reader.broken
    }

    /// The whole file as one layer.
    /// - Throws: `GeoJSONError` at the first byte that cannot be read, or past a budget.
    public static func layer(path: String) throws(GeoJSONError) -> Layer {
        var reader = try GeoJSONReader(path: path)
        return try reader.rest(named: path.split(separator: "/").last.map(String.init) ?? path)
    }

    /// The whole text as one layer.
    /// - Throws: `GeoJSONError` at the first byte that cannot be read, or past a budget.
    public static func layer(bytes: [UInt8]) throws(GeoJSONError) -> Layer {
        var reader = GeoJSONReader(bytes: bytes)
        return try reader.rest(named: "memory")
    }

    private mutating func rest(named fallback: String) throws(GeoJSONError) -> Layer {
        var layer = try next(rows: .max) ?? Layer(name: "", geometry: geometry.take(), sourceRows: [])
        layer.name = name ?? fallback
        layer.crs = declaredCRS ?? Self.standardCRS
        return layer
    }

    /// The next features as a layer of at most `limit` rows; none after the last.
    /// - Parameter cells: rows times columns of the layer, at most, but for a single row.
    /// - Throws: `GeoJSONError` at the first byte that cannot be read, or past a budget.
    public mutating func next(rows limit: Int, cells: Int = .max) throws(GeoJSONError) -> Layer? {
        precondition(limit > 0, "a batch has at least one row")
        if state == .start { try begin() }
        while state == .features && rows < limit && (rows == 0 || (rows + 1) * columns.count <= cells) {
            try readFeature()
            if try !text.nextElement() { try readAfterFeatures() }
        }
        return rows > 0 ? takeBatch() : nil
    }

    /// Refuses a table that is nearly empty: `rows` features whose keys differ so much that the cells without a value are
    /// more than a fifth of the budget for cells.
    /// - Throws: `GeoJSONError` past the budget `cells`.
    public func checkBudget(rows: Int, fields: Int) throws(GeoJSONError) {
        let (cells, tooMany) = rows.multipliedReportingOverflow(by: fields)
        guard tooMany || cells - values > Budgets.current[.cells] / 5 else { return }
        let size = tooMany ? Phrase(zh: "过多的", en: "too many") : Phrase(zh: " \(cells) 个", en: "\(cells)")
        throw GeoJSONError(
            .overBudget, source: text.source.name,
            Phrase(
                zh: "前 \(rows) 个要素共有 \(fields) 个键：表格有\(size.zh)单元格，而值只有 \(values) 个",
                en: "its first \(rows) features have \(fields) keys between them: a table of \(size.en) cells for "
                    + "\(values) values"))
    }

    private mutating func takeBatch() -> Layer {
        var layer = Layer(
            name: name ?? "", crs: declaredCRS ?? Self.standardCRS, geometry: geometry.take(),
            sourceRows: Array(earlier..<earlier + rows))
        if id != nil, places["id"] == nil {
            let (field, column) = id!.take(rows: rows)
            layer.add(field, column)
        }
        id = nil
        for i in columns.indices {
            misfits += columns[i].misfits
            unreadable += columns[i].odd.map { (earlier + $0.row, columns[i].name, $0.text) }
            values += columns[i].values
            let (field, column) = columns[i].take(rows: rows)
            layer.add(field, column)
        }
        if !fixedFields { (columns, places) = ([], [:]) }
        earlier += rows
        rows = 0
        return layer
    }
}
