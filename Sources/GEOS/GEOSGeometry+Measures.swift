import CGEOS
import Columns

/// Measures in the plane of the CRS. What is printed as an area or a length is ellipsoidal: see `PROJ` and `Overlap`.
extension GEOSGeometry {
    /// Planar area, CRS units squared; 0 for points and lines. Wraps `GEOSArea`.
    public var area: Double {
        borrowing get throws(GEOSError) {
            let a = raw
            return try context.number("GEOSArea") { GEOSArea_r($0, a, $1) }
        }
    }

    /// Planar length, for polygons the length of all rings, CRS units. Wraps `GEOSLength`.
    public var length: Double {
        borrowing get throws(GEOSError) {
            let a = raw
            return try context.number("GEOSLength") { GEOSLength_r($0, a, $1) }
        }
    }

    /// Smallest box; empty for an empty geometry. Wraps `GEOSGeom_getExtent`.
    public var box: Box {
        borrowing get throws(GEOSError) {
            if try isEmpty { return Box() }
            let a = raw
            var box = Box()
            _ = try context.run("GEOSGeom_getExtent") { handle in
                GEOSGeom_getExtent_r(handle, a, &box.minX, &box.minY, &box.maxX, &box.maxY) == 1 ? true : nil
            }
            return box
        }
    }

    /// Planar distance to the nearest place of `other`, 0 when they share one. Wraps `GEOSDistanceIndexed`.
    ///
    /// Neither may be empty.
    public borrowing func distance(to other: borrowing GEOSGeometry) throws(GEOSError) -> Double {
        precondition(context === other.context, "both geometries must belong to one context")
        try refuseEmpty(other, "GEOSDistanceIndexed")
        let (a, b) = (raw, other.raw)
        return try context.number("GEOSDistanceIndexed") { GEOSDistanceIndexed_r($0, a, b, $1) }
    }

    /// The nearest places, on this geometry and on `other`. Wraps `GEOSNearestPoints`.
    ///
    /// Neither may be empty. Where several pairs are as near, GEOS decides, the same way each time.
    public borrowing func nearestPlaces(
        to other: borrowing GEOSGeometry
    ) throws(GEOSError) -> (here: Position, there: Position) {
        precondition(context === other.context, "both geometries must belong to one context")
        try refuseEmpty(other, "GEOSNearestPoints")
        let (a, b) = (raw, other.raw)
        let sequence = try context.run("GEOSNearestPoints") { GEOSNearestPoints_r($0, a, b) }
        defer { GEOSCoordSeq_destroy_r(context.handle, sequence) }
        var c = [0.0, 0, 0, 0]
        _ = try context.run("GEOSCoordSeq_copyToBuffer") { handle in
            c.withUnsafeMutableBufferPointer {
                GEOSCoordSeq_copyToBuffer_r(handle, sequence, $0.baseAddress, 0, 0) == 1 ? true : nil
            }
        }
        return (Position(c[0], c[1]), Position(c[2], c[3]))
    }

    private borrowing func refuseEmpty(
        _ other: borrowing GEOSGeometry, _ operation: String
    ) throws(GEOSError) {
        let (here, there) = (try isEmpty, try other.isEmpty)
        if here || there {
            throw GEOSError(
                reason: .input, operation: operation,
                message: Phrase(zh: "空图形没有距离", en: "an empty geometry has no distance"))
        }
    }
}
