extension PackedRTree {
    /// Calls `body` once with every pair of different rows whose boxes meet, in no promised order.
    ///
    /// - Complexity: O(*n* + *k*) node pairs for compact data and *k* pairs.
    /// - Source: Brinkhoff, Kriegel and Seeger, *Efficient Processing of Spatial Joins Using R-trees*, SIGMOD 1993.
    public func forEachMeetingPair(_ body: (Int, Int) -> Void) {
        guard !rows.isEmpty else { return }
        boxes.withUnsafeBufferPointer { boxes in
            func children(_ level: Int, _ node: Int) -> Range<Int> {
                let base = levels[level - 1]
                return base + node * Self.nodeSize..<min(base + (node + 1) * Self.nodeSize, levels[level])
            }
            // Node numbers are absolute; both nodes are on `level`.
            func visit(_ level: Int, _ a: Int, _ b: Int) {
                if level == 0 { return body(Int(rows[a]), Int(rows[b])) }
                let left = children(level, a - levels[level])
                if a == b {
                    for i in left {
                        if level > 1 { visit(level - 1, i, i) }
                        for j in i + 1..<max(i + 1, left.upperBound) where boxes[i].meets(boxes[j]) {
                            visit(level - 1, i, j)
                        }
                    }
                } else {
                    let right = children(level, b - levels[level])
                    for i in left where boxes[i].meets(boxes[b]) {
                        for j in right where boxes[i].meets(boxes[j]) { visit(level - 1, i, j) }
                    }
                }
            }
            let root = levels.count - 2
            if root > 0 { visit(root, levels[root], levels[root]) }
        }
    }
}
