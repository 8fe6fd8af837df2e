import Columns
import GEOS

/// Checks whether the rows of a column tile the plane: no ground shared, no enclosed gap, and borders that agree corner
/// by corner.
///
/// A coverage is valid when no two rows share ground and where two rows touch they have the same corners. Enclosed ground
/// that no row covers is reported as a gap even where it is meant to be (a lake outside the survey): the caller knows.
/// Rows must be valid polygons; the others are to be set aside first, and leave gaps.
///
/// Only edges without a twin are looked at for gaps and corners, so a clean coverage of any size costs one sort. A corner
/// within 0.00007 m of a neighbour's edge counts as on it, since coordinates rounded to 0.0001 m cannot lie nearer.
/// - Source: the definition follows JTS, `CoverageValidator`; the method is our own.
public enum CoverageCheck {
    /// All faults, by kind, rows and place.
    /// - Parameters:
    ///   - column: valid polygons; shells counter-clockwise, holes clockwise; metres.
    ///   - tolerance: corners nearer to a neighbour than this but not on it are unsnapped; metres.
    ///   - gapWidth: borders nearer than this that do not meet make a narrow gap; metres, 0 for none.
    ///   - noise: shared ground and gaps of at most this area are passed over; m².
    ///   - plane: how areas of overlaps are measured. Gaps are measured in the plane of the CRS.
    /// - Throws: `GEOSError` when the edges cannot be noded.
    public static func faults(
        in column: PolygonColumn, tolerance: Double, gapWidth: Double, noise: Double, on plane: OverlapPlane
    ) throws(GEOSError) -> [CoverageFault] {
        let edges = CoverageEdges(column).edges
        var faults = overlaps(in: column, noise: noise, on: plane)
        faults += try gaps(of: edges, tolerance: onEdge).filter { $0.measure > noise }
        let pairs = Set(faults.filter { $0.kind != .gap }.map { [$0.row, $0.other ?? -1] })
        faults += vertexFaults(of: edges, tolerance: tolerance, gapWidth: gapWidth).filter { fault in
            // Where two rows overlap, their corners cannot agree: the overlap says it all.
            !pairs.contains([min(fault.row, fault.other ?? -1), max(fault.row, fault.other ?? -1)])
        }
        return faults.sorted(by: CoverageFault.inOrder)
    }

    /// Pairs of rows that share ground; a pair that shares all of it is a duplicate.
    private static func overlaps(in column: PolygonColumn, noise: Double, on plane: OverlapPlane) -> [CoverageFault] {
        let areas = areas(of: column, on: plane)
        return overlappingPairs(column, column, on: plane).compactMap { pair in
            guard pair.left < pair.right, pair.area > noise else { return nil }
            let same = [pair.left, pair.right].allSatisfy { areas[$0] - pair.area <= noise }
            let shared = column.box(ofRow: pair.left).intersection(column.box(ofRow: pair.right))
            return CoverageFault(
                same ? .duplicate : .overlap, row: pair.left, other: pair.right, place: shared.centre, measure: pair.area)
        }
    }
}
