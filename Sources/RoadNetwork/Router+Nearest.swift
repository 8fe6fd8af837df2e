import Columns

extension Router {
    /// A target and the cost to it.
    public struct Reached: Sendable, Hashable {
        /// Number of the target in the caller's list.
        public let target: Int
        /// Cost with both legs.
        public let cost: Double
    }

    /// The `count` nearest targets of each point, nearest first; equal costs go to the lower target. Fewer when fewer
    /// are reached.
    ///
    /// - Parameter limit: targets that cost more do not count.
    /// - Returns: shape `(from)`, input order.
    /// - Complexity: one search a point, ended when no nearer target can follow.
    public func nearest(
        _ count: Int = 1, from: [Attachment?], to: [Attachment?], within limit: Double = .infinity
    ) -> [[Reached]] {
        precondition(count > 0, "one target at least")
        let targets = TargetSet(self, to)
        var search = DijkstraSearch(nodeCount: states.count)
        return from.map { $0.map { nearest(count, $0, targets, within: limit, &search) } ?? [] }
    }

    /// The same, by several tasks; the result does not depend on their number.
    /// - Throws: `CancellationError` when the task is cancelled.
    public func nearest(
        _ count: Int = 1, from: [Attachment?], to: [Attachment?], within limit: Double = .infinity, threads: Int
    ) async throws(CancellationError) -> [[Reached]] {
        precondition(count > 0, "one target at least")
        let targets = TargetSet(self, to)
        return try await inPieces(of: from, threads: threads) { part in
            var search = DijkstraSearch(nodeCount: states.count)
            return part.map { $0.map { nearest(count, $0, targets, within: limit, &search) } ?? [] }
        }
    }

    private func nearest(
        _ count: Int, _ source: Attachment, _ targets: TargetSet, within limit: Double, _ search: inout DijkstraSearch
    ) -> [Reached] {
        let leg = legCost(source)
        var best: [Reached] = []
        func offer(_ target: Int, _ cost: Double) {
            guard cost <= limit else { return }
            if let old = best.firstIndex(where: { $0.target == target }) {
                guard cost < best[old].cost else { return }
                best.remove(at: old)
            }
            let place = best.firstIndex { (cost, target) < ($0.cost, $0.target) } ?? best.count
            guard place < count else { return }
            best.insert(Reached(target: target, cost: cost), at: place)
            if best.count > count { best.removeLast() }
        }
        offerNear(source, leg, targets, offer)
        search.run(forward, from: ends(of: source, arriving: false), within: limit - leg) { node, cost in
            if best.count == count, leg + cost > best[count - 1].cost { return false }
            for i in targets.entries(of: node) {
                let (target, rest) = targets.entries[i]
                offer(Int(target), leg + cost + rest + targets.legs[Int(target)])
            }
            return true
        }
        return best
    }

    /// The cost of the nearest of several targets from each point: one search from all targets at once.
    ///
    /// - Returns: shape `(from)`, input order; none where no target is reached within the limit. Equal costs go to
    ///   the lower target.
    /// - Complexity: O((*n* + *m*) log *n*), whatever the number of points and targets.
    public func nearestOfAll(
        from: [Attachment?], to: [Attachment?], within limit: Double = .infinity
    ) -> [Reached?] {
        let targets = TargetSet(self, to)
        let origins = TargetSet(self, from, arriving: false)
        var best = [Reached?](repeating: nil, count: from.count)
        func offer(_ point: Int, _ target: Int, _ cost: Double) {
            guard cost <= limit else { return }
            if let old = best[point], (old.cost, old.target) <= (cost, target) { return }
            best[point] = Reached(target: target, cost: cost)
        }
        var starts: [NodeCost] = []
        for (t, a) in to.enumerated() {
            guard let a else { continue }
            for end in ends(of: a, arriving: true) {
                starts.append(NodeCost(node: end.node, cost: end.cost + targets.legs[t]))
            }
        }
        var search = OwnedSearch(nodeCount: states.count)
        let owners = to.indices.flatMap { t in
            to[t].map { [Int32](repeating: Int32(t), count: ends(of: $0, arriving: true).count) } ?? []
        }
        search.run(turned ?? forward, from: starts, owners: owners, within: limit) { node, cost, owner in
            for i in origins.entries(of: node) {
                let (point, rest) = origins.entries[i]
                offer(Int(point), Int(owner), cost + rest + origins.legs[Int(point)])
            }
        }
        for (p, source) in from.enumerated() {
            guard let source else { continue }
            offerNear(source, origins.legs[p], targets) { target, cost in offer(p, target, cost) }
        }
        return best
    }
}

/// Dijkstra's search from starts that have owners: each node goes to the owner of the least cost, then to the lower
/// owner.
private struct OwnedSearch: ~Copyable {
    private var costs: [Double]
    private var owners: [Int32]
    private var heap: CostHeap

    init(nodeCount: Int) {
        costs = [Double](repeating: .infinity, count: nodeCount)
        owners = [Int32](repeating: .max, count: nodeCount)
        heap = CostHeap(nodeCount: nodeCount)
    }

    mutating func run(
        _ graph: ArcGraph, from starts: [NodeCost], owners startOwners: [Int32], within limit: Double,
        _ visit: (Int32, Double, Int32) -> Void
    ) {
        for (start, owner) in zip(starts, startOwners) { offer(Int(start.node), start.cost, owner) }
        while let (cost, node) = heap.pop() {
            let n = Int(node)
            if cost > limit { return }
            visit(node, cost, owners[n])
            for i in Int(graph.offsets[n])..<Int(graph.offsets[n + 1]) {
                offer(Int(graph.arcs[i].head), cost + graph.arcs[i].weight, owners[n])
            }
        }
    }

    private mutating func offer(_ node: Int, _ cost: Double, _ owner: Int32) {
        if cost < costs[node] {
            (costs[node], owners[node]) = (cost, owner)
            heap.push(cost, Int32(node))
        } else if cost == costs[node], owner < owners[node] {
            owners[node] = owner
        }
    }
}
