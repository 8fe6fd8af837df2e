import Columns
import Testing

@testable import Solver

@Suite struct GrowingProgramTests {
    /// Variable by variable it comes to what the whole program comes to at once.
    @Test(arguments: 1...10)
    func growsToTheWholeProgram(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let limits = (0..<6).map { _ in (lower: -Double.infinity, upper: Double.random(in: 5...20, using: &generator)) }
        let growing = GrowingProgram(.maximise, limits: limits)
        var columns: [(cost: Double, entries: [GrowingProgram.Entry])] = []
        for _ in 0..<12 {
            let entries = limits.indices.map {
                GrowingProgram.Entry($0, Double.random(in: 0.5...4, using: &generator))
            }
            columns.append((Double.random(in: 1...9, using: &generator), entries))
            growing.addVariable(cost: columns[columns.count - 1].cost, entries, upper: 3)
            var whole = Program(.maximise)
            for column in columns { whole.addVariable(cost: column.cost, upper: 3) }
            for (row, limit) in limits.enumerated() {
                let terms = columns.enumerated().map { Program.Term($0.offset, $0.element.entries[row].coefficient) }
                whole.addConstraint(terms, upper: limit.upper)
            }
            let (found, expected) = (growing.solved(), whole.relaxed())
            #expect(found.outcome == .optimal && abs(found.objective - expected.objective) < 1e-7)
            #expect(found.values.count == columns.count && found.prices.count == limits.count)
        }
    }

    @Test func whatIsTakenOutCountsNoMore() {
        let program = GrowingProgram(.maximise, limits: [(-Double.infinity, 4)])
        let dear = program.addVariable(cost: 3, [.init(0, 1)])
        program.addVariable(cost: 2, [.init(0, 1)])
        #expect(program.solved().objective == 12 && program.solved().prices == [3])
        program.removeVariable(dear)
        #expect(program.solved().objective == 8 && program.solved().values == [0, 4])
    }

    @Test func whatCannotBeIsSaid() {
        #expect(GrowingProgram(.maximise, limits: [(1, 2)]).solved().outcome == .infeasible)
        let open = GrowingProgram(.maximise, limits: [(-Double.infinity, 2)])
        open.addVariable(cost: 1, [])
        #expect(open.solved().outcome == .unbounded)
    }
}
