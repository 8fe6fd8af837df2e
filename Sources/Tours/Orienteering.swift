/// Orienteering: which villages to string together within a time budget.
///
/// Maximise Σ prize over the villages of at most `count` tours, such that each tour starts at an anchor, its legs and
/// stays sum to at most the budget, it has between the least and the most villages, and no village lies on two tours.
///
/// - Source: Golden, Levy and Vohra, *The orienteering problem*, Naval Research Logistics 34, 1987; Vansteenwegen,
///   Souffriau and Van Oudheusden, *The orienteering problem: a survey*, EJOR 209, 2011.
public enum Orienteering {
    /// Finds the best tours, with a bound that proves it; or good ones, with a bound, when the limits end the work.
    ///
    /// By column generation. Nothing is left to chance: the same instance and limits give the same answer. Limits
    /// and rules are checked again on what is returned.
    ///
    /// - Throws: `CancellationError` when the task is cancelled; asked between rounds.
    public static func solve(
        _ instance: OrienteeringInstance, limits: OrienteeringLimits
    ) throws(CancellationError) -> OrienteeringSolution {
        let (problem, rules) = ReachProblem.withRules(instance, limits)
        if let nothing = problem.nothing {
            return OrienteeringSolution(
                tours: [], prize: 0, bound: .none(reason: nothing.phrase), shortfall: nothing,
                unmet: Array(instance.rules.required.indices), conflict: instance.rules.required.isEmpty ? nil : [0])
        }
        let first = try RuinAndRebuild.search(problem, rounds: 100).filter { rules.allow($0) }
        var search = ColumnGeneration(problem, rules: rules, known: first)
        try search.run()
        return try solution(of: search, problem, rules, instance, limits)
    }
}
