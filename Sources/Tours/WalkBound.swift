/// An upper bound on the prize of all wanted tours: walks instead of tours, and a price on each village.
///
/// A walk may come back to a village, though not by way of one other village only. With prices λ_v ≥ 0 on collecting
/// v more than once over all m tours and μ ≥ 0 on a tour of more than K villages, L(λ, μ) = m · (W(λ, μ) + μK) + Σ
/// λ_v is an upper bound, W the best walk by prizes p_v − λ_v − μ within the budget, or 0. λ and μ go down the
/// subgradient for a fixed number of steps, and the least L counts.
///
/// W is found over time cut in slices: a leg takes the slices it fills and one more, and the budget is given as many
/// more as a tour has legs, so every tour still fits. Legs into a village beyond its `exactLegs` shortest are taken
/// to start anywhere and to be as short as the shortest of them.
///
/// - Complexity: O(*steps · slices · n · exactLegs*).
/// - Source: Christofides, Mingozzi and Toth, *State-space relaxation procedures*, Networks 11, 1981; Held, Wolfe and
///   Crowder, *Validation of subgradient optimization*, Mathematical Programming 6, 1974.
struct WalkBound {
    private let problem: ReachProblem
    private var graph: SlicedLegs
    private var lambda: [Double]
    private var mu = 0.0

    /// Least L found, millionths.
    ///
    /// Prices are found on coarse slices first; the last steps use fine ones, which give a lower L for the same prices.
    ///
    /// - Parameter reached: prize of known tours, millionths; it scales the steps and stops them early.
    static func value(_ problem: ReachProblem, reached: Int64) throws(CancellationError) -> Double {
        var bound = WalkBound(problem)
        var (best, patience, scale) = (Double.infinity, 0, 1.0)
        var prices = (bound.lambda, bound.mu)
        for step in 0..<100 {
            if Task.isCancelled { throw CancellationError() }
            if step == 85 {
                (bound.graph, patience) = (SlicedLegs(problem, fineness: 40), 0)
                (bound.lambda, bound.mu) = prices
            }
            let (value, walk) = bound.relaxed()
            patience = value < best - 1e-6 * best ? 0 : patience + 1
            if value < best { (best, prices) = (value, (bound.lambda, bound.mu)) }
            if patience == 6 { (scale, patience) = (scale / 2, 0) }
            guard best - Double(reached) >= 1, bound.step(walk, by: scale * (value - Double(reached))) else { break }
        }
        // One part in 10¹² covers the rounding of the sums.
        return best * (1 + 1e-12) + 1
    }

    private init(_ problem: ReachProblem) {
        self.problem = problem
        graph = SlicedLegs(problem, fineness: 8)
        lambda = [Double](repeating: 0, count: problem.count)
    }

    /// L, and how often the best walk visits each village.
    private func relaxed() -> (value: Double, visits: [Int]) {
        let gains = (0..<problem.count).map { Double(problem.prizes[$0]) - lambda[$0] - mu }
        let (walk, visits) = graph.bestWalk(gains)
        let tours = Double(problem.limits.count)
        return (tours * (walk + mu * Double(graph.mostVillages)) + lambda.reduce(0, +), visits)
    }

    /// One step down the subgradient; false when it is zero.
    private mutating func step(_ visits: [Int], by size: Double) -> Bool {
        let tours = Double(problem.limits.count)
        var slopes = visits.map { 1 - tours * Double($0) }
        for v in slopes.indices where lambda[v] == 0 && slopes[v] > 0 { slopes[v] = 0 }
        var seats = tours * Double(graph.mostVillages - visits.reduce(0, +))
        if mu == 0 && seats > 0 { seats = 0 }
        // The price on seats moves by a smaller unit, being shared by all villages.
        let norm = slopes.reduce(0) { $0 + $1 * $1 } + seats * seats
        guard norm > 0 else { return false }
        for v in lambda.indices { lambda[v] = max(0, lambda[v] - size * slopes[v] / norm) }
        mu = max(0, mu - size * seats / norm)
        return true
    }
}
