import Columns
import Solver

/// Finds few columns that cover all rows, and proves how few there must be: reductions, greedy search, the linear
/// relaxation's prices, and the integer program for what is left.
struct CoverSearch {
    struct Outcome {
        /// Columns chosen, ascending.
        var sites: [Int]
        /// No cover has fewer.
        var bound: Int
        var method: BoundMethod
    }

    /// Entries of a core up to which the linear relaxation and the integer program are tried.
    static let programEntries = 150_000

    private let problem: CoverProblem
    private let limits: LocationLimits

    init(_ problem: CoverProblem, _ limits: LocationLimits) { (self.problem, self.limits) = (problem, limits) }

    /// The fewest columns; every row must have one.
    /// - Parameter aim: as soon as a cover of so many columns is found, or proven not to be, the search ends.
    /// - Throws: `CancellationError`.
    func least(aim: Int? = nil, isExact: Bool = true) throws -> Outcome {
        guard let (core, names, chosen) = problem.core() else { preconditionFailure("every row has a column") }
        let outcome = { (sites: [Int], bound: Int, method: BoundMethod) in
            let all = (chosen + sites.map { names[$0] }).sorted()
            return Outcome(sites: all, bound: min(all.count, chosen.count + bound), method: method)
        }
        guard !core.rows.isEmpty else { return outcome([], 0, .nothingLeft) }
        let wanted = aim.map { $0 - chosen.count }
        let isEnough = { (found: Int, bound: Int) in
            bound >= found || (wanted.map { found <= $0 || bound > $0 } ?? false)
        }
        let columns = core.columns
        var best = try greedy(core, columns, aim: wanted)
        if isEnough(best.count, 1) { return outcome(best, 1, .reduction) }
        try Task.checkCancellation()
        guard core.entryCount <= Self.programEntries else {
            return outcome(best, Self.independent(core), .separateRows)
        }
        let (lower, prices) = Self.priced(core)
        if isEnough(best.count, lower) { return outcome(best, lower, .linearRelaxation) }
        let guided = Self.cover(core, columns, scores: columns.map { 1 - $0.reduce(0) { $0 + prices[Int($1)] } })
        if guided.count < best.count { best = guided }
        guard isExact, !isEnough(best.count, lower) else { return outcome(best, lower, .linearRelaxation) }
        try Task.checkCancellation()
        var program = Self.program(core, isWhole: true)
        if let wanted {
            program.addConstraint((0..<core.columnCount).map { .init($0, 1) }, upper: Double(wanted))
        }
        let solved = program.solved(
            ProgramLimits(nodes: limits.nodes, step: 0.999), start: wanted == nil ? core.flags(best) : nil)
        if let values = solved.values {
            let found = values.indices.filter { values[$0] > 0.5 }
            if found.count < best.count, core.isCovered(by: found) { best = found }
        }
        if solved.outcome == .optimal { return outcome(best, best.count, .integerProgram) }
        if solved.outcome == .infeasible, let wanted { return outcome(best, wanted + 1, .integerProgram) }
        let bound = solved.outcome == .limit ? solved.bound.map { Int(clamping: ($0 - 1e-6).rounded(.up)) } : nil
        return outcome(best, max(lower, bound ?? lower), .unfinishedProgram)
    }

    static func program(_ core: CoverProblem, isWhole: Bool) -> Program {
        var program = Program(.minimise)
        for _ in 0..<core.columnCount { program.addVariable(cost: 1, upper: 1, isWhole: isWhole) }
        for row in core.rows { program.addConstraint(row.map { .init(Int($0), 1) }, lower: 1) }
        return program
    }

    /// A lower bound by prices on the rows, which are the linear relaxation's; recomputed here, so that it holds
    /// whatever the solver did. L(u) = Σ uᵢ + Σⱼ min(0, 1 − Σ uᵢ over the column's rows).
    private static func priced(_ core: CoverProblem) -> (bound: Int, prices: [Double]) {
        let solution = program(core, isWhole: false).relaxed()
        guard solution.outcome == .optimal else {
            return (independent(core), [Double](repeating: 0, count: core.rows.count))
        }
        let prices = solution.prices.map { max(0, $0) }
        var worth = [Double](repeating: 0, count: core.columnCount)
        for (row, list) in core.rows.enumerated() { for column in list { worth[Int(column)] += prices[row] } }
        let value = prices.reduce(0, +) + worth.reduce(0) { $0 + min(0, 1 - $1) }
        return (max(independent(core), Int(clamping: (value - 1e-6).rounded(.up))), prices)
    }

    /// Rows no two of which share a column: each needs one of its own.
    private static func independent(_ core: CoverProblem) -> Int {
        var used = [Bool](repeating: false, count: core.columnCount), count = 0
        let order = core.rows.indices.sorted { (core.rows[$0].count, $0) < (core.rows[$1].count, $1) }
        for row in order where !core.rows[row].contains(where: { used[Int($0)] }) {
            count += 1
            for column in core.rows[row] { used[Int(column)] = true }
        }
        return count
    }

    // MARK: Greedy search

    /// Greedy covers: the first plain, the others after some columns of the best are taken out at random.
    private func greedy(_ core: CoverProblem, _ columns: [[Int32]], aim: Int?) throws -> [Int] {
        var generator = SeededGenerator(seed: limits.seed)
        var best = Self.cover(core, columns, scores: nil)
        let work = core.entryCount + core.columnCount * best.count
        for _ in 0..<min(limits.rounds, 300, 20 + limits.effort / 10 / max(1, work)) where best.count > max(1, aim ?? 1)
        {
            try Task.checkCancellation()
            let part = 0.2 + 0.4 * generator.unit()
            let stay = best.filter { _ in generator.unit() > part }
            let found = Self.cover(core, columns, scores: nil, from: stay, using: &generator)
            if found.count <= best.count { best = found }
        }
        return best
    }

    private static func cover(_ core: CoverProblem, _ columns: [[Int32]], scores: [Double]?) -> [Int] {
        var generator: SeededGenerator?
        return cover(core, columns, scores: scores, from: [], &generator)
    }

    private static func cover(
        _ core: CoverProblem, _ columns: [[Int32]], scores: [Double]?, from start: [Int],
        using generator: inout SeededGenerator
    ) -> [Int] {
        var chance: SeededGenerator? = generator
        defer { generator = chance ?? generator }
        return cover(core, columns, scores: scores, from: start, &chance)
    }

    /// Takes the column with most rows not covered yet, or the lowest score for each of them, until all are; then
    /// drops columns that are not needed. Ties go to the lower number, or to a random one.
    private static func cover(
        _ core: CoverProblem, _ columns: [[Int32]], scores: [Double]?, from start: [Int],
        _ generator: inout SeededGenerator?
    ) -> [Int] {
        var times = [Int](repeating: 0, count: core.rows.count), fresh = columns.map(\.count)
        var left = core.rows.count, chosen: [Int] = []
        func choose(_ column: Int) {
            chosen.append(column)
            for row in columns[column].map(Int.init) {
                times[row] += 1
                guard times[row] == 1 else { continue }
                left -= 1
                for other in core.rows[row] { fresh[Int(other)] -= 1 }
            }
        }
        for column in start { choose(column) }
        while left > 0 {
            var best = -1, most = -Double.infinity, ties = 0
            for column in 0..<core.columnCount where fresh[column] > 0 {
                let worth = scores.map { -(max($0[column], 0) + 0.02) / Double(fresh[column]) } ?? Double(fresh[column])
                if worth > most {
                    (best, most, ties) = (column, worth, 1)
                } else if worth == most, generator != nil {
                    ties += 1
                    if Int.random(in: 0..<ties, using: &generator!) == 0 { best = column }
                }
            }
            choose(best)
        }
        for column in chosen where columns[column].allSatisfy({ times[Int($0)] > 1 }) {
            chosen.removeAll { $0 == column }
            for row in columns[column] { times[Int(row)] -= 1 }
        }
        return chosen.sorted()
    }
}

extension CoverProblem {
    /// 1 for columns chosen, 0 for others.
    func flags(_ chosen: [Int]) -> [Double] {
        var flags = [Double](repeating: 0, count: columnCount)
        for column in chosen { flags[column] = 1 }
        return flags
    }
}
