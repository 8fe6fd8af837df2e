import Columns

extension PolygonColumn {
    /// Centroid in the plane of the ground that a row has in common with a row of another column; none where they have none.
    ///
    /// As the area of overlap, without topology: with y(e) the height of an edge e and s its sign, the indicator of a polygon
    /// is Σ s·[y < y(e)], so that ∫∫ g over both is Σ s·s'·∫ G(x, min(y(e), y(e'))) dx over the common x of each two edges,
    /// where G is the integral of g over y: y for the area, x·y and y²/2 for the moments.
    ///
    /// Both rows are sound. Worked about the corner of the row's box, so that large coordinates cost no digits; the result
    /// lies in both boxes.
    /// - Complexity: O(*z* + *v* · *w*) for *v* edges of the row, *z* of the other, and *w* of these above or beside the row.
    package func centroid(ofRow row: Int, within others: PolygonColumn, row other: Int) -> Position? {
        let (own, there) = (box(ofRow: row), others.box(ofRow: other))
        guard own.meets(there) else { return nil }
        let mine = localEdges(ofRow: row, from: own) { _ in true }
        // Edges wholly below the row weigh nothing: the signs of the row's own edges above any x sum to 0.
        let theirs = others.localEdges(ofRow: other, from: own) { edge in
            edge.x2 > 0 && edge.x1 < own.maxX - own.minX && edge.high > 0
        }
        var sum = Moments()
        for a in mine { for b in theirs { sum.add(a, b) } }
        guard sum.area > 0 else { return nil }
        return Position(
            min(max(own.minX + sum.x / sum.area, own.minX, there.minX), own.maxX, there.maxX),
            min(max(own.minY + sum.y / sum.area, own.minY, there.minY), own.maxY, there.maxY))
    }

    private func localEdges(ofRow row: Int, from box: Box, where isWanted: (LocalEdge) -> Bool) -> [LocalEdge] {
        withView { view in
            let list = EdgeList()
            list.fill(view, row, originX: box.minX, originY: box.minY)
            return UnsafeBufferPointer(start: list.edges.base, count: list.edges.count).filter(isWanted)
        }
    }
}

/// ∫ 1, ∫ x and ∫ y over the ground of two polygons, edge pair by edge pair.
private struct Moments {
    var area = 0.0
    var x = 0.0
    var y = 0.0

    mutating func add(_ a: LocalEdge, _ b: LocalEdge) {
        let (from, to) = (max(a.x1, b.x1), min(a.x2, b.x2))
        guard from < to else { return }
        let sign = a.sign * b.sign
        let (a0, a1, b0, b1) = (a.y(from), a.y(to), b.y(from), b.y(to))
        let (d0, d1) = (a0 - b0, a1 - b1)
        if d0 * d1 < 0 {
            // They cross.
            let share = d0 / (d0 - d1)
            let (x, y) = (from + share * (to - from), a0 + share * (a1 - a0))
            add(sign, from, x, min(a0, b0), y)
            add(sign, x, to, y, min(a1, b1))
        } else {
            add(sign, from, to, min(a0, b0), min(a1, b1))
        }
    }

    /// The ground under a straight edge from (from, y0) to (to, y1).
    private mutating func add(_ sign: Double, _ from: Double, _ to: Double, _ y0: Double, _ y1: Double) {
        let width = to - from
        area += sign * width * (y0 + y1) / 2
        x += sign * width * (from * (y0 + y1) / 2 + width * (y0 / 6 + y1 / 3))
        y += sign * width * (y0 * y0 + y0 * y1 + y1 * y1) / 6
    }
}
