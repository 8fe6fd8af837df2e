import Columns
import Testing

@testable import Solver

@Suite struct IntegerProgramTests {
    /// A knapsack of `count` things of random weight and worth, half of the weight allowed.
    private static func knapsack(_ count: Int, seed: UInt64) -> (program: Program, weights: [Int], worths: [Int]) {
        var generator = SeededGenerator(seed: seed)
        let weights = (0..<count).map { _ in Int.random(in: 5...40, using: &generator) }
        let worths = (0..<count).map { _ in Int.random(in: 5...40, using: &generator) }
        var program = Program(.maximise)
        for worth in worths { program.addVariable(cost: Double(worth), upper: 1, isWhole: true) }
        program.addConstraint(
            weights.enumerated().map { Program.Term($0, Double($1)) }, upper: Double(weights.reduce(0, +) / 2))
        return (program, weights, worths)
    }

    /// Best worth for each weight, the plain way.
    private static func best(_ weights: [Int], _ worths: [Int]) -> Int {
        let limit = weights.reduce(0, +) / 2
        var table = [Int](repeating: 0, count: limit + 1)
        for (weight, worth) in zip(weights, worths) where weight <= limit {
            for w in stride(from: limit, through: weight, by: -1) {
                table[w] = max(table[w], table[w - weight] + worth)
            }
        }
        return table[limit]
    }

    @Test(arguments: 1...12)
    func knapsacksAreSolvedToProof(seed: Int) {
        let (program, weights, worths) = Self.knapsack(12 + seed, seed: UInt64(seed))
        let solution = program.solved()
        let best = Self.best(weights, worths)
        #expect(solution.outcome == .optimal)
        #expect(solution.objective == Double(best))
        #expect(solution.bound.map { $0 >= Double(best) - 1e-6 && $0 < Double(best) + 1 } == true)
        #expect(solution.values.map { program.isKept(by: $0) } == true)
    }

    @Test func aLimitOfNodesLeavesAValidBound() {
        // Market split: hard for branching, so that a few nodes do not settle it.
        var generator = SeededGenerator(seed: 5)
        var program = Program(.minimise)
        let items = (0..<30).map { _ in program.addVariable(cost: 0, upper: 1, isWhole: true) }
        for _ in 0..<4 {
            let over = program.addVariable(cost: 1), under = program.addVariable(cost: 1)
            let sizes = items.map { _ in Double(Int.random(in: 0..<100, using: &generator)) }
            let half = (sizes.reduce(0, +) / 2).rounded(.down)
            let terms = zip(items, sizes).map { Program.Term($0, $1) }
            program.addConstraint(terms + [.init(over, 1), .init(under, -1)], lower: half, upper: half)
        }
        let few = program.solved(ProgramLimits(nodes: 3))
        #expect(few.outcome == .limit)
        #expect(few.objective != nil)
        if let objective = few.objective, let bound = few.bound { #expect(bound <= objective) }
        #expect(few == program.solved(ProgramLimits(nodes: 3)), "the same answer again")
    }

    @Test func startsGoodAndBad() {
        let (program, weights, worths) = Self.knapsack(15, seed: 9)
        let best = Double(Self.best(weights, worths))
        let empty = [Double](repeating: 0, count: 15), all = [Double](repeating: 1, count: 15)
        #expect(program.solved(start: empty).objective == best)
        #expect(program.solved(start: all).objective == best, "a start that breaks a constraint does no harm")
    }

    @Test func wholeNumbersFarFromTheRelaxation() {
        // 2x + 2y = 1 has no whole solution, though it has others.
        var program = Program(.minimise)
        let x = program.addVariable(cost: 1, upper: 5, isWhole: true),
            y = program.addVariable(cost: 1, upper: 5, isWhole: true)
        program.addConstraint([.init(x, 2), .init(y, 2)], lower: 1, upper: 1)
        #expect(program.relaxed().outcome == .optimal)
        #expect(program.solved().outcome == .infeasible)
    }

    @Test func programsFromManyTasksAtOnce() async {
        let answers = await withTaskGroup(of: Bool.self) { group in
            for seed in 1...8 {
                group.addTask {
                    let (program, weights, worths) = Self.knapsack(14, seed: UInt64(seed))
                    return program.solved().objective == Double(Self.best(weights, worths))
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0 })
    }
}
