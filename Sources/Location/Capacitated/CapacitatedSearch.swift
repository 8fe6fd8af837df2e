import Columns
import Solver

/// Finds sites with capacities: a heuristic choice, the bound without capacities, and the integer program where it is
/// small enough.
struct CapacitatedSearch {
    struct Choice {
        var opened: [Int]
        /// The site of each point of the problem.
        var sites: [Int]
        /// Sum of costs, or the number of sites opened.
        var value: Double
    }

    /// Pairs up to which the integer program is tried.
    static let programPairs = 40_000

    let problem: CapacitatedProblem
    let limits: LocationLimits
    /// Most new sites; `nil` for as few as possible.
    let sites: Int?

    private func open(_ opened: some Sequence<Int>) -> [Bool] {
        var open = [Bool](repeating: false, count: problem.capacities.count)
        for site in problem.kept { open[site] = true }
        for site in opened { open[site] = true }
        return open
    }

    private func choice(_ opened: [Int]) -> Choice? {
        guard let found = problem.shared(among: open(opened)) else { return nil }
        return Choice(
            opened: opened.sorted(), sites: found.sites, value: sites == nil ? Double(opened.count) : found.cost)
    }

    /// A choice of at most `sites`, starting from the one without capacities: swaps, the first that is cheaper.
    /// - Throws: `CancellationError`.
    func swapped(from start: [Int]) throws -> Choice? {
        guard let sites else { return nil }
        var generator = SeededGenerator(seed: limits.seed)
        let free = problem.candidates.filter { !start.contains($0) }
        let roomy = free.sorted { (-problem.capacities[$0], $0) < (-problem.capacities[$1], $1) }
        var opened = Array((start + roomy).prefix(sites))
        var best = choice(opened)
        if best == nil {
            opened = Array(
                problem.candidates.sorted { (-problem.capacities[$0], $0) < (-problem.capacities[$1], $1) }
                    .prefix(sites))
            best = choice(opened)
        }
        guard !opened.isEmpty, opened.count < problem.candidates.count else { return best }
        // What one try may cost is counted, so that large problems have fewer.
        let count = problem.points.count
        var tries = min(limits.rounds, max(10, 50_000_000 / (count * count + 1))), isBetter = true
        while isBetter, tries > 0 {
            isBetter = false
            var pairs = opened.indices.flatMap { out in problem.candidates.map { (out, $0) } }
            pairs.shuffle(using: &generator)
            for (out, site) in pairs where tries > 0 && !opened.contains(site) {
                try Task.checkCancellation()
                tries -= 1
                var other = opened
                other[out] = site
                guard let found = choice(other), best.map({ found.value < $0.value }) ?? true else { continue }
                (best, opened, isBetter) = (found, other, true)
                break
            }
        }
        return best
    }

    /// A choice of few sites: always the one that can take the most weight not served yet, heaviest points first; then
    /// without those that are not needed.
    /// - Throws: `CancellationError`.
    func filled() throws -> Choice? {
        var opened: [Int] = []
        while true {
            if let found = choice(opened) { return try thinned(found) }
            try Task.checkCancellation()
            let served = served(by: opened)
            var best: (site: Int, weight: Double, count: Int)?
            for site in problem.candidates where !opened.contains(site) {
                var (room, weight, count) = (problem.capacities[site], 0.0, 0)
                for (point, list) in problem.entries.enumerated()
                where !served[point] && problem.weights[point] <= room && list.contains(where: { $0.site == site }) {
                    room -= problem.weights[point]
                    weight += problem.weights[point]
                    count += 1
                }
                if (weight, count) > (best?.weight ?? -1, best?.count ?? -1) { best = (site, weight, count) }
            }
            guard let best else { return nil }
            opened.append(best.site)
        }
    }

    /// Points that sites take when each takes its cheapest in turn.
    private func served(by opened: [Int]) -> [Bool] {
        let open = open(opened)
        var room = problem.capacities
        return problem.points.indices.map { point in
            let weight = problem.weights[point]
            guard let entry = problem.entries[point].first(where: { open[$0.site] && room[$0.site] >= weight }) else {
                return false
            }
            room[entry.site] -= weight
            return true
        }
    }

    private func thinned(_ choice: Choice) throws -> Choice {
        var best = choice
        for site in choice.opened {
            try Task.checkCancellation()
            if let fewer = self.choice(best.opened.filter { $0 != site }) { best = fewer }
        }
        return best
    }

    /// The best of the choice and what the integer program finds, with the better of its bound and `bound`.
    /// - Throws: `LocationError.capacities` when there is no choice, or none was found.
    func improvedByProgram(_ start: Choice?, bound: Double) throws -> (choice: Choice, bound: LocationBound) {
        if let start, start.value <= bound + 1e-9 * max(1, abs(bound)) {
            return (start, LocationBound(value: start.value, method: .withoutCapacities))
        }
        guard problem.entryCount <= Self.programPairs else {
            guard let start else { throw problem.obstacle(sites: sites, isProven: false) }
            return (start, LocationBound(value: bound, method: .withoutCapacities))
        }
        try Task.checkCancellation()
        let program = problem.program(sites: sites)
        let solved = program.solved(
            ProgramLimits(nodes: limits.nodes, step: sites == nil ? 0.999 : 1e-9 * max(1, abs(bound))),
            start: start.map { problem.values(opened: Set($0.opened), sites: $0.sites) })
        var best = start
        if let values = solved.values {
            let (opened, assigned) = problem.choice(values)
            let value = sites == nil ? Double(opened.count) : solved.objective ?? .infinity
            if assigned.count == problem.points.count, problem.isKept(assigned), value < best?.value ?? .infinity {
                best = Choice(opened: opened, sites: assigned, value: value)
            }
        }
        guard let best else { throw problem.obstacle(sites: sites, isProven: solved.outcome == .infeasible) }
        if solved.outcome == .optimal {
            return (best, LocationBound(value: best.value, method: .integerProgram))
        }
        var proven = bound
        if solved.outcome == .limit, let other = solved.bound {
            proven = max(bound, sites == nil ? (other - 1e-6).rounded(.up) : other)
        }
        return (best, LocationBound(value: min(proven, best.value), method: .unfinishedProgram))
    }
}
