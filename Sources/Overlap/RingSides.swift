import Columns

/// On which sides of ring `b` ring `a` runs, for rings that do not cross properly.
struct RingSides {
    private(set) var inside = false
    private(set) var outside = false

    /// - Parameters:
    ///   - b: the edges of the other ring.
    ///   - touching: the rings have a point in common; then every stretch of `a` between contacts is looked at, until
    ///     both sides are found; else one vertex decides.
    init(of a: Int, against b: RingStrips, touching: Bool, _ view: PolygonView) {
        let v = view.vertices(ofRing: a)
        guard touching else {
            for i in v {
                let side = b.locate(view.x(i), view.y(i), view)
                if side != 0 {
                    (inside, outside) = (side > 0, side < 0)
                    return
                }
            }
            return
        }
        for i in v.lowerBound..<v.upperBound - 1 where !(inside && outside) { look(at: i, b, view) }
    }

    /// The sides of one edge.
    private mutating func look(at i: Int, _ b: RingStrips, _ view: PolygonView) {
        let (ax, ay, bx, by) = (view.x(i), view.y(i), view.x(i + 1), view.y(i + 1))
        // Contacts are vertices of one of the two rings, as edges do not cross.
        var cuts: [Double] = [0, 1]
        let (dx, dy) = (bx - ax, by - ay)
        guard dx != 0 || dy != 0 else { return }
        b.forEachEdge(view, from: min(ay, by), to: max(ay, by)) { edge in
            for j in edge...edge + 1 {
                let (x, y) = (view.x(j), view.y(j))
                guard min(ax, bx) <= x, x <= max(ax, bx), min(ay, by) <= y, y <= max(ay, by),
                    orientation(ax, ay, bx, by, x, y) == 0
                else { continue }
                cuts.append(dx.magnitude > dy.magnitude ? (x - ax) / dx : (y - ay) / dy)
            }
            return true
        }
        cuts.sort()
        for (from, to) in zip(cuts, cuts.dropFirst()) where to > from {
            let t = (from + to) / 2
            let (x, y) = (ax + t * dx, ay + t * dy)
            // The middle is rounded: nearer to the other ring than that, it says nothing.
            if Self.isAlong(b, x, y, view) { continue }
            let side = b.locate(x, y, view)
            if side > 0 { inside = true }
            if side < 0 { outside = true }
        }
    }

    /// The point is nearer to an edge than rounding can tell.
    private static func isAlong(_ ring: RingStrips, _ x: Double, _ y: Double, _ view: PolygonView) -> Bool {
        let noise = 4 * max(x.magnitude, y.magnitude).ulp
        var found = false
        ring.forEachEdge(view, from: y - noise, to: y + noise) { i in
            let (ax, ay, bx, by) = (view.x(i), view.y(i), view.x(i + 1), view.y(i + 1))
            guard min(ax, bx) - noise <= x, x <= max(ax, bx) + noise, min(ay, by) - noise <= y, y <= max(ay, by) + noise
            else { return true }
            let (dx, dy) = (bx - ax, by - ay)
            let cross = dx * (y - ay) - dy * (x - ax)
            found = cross.magnitude <= noise * (dx.magnitude + dy.magnitude)
            return !found
        }
        return found
    }
}
