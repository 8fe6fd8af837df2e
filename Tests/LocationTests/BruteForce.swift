import Columns

@testable import Location

/// Every choice of at most so many candidates, looked at one by one: the independent method.
struct BruteForce {
    let instance: LocationInstance
    let cost: [[Double?]]

    /// A small instance in a plane of whole numbers, so that ties are common.
    /// - Parameters:
    ///   - absent: part of the pairs without a way.
    ///   - kept: sites that are open already.
    static func random(
        demand: Int, sites: Int, seed: UInt64, absent: Double = 0, kept: Int = 0, whole: Bool = true
    ) -> BruteForce {
        var generator = SeededGenerator(seed: seed)
        let place = { (g: inout SeededGenerator) in (x: 20 * g.unit(), y: 20 * g.unit()) }
        let points = (0..<demand).map { _ in place(&generator) }, homes = (0..<sites).map { _ in place(&generator) }
        let cost = points.map { p in
            homes.map { s -> Double? in
                let distance = ((p.x - s.x) * (p.x - s.x) + (p.y - s.y) * (p.y - s.y)).squareRoot()
                let isAbsent = generator.unit() < absent
                return isAbsent ? nil : whole ? distance.rounded() : distance
            }
        }
        let weights = (0..<demand).map { _ in Double(Int.random(in: 0...9, using: &generator)) }
        let costs = AccessCosts(demand: demand, sites: sites) { cost[$0][$1] }
        let open = Array((0..<sites).shuffled(using: &generator).prefix(kept))
        return BruteForce(instance: LocationInstance(costs: costs, weights: weights, kept: open), cost: cost)
    }

    /// The least cost of a demand point over open sites.
    func least(_ demand: Int, _ open: [Int]) -> Double? { open.compactMap { cost[demand][$0] }.min() }

    /// Choices of at most `count` candidates.
    func choices(_ count: Int) -> [[Int]] {
        var all: [[Int]] = [[]]
        for candidate in instance.candidates { all += all.filter { $0.count < count }.map { $0 + [candidate] } }
        return all
    }

    func unreachable(within limit: Double = .infinity) -> [Int] {
        let usable = instance.kept + instance.candidates
        return cost.indices.filter { !(least($0, usable).map { $0 <= limit } ?? false) }
    }

    func cover(within limit: Double) -> Int {
        let asked = Set(cost.indices).subtracting(unreachable(within: limit))
        return choices(instance.candidates.count).filter { choice in
            asked.allSatisfy { least($0, instance.kept + choice).map { $0 <= limit } ?? false }
        }.map(\.count).min() ?? 0
    }

    func maximalCover(_ count: Int, within limit: Double) -> Double {
        choices(count).map { covered($0, within: limit) }.max() ?? 0
    }

    func covered(_ opened: [Int], within limit: Double) -> Double {
        cost.indices.reduce(0) { sum, d in
            let isIn = least(d, instance.kept + opened).map { $0 <= limit } ?? false
            return sum + (isIn ? instance.weights[d] : 0)
        }
    }

    /// None when no choice serves all points of weight that some site has a way to.
    func median(_ count: Int) -> Double? { choices(count).compactMap(sum).min() }

    func sum(_ opened: [Int]) -> Double? {
        let left = Set(unreachable())
        var sum = 0.0
        for d in cost.indices where instance.weights[d] > 0 && !left.contains(d) {
            guard let value = least(d, instance.kept + opened) else { return nil }
            sum += instance.weights[d] * value
        }
        return sum
    }

    func centre(_ count: Int) -> Double? { choices(count).compactMap(radius).min() }

    func radius(_ opened: [Int]) -> Double? {
        let left = Set(unreachable())
        var greatest = 0.0
        for d in cost.indices where !left.contains(d) {
            guard let value = least(d, instance.kept + opened) else { return nil }
            greatest = max(greatest, value)
        }
        return greatest
    }
}

/// Shapes of small instances: plain, with kept sites, with absent pairs, with both.
struct Shape: Sendable, CustomStringConvertible {
    let seed: UInt64, absent: Double, kept: Int, whole: Bool

    var description: String { "seed \(seed), absent \(absent), kept \(kept), whole \(whole)" }

    func instance(demand: Int = 14, sites: Int = 9) -> BruteForce {
        .random(demand: demand, sites: sites, seed: seed, absent: absent, kept: kept, whole: whole)
    }

    static let all: [Shape] = (1...5).flatMap { seed in
        [(0.0, 0, true), (0, 2, true), (0.3, 0, true), (0.5, 2, true), (0.7, 1, false), (0, 0, false)].map {
            Shape(seed: UInt64(seed), absent: $0.0, kept: $0.1, whole: $0.2)
        }
    }
}
