import CGEOS

/// Questions about two geometries. When one side is asked often, prepare it: `PreparedGeometry`.
extension GEOSGeometry {
    /// They share at least a point. Wraps `GEOSIntersects`.
    public borrowing func intersects(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
        try flag("GEOSIntersects", with: other) { GEOSIntersects_r($0, $1, $2) }
    }

    /// No place of `other` is outside, and their interiors meet. Wraps `GEOSContains`.
    public borrowing func contains(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
        try flag("GEOSContains", with: other) { GEOSContains_r($0, $1, $2) }
    }

    /// No place of `other` is outside; its border may do. Wraps `GEOSCovers`.
    public borrowing func covers(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
        try flag("GEOSCovers", with: other) { GEOSCovers_r($0, $1, $2) }
    }

    /// Borders meet, interiors do not. Wraps `GEOSTouches`.
    public borrowing func touches(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
        try flag("GEOSTouches", with: other) { GEOSTouches_r($0, $1, $2) }
    }

    /// The same set of places, however written. Wraps `GEOSEquals`.
    public borrowing func equals(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
        try flag("GEOSEquals", with: other) { GEOSEquals_r($0, $1, $2) }
    }
}
