import CGEOS
import Columns

/// A geometry indexed for being asked many times. Prepare the side that is asked twice.
///
/// Owns the geometry it was made from. Not safe to share between tasks: the index grows while it is asked.
/// Wraps `GEOSPrepare`.
public struct PreparedGeometry: ~Copyable {
    /// The geometry it was made from.
    public let geometry: GEOSGeometry
    private let pointer: OpaquePointer

    /// Prepares a geometry and owns it from then on.
    /// - Complexity: O(*n* log *n*) for *n* vertices, part of it on the first question.
    public init(_ geometry: consuming GEOSGeometry) throws(GEOSError) {
        let a = geometry.raw
        pointer = try geometry.context.run("GEOSPrepare") { GEOSPrepare_r($0, a) }
        self.geometry = geometry
    }

    /// Runs before the geometry's own end: the index points into it.
    deinit { GEOSPreparedGeom_destroy_r(geometry.context.handle, pointer) }

    private borrowing func flag(
        _ operation: String, _ other: borrowing GEOSGeometry,
        _ body: (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> CChar
    ) throws(GEOSError) -> Bool {
        precondition(geometry.context === other.context, "both geometries must belong to one context")
        let (a, b) = (pointer, other.raw)
        return try geometry.context.flag(operation) { body($0, a, b) }
    }

    /// They share at least a point. Wraps `GEOSPreparedIntersects`.
    public borrowing func intersects(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
        try flag("GEOSPreparedIntersects", other) { GEOSPreparedIntersects_r($0, $1, $2) }
    }

    /// No place of `other` is outside, and their interiors meet. Wraps `GEOSPreparedContains`.
    public borrowing func contains(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
        try flag("GEOSPreparedContains", other) { GEOSPreparedContains_r($0, $1, $2) }
    }

    /// All of `other` lies in the interior. Wraps `GEOSPreparedContainsProperly`.
    public borrowing func containsProperly(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
        try flag("GEOSPreparedContainsProperly", other) { GEOSPreparedContainsProperly_r($0, $1, $2) }
    }

    /// No place of `other` is outside; its border may do. Wraps `GEOSPreparedCovers`.
    public borrowing func covers(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
        try flag("GEOSPreparedCovers", other) { GEOSPreparedCovers_r($0, $1, $2) }
    }

    /// The place lies inside or on the border. Wraps `GEOSPreparedIntersects` with a point.
    public borrowing func holds(_ place: Position) throws(GEOSError) -> Bool {
        try intersects(GEOSGeometry(place, in: geometry.context))
    }

    /// `other` comes as near as `metres`, CRS units. Wraps `GEOSPreparedDistanceWithin`; needs GEOS 3.10.
    public borrowing func isWithin(_ metres: Double, of other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
        try GEOSContext.requires(geos: 3, 10, for: "GEOSPreparedDistanceWithin")
        return try flag("GEOSPreparedDistanceWithin", other) { GEOSPreparedDistanceWithin_r($0, $1, $2, metres) }
    }
}
