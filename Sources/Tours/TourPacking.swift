import Solver

/// The best choice among given tours, by an integer program.
struct TourPacking {
    let problem: ReachProblem
    let rules: TourRules
    let reward: Int

    /// What was chosen.
    struct Choice {
        let tours: [[Int]]
        /// Nothing among the tours is worth more, to 10⁻⁹ of it.
        let isBest: Bool
        /// Nothing among the tours is worth more than this, millionths; none when nothing is known.
        let bound: Double?
    }

    /// - Parameters:
    ///   - columns: tours without a village twice, with enough villages.
    ///   - nodes: most nodes of the search tree.
    func best(of columns: [TourColumn], nodes: Int) -> Choice {
        guard !columns.isEmpty else { return Choice(tours: [], isBest: true, bound: 0) }
        let scale = Double(max(1, columns.map(\.prize).max() ?? 1)) / 10_000
        var program = Program(.maximise)
        for column in columns {
            program.addVariable(cost: Double(column.prize) / scale, upper: 1, isWhole: true)
        }
        var byVillage = [[Program.Term]](repeating: [], count: problem.count)
        for (number, column) in columns.enumerated() {
            for v in column.villages { byVillage[v].append(Program.Term(number, 1)) }
        }
        for terms in byVillage where terms.count > 1 { program.addConstraint(terms, upper: 1) }
        program.addConstraint(columns.indices.map { Program.Term($0, 1) }, upper: Double(problem.limits.count))
        for list in rules.required {
            let kept = program.addVariable(cost: Double(reward) / scale, upper: 1)
            var visits: [Int: Double] = [:]
            for term in list.flatMap({ byVillage[$0] }) { visits[term.variable, default: 0] += 1 }
            let terms = visits.sorted { $0.key < $1.key }.map { Program.Term($0.key, $0.value) }
            program.addConstraint(terms + [Program.Term(kept, -1)], lower: 0)
        }
        let solution = program.solved(ProgramLimits(nodes: nodes, step: 1e-7))
        let chosen = columns.indices.filter { (solution.values?[$0] ?? 0) > 0.5 }.map { columns[$0].villages }
        return Choice(
            tours: chosen, isBest: solution.outcome == .optimal, bound: solution.bound.map { $0 * scale })
    }
}
