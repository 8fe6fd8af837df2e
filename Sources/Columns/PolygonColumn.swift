/// A column of polygons in flat arrays, GeoArrow's multipolygon layout.
///
/// A row has zero or more parts; a part has a shell and then its holes; a ring repeats its first vertex at the end when
/// it is closed. A row without parts stands for a null or empty geometry. Nothing here checks validity.
///
/// `Sendable`, cheap to share, ready for GEOS, Arrow or the overlap kernel.
public struct PolygonColumn: Sendable, Equatable {
    /// Interleaved easting, northing; shape `(vertices, 2)`; CRS units.
    public internal(set) var coordinates: [Double] = []
    /// First vertex of each ring; shape `(rings + 1)`.
    public internal(set) var ringOffsets: [Int] = [0]
    /// First ring of each part; shape `(parts + 1)`. The first ring of a part is its shell.
    public internal(set) var partOffsets: [Int] = [0]
    /// First part of each row; shape `(rows + 1)`.
    public internal(set) var rowOffsets: [Int] = [0]

    /// A column without rows.
    public init() {}

    /// Number of rows.
    @inlinable public var count: Int { rowOffsets.count - 1 }
    /// The numbers of the parts that make up a row, empty for a row without geometry.
    @inlinable public func parts(ofRow row: Int) -> Range<Int> { rowOffsets[row]..<rowOffsets[row + 1] }
    /// Rings of a part, shell first.
    @inlinable public func rings(ofPart part: Int) -> Range<Int> { partOffsets[part]..<partOffsets[part + 1] }
    /// Rings of a row: every part's, one after another.
    @inlinable public func rings(ofRow row: Int) -> Range<Int> {
        partOffsets[rowOffsets[row]]..<partOffsets[rowOffsets[row + 1]]
    }
    /// Vertices of a ring, the closing one included. Coordinates of vertex `v` are at `2v` and `2v + 1`.
    @inlinable public func vertices(ofRing ring: Int) -> Range<Int> { ringOffsets[ring]..<ringOffsets[ring + 1] }
    /// Vertices of a row, all rings.
    @inlinable public func vertices(ofRow row: Int) -> Range<Int> {
        let rings = rings(ofRow: row)
        return ringOffsets[rings.lowerBound]..<ringOffsets[rings.upperBound]
    }
    /// A row without parts: null or empty in the source.
    @inlinable public func isEmpty(row: Int) -> Bool { rowOffsets[row] == rowOffsets[row + 1] }
    /// A vertex by its number in the column.
    @inlinable public func vertex(_ v: Int) -> Position { Position(coordinates[2 * v], coordinates[2 * v + 1]) }

    /// Lends one ring without copying it: interleaved easting, northing.
    public func withRing<R: ~Copyable, E>(_ ring: Int, _ body: (Span<Double>) throws(E) -> R) throws(E) -> R {
        try body(coordinates.span.extracting(2 * ringOffsets[ring]..<2 * ringOffsets[ring + 1]))
    }

    /// Smallest box around a row; empty for an empty row.
    public func box(ofRow row: Int) -> Box { box(ofVertices: vertices(ofRow: row)) }
    /// Smallest box around a ring.
    public func box(ofRing ring: Int) -> Box { box(ofVertices: vertices(ofRing: ring)) }
    /// Smallest box around the column.
    public var box: Box { box(ofVertices: 0..<coordinates.count / 2) }
    /// Boxes of all rows; shape `(rows)`.
    public var boxes: [Box] { (0..<count).map(box(ofRow:)) }

    private func box(ofVertices range: Range<Int>) -> Box { Box(of: coordinates, vertices: range) }
}

// MARK: - Building

extension PolygonColumn {
    /// Adds a vertex to the open ring.
    @inlinable public mutating func addVertex(_ x: Double, _ y: Double) {
        appendCoordinate(x)
        appendCoordinate(y)
    }
    @usableFromInline mutating func appendCoordinate(_ value: Double) { coordinates.append(value) }

    /// Adds many vertices, interleaved, to the open ring.
    public mutating func addVertices(_ interleaved: some Sequence<Double>) {
        coordinates.append(contentsOf: interleaved)
    }
    /// Ends the open ring with the vertices added since the last end.
    public mutating func endRing() { ringOffsets.append(coordinates.count / 2) }
    /// Ends the open part with the rings ended since the last end.
    public mutating func endPart() { partOffsets.append(ringOffsets.count - 1) }
    /// Ends the row with the parts ended since the last end; without any, the row is empty.
    public mutating func endRow() { rowOffsets.append(partOffsets.count - 1) }
    /// Removes the vertices that were added since the last row ended.
    public mutating func dropOpenRow() {
        partOffsets.removeSubrange((rowOffsets[count] + 1)...)
        ringOffsets.removeSubrange((partOffsets[rowOffsets[count]] + 1)...)
        coordinates.removeSubrange((2 * ringOffsets[partOffsets[rowOffsets[count]]])...)
    }

    /// Adds a row of parts, each a shell and its holes, each ring interleaved and closed.
    public mutating func append(parts: [[[Double]]]) {
        for part in parts {
            for ring in part {
                coordinates.append(contentsOf: ring)
                endRing()
            }
            endPart()
        }
        endRow()
    }

    /// Adds a row of one part: a shell and its holes, each ring interleaved and closed.
    public mutating func append(_ rings: [[Double]]) { append(parts: [rings]) }
    /// Adds a null or empty row.
    public mutating func appendEmpty() { endRow() }

    /// Adds a copy of another column's row.
    public mutating func append(row: Int, of other: PolygonColumn) {
        for part in other.parts(ofRow: row) {
            for ring in other.rings(ofPart: part) {
                let v = other.vertices(ofRing: ring)
                coordinates.append(contentsOf: other.coordinates[2 * v.lowerBound..<2 * v.upperBound])
                endRing()
            }
            endPart()
        }
        endRow()
    }

    /// Number of vertices.
    var vertexCount: Int { coordinates.count / 2 }

    /// Makes room for so many vertices in all.
    mutating func reserve(vertices: Int) { coordinates.reserveCapacity(2 * vertices) }

    /// The named rows, in that order.
    public func selecting(_ rows: some Sequence<Int>) -> PolygonColumn {
        let rows = Array(rows)
        var result = PolygonColumn()
        result.reserve(vertices: rows.reduce(0) { $0 + vertices(ofRow: $1).count })
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

extension Box {
    /// Smallest box around a run of interleaved vertices.
    @inlinable public init(of coordinates: [Double], vertices: Range<Int>) {
        self.init()
        coordinates.withUnsafeBufferPointer { c in
            for v in vertices { add(x: c[2 * v], y: c[2 * v + 1]) }
        }
    }
}
