import Columns

/// Tours to begin with, by a short search for several at once: take some villages out, put others in where they cost least, keep the result when
/// it is not much worse than the best so far.
///
/// The tolerated loss falls evenly from 5 % of the best prize to nothing (record-to-record travel). A village goes in
/// by prizeᵅ / extra time with a little noise; α is ½, 1, 1½ or 2, drawn anew each round. Rounds are counted, never
/// timed. Two answers of one prize are distinguished by time, then the earlier stays.
///
/// - Source: Schrimpf et al., *Record breaking optimization results using the ruin and recreate principle*, J. Comput.
///   Phys. 159, 2000; Dueck, *New optimization heuristics*, J. Comput. Phys. 104, 1993.
struct RuinAndRebuild {
    private var plan: TourPlan
    private var best: TourPlan
    private var generator: SeededGenerator

    /// Tours found, in no order; empty ones and those with too few villages are left out.
    ///
    /// The same problem always gives the same tours: chance is drawn from a seed of its own.
    static func search(_ problem: ReachProblem, rounds: Int) throws(CancellationError) -> [[Int]] {
        var search = RuinAndRebuild(problem, SeededGenerator(seed: 1))
        for round in 0..<rounds {
            if round % 16 == 0 && Task.isCancelled { throw CancellationError() }
            search.step(allowing: 0.05 * (1 - Double(round) / Double(rounds)))
        }
        return search.best.tours.filter { $0.count >= problem.limits.villages.lowerBound }
    }

    private init(_ problem: ReachProblem, _ generator: SeededGenerator) {
        self.generator = generator
        plan = TourPlan(problem)
        best = plan
        rebuild()
        best = plan
    }

    private static func isBetter(_ a: TourPlan, _ b: TourPlan) -> Bool {
        a.prize != b.prize ? a.prize > b.prize : a.duration < b.duration
    }

    private mutating func step(allowing loss: Double) {
        let before = plan
        ruin()
        rebuild()
        if Self.isBetter(plan, best) {
            best = plan
        } else if Double(plan.prize) < Double(best.prize) * (1 - loss) {
            plan = before
        }
    }

    private mutating func below(_ limit: Int) -> Int { min(limit - 1, Int(clamping: generator.unit() * Double(limit))) }

    /// Frees scattered villages, one run of a tour, or a whole tour.
    private mutating func ruin() {
        let kind = generator.unit()
        let tour = below(plan.tours.count)
        let size = plan.tours[tour].count
        if kind < 0.45 {
            let share = 0.05 + 0.35 * generator.unit()
            for tour in plan.tours.indices where !plan.tours[tour].isEmpty {
                var goes = plan.tours[tour].map { _ in generator.unit() < share }
                goes[below(goes.count)] = true
                plan.remove(from: tour) { goes[$0] }
            }
        } else if kind < 0.95 && size > 0 {
            let length = 1 + below((size + 1) / 2)
            let from = below(size - length + 1)
            plan.remove(from: tour) { (from..<from + length).contains($0) }
        } else {
            plan.remove(from: tour) { _ in true }
        }
    }

    /// Inserts villages until none fits, shortening tours in between.
    private mutating func rebuild() {
        let problem = plan.problem
        let power = below(4)
        let noise = 0.3 * generator.unit()
        var worth = [Double](repeating: 0, count: problem.count)
        for v in worth.indices {
            let prize = Double(problem.prizes[v] + 1)
            let root = prize.squareRoot()
            let raised: [Double] = [root, prize, prize * root, prize * prize]
            let factor = 1 + noise * (2 * generator.unit() - 1)
            worth[v] = raised[power] * factor
        }
        repeat {
            while let (village, tour) = bestInsertion(worth) { plan.insert(village, into: tour) }
        } while plan.tours.indices.reduce(false) { plan.shorten($1) || $0 }
    }

    private func bestInsertion(_ worth: [Double]) -> (village: Int, tour: Int)? {
        var best: (ratio: Double, village: Int, tour: Int)?
        for tour in plan.tours.indices where plan.tours[tour].count < plan.problem.limits.villages.upperBound {
            let room = plan.problem.budget - plan.durations[tour]
            plan.extra[tour].withUnsafeBufferPointer { extra in
                for village in worth.indices where extra[village] <= room && !plan.isUsed[village] {
                    let ratio = worth[village] / Double(max(1, extra[village]))
                    if ratio > best?.ratio ?? -1 { best = (ratio, village, tour) }
                }
            }
        }
        return best.map { ($0.village, $0.tour) }
    }
}
