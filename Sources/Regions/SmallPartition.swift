/// Partitions of few rows by trying all: the proof of an optimum, or that bounds cannot be met.
enum SmallPartition {
    /// Most rows that are tried out: 3¹² pairs of a set and a part of it.
    static let mostRows = 12

    /// The least heterogeneity for each number of clusters, and its labels; none for numbers that cannot be had.
    ///
    /// - Returns: shape `(rows + 1)`.
    /// - Complexity: O(3ⁿ·n).
    static func best(_ ground: SearchGround) -> [(heterogeneity: Double, labels: [Int])?] {
        let n = ground.count
        let costs = clusterCosts(ground)
        // best[set · (n + 1) + p]: the set in p clusters, the first of which holds its lowest row.
        let width = n + 1
        var best = [Double](repeating: .infinity, count: (1 << n) * width)
        var first = [Int32](repeating: 0, count: (1 << n) * width)
        best[0] = 0
        for set in 1..<(1 << n) {
            let low = set & -set
            let rest = set ^ low
            var sub = rest
            while true {
                let cluster = sub | low
                if costs[cluster] < .infinity {
                    let left = rest ^ sub
                    for p in 0...left.nonzeroBitCount where best[left * width + p] < .infinity {
                        let value = best[left * width + p] + costs[cluster]
                        if value < best[set * width + p + 1] {
                            best[set * width + p + 1] = value
                            first[set * width + p + 1] = Int32(truncatingIfNeeded: cluster)
                        }
                    }
                }
                if sub == 0 { break }
                sub = (sub - 1) & rest
            }
        }
        let all = (1 << n) - 1
        return (0...n).map { p in
            guard best[all * width + p] < .infinity else { return nil }
            var (labels, set, left) = ([Int](repeating: 0, count: n), all, p)
            while left > 0 {
                let cluster = Int(first[set * width + left])
                for row in 0..<n where cluster & (1 << row) != 0 { labels[row] = left - 1 }
                set ^= cluster
                left -= 1
            }
            return (best[all * width + p], labels)
        }
    }

    /// Heterogeneity of each set of rows as one cluster; infinite when it is not contiguous or breaks a bound.
    private static func clusterCosts(_ ground: SearchGround) -> [Double] {
        let (n, width) = (ground.count, ground.width)
        let beside = (0..<n).map { row in
            ground.heads[ground.offsets[row]..<ground.offsets[row + 1]].reduce(0) { $0 | 1 << $1 }
        }
        return (0..<(1 << n)).map { set in
            guard set != 0 else { return .infinity }
            var (reached, grown) = (0, set & -set)
            while grown != reached {
                reached = grown
                for row in 0..<n where reached & (1 << row) != 0 { grown |= beside[row] & set }
            }
            guard reached == set else { return .infinity }
            let rows = (0..<n).filter { set & (1 << $0) != 0 }
            let totals = ground.totals(of: rows)
            for j in totals.indices where totals[j] < ground.least[j] || totals[j] > ground.most[j] { return .infinity }
            var value = 0.0
            for c in 0..<width {
                let mean = rows.reduce(0) { $0 + ground.scores[$1 * width + c] } / Double(rows.count)
                for row in rows {
                    let d = ground.scores[row * width + c] - mean
                    value += d * d
                }
            }
            return value
        }
    }
}
