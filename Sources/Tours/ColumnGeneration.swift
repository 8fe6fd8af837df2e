import Columns

/// Tours that are best together, by column generation, with a bound that holds whenever work ends.
///
/// A linear program takes tours by parts; its prices tell which villages are dear, and the best tours at those prices
/// are added until none pays. Then no set of tours is worth more than the sum of the prices and, for each tour wanted,
/// the best tour's worth. At last all tours that could be part of something better than what is known are listed and an
/// integer program packs them.
///
/// - Source: Desrosiers and Lübbecke, *A primer in column generation*, 2005; Boussier, Feillet and Gendreau, *An exact
///   algorithm for team orienteering problems*, 4OR 5, 2007; Baldacci and Mingozzi, *A unified exact method for solving
///   different classes of vehicle routing problems*, Mathematical Programming 120, 2009, for the listing.
struct ColumnGeneration {
    private let problem: ReachProblem
    private let rules: TourRules
    private let pricing: TourPricing
    private var master: MasterProgram
    /// The best tours known and what they are worth, rewards included.
    private(set) var tours: [[Int]]
    private(set) var worth: Int
    /// Nothing is worth more, rewards included.
    private(set) var bound: Int
    /// Prices that gave the bound, and the worth of the best tour at them.
    private var best: (prices: TourPrices, tour: Int)

    var isProven: Bool { bound <= worth }
    /// For each required list that is kept.
    var reward: Int { master.reward }

    /// - Parameter known: tours to begin with, no village twice.
    init(_ problem: ReachProblem, rules: TourRules, known: [[Int]]) {
        (self.problem, self.rules) = (problem, rules)
        pricing = TourPricing(problem, rules: rules)
        master = MasterProgram(problem, rules: rules)
        (tours, worth) = (known, master.worth(known))
        // At these prices every village costs its prize, so that no tour is worth anything.
        let prices = TourPrices(
            villages: problem.prizes.map { Int($0) }, required: rules.required.map { _ in 0 }, tour: 0)
        bound = master.bound(prices, best: 0)
        best = (prices, 0)
        for tour in known { _ = master.add(TourColumn(tour, problem)) }
    }

    /// Works until the tours are proven best or the limits are reached.
    mutating func run() throws(CancellationError) {
        var neighbours: [Int] = [8, 16, 24, 32, problem.count]
        neighbours = neighbours.filter { $0 < problem.count } + [problem.count]
        for size in Array(Set(neighbours)).sorted() {
            guard !isProven else { return }
            guard try converge(size) else { return try lastWord() }
            guard !isProven else { return }
            try packKnown()
            guard !isProven else { return }
            if try packAll(limit: problem.limits.labels / 8) { return }
            master.dropCyclic()
        }
        try lastWord()
    }

    /// What can still be done when prices get no better.
    private mutating func lastWord() throws(CancellationError) {
        try packKnown()
        if !isProven { _ = try packAll(limit: problem.limits.labels) }
    }

    /// Adds tours until none pays.
    /// - Returns: false when the work got too much.
    private mutating func converge(_ neighbours: Int) throws(CancellationError) -> Bool {
        var center = best.prices
        while true {
            guard let answer = master.solved() else { return false }
            let tolerance = max(1, Int(clamping: answer.value / 1e10))
            let threshold = answer.prices.tour + tolerance
            // Prices between those that gave the best bound and the last ones swing less.
            let smooth = answer.prices.moved(from: center, by: 0.4)
            if try add(smooth, .quick, answer, threshold) { continue }
            if try add(answer.prices, .quick, answer, threshold) { continue }
            // Nothing is found quickly: the exact answer, and with it a bound.
            guard let smoothFound = try exact(smooth, neighbours, floor: knownWorth(smooth)) else { return false }
            center = best.prices
            if isProven { return true }
            if insert(smoothFound, answer, threshold) { continue }
            guard let found = try exact(answer.prices, neighbours, floor: answer.prices.tour) else { return false }
            center = best.prices
            if isProven || !insert(found, answer, threshold) { return true }
        }
    }

    /// The best worth at some prices of the tours that are known.
    private func knownWorth(_ prices: TourPrices) -> Int {
        let gains = prices.gains(problem, rules)
        return master.columns.reduce(0) { best, column in
            column.isElementary ? max(best, column.villages.reduce(0) { $0 + gains[$1] }) : best
        }
    }

    private mutating func add(
        _ prices: TourPrices, _ effort: TourPricing.Effort, _ answer: MasterProgram.Answer, _ threshold: Int
    ) throws(CancellationError) -> Bool {
        let gains = prices.gains(problem, rules)
        let found = try pricing.tours(
            gains, over: max(0, knownWorth(prices)), effort, tours: 30, limit: problem.limits.labels / 10)
        return insert(found.tours, answer, threshold)
    }

    /// Adds tours that pay at the prices of the program.
    private mutating func insert(
        _ found: [TourPricing.Tour], _ answer: MasterProgram.Answer, _ threshold: Int
    ) -> Bool {
        let gains = answer.prices.gains(problem, rules)
        var isNew = false
        for tour in found where tour.villages.reduce(0, { $0 + gains[$1] }) > threshold {
            if master.add(TourColumn(tour.villages, problem)) { isNew = true }
        }
        return isNew
    }

    /// The best tours at some prices, and the bound that follows; none when the work got too much.
    private mutating func exact(
        _ prices: TourPrices, _ neighbours: Int, floor: Int
    ) throws(CancellationError) -> [TourPricing.Tour]? {
        let found = try pricing.tours(
            prices.gains(problem, rules), over: max(0, floor), .exact(neighbours: neighbours), tours: 30,
            limit: problem.limits.labels)
        guard found.isWhole else { return nil }
        let top = max(0, floor, found.tours.first?.gain ?? 0)
        let value = master.bound(prices, best: top)
        if value < bound { (bound, best) = (value, (prices, top)) }
        return found.tours
    }

    /// The best choice of the tours in the program.
    private mutating func packKnown() throws(CancellationError) {
        let least = problem.limits.villages.lowerBound
        let columns = master.columns.filter { $0.isElementary && $0.villages.count >= least }
        let choice = TourPacking(problem: problem, rules: rules, reward: reward)
            .best(of: columns, nodes: 200)
        take(choice.tours)
    }

    private mutating func take(_ choice: [[Int]]) {
        let value = master.worth(choice)
        if value > worth { (tours, worth) = (choice, value) }
    }

    /// Lists all tours that may be part of something better, and packs them.
    /// - Returns: false when there are too many.
    private mutating func packAll(limit: Int) throws(CancellationError) -> Bool {
        let gains = best.prices.gains(problem, rules)
        // Tours of the best choice are worth at least this, or the choice is not worth what is known.
        let slack = bound - worth
        let found = try pricing.tours(
            gains, over: best.tour - slack - 1, .all(slack: slack + 1), tours: Int.max, limit: limit)
        guard found.isWhole else { return false }
        var shortest: [[Int]: TourColumn] = [:]
        for tour in found.tours {
            let (key, column) = (tour.villages.sorted(), TourColumn(tour.villages, problem))
            if let other = shortest[key], other.time <= column.time { continue }
            shortest[key] = column
        }
        let columns = shortest.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
        guard columns.count <= limit else { return false }
        let choice = TourPacking(problem: problem, rules: rules, reward: reward)
            .best(of: columns, nodes: problem.limits.nodes)
        take(choice.tours)
        guard choice.isBest else { return false }
        bound = worth
        return true
    }
}
