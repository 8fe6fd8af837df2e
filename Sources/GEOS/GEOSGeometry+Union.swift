import CGEOS
import Columns

/// Union of many by one unary union, never by folding.
extension GEOSGeometry {
    /// All parts of this geometry dissolved into one another. Wraps `GEOSUnaryUnion` and `GEOSUnaryUnionPrec`.
    /// - Parameter grid: snapping cell in CRS units; `0` keeps full precision.
    public borrowing func union(grid: Double = 0) throws(GEOSError) -> GEOSGeometry {
        if grid == 0 { return try derived("GEOSUnaryUnion") { GEOSUnaryUnion_r($0, $1) } }
        return try derived("GEOSUnaryUnionPrec") { GEOSUnaryUnionPrec_r($0, $1, grid) }
    }

    /// The union of some rows of a column; an empty polygon for no rows.
    ///
    /// The rows go into one collection, in the order given, and through one unary union.
    /// - Parameter grid: snapping cell in CRS units; `0` keeps full precision.
    /// - Complexity: about O(*n* log *n*) for *n* vertices.
    public static func union(
        of column: PolygonColumn, rows: some Sequence<Int>, grid: Double = 0, in context: GEOSContext
    ) throws(GEOSError) -> GEOSGeometry {
        try collection(of: column, rows: rows, in: context).union(grid: grid)
    }

    /// Some rows of a column as one collection, nothing dissolved. Wraps `GEOSGeom_createCollection`.
    /// - Throws: `.cancelled` when the task is.
    public static func collection(
        of column: PolygonColumn, rows: some Sequence<Int>, in context: GEOSContext
    ) throws(GEOSError) -> GEOSGeometry {
        var pieces = OwnedPieces(in: context)
        for row in rows {
            if Task.isCancelled {
                throw GEOSError(
                    reason: .cancelled, operation: "GEOSGeom_createCollection",
                    message: Phrase(zh: "已中断", en: "cancelled"))
            }
            pieces.add(try GEOSGeometry(polygons: column, row: row, in: context).release())
        }
        return GEOSGeometry(adopting: try pieces.collection(GEOS_GEOMETRYCOLLECTION), in: context)
    }
}
