import Columns

/// The edges of a polygon coverage that have no twin: what is left when every edge has been cancelled against one that
/// runs the other way between the same two vertices.
///
/// In a clean coverage only its outer border is left. For any place on no edge, the winding number of the edges left is
/// the number of rows that cover it: twins wind the same way and cancel exactly. So gaps and overlaps of a coverage of any
/// size can be found from the few edges that are left.
struct CoverageEdges {
    /// One directed edge, its row's ground on the left.
    struct Edge {
        var a: Position
        var b: Position
        var row: Int32

        /// The same segment from its lower end, so that twins compare equal.
        var low: Position { a < b ? a : b }
        var high: Position { a < b ? b : a }
        var isForward: Bool { a < b }
    }

    /// Edges without a twin, in canonical order: by lower end, upper end, direction, row.
    private(set) var edges: [Edge] = []

    /// - Parameter column: shells counter-clockwise, holes clockwise; edges of no length are passed over.
    /// - Complexity: O(*e* log *e*) for *e* edges.
    init(_ column: PolygonColumn) {
        var all: [Edge] = []
        all.reserveCapacity(column.coordinates.count / 2)
        for row in 0..<column.count {
            for ring in column.rings(ofRow: row) {
                let range = column.vertices(ofRing: ring)
                guard range.count > 1 else { continue }
                for v in range.lowerBound..<range.upperBound - 1 {
                    let (a, b) = (column.vertex(v), column.vertex(v + 1))
                    if a != b { all.append(Edge(a: a, b: b, row: Int32(row))) }
                }
            }
        }
        all.sort { p, q in
            if p.low != q.low { return p.low < q.low }
            if p.high != q.high { return p.high < q.high }
            if p.isForward != q.isForward { return p.isForward }
            return p.row < q.row
        }
        var i = 0
        while i < all.count {
            var (end, forward) = (i, 0)
            while end < all.count, all[end].low == all[i].low, all[end].high == all[i].high {
                if all[end].isForward { forward += 1 }
                end += 1
            }
            let twins = min(forward, end - i - forward)
            edges.append(contentsOf: all[i + twins..<i + forward])
            edges.append(contentsOf: all[i + forward + twins..<end])
            i = end
        }
    }

    /// Number of rows that cover a place: its winding number, for a place on no edge.
    /// - Complexity: O(*e*) for the edges left.
    static func cover(of p: Position, by edges: some Sequence<Edge>) -> Int {
        var winding = 0
        for edge in edges where (edge.a.y > p.y) != (edge.b.y > p.y) {
            let side =
                (edge.b.x - edge.a.x) * (p.y - edge.a.y) - (p.x - edge.a.x) * (edge.b.y - edge.a.y)
            if edge.b.y > edge.a.y { if side > 0 { winding += 1 } } else if side < 0 { winding -= 1 }
        }
        return winding
    }
}
