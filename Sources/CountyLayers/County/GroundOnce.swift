import Columns
import FindingValues
import GEOS
import Overlap

/// The ground of polygons, each place once.
///
/// The overlap kernel finds which rows overlap, and those alone are cut: of two the later one loses what the earlier
/// one has. Rows that overlap by geometric noise (0.01 m² or less) stay as they are.
package struct GroundOnce: Sendable {
    /// Row for row, what is left of the polygons: no two share ground.
    package let polygons: PolygonColumn
    /// Ground under several rows, as often as it is repeated.
    package let repeated: AreaSum
    /// Which of the rows share ground.
    package let sharing: SharingRows

    /// - Parameters:
    ///   - rows: sound.
    ///   - order: all rows, the first one first; none for their own order.
    /// - Throws: `GEOSError`.
    /// - Complexity: `SharingRows`, and an overlay for each pair of rows of different shapes that overlaps, as long as something
    ///   is left of the later one.
    package init(_ rows: PolygonColumn, order: [Int]? = nil, on plane: OverlapPlane) throws(GEOSError) {
        var rank = Array(0..<rows.count)
        for (place, row) in (order ?? []).enumerated() { rank[row] = place }
        let sharing = SharingRows(rows, on: plane)
        self.sharing = sharing
        guard !sharing.isEmpty else {
            (polygons, repeated) = (rows, .zero)
            return
        }
        // Of rows of one shape the first one holds the ground.
        let holders = sharing.members.map { members in members.min { rank[$0] < rank[$1] } ?? members[0] }
        let context = GEOSContext()
        var (result, lost) = (PolygonColumn(), AreaSum.zero)
        for row in 0..<rows.count {
            let group = sharing.group[row]
            guard holders[group] == row else {
                result.appendEmpty()
                lost += AreaSum(squareMetres: areas(of: rows.selecting([row]), on: plane)[0])
                continue
            }
            let others = (sharing.neighbours[group] ?? []).map { holders[$0] }.filter { rank[$0] < rank[row] }
            guard !others.isEmpty else {
                result.append(row: row, of: rows)
                continue
            }
            var left = try Self.rest(of: row, without: others, rows, .metres, context)
            if left.isFaulty { left = try Self.rest(of: row, without: others, rows, .snapped, context) }
            let column = left.column
            if column.count > 0 { result.append(row: 0, of: column) } else { result.appendEmpty() }
            let before = areas(of: rows.selecting([row]), on: plane)[0]
            lost += AreaSum(squareMetres: before) - AreaSum(squareMetres: areas(of: column, on: plane).first ?? 0)
        }
        (polygons, repeated) = (result, lost)
    }

    /// What others leave of a row, checked: one row, or none when nothing is left.
    private static func rest(
        of row: Int, without others: [Int], _ rows: PolygonColumn, _ ladder: OverlayLadder, _ context: GEOSContext
    ) throws(GEOSError) -> (column: PolygonColumn, isFaulty: Bool) {
        var rest = try GEOSGeometry(polygons: rows, row: row, in: context)
        for other in others.sorted() {
            let taken = try GEOSGeometry(polygons: rows, row: other, in: context)
            rest = try rest.overlay(.difference, with: taken, keeping: .polygons, ladder: ladder).take()
            if try rest.isEmpty { break }
        }
        guard try !rest.isEmpty else { return (PolygonColumn(), false) }
        let checked = RowCheck.check(try rest.polygonColumn())
        return (checked.column, !checked.faults.isEmpty)
    }
}

extension PolygonColumn {
    /// The column with some rows emptied.
    package func keeping(where isWanted: (Int) -> Bool) -> PolygonColumn {
        var result = PolygonColumn()
        for row in 0..<count { if isWanted(row) { result.append(row: row, of: self) } else { result.appendEmpty() } }
        return result
    }
}

extension OverlayLadder {
    /// The grids of `metres` without full precision.
    fileprivate static let snapped = OverlayLadder(grids: [1e-4, 1e-3])
}
