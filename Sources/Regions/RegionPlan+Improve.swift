extension RegionPlan {
    /// Moves rows to neighbouring clusters and swaps pairs across borders as long as heterogeneity falls.
    ///
    /// Givers stay contiguous and above the lower bounds, takers below the upper ones. Steps to the best change of one
    /// row's moves and swaps, in row order, until a pass changes nothing. Only the given clusters' borders are tried.
    mutating func improve(_ touched: some Sequence<Int>) {
        var queue = Set(touched)
        while let cluster = queue.min() {
            queue.remove(cluster)
            for row in clusters[cluster] {
                guard let change = bestChange(of: row) else { continue }
                set(change.taker, change.to)
                set(change.giver, change.from)
                queue.formUnion([change.from, change.to])
                break
            }
        }
    }

    private struct Change {
        var gain: Double
        let from: Int, to: Int
        let giver: [Int], taker: [Int]
    }

    private func bestChange(of row: Int) -> Change? {
        let from = labels[row]
        let without = clusters[from].filter { $0 != row }
        var best: Change?
        func consider(_ to: Int, inExchangeFor other: Int?) {
            let before = heterogeneity[from] + heterogeneity[to]
            let gain =
                before - heterogeneity(of: from, without: row, with: other)
                - heterogeneity(of: to, without: other, with: row)
            guard gain > 1e-9 * (1 + before), gain > best?.gain ?? 0 else { return }
            let giver = other.map { inserting($0, without) } ?? without
            let taker = inserting(row, other.map { other in clusters[to].filter { $0 != other } } ?? clusters[to])
            guard problem.keepsLower(giver), problem.keepsUpper(giver), problem.keepsLower(taker),
                problem.keepsUpper(taker),
                problem.adjacency.isConnected(giver), problem.adjacency.isConnected(taker)
            else { return }
            best = Change(gain: gain, from: from, to: to, giver: giver, taker: taker)
        }
        for to in clustersBeside(row) where to != from {
            if !without.isEmpty { consider(to, inExchangeFor: nil) }
            for other in clusters[to]
            where problem.adjacency.neighbours(of: other).contains(where: { labels[$0] == from }) {
                consider(to, inExchangeFor: other)
            }
        }
        return best
    }
}
