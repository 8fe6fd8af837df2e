/// A column of points in flat arrays: a row has zero or more points, zero for a null or empty geometry.
public struct PointColumn: Sendable, Equatable {
    /// Interleaved easting, northing; shape `(points, 2)`; CRS units.
    public internal(set) var coordinates: [Double] = []
    /// First point of each row; shape `(rows + 1)`.
    public internal(set) var rowOffsets: [Int] = [0]

    /// A column without rows.
    public init() {}

    /// A column of one point a row.
    public init(_ positions: some Sequence<Position>) {
        for p in positions { append(p) }
    }

    /// Number of rows.
    @inlinable public var count: Int { rowOffsets.count - 1 }
    /// Points of a row, by their numbers in the column.
    @inlinable public func points(ofRow row: Int) -> Range<Int> { rowOffsets[row]..<rowOffsets[row + 1] }
    /// A row without points: null or empty in the source.
    @inlinable public func isEmpty(row: Int) -> Bool { rowOffsets[row] == rowOffsets[row + 1] }
    /// A point by its number in the column.
    @inlinable public func point(_ p: Int) -> Position { Position(coordinates[2 * p], coordinates[2 * p + 1]) }
    /// The first point of a row; none when the row is empty.
    @inlinable public func position(ofRow row: Int) -> Position? { isEmpty(row: row) ? nil : point(rowOffsets[row]) }

    /// Smallest box around a row; empty for an empty row.
    public func box(ofRow row: Int) -> Box { Box(of: coordinates, vertices: points(ofRow: row)) }
    /// Smallest box around the column; empty without points.
    /// - Complexity: O(*n*) for *n* points, on each call.
    public var box: Box { Box(of: coordinates, vertices: 0..<coordinates.count / 2) }
    /// Boxes of all rows; shape `(rows)`.
    /// - Complexity: O(*n*) for *n* points, on each call.
    public var boxes: [Box] { (0..<count).map(box(ofRow:)) }

    /// Adds a point to the open row: easting, northing.
    @inlinable public mutating func addPoint(_ x: Double, _ y: Double) {
        appendCoordinate(x)
        appendCoordinate(y)
    }
    @usableFromInline mutating func appendCoordinate(_ value: Double) { coordinates.append(value) }
    /// Ends the row with the points added since the last end.
    public mutating func endRow() { rowOffsets.append(coordinates.count / 2) }
    /// Removes the vertices that were added since the last row ended.
    public mutating func dropOpenRow() {
        coordinates.removeSubrange((2 * rowOffsets[count])...)
    }
    /// Adds a row of one point.
    public mutating func append(_ p: Position) {
        addPoint(p.x, p.y)
        endRow()
    }
    /// Adds a row without points.
    public mutating func appendEmpty() { endRow() }

    /// Adds a copy of another column's row.
    public mutating func append(row: Int, of other: PointColumn) {
        let p = other.points(ofRow: row)
        coordinates.append(contentsOf: other.coordinates[2 * p.lowerBound..<2 * p.upperBound])
        endRow()
    }

    /// The named rows, in that order.
    public func selecting(_ rows: some Sequence<Int>) -> PointColumn {
        var result = PointColumn()
        for row in rows { result.append(row: row, of: self) }
        return result
    }

    /// Changes all coordinates in place; the closure gets the interleaved buffer.
    public mutating func updateCoordinates<E>(_ body: (inout [Double]) throws(E) -> Void) throws(E) {
        let count = coordinates.count
        try body(&coordinates)
        precondition(coordinates.count == count, "a transformation keeps the number of points")
    }
}
