import CGEOS

/// A GEOS geometry with exactly one owner. It moves; it is never copied.
///
/// Every call throws `GEOSError`: `.input` for arguments that GEOS refuses, `.topology` when an overlay finds no
/// consistent result on its grid, `.cancelled` when the task is.
///
/// Belongs to the task of its context: GEOS before 3.12 fills an envelope on first read, so not even reading may be
/// shared. Share the columns it was made from.
public struct GEOSGeometry: ~Copyable {
    /// The context it lives in; keeps it alive.
    public let context: GEOSContext
    private var pointer: OpaquePointer?
    var raw: OpaquePointer { pointer! }

    init(adopting pointer: OpaquePointer, in context: GEOSContext) {
        self.context = context
        self.pointer = pointer
    }

    deinit { if let pointer { GEOSGeom_destroy_r(context.handle, pointer) } }

    /// Gives the pointer to a call that keeps it, even when that call fails.
    consuming func release() -> OpaquePointer {
        defer { pointer = nil }
        return pointer!
    }

    /// Makes a new geometry from this one by a call that returns one.
    borrowing func derived(
        _ operation: String, _ body: (GEOSContextHandle_t, OpaquePointer) -> OpaquePointer?
    ) throws(GEOSError) -> GEOSGeometry {
        let a = raw
        return GEOSGeometry(adopting: try context.run(operation) { body($0, a) }, in: context)
    }

    /// Makes a new geometry from two.
    borrowing func derived(
        _ operation: String, with other: borrowing GEOSGeometry,
        _ body: (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> OpaquePointer?
    ) throws(GEOSError) -> GEOSGeometry {
        precondition(context === other.context, "both geometries must belong to one context")
        let (a, b) = (raw, other.raw)
        return GEOSGeometry(adopting: try context.run(operation) { body($0, a, b) }, in: context)
    }

    /// Asks a yes-or-no question about two geometries.
    borrowing func flag(
        _ operation: String, with other: borrowing GEOSGeometry,
        _ body: (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> CChar
    ) throws(GEOSError) -> Bool {
        precondition(context === other.context, "both geometries must belong to one context")
        let (a, b) = (raw, other.raw)
        return try context.flag(operation) { body($0, a, b) }
    }

    /// A deep copy, for calls that consume. Wraps `GEOSGeom_clone`.
    public borrowing func copy() throws(GEOSError) -> GEOSGeometry {
        try derived("GEOSGeom_clone") { GEOSGeom_clone_r($0, $1) }
    }
}

/// What a geometry is made of: its dimension as a set of points.
public enum GeometryDimension: Int, Sendable, Hashable, Comparable {
    case points = 0, lines, polygons

    /// Points before lines, lines before polygons.
    public static func < (a: GeometryDimension, b: GeometryDimension) -> Bool { a.rawValue < b.rawValue }
}

extension GEOSGeometry {
    /// Holds no point at all. Wraps `GEOSisEmpty`.
    public var isEmpty: Bool {
        borrowing get throws(GEOSError) {
            let a = raw
            return try context.flag("GEOSisEmpty") { GEOSisEmpty_r($0, a) }
        }
    }

    /// The largest dimension among its parts; none when it is empty. Wraps `GEOSGeom_getDimensions`.
    public var dimension: GeometryDimension? {
        borrowing get throws(GEOSError) {
            if try isEmpty { return nil }
            return GeometryDimension(rawValue: Int(GEOSGeom_getDimensions_r(context.handle, raw)))
        }
    }

    /// Number of vertices of all parts. Wraps `GEOSGetNumCoordinates`.
    public var vertexCount: Int {
        borrowing get throws(GEOSError) {
            let a = raw
            return try context.run("GEOSGetNumCoordinates") { handle -> Int? in
                let count = GEOSGetNumCoordinates_r(handle, a)
                return count < 0 ? nil : Int(count)
            }
        }
    }
}
