extension Partition {
    /// Merges two neighbouring clusters and splits another along a noisy tree, or the two anew; accepted as in `walk`.
    ///
    /// The cluster to split is that of a row drawn from all; when it is one of the two, the two are split anew.
    mutating func recombine(
        heat: Double, price: Double, _ cut: inout TreeCut, _ chance: inout Heat, _ record: inout Record
    ) {
        let edge = chance.below(max(1, ground.heads.count))
        guard edge < ground.heads.count else { return }
        let (tail, head) = (ground.tails[edge], ground.heads[edge])
        let (a, b) = (labels[tail], labels[head])
        guard a != b else { return }
        let allowance = heat * chance.tolerance()
        let third = chance.below(ground.count)
        let c = labels[third]
        if c != a && c != b && (ground.measures == 0 || chance.next() & 1 == 0) {
            guard sizes[c] > 1 else { return }
            let merge = mergeCost(a, b)
            let broken = ground.measures == 0 ? 0 : mergedViolation(a, b) - violation(of: a) - violation(of: b)
            let before = heterogeneity(of: c) + price * violation(of: c)
            // No split can win more than all of it.
            guard merge + price * broken - before <= allowance else { return }
            let rows = cut.members(self, from: third)
            cut.grow(ground, rows, &chance)
            let best = cut.best(self, price: price)
            guard best.at >= 0, merge + price * broken + best.cost - before <= allowance else { return }
            relabel(cut.members(self, from: head), to: a, touching: [a, b])
            relabel(cut.below(best.at).map { rows[$0] }, to: b, touching: [b, c])
        } else {
            let before = heterogeneity(of: a) + heterogeneity(of: b) + price * (violation(of: a) + violation(of: b))
            let rows = cut.members(self, from: tail) + cut.members(self, from: head)
            cut.grow(ground, rows, &chance)
            let best = cut.best(self, price: price)
            guard best.at >= 0, best.cost - before <= allowance else { return }
            let part = cut.below(best.at).map { rows[$0] }
            relabel(rows, to: b, touching: [a, b])
            relabel(part, to: a, touching: [a, b])
        }
        record.note(self)
    }

    /// What joining two clusters adds to the heterogeneity.
    func mergeCost(_ a: Int, _ b: Int) -> Double {
        let width = ground.width
        var both = 0.0
        for c in 0..<width {
            let s = sums[a * width + c] + sums[b * width + c]
            both += s * s
        }
        return lengths[a] / Double(sizes[a]) + lengths[b] / Double(sizes[b]) - both / Double(sizes[a] + sizes[b])
    }

    private func mergedViolation(_ a: Int, _ b: Int) -> Double {
        let measures = ground.measures
        var sum = 0.0
        for j in 0..<measures { sum += shortfall(amounts[a * measures + j] + amounts[b * measures + j], j) }
        return sum
    }
}
