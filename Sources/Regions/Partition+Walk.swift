/// The best partition that a search has met.
struct Record {
    var labels: [Int] = []
    var heterogeneity = Double.infinity
    /// Of the partition with the least violation, while none keeps the bounds.
    var violation = Double.infinity

    /// Keeps a partition when it breaks the bounds less, or as little and is more alike.
    mutating func note(_ partition: Partition) {
        guard partition.violation < violation + 1e-9 else { return }
        guard partition.violation < violation - 1e-9 || partition.heterogeneity < heterogeneity - 1e-9 else { return }
        var violation = partition.violation
        if violation < 1e-9 {
            // Sums that were carried along are right to rounding only.
            violation = partition.keepsBounds ? 0 : 1e-9
            guard violation <= self.violation else { return }
        }
        (labels, heterogeneity, self.violation) = (partition.labels, partition.heterogeneity, violation)
    }
}

extension Partition {
    /// Metropolis steps: a directed edge between clusters is drawn, the move of its tail to the head's cluster priced
    /// from the sums, accepted or not, and only then is contiguity tested.
    ///
    /// - Parameters:
    ///   - price: what a mean row that is missing or too much costs.
    ///   - record: where partitions that keep the bounds better, or cost less, are kept.
    /// - Returns: steps at which every bound was kept.
    mutating func walk(
        steps: Int, heat: Double, price: Double, _ chance: inout Heat, _ record: inout Record
    ) -> Int {
        let edges = ground.heads.count
        guard edges > 0 else { return violation < 1e-9 ? steps : 0 }
        var kept = 0
        let bounded = ground.measures > 0
        for _ in 0..<steps {
            if violation < 1e-9 { kept += 1 }
            let edge = chance.below(edges)
            let row = ground.tails[edge]
            let (from, to) = (labels[row], labels[ground.heads[edge]])
            guard from != to, sizes[from] > 1 else { continue }
            let cost = cost(moving: row, from: from, to: to)
            let change = bounded ? violationChange(moving: row, from: from, to: to) : 0
            let total = cost + price * change
            guard total <= 0 || total <= heat * chance.tolerance() else { continue }
            guard hangsTogether(without: row) else { continue }
            move(row, to: to, cost: cost, violationChange: change)
            if violation < record.violation + 1e-9,
                violation < record.violation - 1e-9 || heterogeneity < record.heterogeneity - 1e-9
            {
                record.note(self)
            }
        }
        return kept
    }

    /// Single moves that lower heterogeneity without breaking a bound more, until none does.
    mutating func descend() {
        var changed = true
        while changed {
            changed = false
            for edge in ground.heads.indices {
                let row = ground.tails[edge]
                let (from, to) = (labels[row], labels[ground.heads[edge]])
                guard from != to, sizes[from] > 1 else { continue }
                let (cost, change) = (
                    cost(moving: row, from: from, to: to), violationChange(moving: row, from: from, to: to)
                )
                guard change < -1e-9 || (change < 1e-9 && cost < -1e-9) else { continue }
                guard hangsTogether(without: row) else { continue }
                move(row, to: to, cost: cost, violationChange: change)
                changed = true
            }
        }
        recount()
    }
}
