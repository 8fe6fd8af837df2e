import Testing

@testable import Solver

@Suite struct LinearProgramTests {
    /// Dantzig's example of the field: 3x + 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18; best 36 at (2, 6).
    private static func plant() -> Program {
        var program = Program(.maximise)
        let x = program.addVariable(cost: 3), y = program.addVariable(cost: 5)
        program.addConstraint([.init(x, 1)], upper: 4)
        program.addConstraint([.init(y, 2)], upper: 12)
        program.addConstraint([.init(x, 3), .init(y, 2)], upper: 18)
        return program
    }

    @Test func valuesAndPricesOfAKnownProgram() {
        let solution = Self.plant().relaxed()
        #expect(solution.outcome == .optimal)
        #expect(abs(solution.objective - 36) < 1e-9)
        #expect(zip(solution.values, [2, 6]).allSatisfy { abs($0 - $1) < 1e-9 })
        // Prices times limits come to the objective.
        #expect(zip(solution.prices, [0, 1.5, 1]).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(solution.reducedCosts.allSatisfy { abs($0) < 1e-9 })
    }

    @Test func noSolution() {
        var program = Program(.minimise)
        let x = program.addVariable(cost: 1, upper: 1)
        program.addConstraint([.init(x, 1)], lower: 2)
        #expect(program.relaxed().outcome == .infeasible)
        #expect(program.solved().outcome == .infeasible)
    }

    @Test func noEnd() {
        var program = Program(.maximise)
        let x = program.addVariable(cost: 1), y = program.addVariable(cost: 0)
        program.addConstraint([.init(x, 1), .init(y, -1)], upper: 1)
        #expect(program.relaxed().outcome == .unbounded)
    }

    @Test func nothingAtAll() {
        let solution = Program(.minimise).relaxed()
        #expect(solution.outcome == .optimal)
        #expect(solution.values.isEmpty)
    }

    @Test func keepsWhatItSays() {
        let program = Self.plant()
        #expect(program.isKept(by: [2, 6]))
        #expect(!program.isKept(by: [4, 6]))
        #expect(!program.isKept(by: [-1, 0]))
        #expect(!program.isKept(by: [2]))
        #expect(!program.isKept(by: [.nan, 0]))
    }
}
