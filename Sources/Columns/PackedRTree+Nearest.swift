extension PackedRTree {
    /// The row nearest to a place, by a distance that is never below that to the row's box; none beyond `reach`.
    ///
    /// Equal distances go to the lower row. `distance` returns none for a row that does not count.
    /// - Parameter reach: largest distance accepted, units of the boxes; may be infinite.
    /// - Complexity: O(log *n*) nodes for compact data.
    public func nearest(
        to place: Position, within reach: Double, _ distance: (Int) -> Double?
    ) -> (row: Int, distance: Double)? {
        nearest(to: Box(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y), within: reach, distance)
    }

    /// The row nearest to something in a box, by a distance that is never below that between the two boxes.
    ///
    /// Order, `reach` and `distance` are as for a place.
    public func nearest(
        to target: Box, within reach: Double, _ distance: (Int) -> Double?
    ) -> (row: Int, distance: Double)? {
        guard !rows.isEmpty, target.isFinite else { return nil }
        var best: (row: Int, distance: Double)?
        var limit = reach
        func visit(level: Int, node: Int) {
            if level == 0 {
                let row = Int(rows[node])
                guard let d = distance(row), d <= limit else { return }
                if let b = best, d == b.distance, row > b.row { return }
                best = (row, d)
                limit = d
                return
            }
            let base = levels[level - 1]
            let children = node * Self.nodeSize..<min((node + 1) * Self.nodeSize, levels[level] - base)
            withUnsafeTemporaryAllocation(of: (Double, Int).self, capacity: Self.nodeSize) { queue in
                var n = 0
                for child in children {
                    let d = boxes[base + child].distance(to: target)
                    guard d <= limit else { continue }
                    var i = n
                    while i > 0, queue[i - 1].0 > d {
                        queue[i] = queue[i - 1]
                        i -= 1
                    }
                    queue[i] = (d, child)
                    n += 1
                }
                for i in 0..<n where queue[i].0 <= limit { visit(level: level - 1, node: queue[i].1) }
            }
        }
        visit(level: levels.count - 2, node: 0)
        return best
    }
}

extension Box {
    /// Straight distance from a place to the box; 0 inside.
    @inlinable public func distance(to p: Position) -> Double {
        let dx = max(0, max(minX - p.x, p.x - maxX))
        let dy = max(0, max(minY - p.y, p.y - maxY))
        return (dx * dx + dy * dy).squareRoot()
    }

    /// Straight distance between the boxes; 0 when they meet.
    @inlinable public func distance(to other: Box) -> Double {
        let dx = max(0, max(minX - other.maxX, other.minX - maxX))
        let dy = max(0, max(minY - other.maxY, other.minY - maxY))
        return (dx * dx + dy * dy).squareRoot()
    }
}
