import Columns

extension Router {
    /// Costs from many points to many.
    ///
    /// Many sources share a contraction hierarchy, which is made for the purpose; few are searched one by one. The
    /// costs are the same to the last digit.
    /// - Returns: one row a source, input order; 8 bytes a pair.
    /// - Complexity: making the hierarchy takes about 10 µs a node on road networks; then a sweep over the arcs above
    ///   the points for every sixteen sources.
    public func matrix(from: [Attachment?], to: [Attachment?], within limit: Double = .infinity) -> CostMatrix {
        var result = CostMatrix(rows: from.count, columns: to.count)
        let plan = MatrixPlan(self, from: from, to: to, within: limit)
        for first in stride(from: 0, to: plan.batches.count, by: MatrixPlan.batchesInPiece) {
            let part = plan.rows(ofBatches: first..<min(first + MatrixPlan.batchesInPiece, plan.batches.count))
            for (i, row) in part.rows.enumerated() { result.setRow(row, part.costs, i) }
        }
        return result
    }

    /// The same, by several tasks; the result does not depend on their number.
    /// - Throws: `CancellationError` when the task is cancelled.
    public func matrix(
        from: [Attachment?], to: [Attachment?], within limit: Double = .infinity, threads: Int
    ) async throws(CancellationError) -> CostMatrix {
        precondition(threads > 0, "one thread at least")
        let plan = MatrixPlan(self, from: from, to: to, within: limit)
        var result = CostMatrix(rows: from.count, columns: to.count)
        let share = max(1, min(MatrixPlan.batchesInPiece, (plan.batches.count + threads - 1) / threads))
        do {
            try await withThrowingTaskGroup(of: (rows: [Int], costs: CostMatrix).self) { group in
                var next = 0
                func add() {
                    guard next < plan.batches.count else { return }
                    let batches = next..<min(next + share, plan.batches.count)
                    next = batches.upperBound
                    group.addTask {
                        try Task.checkCancellation()
                        return plan.rows(ofBatches: batches)
                    }
                }
                for _ in 0..<threads { add() }
                while let part = try await group.next() {
                    for (i, row) in part.rows.enumerated() { result.setRow(row, part.costs, i) }
                    add()
                }
            }
        } catch {
            throw CancellationError()
        }
        return result
    }
}
