import CGEOS
import Columns

/// Making geometries from rows of columns. Coordinates are filled by `GEOSCoordSeq_copyFromBuffer`, one call per ring.
extension GEOSGeometry {
    /// A row of polygons: a polygon, or a multipolygon when it has several parts; an empty polygon for an empty row.
    ///
    /// Rings must be closed and finite; validity is not asked. Wraps `GEOSGeom_createPolygon`.
    /// - Complexity: O(*n*) for *n* vertices.
    public init(polygons column: PolygonColumn, row: Int, in context: GEOSContext) throws(GEOSError) {
        do throws(GEOSError) {
            if column.isEmpty(row: row) {
                let empty = try context.run("GEOSGeom_createEmptyPolygon") { GEOSGeom_createEmptyPolygon_r($0) }
                self.init(adopting: empty, in: context)
                return
            }
            var parts = OwnedPieces(in: context)
            for part in column.parts(ofRow: row) {
                var rings = OwnedPieces(in: context)
                for ring in column.rings(ofPart: part) {
                    rings.add(try Self.ring(column.coordinates, column.vertices(ofRing: ring), in: context))
                }
                parts.add(try rings.polygon())
            }
            self.init(adopting: try parts.collection(GEOS_MULTIPOLYGON), in: context)
        } catch {
            throw error.said(ofRow: row)
        }
    }

    /// A row of lines: a line, or a multiline when it has several parts. Wraps `GEOSGeom_createLineString`.
    public init(lines column: LineColumn, row: Int, in context: GEOSContext) throws(GEOSError) {
        do throws(GEOSError) {
            if column.isEmpty(row: row) {
                let empty = try context.run("GEOSGeom_createEmptyLineString") { GEOSGeom_createEmptyLineString_r($0) }
                self.init(adopting: empty, in: context)
                return
            }
            var parts = OwnedPieces(in: context)
            for part in column.parts(ofRow: row) {
                let sequence = try Self.sequence(column.coordinates, column.vertices(ofPart: part), in: context)
                parts.add(
                    try context.run("GEOSGeom_createLineString") { GEOSGeom_createLineString_r($0, sequence) })
            }
            self.init(adopting: try parts.collection(GEOS_MULTILINESTRING), in: context)
        } catch {
            throw error.said(ofRow: row)
        }
    }

    /// A row of points: a point, or a multipoint when it has several. Wraps `GEOSGeom_createPoint`.
    public init(points column: PointColumn, row: Int, in context: GEOSContext) throws(GEOSError) {
        do throws(GEOSError) {
            if column.isEmpty(row: row) {
                let empty = try context.run("GEOSGeom_createEmptyPoint") { GEOSGeom_createEmptyPoint_r($0) }
                self.init(adopting: empty, in: context)
                return
            }
            var parts = OwnedPieces(in: context)
            for p in column.points(ofRow: row) {
                let sequence = try Self.sequence(column.coordinates, p..<(p + 1), in: context)
                parts.add(try context.run("GEOSGeom_createPoint") { GEOSGeom_createPoint_r($0, sequence) })
            }
            self.init(adopting: try parts.collection(GEOS_MULTIPOINT), in: context)
        } catch {
            throw error.said(ofRow: row)
        }
    }

    /// One point. Wraps `GEOSGeom_createPoint`.
    public init(_ position: Position, in context: GEOSContext) throws(GEOSError) {
        let sequence = try Self.sequence([position.x, position.y], 0..<1, in: context)
        self.init(
            adopting: try context.run("GEOSGeom_createPoint") { GEOSGeom_createPoint_r($0, sequence) }, in: context)
    }

    /// A rectangle, counter-clockwise from its south-western corner. Wraps `GEOSGeom_createPolygon`.
    /// - Parameter box: must be finite and wider and higher than 0.
    public init(_ box: Box, in context: GEOSContext) throws(GEOSError) {
        precondition(box.isFinite && box.width > 0 && box.height > 0, "a rectangle needs a finite box with an area")
        let corners = [
            box.minX, box.minY, box.maxX, box.minY, box.maxX, box.maxY, box.minX, box.maxY, box.minX, box.minY,
        ]
        var rings = OwnedPieces(in: context)
        rings.add(try Self.ring(corners, 0..<5, in: context))
        self.init(adopting: try rings.polygon(), in: context)
    }

    private static func ring(
        _ coordinates: [Double], _ vertices: Range<Int>, in context: GEOSContext
    ) throws(GEOSError) -> OpaquePointer {
        let sequence = try sequence(coordinates, vertices, in: context)
        return try context.run("GEOSGeom_createLinearRing") { GEOSGeom_createLinearRing_r($0, sequence) }
    }

    /// A coordinate sequence of our numbers; the call that takes it keeps it even when it fails.
    private static func sequence(
        _ coordinates: [Double], _ vertices: Range<Int>, in context: GEOSContext
    ) throws(GEOSError) -> OpaquePointer {
        if let bad = vertices.first(where: { !(coordinates[2 * $0].isFinite && coordinates[2 * $0 + 1].isFinite) }) {
            throw GEOSError(
                reason: .input, operation: "GEOSCoordSeq_copyFromBuffer",
                message: Phrase(
                    zh: "顶点 \(bad - vertices.lowerBound) 的坐标不是有限的数",
                    en: "vertex \(bad - vertices.lowerBound) is not finite"))
        }
        return try context.run("GEOSCoordSeq_copyFromBuffer") { handle in
            coordinates.withUnsafeBufferPointer { buffer in
                // An empty run has no address; GEOS then reads nothing from it.
                let start = buffer.baseAddress.map { $0 + 2 * vertices.lowerBound }
                return GEOSCoordSeq_copyFromBuffer_r(handle, start, UInt32(vertices.count), 0, 0)
            }
        }
    }
}

/// Geometries on their way into a larger one. Destroys what was not handed over.
struct OwnedPieces: ~Copyable {
    private let context: GEOSContext
    private var pointers: [OpaquePointer?] = []

    init(in context: GEOSContext) { self.context = context }
    deinit { for case let pointer? in pointers { GEOSGeom_destroy_r(context.handle, pointer) } }

    mutating func add(_ pointer: OpaquePointer) { pointers.append(pointer) }

    /// The pieces, now the receiver's to destroy.
    private mutating func handOver() -> [OpaquePointer?] {
        defer { pointers = [] }
        return pointers
    }

    /// Shell first, then holes, as one polygon. GEOS keeps the rings even when it fails.
    consuming func polygon() throws(GEOSError) -> OpaquePointer {
        let context = context
        var rings = handOver()
        let shell = rings.removeFirst()
        return try context.run("GEOSGeom_createPolygon") { handle in
            rings.withUnsafeMutableBufferPointer {
                GEOSGeom_createPolygon_r(handle, shell, $0.baseAddress, UInt32($0.count))
            }
        }
    }

    /// The single piece itself, or a collection of all. GEOS keeps the pieces even when it fails.
    consuming func collection(_ type: GEOSGeomTypes) throws(GEOSError) -> OpaquePointer {
        let context = context
        var parts = handOver()
        if parts.count == 1, let only = parts[0] { return only }
        return try context.run("GEOSGeom_createCollection") { handle in
            parts.withUnsafeMutableBufferPointer {
                GEOSGeom_createCollection_r(handle, Int32(type.rawValue), $0.baseAddress, UInt32($0.count))
            }
        }
    }
}
