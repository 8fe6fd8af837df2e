import CGEOS
import Columns

/// Reading geometries back into columns, one dimension at a time.
extension GEOSGeometry {
    /// Appends one row with the polygonal parts: shells counter-clockwise, holes clockwise, rings closed.
    ///
    /// Collections are opened. Without a polygonal part the row is empty. Wraps `GEOSCoordSeq_copyToBuffer`.
    /// - Returns: number of parts that are not empty and not polygons; they are left out.
    public borrowing func polygons(into column: inout PolygonColumn) throws(GEOSError) -> Int {
        var buffer: [Double] = []
        var dropped = 0
        try Self.forEachPart(of: raw, in: context) { part, type throws(GEOSError) in
            guard type == GEOS_POLYGON else {
                dropped += 1
                return
            }
            let shell = try context.run("GEOSGetExteriorRing") { GEOSGetExteriorRing_r($0, part) }
            try Self.read(shell, counterClockwise: true, into: &buffer, in: context)
            column.addVertices(buffer)
            column.endRing()
            for hole in 0..<GEOSGetNumInteriorRings_r(context.handle, part) {
                let ring = try context.run("GEOSGetInteriorRingN") { GEOSGetInteriorRingN_r($0, part, hole) }
                try Self.read(ring, counterClockwise: false, into: &buffer, in: context)
                column.addVertices(buffer)
                column.endRing()
            }
            column.endPart()
        }
        column.endRow()
        return dropped
    }

    /// Appends one row with the linear parts, as they run.
    /// - Returns: number of parts that are not empty and not lines; they are left out.
    public borrowing func lines(into column: inout LineColumn) throws(GEOSError) -> Int {
        var buffer: [Double] = []
        var dropped = 0
        try Self.forEachPart(of: raw, in: context) { part, type throws(GEOSError) in
            guard type == GEOS_LINESTRING || type == GEOS_LINEARRING else {
                dropped += 1
                return
            }
            try Self.read(part, counterClockwise: nil, into: &buffer, in: context)
            column.addVertices(buffer)
            column.endPart()
        }
        column.endRow()
        return dropped
    }

    /// Appends one row with the points.
    /// - Returns: number of parts that are not empty and not points; they are left out.
    public borrowing func points(into column: inout PointColumn) throws(GEOSError) -> Int {
        var buffer: [Double] = []
        var dropped = 0
        try Self.forEachPart(of: raw, in: context) { part, type throws(GEOSError) in
            guard type == GEOS_POINT else {
                dropped += 1
                return
            }
            try Self.read(part, counterClockwise: nil, into: &buffer, in: context)
            column.addPoint(buffer[0], buffer[1])
        }
        column.endRow()
        return dropped
    }

    /// This geometry as a column of one row of polygons; other parts are left out.
    public borrowing func polygonColumn() throws(GEOSError) -> PolygonColumn {
        var column = PolygonColumn()
        _ = try polygons(into: &column)
        return column
    }

    /// Keeps the parts of one dimension and counts what is dropped.
    ///
    /// Wraps `GEOSGetGeometryN` and `GEOSGeom_createCollection`.
    public borrowing func keeping(_ dimension: GeometryDimension) throws(GEOSError) -> KeptParts {
        let wanted: Set<UInt32>
        let collection: GEOSGeomTypes
        switch dimension {
        case .points: (wanted, collection) = ([GEOS_POINT.rawValue], GEOS_MULTIPOINT)
        case .lines:
            (wanted, collection) = ([GEOS_LINESTRING.rawValue, GEOS_LINEARRING.rawValue], GEOS_MULTILINESTRING)
        case .polygons: (wanted, collection) = ([GEOS_POLYGON.rawValue], GEOS_MULTIPOLYGON)
        }
        var pieces = OwnedPieces(in: context)
        var dropped = 0
        try Self.forEachPart(of: raw, in: context) { part, type throws(GEOSError) in
            guard wanted.contains(type.rawValue) else {
                dropped += 1
                return
            }
            pieces.add(try context.run("GEOSGeom_clone") { GEOSGeom_clone_r($0, part) })
        }
        let kept = try pieces.collection(collection)
        return KeptParts(geometry: GEOSGeometry(adopting: kept, in: context), dropped: dropped)
    }

    /// Visits the parts that are neither empty nor collections, in order. The pointers stay owned by the whole.
    private static func forEachPart(
        of geometry: OpaquePointer, in context: GEOSContext,
        _ body: (OpaquePointer, GEOSGeomTypes) throws(GEOSError) -> Void
    ) throws(GEOSError) {
        let number = try context.run("GEOSGeomTypeId") { handle -> Int32? in
            let type = GEOSGeomTypeId_r(handle, geometry)
            return type < 0 ? nil : type
        }
        let type = GEOSGeomTypes(UInt32(number))
        if type.rawValue >= GEOS_MULTIPOINT.rawValue {
            for i in 0..<GEOSGetNumGeometries_r(context.handle, geometry) {
                let part = try context.run("GEOSGetGeometryN") { GEOSGetGeometryN_r($0, geometry, i) }
                try forEachPart(of: part, in: context, body)
            }
        } else if try !context.flag("GEOSisEmpty", { GEOSisEmpty_r($0, geometry) }) {
            try body(geometry, type)
        }
    }

    /// Copies the coordinates of a point, line or ring; a ring comes out in the direction asked.
    private static func read(
        _ line: OpaquePointer, counterClockwise: Bool?, into buffer: inout [Double], in context: GEOSContext
    ) throws(GEOSError) {
        let sequence = try context.run("GEOSGeom_getCoordSeq") { GEOSGeom_getCoordSeq_r($0, line) }
        var count: UInt32 = 0
        _ = try context.run("GEOSCoordSeq_getSize") { GEOSCoordSeq_getSize_r($0, sequence, &count) == 0 ? nil : true }
        buffer = [Double](repeating: 0, count: 2 * Int(count))
        _ = try context.run("GEOSCoordSeq_copyToBuffer") { handle in
            buffer.withUnsafeMutableBufferPointer {
                GEOSCoordSeq_copyToBuffer_r(handle, sequence, $0.baseAddress, 0, 0) == 0 ? nil : true
            }
        }
        guard let counterClockwise, (signedArea(buffer) > 0) != counterClockwise else { return }
        let n = Int(count)
        for i in 0..<n / 2 {
            buffer.swapAt(2 * i, 2 * (n - 1 - i))
            buffer.swapAt(2 * i + 1, 2 * (n - 1 - i) + 1)
        }
    }

    /// Planar area of a closed ring about its first vertex, positive when counter-clockwise.
    private static func signedArea(_ ring: [Double]) -> Double {
        guard ring.count >= 8 else { return 0 }
        let (x0, y0) = (ring[0], ring[1])
        var sum = 0.0
        for i in stride(from: 0, to: ring.count - 2, by: 2) {
            sum += (ring[i] - x0) * (ring[i + 3] - y0) - (ring[i + 2] - x0) * (ring[i + 1] - y0)
        }
        return sum / 2
    }
}

/// The parts of one dimension, and how many others were dropped.
public struct KeptParts: ~Copyable {
    /// The parts kept.
    public let geometry: GEOSGeometry
    /// Parts of another dimension that are not empty.
    public let dropped: Int

    /// The geometry alone, moved out.
    public consuming func take() -> GEOSGeometry { geometry }
}
