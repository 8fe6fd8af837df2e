import Columns
import GEOS

extension BorderResidual {
    /// The ground of a polygon that no row covers: a row for each piece above the noise.
    ///
    /// No border left runs through a face of the polygon and the borders together, so one place decides for all of it
    /// whether a row covers it.
    /// - Parameters:
    ///   - column: sound polygons.
    ///   - limits: from where on a piece counts.
    /// - Throws: `GEOSError` when the edges cannot be noded.
    /// - Complexity: noding of the polygon's edges and of the borders left in its box: few where rows tile their ground.
    public func bare(
        in column: PolygonColumn, row: Int, _ limits: CoverageLimits = CoverageLimits(), on plane: OverlapPlane
    ) throws(GEOSError) -> PolygonColumn {
        var segments: [(Position, Position)] = []
        var seen: Set<SIMD4<Double>> = []
        func add(_ a: Position, _ b: Position) {
            let (low, high) = b < a ? (b, a) : (a, b)
            if low != high, seen.insert(SIMD4(low.x, low.y, high.x, high.y)).inserted { segments.append((a, b)) }
        }
        for ring in column.rings(ofRow: row) {
            for v in column.vertices(ofRing: ring).dropLast() { add(column.vertex(v), column.vertex(v + 1)) }
        }
        for edge in tree.rows(meeting: column.box(ofRow: row)).sorted() { add(edges[edge].a, edges[edge].b) }
        let bare = try CoverageFaces(noding: segments).selecting(limits, on: plane) { place in
            column.holds(place, row: row) && cover(of: place) == 0
        }
        var result = PolygonColumn()
        for face in bare { result.append(row: 0, of: face.shape) }
        return result
    }
}
