/// A named field of a layer.
public struct Field: Sendable, Hashable {
    /// Name of the field.
    public let name: String
    /// Type of its values.
    public let kind: AttributeColumn.Kind
    /// Width the source declares, characters; 0 when it declares none.
    public var width: Int
    /// Decimals the source declares; 0 when it declares none.
    public var precision: Int
    /// A heading for people, when it differs from the name.
    public var title: String?

    /// A field; a width or precision of 0 is none declared.
    public init(_ name: String, _ kind: AttributeColumn.Kind, width: Int = 0, precision: Int = 0, title: String? = nil)
    {
        (self.name, self.kind, self.width, self.precision, self.title) = (name, kind, width, precision, title)
    }
}

/// A layer: a CRS, a geometry column and attribute columns of one length.
public struct Layer: Sendable, Equatable {
    /// Name of the layer.
    public var name: String
    /// The CRS of the geometry; none for a table without geometry, or when the source declares none.
    public var crs: CRS?
    /// Geometry of the rows; shape `(rows)`.
    public private(set) var geometry: GeometryColumn
    /// Name and type of each attribute column; shape `(columns)`.
    public private(set) var fields: [Field] = []
    /// Attribute columns in the order of `fields`; each of shape `(rows)`.
    public private(set) var columns: [AttributeColumn] = []
    /// Row number in the source, from 0; shape `(rows)`. Survives selecting and sorting.
    public private(set) var sourceRows: [Int]

    /// A layer without attributes.
    /// - Parameter sourceRows: shape `(rows)`; none to count the rows from 0.
    public init(name: String, crs: CRS? = nil, geometry: GeometryColumn, sourceRows: [Int]? = nil) {
        (self.name, self.crs, self.geometry) = (name, crs, geometry)
        self.sourceRows = sourceRows ?? Array(0..<geometry.count)
        precondition(self.sourceRows.count == geometry.count, "one source row for each row")
    }

    /// Number of rows.
    public var count: Int { geometry.count }

    /// Adds a column; its length must be the layer's.
    public mutating func add(_ field: Field, _ column: AttributeColumn) {
        precondition(column.count == count, "column \(field.name) has \(column.count) rows, the layer \(count)")
        precondition(column.kind == field.kind, "column \(field.name) is not \(field.kind)")
        fields.append(field)
        columns.append(column)
    }

    /// The column of that name: exact first, then without regard to case; none when there is none.
    public func column(_ name: String) -> AttributeColumn? {
        if let i = fields.firstIndex(where: { $0.name == name }) { return columns[i] }
        let lower = name.lowercased()
        return fields.firstIndex { $0.name.lowercased() == lower }.map { columns[$0] }
    }

    /// The named rows, in that order.
    public func selecting(_ rows: [Int]) -> Layer {
        var result = Layer(
            name: name, crs: crs, geometry: geometry.selecting(rows), sourceRows: rows.map { sourceRows[$0] })
        for (field, column) in zip(fields, columns) { result.add(field, column.selecting(rows)) }
        return result
    }

    /// Replaces the geometry by one with as many rows, as a repair or a transformation does.
    public mutating func setGeometry(_ geometry: GeometryColumn, crs: CRS?) {
        precondition(geometry.count == count, "a new geometry keeps the number of rows")
        (self.geometry, self.crs) = (geometry, crs)
    }

    /// Changes all coordinates in place and names the new CRS.
    public mutating func updateCoordinates<E>(to crs: CRS, _ body: (inout [Double]) throws(E) -> Void) throws(E) {
        try geometry.updateCoordinates(body)
        self.crs = crs
    }
}
