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
    ///   is left of the later one; about log *n* overlays for each row of a heap.
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
        let onHeaps = try Self.left(of: rows, sharing, holders, rank, context, on: plane)
        var (result, lost) = (PolygonColumn(), AreaSum.zero)
        for row in 0..<rows.count {
            let group = sharing.group[row]
            guard holders[group] == row else {
                result.appendEmpty()
                lost += AreaSum(squareMetres: areas(of: rows.selecting([row]), on: plane)[0])
                continue
            }
            let others = (sharing.neighbours[group] ?? []).map { holders[$0] }.filter { rank[$0] < rank[row] }
            var column: PolygonColumn
            if let left = onHeaps[row] {
                column = left
            } else if others.isEmpty {
                result.append(row: row, of: rows)
                continue
            } else {
                var left = try Self.rest(of: row, without: others, rows, .metres, context)
                if left.isFaulty { left = try Self.rest(of: row, without: others, rows, .snapped, context) }
                column = left.column
            }
            if column.count > 0 { result.append(row: 0, of: column) } else { result.appendEmpty() }
            let before = areas(of: rows.selecting([row]), on: plane)[0]
            lost += AreaSum(squareMetres: before) - AreaSum(squareMetres: areas(of: column, on: plane).first ?? 0)
        }
        (polygons, repeated) = (result, lost)
    }

    /// What the rows of heaps keep, by row, against the union of those before them: their pairs are not all listed.
    private static func left(
        of rows: PolygonColumn, _ sharing: SharingRows, _ holders: [Int], _ rank: [Int], _ context: GEOSContext,
        on plane: OverlapPlane
    ) throws(GEOSError) -> [Int: PolygonColumn] {
        var result: [Int: PolygonColumn] = [:]
        for groups in sharing.heaps {
            let union = GrowingUnion(in: context)
            for row in groups.map({ holders[$0] }).sorted(by: { rank[$0] < rank[$1] }) {
                let own = rows.selecting([row])
                // A group may share ground with one that is on no heap.
                let others = (sharing.neighbours[sharing.group[row]] ?? []).filter { sharing.heap[$0] == nil }
                    .map { holders[$0] }.filter { rank[$0] < rank[row] }
                var left = try rest(of: own, without: union, others, rows, .metres, context)
                if left.isFaulty { left = try rest(of: own, without: union, others, rows, .snapped, context) }
                // Beside the heap, or on it by no more than noise.
                let lost = areas(of: own, on: plane)[0] - (areas(of: left.column, on: plane).first ?? 0)
                result[row] = lost > Noise.area ? left.column : own
                try union.add(rows, row: row)
            }
        }
        return result
    }

    /// What a union and others leave of a column of one row, checked: one row, or none when nothing is left.
    private static func rest(
        of own: PolygonColumn, without union: GrowingUnion, _ others: [Int], _ rows: PolygonColumn,
        _ ladder: OverlayLadder, _ context: GEOSContext
    ) throws(GEOSError) -> (column: PolygonColumn, isFaulty: Bool) {
        var left = try union.rest(own, ladder: ladder)
        for other in others where !left.isEmpty(row: 0) {
            let taken = try GEOSGeometry(polygons: rows, row: other, in: context)
            left = try GEOSGeometry(polygons: left, row: 0, in: context).overlay(
                .difference, with: taken, keeping: .polygons, ladder: ladder
            ).take().polygonColumn()
        }
        guard !left.isEmpty(row: 0) else { return (PolygonColumn(), false) }
        let checked = RowCheck.check(left)
        return (checked.column, !checked.faults.isEmpty)
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
