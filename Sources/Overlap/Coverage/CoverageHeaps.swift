import Columns
import GEOS

/// Rows of a coverage that lie on each other by the dozen, and the coverage with each such heap as one polygon.
///
/// The borders of *n* rows on a heap cross about *n*² times, and say no more of gaps than the border of their union does.
struct CoverageHeaps: Sendable {
    /// The rows of each heap that share ground with another, ascending; heaps by their first row.
    let rows: [[Int]]
    /// Number of the heap of each of these rows.
    let number: [Int: Int]
    /// Edges without a twin where each heap is one polygon: a heap covers its ground once.
    let outlines: CoverageEdges
    /// Boxes of the edges of rows on no heap, and the place of each in the coverage's edges.
    let others: (tree: PackedRTree, edges: [Int])

    /// None where rows lie on no heap, or where a heap cannot be dissolved.
    /// - Parameter edges: those of the column.
    /// - Complexity: a look at the boxes of the rows that have edges left; where many of them meet, `EarlierRows` of those.
    init?(_ column: PolygonColumn, _ edges: CoverageEdges) {
        let left = Set(edges.edges.lazy.map { Int($0.row) }).sorted()
        guard Self.mayLieOnHeaps(left.map { column.box(ofRow: $0) }) else { return nil }
        // Whether rows share ground does not depend on how it is measured.
        let found = EarlierRows(column.selecting(left), above: CoverageLimits().noiseArea, on: .planar)
        guard !found.buried.isEmpty else { return nil }
        let rows = found.heaps.map { $0.map { left[$0] } }
        var number: [Int: Int] = [:]
        for (n, members) in rows.enumerated() { for row in members { number[row] = n } }
        var dissolved = PolygonColumn()
        for row in 0..<column.count {
            if number[row] == nil { dissolved.append(row: row, of: column) } else { dissolved.appendEmpty() }
        }
        for members in rows {
            guard let union = try? column.dissolved(members) else { return nil }
            dissolved.append(row: 0, of: union)
        }
        let clear = edges.edges.indices.filter { number[Int(edges.edges[$0].row)] == nil }
        (self.rows, self.number, outlines) = (rows, number, CoverageEdges(dissolved))
        others = (PackedRTree(clear.map { edges.edges[$0].box }), clear)
    }

    /// Some box meets more boxes before it than pairs of a row are listed.
    private static func mayLieOnHeaps(_ boxes: [Box]) -> Bool {
        guard boxes.count > EarlierRows.few else { return false }
        let tree = PackedRTree(boxes)
        return boxes.indices.contains { row in
            var met = 0
            tree.forEach(meeting: boxes[row]) { if $0 < row { met += 1 } }
            return met > EarlierRows.few
        }
    }
}

extension PolygonColumn {
    /// The union of some rows, sound, in one row.
    /// - Throws: `GEOSError`.
    func dissolved(_ rows: [Int]) throws(GEOSError) -> PolygonColumn {
        let context = GEOSContext()
        var union: PolygonColumn
        do throws(GEOSError) {
            union = try GEOSGeometry.union(of: self, rows: rows, in: context).polygonColumn()
        } catch  where error.reason == .topology {
            union = try GEOSGeometry.union(of: self, rows: rows, grid: 1e-4, in: context).polygonColumn()
        }
        let checked = RowCheck.check(union)
        guard checked.faults.isEmpty else {
            union = try GEOSGeometry.union(of: self, rows: rows, grid: 1e-4, in: context).polygonColumn()
            return RowCheck.check(union).column
        }
        return checked.column
    }
}
