/// A column of lines in flat arrays: a row has zero or more parts, a part has two or more vertices.
///
/// A row without parts stands for a null or empty geometry.
public struct LineColumn: Sendable, Equatable {
    /// Interleaved easting, northing; shape `(vertices, 2)`; CRS units.
    public internal(set) var coordinates: [Double] = []
    /// First vertex of each part; shape `(parts + 1)`.
    public internal(set) var partOffsets: [Int] = [0]
    /// First part of each row; shape `(rows + 1)`.
    public internal(set) var rowOffsets: [Int] = [0]

    /// A column without rows.
    public init() {}

    /// Number of rows.
    @inlinable public var count: Int { rowOffsets.count - 1 }
    /// Parts of a row, by their numbers in the column.
    @inlinable public func parts(ofRow row: Int) -> Range<Int> { rowOffsets[row]..<rowOffsets[row + 1] }
    /// Vertices of a part, by their numbers in the column. Coordinates of vertex `v` are at `2v` and `2v + 1`.
    @inlinable public func vertices(ofPart part: Int) -> Range<Int> { partOffsets[part]..<partOffsets[part + 1] }
    /// Vertices of a row, all parts.
    @inlinable public func vertices(ofRow row: Int) -> Range<Int> {
        partOffsets[rowOffsets[row]]..<partOffsets[rowOffsets[row + 1]]
    }
    /// A row without parts: null or empty in the source.
    @inlinable public func isEmpty(row: Int) -> Bool { rowOffsets[row] == rowOffsets[row + 1] }
    /// A vertex by its number in the column.
    @inlinable public func vertex(_ v: Int) -> Position { Position(coordinates[2 * v], coordinates[2 * v + 1]) }

    /// Smallest box around a row; empty for an empty row.
    public func box(ofRow row: Int) -> Box { Box(of: coordinates, vertices: vertices(ofRow: row)) }
    /// Smallest box around the column; empty without vertices.
    /// - Complexity: O(*n*) for *n* vertices, on each call.
    public var box: Box { Box(of: coordinates, vertices: 0..<coordinates.count / 2) }
    /// Boxes of all rows; shape `(rows)`.
    /// - Complexity: O(*n*) for *n* vertices, on each call.
    public var boxes: [Box] { (0..<count).map(box(ofRow:)) }

    /// Adds a vertex to the open part: easting, northing.
    @inlinable public mutating func addVertex(_ x: Double, _ y: Double) {
        appendCoordinate(x)
        appendCoordinate(y)
    }
    @usableFromInline mutating func appendCoordinate(_ value: Double) { coordinates.append(value) }
    /// Adds vertices to the open part; interleaved easting, northing.
    public mutating func addVertices(_ interleaved: some Sequence<Double>) {
        coordinates.append(contentsOf: interleaved)
    }
    /// Ends the open part with the vertices added since the last end.
    public mutating func endPart() { partOffsets.append(coordinates.count / 2) }
    /// A part was ended since the last row ended.
    public var hasOpenRow: Bool { partOffsets.count - 1 > rowOffsets[count] }
    /// Takes back the vertices added since the last part ended.
    public mutating func dropOpenPart() { coordinates.removeSubrange((2 * partOffsets[partOffsets.count - 1])...) }
    /// Ends the row; without parts it is empty.
    public mutating func endRow() { rowOffsets.append(partOffsets.count - 1) }
    /// Removes the vertices that were added since the last row ended.
    public mutating func dropOpenRow() {
        partOffsets.removeSubrange((rowOffsets[count] + 1)...)
        coordinates.removeSubrange((2 * partOffsets[rowOffsets[count]])...)
    }

    /// Adds a row of parts, each interleaved.
    public mutating func append(parts: [[Double]]) {
        for part in parts {
            coordinates.append(contentsOf: part)
            endPart()
        }
        endRow()
    }
    /// Adds a row of one part, interleaved.
    public mutating func append(_ line: [Double]) { append(parts: [line]) }
    /// Adds a row without parts.
    public mutating func appendEmpty() { endRow() }

    /// Adds a copy of another column's row.
    public mutating func append(row: Int, of other: LineColumn) {
        for part in other.parts(ofRow: row) {
            let v = other.vertices(ofPart: part)
            coordinates.append(contentsOf: other.coordinates[2 * v.lowerBound..<2 * v.upperBound])
            endPart()
        }
        endRow()
    }

    /// The named rows, in that order.
    public func selecting(_ rows: some Sequence<Int>) -> LineColumn {
        var result = LineColumn()
        for row in rows { result.append(row: row, of: self) }
        return result
    }

    /// Changes all coordinates in place; the closure gets the interleaved buffer.
    public mutating func updateCoordinates<E>(_ body: (inout [Double]) throws(E) -> Void) throws(E) {
        let count = coordinates.count
        try body(&coordinates)
        precondition(coordinates.count == count, "a transformation keeps the number of vertices")
    }
}
