/// An orienteering instance cut down to the villages within reach.
///
/// For the length of a tour all anchors are one depot, as it starts at the anchor nearest to its first village. The depot is place `count`: leaving it costs the way from the nearest anchor, coming back costs the way to the
/// nearest end, or nothing when tours end anywhere. A tour is then a round trip from the depot.
struct ReachProblem {
    /// Villages within reach.
    let count: Int
    /// Number in the instance, ascending; shape `(count)`.
    let villages: [Int]
    /// Microseconds between villages and the depot (last); shape `(count + 1, count + 1)`.
    let legs: [Int64]
    /// The same, transposed: to, from.
    let legsBack: [Int64]
    /// Microseconds at each village.
    let stays: [Int64]
    /// Millionths.
    let prizes: [Int64]
    /// Nearest anchor of each village; ties to the lower number.
    let startAnchors: [Int]
    /// Nearest end of each village; `nil` when tours end anywhere.
    let endAnchors: [Int]?
    let budget: Int64
    let limits: OrienteeringLimits
    /// Legs between villages are the same both ways.
    let isSymmetric: Bool
    /// Sum of the prizes that are not excluded, within reach or not, millionths.
    let allPrizes: Int64
    /// Why no tour exists at all.
    let nothing: OrienteeringSolution.Shortfall?

    /// Stands for "no way" in `legs`: beyond any budget, and a hundred of them still fit a sum.
    static let far: Int64 = 1 << 56

    init(_ instance: OrienteeringInstance, _ excluded: [Bool], _ limits: OrienteeringLimits) {
        let n = instance.villageCount
        self.limits = limits
        budget = Int64((limits.budgetSeconds * 1e6).rounded(.down))
        let allowed = (0..<n).filter { !excluded[$0] }
        allPrizes = allowed.reduce(0) { $0 + Self.millionths(instance.prizes[$1]) }
        let nearest = NearestAnchors(instance)
        let kept = nearest.villagesInReach(of: allowed, instance, budget: budget)
        (villages, count) = (kept, kept.count)
        let size = count + 1
        var legs = [Int64](repeating: 0, count: size * size)
        for (i, u) in kept.enumerated() {
            for (j, v) in kept.enumerated() {
                legs[i * size + j] = min(Self.far, instance.times.micro[u * instance.times.count + v])
            }
            legs[count * size + i] = nearest.out[u]
            legs[i * size + count] = nearest.back[u]
        }
        self.legs = legs
        legsBack = (0..<size * size).map { legs[$0 % size * size + $0 / size] }
        isSymmetric = (0..<count).allSatisfy { i in (0..<i).allSatisfy { legs[i * size + $0] == legs[$0 * size + i] } }
        stays = kept.map { TravelTimes.micro(instance.stays[$0]) }
        prizes = kept.map { Self.millionths(instance.prizes[$0]) }
        startAnchors = kept.map { nearest.outAnchor[$0] }
        endAnchors = instance.ends.map { _ in kept.map { nearest.backAnchor[$0] } }
        nothing =
            if instance.anchorCount == 0 || instance.ends?.isEmpty == true {
                .noAnchor
            } else if allowed.isEmpty {
                .noVillage
            } else if kept.isEmpty {
                .noVillageInReach
            } else if kept.count < limits.villages.lowerBound {
                .tooFewVillages
            } else {
                nil
            }
    }

    static func millionths(_ prize: Double) -> Int64 { Int64((prize * 1e6).rounded(.toNearestOrAwayFromZero)) }

    @inline(__always) func leg(_ from: Int, _ to: Int) -> Int64 { legs[from * (count + 1) + to] }

    /// Microseconds of a tour from the depot and back; 0 for an empty one.
    func duration(_ tour: [Int]) -> Int64 {
        var (sum, at) = (Int64(0), count)
        for v in tour {
            sum += leg(at, v) + stays[v]
            at = v
        }
        return tour.isEmpty ? 0 : sum + leg(at, count)
    }

    func prize(_ tour: [Int]) -> Int64 { tour.reduce(0) { $0 + prizes[$1] } }

    /// Villages of a tour that fit the budget by their shortest legs.
    var mostByTime: Int {
        let least = (0..<count).map { v in
            (0...count).reduce(Self.far) { $1 == v ? $0 : min($0, leg($1, v)) } + stays[v]
        }.sorted()
        var (sum, most) = (Int64(0), 0)
        while most < count, sum + least[most] <= budget {
            sum += least[most]
            most += 1
        }
        return most
    }

    /// Shortest times by way of any villages, from the times of a first leg. O(*n*²).
    /// - Parameter leg: time from a village to another, microseconds.
    func shortest(from first: [Int], _ leg: (Int, Int) -> Int) -> [Int] {
        var (best, open) = (first, Array(0..<count))
        while let nearest = open.indices.min(by: { best[open[$0]] < best[open[$1]] }) {
            let u = open.remove(at: nearest)
            guard best[u] < Int(Self.far) else { break }
            for v in open { best[v] = min(best[v], best[u] + min(Int(Self.far), leg(u, v))) }
        }
        return best
    }

    /// Villages that may be left out of any tour without making it longer.
    ///
    /// So it is where times are those of shortest ways; to be sure it is looked up for each. O(*n*³) at worst.
    func skippable() -> [Bool] {
        let legs = legs
        let size = count + 1
        return (0..<count).map { v in
            let stay = stays[v]
            // Places before and after it that leave some budget, the depot among them.
            let before = (0...count).filter { $0 != v && legs[$0 * size + v] <= budget }
            let after = (0...count).filter { $0 != v && legs[v * size + $0] <= budget }
            return before.allSatisfy { u in
                let into = legs[u * size + v] + stay
                return after.allSatisfy { w in
                    u == w || into + legs[v * size + w] > budget
                        || legs[u * size + w] <= into + legs[v * size + w]
                }
            }
        }
    }
}

/// The cheapest way from an anchor to each village, and from each village to an end.
private struct NearestAnchors {
    var out: [Int64], outAnchor: [Int], back: [Int64], backAnchor: [Int]

    init(_ instance: OrienteeringInstance) {
        let (n, places) = (instance.villageCount, instance.times.count)
        out = [Int64](repeating: ReachProblem.far, count: n)
        outAnchor = [Int](repeating: 0, count: n)
        back = [Int64](repeating: instance.ends == nil ? 0 : ReachProblem.far, count: n)
        backAnchor = [Int](repeating: 0, count: n)
        for v in 0..<n {
            for a in 0..<instance.anchorCount where instance.times.micro[(n + a) * places + v] < out[v] {
                (out[v], outAnchor[v]) = (instance.times.micro[(n + a) * places + v], a)
            }
            for a in (instance.ends ?? []).sorted() where instance.times.micro[v * places + n + a] < back[v] {
                (back[v], backAnchor[v]) = (instance.times.micro[v * places + n + a], a)
            }
        }
    }

    /// Villages that some walk from an anchor to an end can visit within the budget, ascending.
    func villagesInReach(of allowed: [Int], _ instance: OrienteeringInstance, budget: Int64) -> [Int] {
        let places = instance.times.count
        let stay = instance.stays.map(TravelTimes.micro)
        let arrive = shortest(from: out, allowed) { u, v in instance.times.micro[u * places + v] + stay[u] }
        let leave = shortest(from: back, allowed) { u, v in instance.times.micro[v * places + u] + stay[u] }
        return allowed.filter { arrive[$0] + stay[$0] + leave[$0] <= budget }
    }

    /// Dijkstra over a full matrix: O(*n*²).
    private func shortest(from first: [Int64], _ allowed: [Int], _ leg: (Int, Int) -> Int64) -> [Int64] {
        var (best, open) = (first.map { min($0, ReachProblem.far) }, allowed)
        while let nearest = open.indices.min(by: { best[open[$0]] < best[open[$1]] }) {
            let u = open.remove(at: nearest)
            guard best[u] < ReachProblem.far else { break }
            for v in open { best[v] = min(best[v], best[u] + min(ReachProblem.far, leg(u, v))) }
        }
        return best
    }
}
