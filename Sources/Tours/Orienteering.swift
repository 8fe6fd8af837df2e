/// Orienteering: which villages to string together within a time budget.
///
/// Maximise Σ prize over the villages of at most `count` tours, such that each tour starts at an anchor, its legs and
/// stays sum to at most the budget, it has between the least and the most villages, and no village lies on two tours.
///
/// - Source: Golden, Levy and Vohra, *The orienteering problem*, Naval Research Logistics 34, 1987; Vansteenwegen,
///   Souffriau and Van Oudheusden, *The orienteering problem: a survey*, EJOR 209, 2011.
public enum Orienteering {
    /// Finds tours and an upper bound.
    ///
    /// One tour over few villages is solved exactly by dynamic programming over subsets. Otherwise tours are taken
    /// apart and rebuilt a fixed number of times. Limits are checked again on what is returned.
    ///
    /// - Parameters:
    ///   - generator: the only source of chance; the same state gives the same answer.
    /// - Throws: `CancellationError` when the task is cancelled; asked between rounds.
    /// - Complexity: O(*starts · rounds · n · k*) for *n* villages within reach and *k* on tours.
    public static func solve(
        _ instance: OrienteeringInstance, limits: OrienteeringLimits, using generator: inout some RandomNumberGenerator
    ) throws(CancellationError) -> OrienteeringSolution {
        let problem = ReachProblem(instance, limits)
        if let nothing = problem.nothing {
            return OrienteeringSolution(tours: [], prize: 0, bound: .none(reason: nothing.phrase), shortfall: nothing)
        }
        let found: [[Int]]
        if limits.count == 1 && problem.count <= limits.exactUpTo {
            found = SubsetProgram(problem).best().map { [$0] } ?? []
        } else {
            found = try RuinAndRebuild.search(problem, using: &generator)
        }
        return try solution(of: found, problem, instance, limits)
    }
}
