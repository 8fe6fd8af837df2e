/// The search for likeness: parallel tempering for small problems, annealing with merges and splits for large ones.
///
/// Steps are counted and never timed. Replicas draw from generators of their own, so that the answer does not depend
/// on how many of them run at once.
struct LikenessSearch {
    let ground: SearchGround
    let clusters: Int

    /// Replicas of a tempering.
    static let replicas = 8
    /// Steps of each replica between two looks at its neighbours.
    static let stepsBetweenSwaps = 3000
    /// Merges and splits of each replica between two looks: with none of them each of ten seeds at 300 rows in 12
    /// clusters ended 5 to 8 units higher, with twice as many nothing changed but the time.
    static let recombinationsBetweenSwaps = 15
    /// Temperatures for likeness, in units of the heterogeneity: rows differ by one to ten of them.
    static let likeness = 0.5...3.0
    /// Temperatures for bounds alone, in mean rows.
    static let bounds = 0.02...1.0
    /// Most rows for which replicas pay: above, one longer run finds more.
    static let mostForReplicas = 1000

    /// From partitions of each row's cluster to the best partition found.
    func run(from start: [Int], steps: Int, _ chance: inout Heat) throws(CancellationError) -> Record {
        ground.count <= Self.mostForReplicas
            ? try temper(from: [start], steps: steps, heats: Self.likeness, &chance)
            : try anneal(from: start, steps: steps, heats: 0.3...2, &chance)
    }

    /// Replicas at temperatures in a geometric row; neighbours swap partitions by Metropolis' rule.
    ///
    /// - Parameters:
    ///   - starts: partitions to begin with, taken in turn.
    ///   - untilFeasible: ends as soon as a partition keeps all bounds.
    /// - Source: Geyer, *Markov chain Monte Carlo maximum likelihood*, Interface 1991.
    func temper(
        from starts: [[Int]], steps: Int, heats range: ClosedRange<Double>, untilFeasible: Bool = false,
        _ chance: inout Heat
    ) throws(CancellationError) -> Record {
        let count = Self.replicas
        let ratio = Heat.exponential(Heat.logarithm(range.upperBound / range.lowerBound) / Double(count - 1))
        var heats = [range.lowerBound]
        while heats.count < count { heats.append(heats[heats.count - 1] * ratio) }
        var (record, cut) = (Record(), TreeCut(ground))
        var states = (0..<count).map { Partition(ground, labels: starts[$0 % starts.count], clusters: clusters) }
        for state in states { record.note(state) }
        if untilFeasible && record.violation < 1e-10 { return record }
        var chances = (0..<count).map { _ in Heat(seed: chance.next()) }
        var prices = [Double](repeating: 1, count: count)
        for round in 0..<max(1, steps / (count * Self.stepsBetweenSwaps)) {
            if round % 4 == 0 && Task.isCancelled { throw CancellationError() }
            for r in 0..<count {
                let kept = states[r].walk(
                    steps: Self.stepsBetweenSwaps, heat: heats[r], price: prices[r], &chances[r], &record)
                if ground.width > 0 { Self.adapt(&prices[r], kept: kept, of: Self.stepsBetweenSwaps) }
                for _ in 0..<Self.recombinationsBetweenSwaps {
                    states[r].recombine(heat: heats[r], price: prices[r], &cut, &chances[r], &record)
                }
                states[r].recount()
                if untilFeasible && record.violation < 1e-10 { return record }
            }
            for low in stride(from: round % 2, to: count - 1, by: 2) {
                let apart = states[low].heterogeneity - states[low + 1].heterogeneity
                let broken = states[low].violation - states[low + 1].violation
                let gain =
                    (apart + prices[low] * broken) / heats[low] - (apart + prices[low + 1] * broken) / heats[low + 1]
                if gain >= -chance.tolerance() { states.swapAt(low, low + 1) }
            }
        }
        return polished(record)
    }

    /// One partition cooled from the first temperature to the last, with a share of merges and splits.
    func anneal(
        from start: [Int], steps: Int, heats: ClosedRange<Double>, _ chance: inout Heat
    ) throws(CancellationError) -> Record {
        var state = Partition(ground, labels: start, clusters: clusters)
        var (record, cut) = (Record(), TreeCut(ground))
        record.note(state)
        // One step in a hundred merges and splits.
        let (round, batch) = (2000, 100)
        let rounds = max(1, steps / round)
        let fall = Heat.exponential(-Heat.logarithm(heats.upperBound / heats.lowerBound) / Double(rounds))
        var (heat, price) = (heats.upperBound, 1.0)
        for number in 0..<rounds {
            if number % 8 == 0 && Task.isCancelled { throw CancellationError() }
            var (done, kept) = (0, 0)
            while done < round {
                kept += state.walk(steps: batch, heat: heat, price: price, &chance, &record)
                state.recombine(heat: heat, price: price, &cut, &chance, &record)
                done += batch
            }
            Self.adapt(&price, kept: kept, of: done)
            if number % 16 == 0 { state.recount() }
            heat *= fall
        }
        return polished(record)
    }

    /// The price of a broken bound rises while bounds are kept at less than 15 % of the steps, and falls above 35 %.
    private static func adapt(_ price: inout Double, kept: Int, of steps: Int) {
        if kept * 100 < 15 * steps { price = min(price * 1.1, 1000) }
        if kept * 100 > 35 * steps { price = max(price / 1.1, 0.001) }
    }

    private func polished(_ record: Record) -> Record {
        var state = Partition(ground, labels: record.labels, clusters: clusters)
        state.descend()
        var record = record
        record.note(state)
        return record
    }
}
