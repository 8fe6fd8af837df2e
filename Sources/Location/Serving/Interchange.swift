import Columns

/// Vertex substitution: swaps an open site for a closed one as long as that is cheaper, the best swap first.
///
/// What every swap would save is kept up to date: only points whose two nearest open sites change are looked at again.
///
/// - Source: Teitz and Bart, *Heuristic methods for estimating the generalized vertex median*, Operations Research 16,
///   1968; Resende and Werneck, *A fast swap-based local search procedure for location problems*, Annals of Operations
///   Research 150, 2007.
struct Interchange {
    let problem: ServingProblem
    /// Entries by site: the points, entries of site `s` are `siteStarts[s]..<siteStarts[s + 1]`.
    private var siteStarts: [Int]
    private var sitePoints: [Int32]
    private var siteCosts: [Double]

    /// Open sites by slot.
    private(set) var open: [Int] = []
    private var slot: [Int32]
    /// Entry of the nearest and the second nearest open site; the end of the list when there is none.
    private var first: [Int]
    private var second: [Int]
    /// What opening a site saves, shape `(sites)`.
    private var gain: [Double]
    /// What closing the site of a slot costs, shape `(slots)`.
    private var loss: [Double] = []
    /// What both together save besides, shape `(slots, sites)`.
    private var extra: [Double] = []
    /// Entries looked at so far.
    private(set) var looked = 0
    private var seen: [Int32]
    private var pass: Int32 = 0

    init(_ problem: ServingProblem) {
        self.problem = problem
        siteStarts = [Int](repeating: 0, count: problem.siteCount + 1)
        for site in problem.sites { siteStarts[Int(site) + 1] += 1 }
        for site in 0..<problem.siteCount { siteStarts[site + 1] += siteStarts[site] }
        var next = siteStarts
        sitePoints = [Int32](repeating: 0, count: problem.sites.count)
        siteCosts = [Double](repeating: 0, count: problem.sites.count)
        for point in 0..<problem.pointCount {
            for k in problem.starts[point]..<problem.starts[point + 1] {
                let site = Int(problem.sites[k])
                (sitePoints[next[site]], siteCosts[next[site]]) = (Int32(point), problem.costs[k])
                next[site] += 1
            }
        }
        slot = [Int32](repeating: -1, count: problem.siteCount)
        gain = [Double](repeating: 0, count: problem.siteCount)
        (first, second) = ([], [])
        seen = [Int32](repeating: 0, count: problem.pointCount)
    }

    /// Opens sites one after another, each time the one that saves the most; ties go to the lower number.
    /// - Complexity: O(*choose · entries*).
    func greedy() -> [Int] {
        var paid = problem.penalties, chosen: [Int] = []
        var isOpen = [Bool](repeating: false, count: problem.siteCount)
        while chosen.count < problem.choose {
            var saved = [Double](repeating: 0, count: problem.siteCount)
            for point in 0..<problem.pointCount {
                for k in problem.starts[point]..<problem.starts[point + 1] {
                    guard problem.costs[k] < paid[point] else { break }
                    saved[Int(problem.sites[k])] += paid[point] - problem.costs[k]
                }
            }
            var best = -1
            for site in 0..<problem.siteCount where !isOpen[site] && (best < 0 || saved[site] > saved[best]) {
                best = site
            }
            isOpen[best] = true
            chosen.append(best)
            for k in siteStarts[best]..<siteStarts[best + 1] {
                paid[Int(sitePoints[k])] = min(paid[Int(sitePoints[k])], siteCosts[k])
            }
        }
        return chosen
    }

    /// Starts from these sites, `problem.choose` of them.
    mutating func begin(_ sites: [Int]) {
        open = sites
        for site in slot.indices { slot[site] = -1 }
        for (i, site) in sites.enumerated() { slot[site] = Int32(i) }
        for site in gain.indices { gain[site] = 0 }
        loss = [Double](repeating: 0, count: sites.count)
        extra = [Double](repeating: 0, count: sites.count * problem.siteCount)
        first = [Int](repeating: 0, count: problem.pointCount)
        second = first
        for point in 0..<problem.pointCount {
            rank(point)
            count(point, 1)
        }
    }

    /// Swaps until no swap saves anything.
    /// - Throws: `CancellationError`.
    mutating func improve() throws {
        let least = problem.step > 0 ? problem.step / 2 : 1e-12 * problem.penalties.reduce(1, +)
        while let swap = best(least) {
            try Task.checkCancellation()
            self.swap(out: swap.slot, in: swap.site)
            looked += open.count * problem.siteCount
        }
    }

    /// Swaps random sites.
    mutating func shake(_ count: Int, using generator: inout SeededGenerator) {
        let closed = problem.siteCount - open.count
        guard closed > 0, !open.isEmpty else { return }
        for _ in 0..<count {
            let out = Int.random(in: 0..<open.count, using: &generator)
            var site = Int.random(in: 0..<problem.siteCount, using: &generator)
            while slot[site] >= 0 { site = (site + 1) % problem.siteCount }
            swap(out: out, in: site)
        }
    }

    private func best(_ least: Double) -> (slot: Int, site: Int)? {
        var found: (slot: Int, site: Int)?
        var most = least
        let count = problem.siteCount
        gain.withUnsafeBufferPointer { gain in
            extra.withUnsafeBufferPointer { extra in
                slot.withUnsafeBufferPointer { slot in
                    for out in 0..<open.count {
                        let row = out * count, lost = loss[out]
                        for site in 0..<count {
                            let saved = gain[site] + extra[row + site] - lost
                            if saved > most, slot[site] < 0 { (most, found) = (saved, (out, site)) }
                        }
                    }
                }
            }
        }
        return found
    }

    private mutating func swap(out: Int, in site: Int) {
        let closed = open[out]
        pass += 1
        var touched: [Int32] = []
        for k in siteStarts[closed]..<siteStarts[closed + 1] {
            let point = Int(sitePoints[k])
            if siteCosts[k] <= cost(second[point], point) {
                seen[point] = pass
                touched.append(Int32(point))
            }
        }
        for k in siteStarts[site]..<siteStarts[site + 1] {
            let point = Int(sitePoints[k])
            if seen[point] != pass, siteCosts[k] <= cost(second[point], point) { touched.append(Int32(point)) }
        }
        for point in touched { count(Int(point), -1) }
        slot[closed] = -1
        (slot[site], open[out]) = (Int32(out), site)
        // Nothing is counted in this slot now; what is left there are rounding errors.
        loss[out] = 0
        for k in out * problem.siteCount..<(out + 1) * problem.siteCount { extra[k] = 0 }
        for point in touched {
            rank(Int(point))
            count(Int(point), 1)
        }
    }

    private func cost(_ entry: Int, _ point: Int) -> Double {
        entry < problem.starts[point + 1] ? problem.costs[entry] : problem.penalties[point]
    }

    private mutating func rank(_ point: Int) {
        let end = problem.starts[point + 1]
        var k = problem.starts[point]
        let start = k
        defer { looked += 3 * (k - start + 1) }
        while k < end, slot[Int(problem.sites[k])] < 0 { k += 1 }
        first[point] = k
        if k < end { k += 1 }
        while k < end, slot[Int(problem.sites[k])] < 0 { k += 1 }
        second[point] = k
    }

    /// Adds what a point contributes to the savings, or takes it away.
    private mutating func count(_ point: Int, _ sign: Double) {
        let end = problem.starts[point + 1], nearest = first[point], next = second[point]
        guard nearest < end else {
            for k in problem.starts[point]..<end {
                gain[Int(problem.sites[k])] += sign * (problem.penalties[point] - problem.costs[k])
            }
            return
        }
        let here = problem.costs[nearest], there = cost(next, point)
        let out = Int(slot[Int(problem.sites[nearest])]), row = out * problem.siteCount
        loss[out] += sign * (there - here)
        for k in problem.starts[point]..<nearest {
            let site = Int(problem.sites[k])
            gain[site] += sign * (here - problem.costs[k])
            extra[row + site] += sign * (there - here)
        }
        for k in min(nearest + 1, next)..<next {
            extra[row + Int(problem.sites[k])] += sign * (there - problem.costs[k])
        }
    }
}
