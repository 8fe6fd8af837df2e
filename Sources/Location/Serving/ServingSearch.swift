import Columns
import HeapModule

/// Finds sites for a serving problem, and proves a bound: greedy and interchange, Lagrangean relaxation, branch and
/// bound with the sites that are settled taken out.
struct ServingSearch {
    struct Outcome {
        /// By the caller's numbers, ascending.
        var sites: [Int]
        var value: Double
        var bound: Double
        var isProven: Bool
        var nodes: Int
    }

    private let problem: ServingProblem
    private let limits: LocationLimits
    private let start: [Int]?
    private var exchange: Interchange
    private var generator: SeededGenerator
    private var effort: Int
    /// The best choice, by our numbers.
    private var sites: [Int] = []
    private var value = Double.infinity

    /// - Parameter start: sites to try first, by our numbers; at most `problem.choose`.
    init(_ problem: ServingProblem, _ limits: LocationLimits, start: [Int]? = nil) {
        (self.problem, self.limits, self.start, effort) = (problem, limits, start, limits.effort)
        exchange = Interchange(problem)
        generator = SeededGenerator(seed: limits.seed)
    }

    /// - Throws: `CancellationError`.
    mutating func run() throws -> Outcome {
        guard problem.choose > 0, problem.choose < problem.siteCount, problem.pointCount > 0 else {
            let all = Array(0..<problem.choose)
            return outcome(all, problem.value(opening: all), nil, 0)
        }
        try climb()
        return try prove()
    }

    // MARK: Choices

    private mutating func climb() throws {
        try keepImproved(exchange.greedy())
        if let start { try keepImproved(filled(start, without: [])) }
        try walk(rounds: min(Self.firstRounds, limits.rounds), effort: effort / 4)
    }

    /// Rounds of the search before the first bound is known; the others are for problems that it does not settle.
    private static let firstRounds = 40
    /// Nodes that are tried before the others.
    private static let firstNodes = 20

    /// Shakes and improves, round by round; a choice somewhat worse than the best may be gone on from, ever less so,
    /// and every hundred rounds the walk starts again from the best.
    private mutating func walk(rounds: Int, effort most: Int) throws {
        let before = exchange.looked
        var here = sites
        for round in 0..<rounds where exchange.looked - before < most {
            if round % 100 == 0 { here = sites }
            exchange.begin(here)
            exchange.shake(
                1 + Int.random(in: 0..<max(3, min(20, problem.choose / 3)), using: &generator), using: &generator)
            try exchange.improve()
            let found = problem.value(opening: exchange.open)
            keep(exchange.open)
            let slack = 0.005 * Double(100 - round % 100) / 100
            if found <= value + slack * abs(value) { here = exchange.open }
        }
        effort -= exchange.looked - before
    }

    /// Improves a choice and keeps it when it is better.
    private mutating func keepImproved(_ chosen: [Int]) throws {
        exchange.begin(chosen)
        try exchange.improve()
        keep(exchange.open)
    }

    private mutating func keep(_ chosen: [Int]) {
        let found = problem.value(opening: chosen)
        if found < value { (value, sites) = (found, chosen.sorted()) }
    }

    // MARK: Proof

    private var threshold: Double { problem.threshold(below: value) }

    private mutating func prove() throws -> Outcome {
        var queue = Heap<BranchNode>()
        var (nodes, made, isWalked) = (0, 0, false)
        let least = (0..<problem.pointCount).reduce(problem.constant) { $0 + problem.costs[problem.starts[$1]] }
        var next: BranchNode? = BranchNode(bound: least, number: 0, opening: [], closing: [], prices: firstPrices())
        while let node = next {
            try Task.checkCancellation()
            if node.bound >= threshold { break }
            guard nodes <= limits.nodes, effort > 0 else { return outcome(sites, value, node.bound, nodes) }
            nodes += 1
            let children = try expand(node, isRoot: nodes == 1)
            if !isWalked, !children.isEmpty, nodes >= Self.firstNodes || effort < limits.effort / 2 {
                isWalked = true
                try walk(rounds: max(0, limits.rounds - Self.firstRounds), effort: effort / 2)
            }
            for child in children where child.bound < threshold {
                made += 1
                queue.insert(
                    BranchNode(
                        bound: child.bound, number: made, opening: child.opening, closing: child.closing,
                        prices: child.prices))
            }
            next = queue.popMin()
        }
        return outcome(sites, value, nil, nodes)
    }

    /// Halfway from the nearest to the second nearest site of the best choice.
    private func firstPrices() -> [Double] {
        var open = [Bool](repeating: false, count: problem.siteCount)
        for site in sites { open[site] = true }
        return (0..<problem.pointCount).map { point in
            var near: [Double] = []
            for k in problem.starts[point]..<problem.starts[point + 1] where open[Int(problem.sites[k])] {
                near.append(problem.costs[k])
                if near.count == 2 { return (near[0] + near[1]) / 2 }
            }
            guard let nearest = near.first else { return problem.penalties[point] }
            return (nearest + min(problem.penalties[point], 2 * nearest + 1)) / 2
        }
    }

    /// Bounds a node, settles sites, and splits what is left in two.
    private mutating func expand(_ node: BranchNode, isRoot: Bool) throws -> [BranchNode] {
        var (opening, closing, bound) = (node.opening, node.closing, node.bound)
        var prices = node.prices
        while opening.count <= problem.choose {
            let (left, points) = problem.reduced(opening: opening, closing: closing)
            let number = { [names = problem.names] (site: Int) in Self.position(left.names[site], in: names) }
            guard left.choose > 0, left.choose < left.siteCount, left.pointCount > 0 else {
                keep(filled(opening + (0..<min(left.choose, left.siteCount)).map(number), without: closing))
                return []
            }
            var multipliers = Multipliers(left, prices: points.map { prices[Int($0)] })
            let root = (steps: 8000, patience: 60, length: 1.5), inner = (steps: 150, patience: 8, length: 0.4)
            let how = isRoot && opening.isEmpty && closing.isEmpty ? root : inner
            multipliers.move(
                steps: how.steps, patience: how.patience, length: how.length, threshold: threshold, target: value,
                effort: &effort)
            bound = max(bound, multipliers.bound)
            if bound >= threshold { return [] }
            for (i, point) in points.enumerated() { prices[Int(point)] = multipliers.best[i] }
            let chosen = filled(opening + multipliers.chosen.map(number), without: closing)
            let before = value
            if isRoot || problem.value(opening: chosen) < value + 0.002 * abs(value) { try keepImproved(chosen) }
            let opened = left.names.indices.filter { multipliers.isOpen[$0] }
            let closed = left.names.indices.filter { multipliers.isClosed[$0] }
            opening += opened.map(number)
            closing += closed.map(number)
            if left.names.indices.contains(where: { multipliers.isOpen[$0] && multipliers.isClosed[$0] }) { return [] }
            let isMuch = 5 * (opened.count + closed.count) >= left.siteCount
            if isMuch || value < before, effort > 0 { continue }
            let free = left.names.indices.filter { !multipliers.isOpen[$0] && !multipliers.isClosed[$0] }
            guard left.choose > opened.count, left.choose - opened.count < free.count else { continue }
            let split = free.min { abs(multipliers.share[$0] - 0.5) < abs(multipliers.share[$1] - 0.5) }
            guard let split = split.map(number) else { return [] }
            return [
                BranchNode(bound: bound, number: 0, opening: opening + [split], closing: closing, prices: prices),
                BranchNode(bound: bound, number: 0, opening: opening, closing: closing + [split], prices: prices),
            ]
        }
        return []
    }

    /// A choice of `choose` sites, filled up with free ones of low number.
    private func filled(_ chosen: [Int], without closing: [Int]) -> [Int] {
        guard chosen.count < problem.choose else { return chosen }
        let taken = Set(chosen + closing)
        let more = (0..<problem.siteCount).filter { !taken.contains($0) }.prefix(problem.choose - chosen.count)
        let full = chosen + more
        return full + (full.count < problem.choose ? closing.prefix(problem.choose - full.count) : [])
    }

    /// Where a name stands among ascending names.
    private static func position(_ name: Int, in names: [Int]) -> Int {
        var (low, high) = (0, names.count)
        while low < high {
            let middle = (low + high) / 2
            if names[middle] < name { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func outcome(_ chosen: [Int], _ value: Double, _ bound: Double?, _ nodes: Int) -> Outcome {
        var proven = bound ?? value
        if bound != nil, problem.step > 0 { proven = (proven - 1e-6).rounded(.up) }
        return Outcome(
            sites: chosen.map { problem.names[$0] }.sorted(), value: value, bound: min(proven, value),
            isProven: bound == nil, nodes: nodes)
    }
}
