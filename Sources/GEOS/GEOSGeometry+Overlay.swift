import CGEOS

/// Overlay of two geometries, by OverlayNG.
///
/// With `grid` 0 GEOS works in full precision and, when that fails, goes down its own ladder (`OverlayNGRobust`): snapping
/// of vertices within 10⁻¹² of the largest coordinate, then snap-rounding. With a positive grid it snap-rounds at
/// once to cells of that size, in CRS units. The result may hold parts of lower dimension where borders only touch; see
/// `overlay(_:with:keeping:ladder:)` for one that keeps a single dimension and counts the rest.
extension GEOSGeometry {
    /// The part shared with `other`. Wraps `GEOSIntersectionPrec`.
    /// - Parameter grid: snapping cell in CRS units; `0` keeps full precision.
    public borrowing func intersection(
        _ other: borrowing GEOSGeometry, grid: Double = 0
    ) throws(GEOSError) -> GEOSGeometry {
        try derived("GEOSIntersectionPrec", with: other) { GEOSIntersectionPrec_r($0, $1, $2, grid) }
    }

    /// The part not shared with `other`. Wraps `GEOSDifferencePrec`.
    /// - Parameter grid: snapping cell in CRS units; `0` keeps full precision.
    public borrowing func difference(
        _ other: borrowing GEOSGeometry, grid: Double = 0
    ) throws(GEOSError) -> GEOSGeometry {
        try derived("GEOSDifferencePrec", with: other) { GEOSDifferencePrec_r($0, $1, $2, grid) }
    }

    /// The parts of either that the other does not have. Wraps `GEOSSymDifferencePrec`.
    /// - Parameter grid: snapping cell in CRS units; `0` keeps full precision.
    public borrowing func symmetricDifference(
        _ other: borrowing GEOSGeometry, grid: Double = 0
    ) throws(GEOSError) -> GEOSGeometry {
        try derived("GEOSSymDifferencePrec", with: other) { GEOSSymDifferencePrec_r($0, $1, $2, grid) }
    }

    /// Both together; for more than two see `union(of:rows:grid:in:)`. Wraps `GEOSUnionPrec`.
    /// - Parameter grid: snapping cell in CRS units; `0` keeps full precision.
    public borrowing func union(
        _ other: borrowing GEOSGeometry, grid: Double = 0
    ) throws(GEOSError) -> GEOSGeometry {
        try derived("GEOSUnionPrec", with: other) { GEOSUnionPrec_r($0, $1, $2, grid) }
    }

    /// The same set on a grid, made valid there; polygons that collapse vanish. Wraps `GEOSGeom_setPrecision`.
    /// - Parameter grid: cell in CRS units, over 0.
    public borrowing func rounded(toGrid grid: Double) throws(GEOSError) -> GEOSGeometry {
        precondition(grid > 0, "a grid has a cell size over 0")
        return try derived("GEOSGeom_setPrecision") { GEOSGeom_setPrecision_r($0, $1, grid, 0) }
    }
}
