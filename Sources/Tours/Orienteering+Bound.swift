extension Orienteering {
    /// The least of the bounds at hand for all wanted tours together, rounded up to 10⁻⁶.
    ///
    /// A bound that cuts off no prize at all says nothing and is given as none, unless the tours reach it.
    static func upperBound(_ problem: ReachProblem, reached prize: Int64) throws(CancellationError) -> UpperBound {
        let knapsack = KnapsackBound(problem).value
        let walks = try WalkBound.value(problem, reached: prize)
        let value = Int64(min(knapsack, walks).rounded(.up))
        if value >= problem.allPrizes {
            guard prize == problem.allPrizes else {
                return .saysNothing
            }
            return .proven(value: Double(prize) / 1e6, method: "sum of all prizes, reached")
        }
        let method = walks < knapsack ? "Lagrangian relaxation over walks" : "fractional knapsack on least legs"
        return .proven(value: Double(max(value, prize)) / 1e6, method: method)
    }
}
