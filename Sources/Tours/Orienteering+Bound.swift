import Columns

extension Orienteering {
    /// The least of the bounds at hand for all wanted tours together, rounded up to 10⁻⁶.
    ///
    /// A bound that cuts off no prize at all says nothing and is given as none, unless the tours reach it.
    static func upperBound(_ problem: ReachProblem, reached prize: Int64) throws(CancellationError) -> UpperBound {
        let knapsack = KnapsackBound(problem).value
        let walks = try WalkBound.value(problem, reached: prize)
        let value = Int64(clamping: min(knapsack, walks).rounded(.up))
        if value >= problem.allPrizes {
            guard prize == problem.allPrizes else {
                return .saysNothing
            }
            return .proven(
                value: Double(prize) / 1e6, method: Phrase(zh: "全部得分之和，已经达到", en: "sum of all prizes, reached"))
        }
        let method =
            walks < knapsack
            ? Phrase(zh: "对行走路线的拉格朗日松弛", en: "Lagrangian relaxation over walks")
            : Phrase(zh: "按最短路段的连续背包", en: "fractional knapsack on least legs")
        return .proven(value: Double(max(value, prize)) / 1e6, method: method)
    }
}
