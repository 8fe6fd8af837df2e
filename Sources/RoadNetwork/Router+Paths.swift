import Columns

extension Router {
    /// Cheapest ways from one point to many.
    ///
    /// - Parameter limit: ways that cost more, legs included, do not count.
    /// - Returns: shape `(to)`, input order; none where the target is not reached. Each is the same as `path(from:to:)`.
    /// - Complexity: one search of Dijkstra, ended when the last target is settled or the limit passed.
    public func paths(from: Attachment?, to: [Attachment?], within limit: Double = .infinity) -> [RoadPath?] {
        guard let from else { return Array(repeating: nil, count: to.count) }
        var search = DijkstraSearch(nodeCount: states.count, keepsArrivals: true)
        return paths(from, to, within: limit, &search)
    }

    /// Cheapest ways from many points to many, by several tasks; the result does not depend on their number.
    ///
    /// A way holds each of its edges: where costs are enough, `matrix` takes a fraction of the time and memory.
    /// - Throws: `CancellationError` when the task is cancelled.
    /// - Returns: one row a source, input order; each row as of the search from one point.
    /// - Complexity: one search a source.
    public func paths(
        from: [Attachment?], to: [Attachment?], within limit: Double = .infinity, threads: Int
    ) async throws(CancellationError) -> [[RoadPath?]] {
        try await inPieces(of: from, threads: threads) { part in
            var search = DijkstraSearch(nodeCount: states.count, keepsArrivals: true)
            return part.map { source in
                source.map { paths($0, to, within: limit, &search) } ?? Array(repeating: nil, count: to.count)
            }
        }
    }

    /// Ways to the `count` nearest targets of each point, nearest first; see `nearest(_:from:to:within:)`.
    /// - Throws: `CancellationError` when the task is cancelled.
    /// - Returns: one row a source, input order. The last stop of a way is its target.
    /// - Complexity: two searches a source, both ended at the last of the targets.
    public func nearestPaths(
        _ count: Int = 1, from: [Attachment?], to: [Attachment?], within limit: Double = .infinity, threads: Int
    ) async throws(CancellationError) -> [[(target: Int, path: RoadPath)]] {
        let found = try await nearest(count, from: from, to: to, within: limit, threads: threads)
        let asked = Array(zip(from, found))
        return try await inPieces(of: asked, threads: threads) { part in
            var search = DijkstraSearch(nodeCount: states.count, keepsArrivals: true)
            return part.map { source, reached in
                guard let source else { return [] }
                let ways = paths(source, reached.map { to[$0.target] }, within: .infinity, &search)
                return zip(reached, ways).compactMap { hit, way in way.map { (hit.target, $0) } }
            }
        }
    }

    /// Works on pieces of a list by several tasks and puts the results together in its order.
    func inPieces<Item: Sendable, Result: Sendable>(
        of list: [Item], threads: Int, _ work: @escaping @Sendable (ArraySlice<Item>) -> [Result]
    ) async throws(CancellationError) -> [Result] {
        precondition(threads > 0, "one thread at least")
        let size = max(1, min(64, (list.count + threads - 1) / threads))
        let starts = Array(stride(from: 0, to: list.count, by: size))
        do {
            return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
                var pieces = [[Result]](repeating: [], count: starts.count)
                var next = 0
                func add() {
                    guard next < starts.count else { return }
                    let (piece, start) = (next, starts[next])
                    next += 1
                    group.addTask {
                        try Task.checkCancellation()
                        return (piece, work(list[start..<min(start + size, list.count)]))
                    }
                }
                for _ in 0..<threads { add() }
                while let (piece, results) = try await group.next() {
                    pieces[piece] = results
                    add()
                }
                return pieces.flatMap { $0 }
            }
        } catch {
            throw CancellationError()
        }
    }
}
