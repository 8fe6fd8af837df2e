/// An upper bound on the prize of all wanted tours: a fractional knapsack over villages.
///
/// A tour pays, for each of its villages, one leg into it and its stay. So Σ w_v ≤ m·B for m tours of budget B, with
/// w_v the least leg into v plus the stay. When legs out are counted too, each leg halved between its two places, Σ
/// w'_v ≤ m·B' with w'_v = (least leg in + least leg out) / 2 + stay, B' = B − half the least leg from an anchor +
/// half the largest least leg out (a last village pays none when tours end anywhere). A tour has at most K villages:
/// Σ x_v ≤ m·K. Relaxed to 0 ≤ x_v ≤ 1 and, with a price μ ≥ 0 on the second row, solved by sorting; every μ gives a
/// bound.
///
/// - Complexity: O(*n*² + *n* log *n* · 60).
/// - Source: Dantzig, *Discrete-variable extremum problems*, Operations Research 5, 1957; the
///   weights are worked out here.
struct KnapsackBound {
    /// Millionths.
    let value: Double

    init(_ problem: ReachProblem) {
        let n = problem.count
        var (least, halves, largestOut) = ([Double](), [Double](), 0.0)
        for v in 0..<n {
            var (into, out) = (problem.leg(n, v), ReachProblem.far)
            for u in 0..<n where u != v {
                into = min(into, problem.leg(u, v))
                out = min(out, problem.leg(v, u))
            }
            out = problem.endAnchors == nil ? (n > 1 ? out : 0) : min(out, problem.leg(v, n))
            largestOut = max(largestOut, Double(out))
            least.append(Double(into + problem.stays[v]))
            halves.append((Double(into) + Double(out)) / 2 + Double(problem.stays[v]))
        }
        let tours = Double(problem.limits.count)
        let start = (0..<n).map { Double(problem.leg(n, $0)) }.min() ?? 0
        let back = (0..<n).map { Double(problem.leg($0, n)) }.min() ?? 0
        let slack = problem.endAnchors == nil ? (largestOut - start) / 2 : -(start + back) / 2
        let prizes = problem.prizes.map(Double.init)
        let seats = tours * Double(min(problem.limits.villages.upperBound, n))
        value = [(least, Double(problem.budget)), (halves, max(0, Double(problem.budget) + slack))].map {
            Self.leastOverPrices(prizes, weights: $0.0, capacity: tours * $0.1, seats: seats)
        }.min()!
    }

    /// min over μ of μ·seats + knapsack(prizes − μ), a convex function, by golden section.
    private static func leastOverPrices(
        _ prizes: [Double], weights: [Double], capacity: Double, seats: Double
    ) -> Double {
        func value(_ price: Double) -> Double {
            price * seats + fractional(prizes.map { $0 - price }, weights, capacity)
        }
        var (low, high, best) = (0.0, prizes.max() ?? 0, value(0))
        for _ in 0..<60 {
            let (a, b) = (low + 0.382 * (high - low), low + 0.618 * (high - low))
            let (va, vb) = (value(a), value(b))
            best = min(best, va, vb)
            if va <= vb { high = b } else { low = a }
        }
        return best
    }

    /// The fractional knapsack; prizes ≤ 0 stay out.
    private static func fractional(_ prizes: [Double], _ weights: [Double], _ capacity: Double) -> Double {
        let order = prizes.indices.filter { prizes[$0] > 0 }.sorted {
            let a = prizes[$0] * weights[$1]
            let b = prizes[$1] * weights[$0]
            return a != b ? a > b : $0 < $1
        }
        var (left, sum) = (capacity, 0.0)
        for v in order {
            if weights[v] <= left {
                left -= weights[v]
                sum += prizes[v]
            } else {
                return sum + prizes[v] * left / weights[v]
            }
        }
        return sum
    }
}
