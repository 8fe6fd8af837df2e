/// A first plan by cutting trees: each connected part is cut along spanning trees into pieces near their even share.
///
/// - Source: DeFord, Duchin and Solomon, *Recombination: a family of Markov chains for redistricting*, Harvard Data
///   Science Review 3, 2021.
struct TreePlan {
    /// Trees tried for a cut; the most even one is taken.
    private static let trees = 5

    /// Clusters from 0, the numbers wanted of each part in the order of the parts.
    static func labels(_ ground: SearchGround, wanted: [Int], _ chance: inout Heat) -> [Int] {
        var (labels, next) = ([Int](repeating: 0, count: ground.count), 0)
        var cut = TreeCut(ground)
        for (part, count) in zip(ground.parts, wanted) {
            var open = [(rows: part, count: count)]
            while let (rows, count) = open.popLast() {
                guard count > 1, let (inside, below) = halves(ground, rows, count, &cut, &chance) else {
                    for row in rows { labels[row] = next }
                    next += 1
                    continue
                }
                let taken = Set(inside)
                open.append((rows.filter { !taken.contains($0) }, count - below))
                open.append((inside, below))
            }
        }
        return labels
    }

    /// Rows below the cut whose amounts are nearest a whole number of even shares, and that number.
    private static func halves(
        _ ground: SearchGround, _ rows: [Int], _ count: Int, _ cut: inout TreeCut, _ chance: inout Heat
    ) -> (rows: [Int], count: Int)? {
        let totals = ground.totals(of: rows)
        var best: (error: Double, rows: [Int], count: Int)?
        for _ in 0..<trees {
            cut.grow(ground, rows, &chance)
            var (least, place, number) = (Double.infinity, -1, 0)
            for here in cut.cuts {
                let size = cut.size(cutting: here)
                let share = Double(size) / Double(rows.count)
                let shares =
                    ground.measures == 0
                    ? [share]
                    : (0..<ground.measures).map { j in
                        totals[j] > 0 ? cut.amounts(cutting: here, j, ground).inside / totals[j] : share
                    }
                let mean = shares.reduce(0, +) / Double(shares.count) * Double(count)
                // A side has at least as many rows as clusters.
                let below = min(max(1, Int(clamping: mean.rounded())), count - 1)
                guard size >= below, rows.count - size >= count - below else { continue }
                // Halves first: an even cut leaves both sides room.
                let error = shares.reduce(0) { $0 + abs($1 * Double(count) - Double(below)) } + 1e-3 * chance.unit()
                let weighed = error / Double(min(below, count - below))
                if weighed < least { (least, place, number) = (weighed, here, below) }
            }
            if place >= 0, least < best?.error ?? .infinity {
                best = (least, cut.below(place).map { rows[$0] }.sorted(), number)
            }
        }
        return best.map { ($0.rows, $0.count) }
    }
}
