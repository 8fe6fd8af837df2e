/// The geometry of a layer: one kind for all rows, or none.
public enum GeometryColumn: Sendable, Equatable {
    case none(rows: Int)
    case points(PointColumn)
    case lines(LineColumn)
    case polygons(PolygonColumn)

    /// The kind of geometry, for messages and writers.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case none, point, line, polygon
    }

    /// The kind of all rows; `none` for a table without geometry.
    public var kind: Kind {
        switch self {
        case .none: .none
        case .points: .point
        case .lines: .line
        case .polygons: .polygon
        }
    }

    /// Number of rows.
    public var count: Int {
        switch self {
        case .none(let rows): rows
        case .points(let column): column.count
        case .lines(let column): column.count
        case .polygons(let column): column.count
        }
    }

    /// The row is null or empty in the source.
    public func isEmpty(row: Int) -> Bool {
        switch self {
        case .none: true
        case .points(let column): column.isEmpty(row: row)
        case .lines(let column): column.isEmpty(row: row)
        case .polygons(let column): column.isEmpty(row: row)
        }
    }

    /// Smallest box around a row.
    public func box(ofRow row: Int) -> Box {
        switch self {
        case .none: Box()
        case .points(let column): column.box(ofRow: row)
        case .lines(let column): column.box(ofRow: row)
        case .polygons(let column): column.box(ofRow: row)
        }
    }

    /// Smallest box around the column.
    public var box: Box {
        switch self {
        case .none: Box()
        case .points(let column): column.box
        case .lines(let column): column.box
        case .polygons(let column): column.box
        }
    }

    /// The interleaved coordinates of one row, parts and rings one after another.
    public func coordinates(ofRow row: Int) -> ArraySlice<Double> {
        switch self {
        case .none: []
        case .points(let c): c.coordinates[2 * c.points(ofRow: row).lowerBound..<2 * c.points(ofRow: row).upperBound]
        case .lines(let c): c.coordinates[2 * c.vertices(ofRow: row).lowerBound..<2 * c.vertices(ofRow: row).upperBound]
        case .polygons(let c):
            c.coordinates[2 * c.vertices(ofRow: row).lowerBound..<2 * c.vertices(ofRow: row).upperBound]
        }
    }

    /// The named rows, in that order.
    public func selecting(_ rows: [Int]) -> GeometryColumn {
        switch self {
        case .none: .none(rows: rows.count)
        case .points(let column): .points(column.selecting(rows))
        case .lines(let column): .lines(column.selecting(rows))
        case .polygons(let column): .polygons(column.selecting(rows))
        }
    }

    /// Changes all coordinates in place; the closure gets the interleaved buffer.
    public mutating func updateCoordinates<E>(_ body: (inout [Double]) throws(E) -> Void) throws(E) {
        switch self {
        case .none: break
        case .points(var column):
            self = .none(rows: 0)  // gives up the second reference, so that the buffer is not copied
            defer { self = .points(column) }
            try column.updateCoordinates(body)
        case .lines(var column):
            self = .none(rows: 0)
            defer { self = .lines(column) }
            try column.updateCoordinates(body)
        case .polygons(var column):
            self = .none(rows: 0)
            defer { self = .polygons(column) }
            try column.updateCoordinates(body)
        }
    }
}
