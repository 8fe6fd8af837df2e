import Columns

/// On which sides of ring `b` ring `a` runs, for rings that do not cross properly.
struct RingSides {
    private(set) var inside = false
    private(set) var outside = false

    /// - Parameter touching: the rings have a point in common; then every stretch of `a` between contacts is looked at,
    ///   else one vertex decides.
    init(of a: Int, against b: Int, touching: Bool, _ view: PolygonView) {
        let v = view.vertices(ofRing: a)
        guard touching else {
            for i in v {
                let side = locate(view.x(i), view.y(i), view, ring: b)
                if side != 0 {
                    (inside, outside) = (side > 0, side < 0)
                    return
                }
            }
            return
        }
        let near = EdgesNear(a, of: b, view)
        for i in v.lowerBound..<v.upperBound - 1 {
            let (ax, ay, bx, by) = (view.x(i), view.y(i), view.x(i + 1), view.y(i + 1))
            // Contacts are vertices of one of the two rings, as edges do not cross.
            var cuts: [Double] = [0, 1]
            let (dx, dy) = (bx - ax, by - ay)
            guard dx != 0 || dy != 0 else { continue }
            for edge in near.edges {
                for j in edge...edge + 1 {
                    let (x, y) = (view.x(j), view.y(j))
                    guard min(ax, bx) <= x, x <= max(ax, bx), min(ay, by) <= y, y <= max(ay, by),
                        orientation(ax, ay, bx, by, x, y) == 0
                    else { continue }
                    cuts.append(dx.magnitude > dy.magnitude ? (x - ax) / dx : (y - ay) / dy)
                }
            }
            cuts.sort()
            for (from, to) in zip(cuts, cuts.dropFirst()) where to > from {
                let t = (from + to) / 2
                let (x, y) = (ax + t * dx, ay + t * dy)
                // The middle is rounded: nearer to the other ring than that, it says nothing.
                if near.isAlong(x, y, view) { continue }
                let side = locate(x, y, view, edges: near.edges)
                if side > 0 { inside = true }
                if side < 0 { outside = true }
            }
        }
    }
}

/// The edges of a ring, by their first vertices, that decide where places in the box of another ring lie: those at its
/// height and not west of it.
private struct EdgesNear {
    let edges: [Int]

    init(_ a: Int, of b: Int, _ view: PolygonView) {
        var box = Box()
        for i in view.vertices(ofRing: a) { box.add(x: view.x(i), y: view.y(i)) }
        // No edge that `isAlong` could find is left out.
        box = box.grown(by: 8 * max(box.minX.magnitude, box.maxX.magnitude, box.minY.magnitude, box.maxY.magnitude).ulp)
        let v = view.vertices(ofRing: b)
        edges = (v.lowerBound..<v.upperBound - 1).filter { i in
            let (p, q) = (view.point(i), view.point(i + 1))
            return max(p.x, q.x) >= box.minX && max(p.y, q.y) >= box.minY && min(p.y, q.y) <= box.maxY
        }
    }

    /// The point is nearer to an edge than rounding can tell.
    func isAlong(_ x: Double, _ y: Double, _ view: PolygonView) -> Bool {
        let noise = 4 * max(x.magnitude, y.magnitude).ulp
        return edges.contains { i in
            let (ax, ay, bx, by) = (view.x(i), view.y(i), view.x(i + 1), view.y(i + 1))
            guard min(ax, bx) - noise <= x, x <= max(ax, bx) + noise, min(ay, by) - noise <= y, y <= max(ay, by) + noise
            else { return false }
            let (dx, dy) = (bx - ax, by - ay)
            let cross = dx * (y - ay) - dy * (x - ax)
            return cross.magnitude <= noise * (dx.magnitude + dy.magnitude)
        }
    }
}

/// Where a point lies to a ring: 1 inside, 0 on it, −1 outside. Exact.
/// - Complexity: O(*n*).
/// - Source: Hormann and Agathos, *The point in polygon problem for arbitrary polygons*, 2001, §2 (even–odd).
func locate(_ x: Double, _ y: Double, _ view: PolygonView, ring: Int) -> Int {
    let v = view.vertices(ofRing: ring)
    return locate(x, y, view, edges: v.lowerBound..<v.upperBound - 1)
}

/// The same by some of the ring's edges, told by their first vertices: all that reach the place's height at or east of it.
@inline(__always)
private func locate(_ x: Double, _ y: Double, _ view: PolygonView, edges: some Sequence<Int>) -> Int {
    var inside = false
    for i in edges {
        let (ax, ay, bx, by) = (view.x(i), view.y(i), view.x(i + 1), view.y(i + 1))
        if (ay > y && by > y) || (ay < y && by < y) { continue }
        let side = orientation(ax, ay, bx, by, x, y)
        if side == 0 {
            if min(ax, bx) <= x && x <= max(ax, bx) && min(ay, by) <= y && y <= max(ay, by) { return 0 }
        } else if (ay > y) != (by > y), (by > ay) == (side > 0) {
            inside.toggle()
        }
    }
    return inside ? 1 : -1
}
