import Columns

/// What is left of the borders of many rows: the border of the function that says how many rows cover a place.
public struct BorderResidual: Sendable {
    /// A piece of it: so many more rows have their ground on the left of a→b than on its right.
    struct Edge: Sendable {
        let a: Position
        let b: Position
        let rows: Int

        var box: Box {
            Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
        }
        var ends: EdgeEnds { EdgeEnds(SIMD2(a.x, a.y), SIMD2(b.x, b.y)) }
    }

    /// By lower end and upper end.
    let edges: [Edge]
    let tree: PackedRTree
    let box: Box

    init(_ borders: [BorderEdge]) {
        edges = borders.map { border in
            Edge(a: Position(border.a.x, border.a.y), b: Position(border.b.x, border.b.y), rows: border.net)
        }
        let boxes = edges.map(\.box)
        tree = PackedRTree(boxes)
        box = boxes.reduce(into: Box()) { $0.add($1) }
    }

    /// Number of edges left.
    public var count: Int { edges.count }

    /// Number of rows that cover a place: its winding number, for a place on none of the edges that count.
    /// - Parameter counts: edges to look at.
    /// - Complexity: O(log *e* + *k*) for the *k* edges east of the place at its height.
    func cover(of p: Position, where counts: (Int) -> Bool = { _ in true }) -> Int {
        guard box.holds(p) else { return 0 }
        var winding = 0
        tree.forEach(meeting: Box(minX: p.x, minY: p.y, maxX: box.maxX, maxY: p.y)) { i in
            let edge = edges[i]
            guard (edge.a.y > p.y) != (edge.b.y > p.y), counts(i) else { return }
            let side = orientation(edge.a.x, edge.a.y, edge.b.x, edge.b.y, p.x, p.y)
            if edge.b.y > edge.a.y { if side > 0 { winding += edge.rows } } else if side < 0 { winding -= edge.rows }
        }
        return winding
    }
}
