import Columns

extension Router {
    /// Costs from many points to many, one search a source.
    /// - Returns: one row a source, input order.
    /// - Complexity: O(*s* (*n* + *m*) log *n*) for *s* sources; 8 bytes a pair.
    public func matrix(from: [Attachment?], to: [Attachment?], within limit: Double = .infinity) -> CostMatrix {
        matrix(from: from[...], TargetSet(self, to), within: limit)
    }

    /// The same, by several tasks; the result does not depend on their number.
    public func matrix(
        from: [Attachment?], to: [Attachment?], within limit: Double = .infinity, threads: Int
    ) async throws(CancellationError) -> CostMatrix {
        precondition(threads > 0, "one thread at least")
        let targets = TargetSet(self, to)
        let share = max(1, min(256, (from.count + threads - 1) / threads))
        var result = CostMatrix(rows: from.count, columns: to.count)
        do {
            try await withThrowingTaskGroup(of: (Int, CostMatrix).self) { group in
                var next = 0
                func add() {
                    guard next < from.count else { return }
                    let rows = next..<min(next + share, from.count)
                    next = rows.upperBound
                    group.addTask {
                        try Task.checkCancellation()
                        return (rows.lowerBound, matrix(from: from[rows], targets, within: limit))
                    }
                }
                for _ in 0..<threads { add() }
                while let (first, part) = try await group.next() {
                    result.setRows(from: first, part)
                    add()
                }
            }
        } catch {
            throw CancellationError()
        }
        return result
    }

    private func matrix(from: ArraySlice<Attachment?>, _ targets: TargetSet, within limit: Double) -> CostMatrix {
        var result = CostMatrix(rows: from.count, columns: targets.attachments.count)
        var search = DijkstraSearch(nodeCount: network.nodeCount)
        for (row, source) in from.enumerated() {
            result.withRow(row) { fill($0, from: source, targets, within: limit, &search) }
        }
        return result
    }
}
