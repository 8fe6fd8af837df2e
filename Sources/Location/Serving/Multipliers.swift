/// Lagrangean relaxation of "every point is served once": a price for each point, moved along the subgradient.
///
/// L(u) = constant + Σ uᵢ + the least sum of `choose` sites' ρⱼ = Σᵢ min(0, cᵢⱼ − uᵢ), with uᵢ at most the penalty, is
/// a lower bound for any prices. A site whose opening, or closing, lifts it to the threshold is closed, or opened.
///
/// - Source: Cornuéjols, Fisher and Nemhauser, *Location of bank accounts to optimize float*, Management Science 23,
///   1977; Beasley, *Lagrangean heuristics for location problems*, EJOR 65, 1993; Camerini, Fratta and Maffioli, *On
///   improving relaxation methods by modified gradient techniques*, Mathematical Programming Study 3, 1975.
struct Multipliers {
    let problem: ServingProblem
    /// The best prices so far, shape `(points)`.
    private(set) var best: [Double]
    /// L of the best prices.
    private(set) var bound = -Double.infinity
    /// The sites that the best prices open.
    private(set) var chosen: [Int] = []
    /// How often each site was open lately, 0...1.
    private(set) var share: [Double]
    /// Sites proven open, or closed, in every choice below the threshold.
    private(set) var isOpen: [Bool]
    private(set) var isClosed: [Bool]

    private var prices: [Double]
    private var direction: [Double]
    private var gradient: [Double]
    private var reduced: [Double]
    private var inside: [Bool]

    init(_ problem: ServingProblem, prices: [Double]) {
        self.problem = problem
        self.prices = zip(prices, problem.penalties).map { min($0, $1) }
        best = self.prices
        direction = [Double](repeating: 0, count: problem.pointCount)
        gradient = direction
        share = [Double](repeating: 0, count: problem.siteCount)
        reduced = share
        inside = [Bool](repeating: false, count: problem.siteCount)
        (isOpen, isClosed) = (inside, inside)
    }

    /// Moves the prices until the bound reaches the threshold or nothing more is won.
    /// - Parameters:
    ///   - steps: most steps.
    ///   - patience: steps without a better bound before the length of steps is halved.
    ///   - threshold: a bound of this much is enough.
    ///   - target: the value of a known choice; step lengths aim there.
    ///   - effort: entries that may be looked at yet.
    mutating func move(
        steps: Int, patience: Int, length start: Double, threshold: Double, target: Double, effort: inout Int
    ) {
        var length = start, waited = 0
        for _ in 0..<steps where effort > 0 && bound < threshold {
            var value = evaluate(&effort)
            if value > bound {
                waited = value > bound + 1e-5 * abs(target - bound) ? 0 : waited + 1
                (bound, best) = (value, prices)
                chosen = inside.indices.filter { inside[$0] }
                fixSites(threshold)
            } else {
                waited += 1
            }
            if waited >= patience {
                (length, waited, prices) = (length / 2, 0, best)
                for point in direction.indices { direction[point] = 0 }
                if length < 0.001 { break }
                value = evaluate(&effort)
            }
            guard turn(length, value: value, target: target, &effort) else { break }
        }
    }

    /// L of the present prices; sets the reduced costs of the sites and which of them are inside.
    private mutating func evaluate(_ effort: inout Int) -> Double {
        var looked = 0, sum = problem.constant
        for site in reduced.indices { reduced[site] = 0 }
        problem.starts.withUnsafeBufferPointer { starts in
            problem.sites.withUnsafeBufferPointer { sites in
                problem.costs.withUnsafeBufferPointer { costs in
                    prices.withUnsafeBufferPointer { prices in
                        reduced.withUnsafeMutableBufferPointer { reduced in
                            for point in 0..<prices.count {
                                let price = prices[point], end = starts[point + 1]
                                var k = starts[point]
                                while k < end, costs[k] < price {
                                    reduced[Int(sites[k])] += costs[k] - price
                                    k += 1
                                }
                                sum += price
                                looked += k - starts[point] + 1
                            }
                        }
                    }
                }
            }
        }
        effort -= looked
        let edge = smallest(problem.choose)
        var ties = problem.choose
        for site in reduced.indices where reduced[site] < edge { ties -= 1 }
        for site in reduced.indices {
            inside[site] = reduced[site] < edge
            if reduced[site] == edge, ties > 0 {
                (inside[site], ties) = (true, ties - 1)
            }
            if inside[site] { sum += reduced[site] }
            share[site] += ((inside[site] ? 1 : 0) - share[site]) * 0.05
        }
        return sum
    }

    /// Steps along the subgradient, bent by the way before; false when it is zero.
    /// - Parameter value: L of the present prices.
    private mutating func turn(_ length: Double, value: Double, target: Double, _ effort: inout Int) -> Bool {
        var (dot, square) = (0.0, 0.0)
        effort -= slopes()
        for point in gradient.indices {
            dot += gradient[point] * direction[point]
            square += direction[point] * direction[point]
        }
        let bend = dot < 0 && square > 0 ? -1.5 * dot / square : 0
        var norm = 0.0
        for point in gradient.indices {
            direction[point] = gradient[point] + bend * direction[point]
            norm += direction[point] * direction[point]
        }
        guard norm > 1e-12 else { return false }
        let step = length * max(target - value, 1e-6 * max(1, abs(target))) / norm
        for point in gradient.indices {
            let price = prices[point] + step * direction[point]
            prices[point] = min(problem.penalties[point], max(price, problem.costs[problem.starts[point]]))
        }
        return true
    }

    /// The subgradient: 1 less the number of sites inside that serve the point below its price.
    /// - Returns: entries looked at.
    private mutating func slopes() -> Int {
        problem.starts.withUnsafeBufferPointer { starts in
            problem.sites.withUnsafeBufferPointer { sites in
                problem.costs.withUnsafeBufferPointer { costs in
                    prices.withUnsafeBufferPointer { prices in
                        inside.withUnsafeBufferPointer { inside in
                            var looked = 0
                            for point in 0..<prices.count {
                                let price = prices[point], end = starts[point + 1]
                                var k = starts[point], slope = 1
                                while k < end, costs[k] < price {
                                    slope -= inside[Int(sites[k])] ? 1 : 0
                                    k += 1
                                }
                                looked += k - starts[point] + 1
                                let isCapped = slope > 0 && price >= problem.penalties[point]
                                gradient[point] = isCapped ? 0 : Double(slope)
                            }
                            return looked
                        }
                    }
                }
            }
        }
    }

    /// Opens and closes sites for good by what the bound would be otherwise.
    private mutating func fixSites(_ threshold: Double) {
        guard problem.choose > 0, problem.choose < problem.siteCount else { return }
        let last = smallest(problem.choose), next = smallest(problem.choose + 1)
        for site in reduced.indices {
            if inside[site] {
                if bound - reduced[site] + next >= threshold { isOpen[site] = true }
            } else if bound + reduced[site] - last >= threshold {
                isClosed[site] = true
            }
        }
    }

    /// The `rank`-th smallest of the reduced costs, from 1.
    private func smallest(_ rank: Int) -> Double {
        guard rank > 0 else { return -.infinity }
        var values = reduced
        var (low, high) = (0, values.count - 1)
        while low < high {
            let pivot = values[(low + high) / 2]
            var (i, j) = (low, high)
            while i <= j {
                while values[i] < pivot { i += 1 }
                while values[j] > pivot { j -= 1 }
                if i <= j {
                    values.swapAt(i, j)
                    (i, j) = (i + 1, j - 1)
                }
            }
            if rank - 1 <= j {
                high = j
            } else if rank - 1 >= i {
                low = i
            } else {
                break
            }
        }
        return values[rank - 1]
    }
}
