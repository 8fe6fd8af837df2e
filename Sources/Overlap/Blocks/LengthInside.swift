import Columns

/// Lengths of segments inside one polygon, for segments within a box.
public struct LengthInside {
    private let edges: [EdgeEnds]

    /// The edges of a row that matter for segments within a box.
    /// - Complexity: O(*n*) for *n* vertices of the row.
    public init(_ column: PolygonColumn, row: Int, within box: Box) {
        edges = column.withView { view in
            var edges: [EdgeEnds] = []
            for ring in view.rings(ofRow: row) {
                let v = view.vertices(ofRing: ring)
                for i in v.lowerBound..<max(v.lowerBound, v.upperBound - 1) {
                    let (p, q) = (view.point(i), view.point(i + 1))
                    // Edges at the height of the box, and not west of it: they decide where its places lie.
                    if max(p.x, q.x) >= box.minX, max(p.y, q.y) >= box.minY, min(p.y, q.y) <= box.maxY {
                        edges.append(EdgeEnds(p, q))
                    }
                }
            }
            return edges
        }
    }

    /// Length of the part of a segment inside the polygon, metres in the plane.
    /// - Parameter counting: whether a part along the border counts.
    /// - Complexity: O(*e*) for *e* edges at the height of the box and east of its west side, times the crossings.
    public func length(from a: Position, to b: Position, border counting: Bool) -> Double {
        var cuts = [0.0, 1.0]
        let own = EdgeEnds(SIMD2(a.x, a.y), SIMD2(b.x, b.y))
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        for edge in edges where Self.meet(own, edge) {
            let (ex, ey) = (edge.bx - edge.ax, edge.by - edge.ay)
            let cross = dx * ey - dy * ex
            if cross != 0 {
                cuts.append(((edge.ax - a.x) * ey - (edge.ay - a.y) * ex) / cross)
            }
            // Ends of edges along the segment cut it too.
            let square = dx * dx + dy * dy
            guard square > 0 else { continue }
            cuts.append(((edge.ax - a.x) * dx + (edge.ay - a.y) * dy) / square)
            cuts.append(((edge.bx - a.x) * dx + (edge.by - a.y) * dy) / square)
        }
        cuts = cuts.filter { $0 >= 0 && $0 <= 1 }
        cuts.sort()
        var inside = 0.0
        for (from, to) in zip(cuts, cuts.dropFirst()) where to > from {
            let t = 0.5 * (from + to)
            let side = side(a.x + t * dx, a.y + t * dy)
            if side > 0 || side == 0 && counting { inside += to - from }
        }
        return inside * a.distance(to: b)
    }

    private static func meet(_ p: EdgeEnds, _ q: EdgeEnds) -> Bool {
        min(p.ax, p.bx) <= max(q.ax, q.bx) && min(q.ax, q.bx) <= max(p.ax, p.bx)
            && min(p.ay, p.by) <= max(q.ay, q.by) && min(q.ay, q.by) <= max(p.ay, p.by)
    }

    /// 1 inside, 0 on the border to within rounding, −1 outside.
    private func side(_ x: Double, _ y: Double) -> Int {
        var inside = false
        let noise = 8 * max(x.magnitude, y.magnitude).ulp
        for edge in edges {
            let (dx, dy) = (edge.bx - edge.ax, edge.by - edge.ay)
            let cross = dx * (y - edge.ay) - dy * (x - edge.ax)
            if cross.magnitude <= noise * (dx.magnitude + dy.magnitude), min(edge.ax, edge.bx) - noise <= x,
                x <= max(edge.ax, edge.bx) + noise, min(edge.ay, edge.by) - noise <= y,
                y <= max(edge.ay, edge.by) + noise
            {
                return 0
            }
            if (edge.ay > y) != (edge.by > y), (dy > 0) == (cross > 0) { inside.toggle() }
        }
        return inside ? 1 : -1
    }
}
