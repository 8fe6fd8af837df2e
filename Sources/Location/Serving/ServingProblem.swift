/// The one problem behind the median and the maximal cover: open at most `choose` sites such that Σ of the demand
/// points is least, where a point pays its cheapest open site, or its penalty when that is less.
///
/// Costs carry the weights already. A median has penalties that no choice pays but for want of a way; a maximal cover
/// has costs of 0 and the weights as penalties.
struct ServingProblem {
    /// Entries of point `d` are `starts[d]..<starts[d + 1]`.
    var starts: [Int] = [0]
    /// Sites by cost, then number.
    var sites: [Int32] = []
    /// Every cost is less than the penalty of its point.
    var costs: [Double] = []
    /// Shape `(points)`.
    var penalties: [Double] = []
    /// Sites that may be opened, by the caller's numbers; ours are positions in it.
    var names: [Int]
    /// How many may be opened.
    var choose: Int
    /// What is paid whatever is chosen.
    var constant = 0.0
    /// Every sum of costs is a multiple of it; 0 when nothing is known.
    var step = 0.0

    init(names: [Int], choose: Int) { (self.names, self.choose) = (names, min(choose, names.count)) }

    var pointCount: Int { penalties.count }
    var siteCount: Int { names.count }

    /// Adds a point; entries that are no cheaper than the penalty are left out, and so is a point without any.
    mutating func append(_ entries: some Sequence<(site: Int32, cost: Double)>, penalty: Double) {
        let before = sites.count
        for entry in entries where entry.cost < penalty {
            sites.append(entry.site)
            costs.append(entry.cost)
        }
        guard sites.count > before else {
            constant += penalty
            return
        }
        starts.append(sites.count)
        penalties.append(penalty)
    }

    /// Sets `step` to 1 when all costs and penalties are whole numbers that sum up exactly.
    mutating func findStep() {
        let all = penalties.reduce(constant, +)
        let isWhole = { (x: Double) in x == x.rounded(.down) }
        step = all < 0x1p52 && isWhole(constant) && penalties.allSatisfy(isWhole) && costs.allSatisfy(isWhole) ? 1 : 0
    }

    /// A value at or above this is not better than `value`.
    func threshold(below value: Double) -> Double {
        step > 0 ? value - step + 1e-6 : value - 1e-9 * max(1, abs(value))
    }

    /// What opening these sites comes to, by the caller's numbers.
    func value(opening chosen: some Sequence<Int>) -> Double {
        var open = [Bool](repeating: false, count: siteCount)
        for site in chosen { open[site] = true }
        var sum = constant
        for point in 0..<pointCount {
            let k = (starts[point]..<starts[point + 1]).first { open[Int(sites[$0])] }
            sum += k.map { costs[$0] } ?? penalties[point]
        }
        return sum
    }

    /// The problem left when some sites are opened and some closed for good.
    ///
    /// A point that an opened site serves has its cost as penalty from then on; what is dearer is left out.
    /// - Returns: the problem, and for each of its points the number of the point here.
    /// - Complexity: O(*entries*).
    func reduced(opening: [Int], closing: [Int]) -> (problem: ServingProblem, points: [Int32]) {
        var state = [Int8](repeating: 0, count: siteCount)
        for site in opening { state[site] = 1 }
        for site in closing { state[site] = -1 }
        var number = [Int32](repeating: -1, count: siteCount)
        var left: [Int] = []
        for site in 0..<siteCount where state[site] == 0 {
            number[site] = Int32(left.count)
            left.append(names[site])
        }
        var problem = ServingProblem(names: left, choose: choose - opening.count)
        (problem.constant, problem.step) = (constant, step)
        problem.sites.reserveCapacity(sites.count)
        problem.costs.reserveCapacity(sites.count)
        var points: [Int32] = []
        for point in 0..<pointCount {
            let before = problem.sites.count
            var penalty = penalties[point]
            for k in starts[point]..<starts[point + 1] {
                let site = Int(sites[k])
                if state[site] > 0 {
                    penalty = costs[k]
                    break
                }
                if state[site] == 0 {
                    problem.sites.append(number[site])
                    problem.costs.append(costs[k])
                }
            }
            // Sites as dear as the opened one save nothing.
            while problem.sites.count > before, problem.costs[problem.costs.count - 1] >= penalty {
                problem.sites.removeLast()
                problem.costs.removeLast()
            }
            if problem.sites.count == before {
                problem.constant += penalty
            } else {
                problem.starts.append(problem.sites.count)
                problem.penalties.append(penalty)
                points.append(Int32(point))
            }
        }
        return (problem, points)
    }
}
