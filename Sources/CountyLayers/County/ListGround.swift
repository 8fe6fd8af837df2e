import Columns
import FindingValues
import GEOS
import Overlap

/// The ground of a list of pieces, such as conflicts or changes, of which several may lie on one place.
///
/// The overlap kernel finds which rows share ground. Of some rows asked about, those that share ground with another of
/// them alone are cut, by `GroundOnce`. Rows that share geometric noise (0.01 m² or less) stay as they are.
package struct ListGround {
    private let shapes: PolygonColumn
    private let plane: OverlapPlane
    private let sharing: SharingRows

    /// - Parameter shapes: sound.
    /// - Complexity: that of `SharingRows`.
    package init(_ shapes: PolygonColumn, on plane: OverlapPlane) {
        (self.shapes, self.plane) = (shapes, plane)
        sharing = SharingRows(shapes, on: plane)
    }

    /// What of each row an earlier one of the rows asked about has too, by row; rows that lose nothing are not there.
    /// - Parameter rows: ascending.
    /// - Throws: `GEOSError`.
    /// - Complexity: O(*n*) for *n* rows, and an overlay for each pair of them that shares ground.
    package func lost(within rows: [Int]) throws(GEOSError) -> [Int: AreaSum] {
        let shared = sharing.sharing(rows)
        guard !shared.isEmpty else { return [:] }
        let own = shapes.selecting(shared)
        let once = try GroundOnce(own, on: plane)
        var lost: [Int: AreaSum] = [:]
        for (row, ground) in zip(shared, zip(areas(of: own, on: plane), areas(of: once.polygons, on: plane))) {
            let rest = AreaSum(squareMetres: ground.0) - AreaSum(squareMetres: ground.1)
            if rest > .zero { lost[row] = rest }
        }
        return lost
    }

    /// What some rows count again: the sum of their areas above the ground that they cover.
    /// - Parameter rows: ascending.
    /// - Throws: `GEOSError`.
    package func repeated(within rows: [Int]) throws(GEOSError) -> AreaSum {
        try lost(within: rows).values.reduce(.zero, +)
    }
}
