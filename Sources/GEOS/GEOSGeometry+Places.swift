import CGEOS
import Columns

/// Places that stand for a geometry.
extension GEOSGeometry {
    /// A place inside, or on it for lines and points. Wraps `GEOSPointOnSurface`.
    ///
    /// Its northing is midway between vertices near the middle of the box, its easting the middle of the widest stretch there.
    /// - Throws: `.input` for an empty geometry.
    public borrowing func pointOnSurface() throws(GEOSError) -> Position {
        try derived("GEOSPointOnSurface") { GEOSPointOnSurface_r($0, $1) }.onlyPoint("GEOSPointOnSurface")
    }

    /// The centre of mass of its parts of highest dimension; may lie outside. Wraps `GEOSGetCentroid`.
    /// - Throws: `.input` for an empty geometry.
    public borrowing func centroid() throws(GEOSError) -> Position {
        try derived("GEOSGetCentroid") { GEOSGetCentroid_r($0, $1) }.onlyPoint("GEOSGetCentroid")
    }

    private consuming func onlyPoint(_ operation: String) throws(GEOSError) -> Position {
        var column = PointColumn()
        _ = try points(into: &column)
        guard let place = column.position(ofRow: 0) else {
            throw GEOSError(
                reason: .input, operation: operation,
                message: Phrase(zh: "空图形没有位置", en: "an empty geometry has no place"))
        }
        return place
    }
}
