import Columns
import Solver

/// A tour that the linear program may take.
struct TourColumn: Hashable {
    /// In order, numbers of the problem.
    let villages: [Int]
    /// Sum over the visits, millionths.
    let prize: Int
    let time: Int
    /// No village comes twice.
    let isElementary: Bool

    init(_ villages: [Int], _ problem: ReachProblem) {
        self.villages = villages
        prize = villages.reduce(0) { $0 + Int(problem.prizes[$1]) }
        time = Int(problem.duration(villages))
        isElementary = Set(villages).count == villages.count
    }
}

/// Prices of whole millionths, 0 or more.
struct TourPrices {
    /// By village.
    var villages: [Int]
    /// By required list: what a visit to one of its villages earns on top.
    var required: [Int]
    /// A tour.
    var tour: Int

    /// Prize less price, what required lists earn on top.
    func gains(_ problem: ReachProblem, _ rules: TourRules) -> [Int] {
        var gains = villages.indices.map { Int(problem.prizes[$0]) - villages[$0] }
        for (list, price) in zip(rules.required, required) { for v in list { gains[v] += price } }
        return gains
    }

    /// Part of the way from other prices to these.
    func moved(from other: TourPrices, by share: Double) -> TourPrices {
        func mean(_ a: Int, _ b: Int) -> Int { b + Int(clamping: ((Double(a) - Double(b)) * share).rounded()) }
        return TourPrices(
            villages: zip(villages, other.villages).map(mean), required: zip(required, other.required).map(mean),
            tour: mean(tour, other.tour))
    }
}

/// Tours by parts: the linear program of which tours to take, each village once at most.
///
/// Maximise Σ prize·x + reward·y: x of each tour, y ≤ 1 of each required list that some tour visits. With the reward
/// above all prizes together, required lists come first and the program always has an answer.
struct MasterProgram {
    let problem: ReachProblem
    let rules: TourRules
    /// For each required list that is kept, millionths.
    let reward: Int
    private let program: GrowingProgram
    private(set) var columns: [TourColumn] = []
    private var known: [[Int]: Int] = [:]
    private let scale: Double

    /// What the program came to.
    struct Answer {
        let value: Double
        let prices: TourPrices
        /// Tours that are taken, with their parts.
        let taken: [(column: Int, part: Double)]
    }

    init(_ problem: ReachProblem, rules: TourRules) {
        (self.problem, self.rules) = (problem, rules)
        reward = problem.prizes.reduce(1) { $0 + Int($1) }
        scale = max(1, Double(problem.prizes.max() ?? 1)) / 1000
        let limits =
            [(lower: -Double.infinity, upper: 1.0)].repeated(problem.count)
            + [(lower: -Double.infinity, upper: Double(problem.limits.count))]
            + [(lower: 0.0, upper: Double.infinity)].repeated(rules.required.count)
        program = GrowingProgram(.maximise, limits: limits)
        for r in rules.required.indices {
            program.addVariable(cost: Double(reward) / scale, [.init(problem.count + 1 + r, -1)], upper: 1)
        }
    }

    /// Adds a tour that is not there yet; a shorter order of the same villages takes its place.
    /// - Returns: whether it is new.
    mutating func add(_ column: TourColumn) -> Bool {
        let key = column.villages.sorted()
        if let number = known[key] {
            if column.time < columns[number].time { columns[number] = column }
            return false
        }
        known[key] = columns.count
        columns.append(column)
        var visits: [Int: Double] = [:]
        for v in column.villages { visits[v, default: 0] += 1 }
        var entries = visits.sorted { $0.key < $1.key }.map { GrowingProgram.Entry($0.key, $0.value) }
        entries.append(.init(problem.count, 1))
        for (r, list) in rules.required.enumerated() {
            let hits = list.reduce(0.0) { $0 + (visits[$1] ?? 0) }
            if hits > 0 { entries.append(.init(problem.count + 1 + r, hits)) }
        }
        program.addVariable(cost: Double(column.prize) / scale, entries)
        return true
    }

    /// Takes out all tours with a village twice.
    mutating func dropCyclic() {
        for (number, column) in columns.enumerated() where !column.isElementary {
            program.removeVariable(rules.required.count + number)
            known[column.villages.sorted()] = nil
        }
    }

    func solved() -> Answer? {
        let solution = program.solved()
        guard solution.outcome == .optimal else { return nil }
        let n = problem.count
        func price(_ row: Int, _ sign: Double) -> Int {
            let value = (sign * solution.prices[row] * scale).rounded()
            return Int(clamping: min(1e17, max(0, value)))
        }
        let prices = TourPrices(
            villages: (0..<n).map { price($0, 1) },
            required: rules.required.indices.map { price(n + 1 + $0, -1) }, tour: price(n, 1))
        let first = rules.required.count
        let taken = columns.indices.compactMap { number -> (column: Int, part: Double)? in
            let part = solution.values[first + number]
            return part > 1e-7 ? (number, part) : nil
        }
        return Answer(value: solution.objective * scale, prices: prices, taken: taken)
    }

    /// No set of tours is worth more, whatever the prices, when no tour is worth more than `best` at them.
    func bound(_ prices: TourPrices, best: Int) -> Int {
        prices.villages.reduce(0, +) + problem.limits.count * max(0, best)
            + prices.required.reduce(0) { $0 + max(0, reward - $1) }
    }

    /// Prize of tours and the reward of the required lists that they keep.
    func worth(_ tours: [[Int]]) -> Int {
        let visited = Set(tours.joined())
        return tours.joined().reduce(0) { $0 + Int(problem.prizes[$1]) }
            + reward * rules.required.count { !visited.isDisjoint(with: $0) }
    }
}

extension Array {
    fileprivate func repeated(_ times: Int) -> [Element] { (0..<times).flatMap { _ in self } }
}
