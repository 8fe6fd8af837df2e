/// Legs between places in slices of time, and the best walk over them: the inner problem of `WalkBound`.
struct SlicedLegs {
    /// A tour has at most this many villages.
    let mostVillages: Int
    private let count: Int
    /// Slices that every tour fits in.
    private let slices: Int
    /// Legs into all villages, by rising length within a village, stays included.
    private let into: [Leg]
    /// First leg into each village; shape `(count + 1)`.
    private let firstInto: [Int]
    /// Shortest leg into each village from any other place; `nil` when all legs are in `into`.
    private let intoFromAnywhere: [Int?]
    /// From the depot, and to it.
    private let start: [Int], end: [Int]
    /// Slices of the shortest leg between villages: as many can be worked out for one village before the next.
    private let block: Int

    private struct Leg {
        let from: Int32, slices: Int32
    }

    /// - Parameter fineness: slices wanted for each leg of the longest tour; fewer where there are many villages.
    init(_ problem: ReachProblem, fineness: Int) {
        let n = problem.count
        count = n
        let most = Self.mostVillages(problem)
        mostVillages = most
        let legs = most + (problem.endAnchors == nil ? 0 : 1)
        let wanted = max(100, min(2000, fineness * legs, 6_000_000 / max(1, n * min(n, 32))))
        let exactLegs = max(8, 6_000_000 / max(1, n * wanted))
        let slice = max(1, problem.budget / Int64(wanted))
        slices = Int(problem.budget / slice) + legs
        func cut(_ time: Int64) -> Int { Int(min(time, ReachProblem.far) / slice) + 1 }
        var (into, first, anywhere) = ([Leg](), [0], [Int?]())
        for v in 0..<n {
            let all = (0..<n).filter { $0 != v && problem.leg($0, v) <= problem.budget }
                .map { (slices: cut(problem.leg($0, v) + problem.stays[v]), from: $0) }.sorted { $0 < $1 }
            into.append(contentsOf: all.prefix(exactLegs).map { Leg(from: Int32($0.from), slices: Int32($0.slices)) })
            first.append(into.count)
            anywhere.append(all.count > exactLegs ? all[exactLegs].slices : nil)
        }
        (self.into, firstInto, intoFromAnywhere) = (into, first, anywhere)
        block = max(
            1, min(into.lazy.map { Int($0.slices) }.min() ?? slices, anywhere.compactMap { $0 }.min() ?? slices))
        start = (0..<n).map { cut(problem.leg(n, $0) + problem.stays[$0]) }
        end = (0..<n).map { problem.endAnchors == nil ? 0 : cut(problem.leg($0, n)) }
    }

    /// As many villages as fit the budget by their shortest legs, and no more than the limit.
    private static func mostVillages(_ problem: ReachProblem) -> Int {
        let n = problem.count
        let least = (0..<n).map { v in
            (0...n).reduce(ReachProblem.far) { $1 == v ? $0 : min($0, problem.leg($1, v)) } + problem.stays[v]
        }.sorted()
        var (sum, most) = (Int64(0), 0)
        while most < n, sum + least[most] <= problem.budget {
            sum += least[most]
            most += 1
        }
        return min(most, problem.limits.villages.upperBound)
    }

    /// A way to have used up to so many slices and to stand at a village.
    private struct State {
        var value = -Double.infinity
        /// Village visited before this one; −1: none, −2: no such way, −3: left open.
        var before: Int32 = -2
        /// State it comes from; −1: the depot.
        var origin: Int32 = -1
    }

    /// Largest sum of gains of a walk from the depot within the slices, at least 0 for staying home, and its visits.
    func bestWalk(_ gains: [Double]) -> (value: Double, visits: [Int]) {
        // For each village and number of slices the two best ways that differ in the village before.
        var states = [State](repeating: State(), count: 2 * (slices + 1) * count)
        states.withUnsafeMutableBufferPointer { states in
            into.withUnsafeBufferPointer { into in fill(states, into, gains) }
        }
        var (best, at) = (0.0, -1)
        for v in 0..<count where end[v] <= slices {
            let state = 2 * (v * (slices + 1) + slices - end[v])
            if states[state].value > best { (best, at) = (states[state].value, state) }
        }
        var visits = [Int](repeating: 0, count: count)
        while at >= 0 {
            visits[at / 2 / (slices + 1)] += 1
            at = Int(states[at].origin)
        }
        return (best, visits)
    }

    private func fill(_ states: UnsafeMutableBufferPointer<State>, _ into: UnsafeBufferPointer<Leg>, _ gains: [Double])
    {
        // Best state over all villages, by slices used.
        var top = [Int](repeating: -1, count: slices + 1)
        for first in stride(from: 0, through: slices, by: block) {
            let uses = first...min(first + block - 1, slices)
            for v in 0..<count { fill(v, uses, states, into, gains[v], &top) }
        }
    }

    /// The states of a village for some numbers of slices; those of all villages for fewer slices are there.
    private func fill(
        _ v: Int, _ uses: ClosedRange<Int>, _ states: UnsafeMutableBufferPointer<State>,
        _ into: UnsafeBufferPointer<Leg>, _ gain: Double, _ top: inout [Int]
    ) {
        let row = slices + 1
        let (legs, start, anywhere) = (firstInto[v]..<firstInto[v + 1], start[v], intoFromAnywhere[v])
        for used in uses {
            let slot = 2 * (v * row + used)
            var pair = BestTwo()
            if used > 0 {
                pair.offer(states[slot - 2])
                pair.offer(states[slot - 1])
            }
            if start <= used { pair.offer(State(value: gain, before: -1, origin: -1)) }
            for i in legs {
                let leg = into[i]
                guard leg.slices <= used else { break }
                var from = 2 * (Int(leg.from) * row + used - Int(leg.slices))
                if Int(states[from].before) == v { from += 1 }
                pair.offer(State(value: states[from].value + gain, before: leg.from, origin: Int32(from)))
            }
            if let anywhere, anywhere <= used, top[used - anywhere] >= 0 {
                // The village before is left open, so that coming back at once is allowed: weaker, still valid.
                let from = top[used - anywhere]
                pair.offer(State(value: states[from].value + gain, before: -3, origin: Int32(from)))
            }
            (states[slot], states[slot + 1]) = (pair.first, pair.second)
            if pair.first.value > (top[used] < 0 ? -.infinity : states[top[used]].value) { top[used] = slot }
        }
    }

    /// The two best states that differ in the village before.
    private struct BestTwo {
        var first = State(), second = State()

        @inline(__always) mutating func offer(_ state: State) {
            guard state.value > second.value else { return }
            if state.before == first.before {
                if state.value > first.value { first = state }
            } else if state.value > first.value {
                (first, second) = (state, first)
            } else {
                second = state
            }
        }
    }
}
