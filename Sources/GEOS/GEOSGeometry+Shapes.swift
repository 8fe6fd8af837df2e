import CGEOS
import Columns

/// Shapes made from one geometry.
extension GEOSGeometry {
    /// All places within `metres` of it, with round ends and corners. Wraps `GEOSBuffer`.
    ///
    /// Corners are polygons inscribed in circles: with 8 segments a quarter the radius is up to 0.5 % short.
    /// - Parameters:
    ///   - metres: CRS units; negative shrinks polygons.
    ///   - quadrantSegments: edges of a quarter circle, 1 or more.
    public borrowing func buffer(_ metres: Double, quadrantSegments: Int = 8) throws(GEOSError) -> GEOSGeometry {
        precondition(metres.isFinite && quadrantSegments >= 1, "a finite distance and at least one segment a quarter")
        return try derived("GEOSBuffer") { GEOSBuffer_r($0, $1, metres, Int32(quadrantSegments)) }
    }

    /// All places within `metres` of lines, ending squarely at their ends. Wraps `GEOSBufferWithStyle`.
    /// - Parameter metres: half the width, CRS units, over 0.
    public borrowing func corridor(_ metres: Double, quadrantSegments: Int = 8) throws(GEOSError) -> GEOSGeometry {
        precondition(metres.isFinite && metres > 0 && quadrantSegments >= 1, "a corridor has a width")
        return try derived("GEOSBufferWithStyle") {
            GEOSBufferWithStyle_r(
                $0, $1, metres, Int32(quadrantSegments), Int32(GEOSBUF_CAP_FLAT.rawValue),
                Int32(GEOSBUF_JOIN_ROUND.rawValue), 5)
        }
    }

    /// Fewer vertices, none farther than `tolerance` from the old line, and valid if it was valid before.
    ///
    /// Rings neither vanish nor cross, but borders shared with other rows may part: simplify a coverage otherwise. Wraps
    /// `GEOSTopologyPreserveSimplify`.
    /// - Parameter tolerance: CRS units, 0 or more.
    public borrowing func simplified(tolerance: Double) throws(GEOSError) -> GEOSGeometry {
        precondition(tolerance >= 0, "a tolerance is 0 or more")
        return try derived("GEOSTopologyPreserveSimplify") { GEOSTopologyPreserveSimplify_r($0, $1, tolerance) }
    }

    /// The smallest convex set around it. Wraps `GEOSConvexHull`.
    public borrowing func convexHull() throws(GEOSError) -> GEOSGeometry {
        try derived("GEOSConvexHull") { GEOSConvexHull_r($0, $1) }
    }

    /// A hull that follows its points more closely. Wraps `GEOSConcaveHull`; needs GEOS 3.11.
    /// - Parameters:
    ///   - ratio: 0 for the closest, 1 for the convex hull; the share between the shortest and the longest edge allowed.
    ///   - allowingHoles: holes may appear.
    public borrowing func concaveHull(ratio: Double, allowingHoles: Bool = false) throws(GEOSError) -> GEOSGeometry {
        precondition(0...1 ~= ratio, "a ratio lies between 0 and 1")
        try GEOSContext.requires(geos: 3, 11, for: "GEOSConcaveHull")
        return try derived("GEOSConcaveHull") { GEOSConcaveHull_r($0, $1, ratio, allowingHoles ? 1 : 0) }
    }

    /// The smallest circle that holds all of it. Wraps `GEOSMinimumBoundingCircle`.
    ///
    /// The radius is 0 for a point.
    public borrowing func minimumBoundingCircle() throws(GEOSError) -> (centre: Position, radius: Double) {
        let a = raw
        var radius = 0.0
        var centre: OpaquePointer?
        let circle = GEOSGeometry(
            adopting: try context.run("GEOSMinimumBoundingCircle") {
                GEOSMinimumBoundingCircle_r($0, a, &radius, &centre)
            }, in: context)
        guard let centre else { return (try circle.centroid(), radius) }
        return (try GEOSGeometry(adopting: centre, in: context).centroid(), radius)
    }

    /// The border: rings of polygons, ends of lines. Wraps `GEOSBoundary`.
    public borrowing func boundary() throws(GEOSError) -> GEOSGeometry {
        try derived("GEOSBoundary") { GEOSBoundary_r($0, $1) }
    }

    /// Lines joined end to end where just two meet. Wraps `GEOSLineMerge`.
    public borrowing func mergedLines() throws(GEOSError) -> GEOSGeometry {
        try derived("GEOSLineMerge") { GEOSLineMerge_r($0, $1) }
    }

    /// In GEOS's normal form, so that equal sets written differently compare equal. Wraps `GEOSNormalize`.
    public consuming func normalised() throws(GEOSError) -> GEOSGeometry {
        let a = raw
        _ = try context.run("GEOSNormalize") { GEOSNormalize_r($0, a) == 0 ? true : nil }
        return self
    }
}

// MARK: - Polygons from lines

extension GEOSGeometry {
    /// The faces that lines enclose, one polygon each; dangling and bridging lines enclose none.
    ///
    /// Lines must meet at their ends only: `lines.union()` nodes them. Wraps `GEOSPolygonize`.
    public borrowing func polygonized() throws(GEOSError) -> GEOSGeometry {
        try derived("GEOSPolygonize") { handle, pointer in
            var one: OpaquePointer? = pointer
            return withUnsafePointer(to: &one) { GEOSPolygonize_r(handle, $0, 1) }
        }
    }
}
