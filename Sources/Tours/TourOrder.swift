/// One tour's order of visits, shortened by reversing runs (2-opt) and by moving runs of up to three (Or-opt).
///
/// Steps to the first change that saves time, in the order of positions, until none does. Works for legs that differ by
/// direction. The depot stays between the last village and the first.
///
/// - Complexity: a pass is O(*k*²) for *k* villages, O(*k*³) when legs differ by direction.
/// - Source: Croes, *A method for solving traveling-salesman problems*, Operations Research 6, 1958; Or, *Traveling
///   salesman-type combinatorial problems*, 1976.
struct TourOrder {
    private let problem: ReachProblem
    private(set) var villages: [Int]

    init(_ problem: ReachProblem, _ villages: [Int]) { (self.problem, self.villages) = (problem, villages) }

    /// Shortens as far as these moves go; true when the order changed.
    mutating func improve() -> Bool {
        guard villages.count > 1 else { return false }
        var changed = false
        while reverseOnce() || moveOnce() { changed = true }
        return changed
    }

    /// The village at a position, or the depot before the first and after the last.
    @inline(__always) private func at(_ position: Int) -> Int {
        villages.indices.contains(position) ? villages[position] : problem.count
    }

    private mutating func reverseOnce() -> Bool {
        for i in 0..<villages.count - 1 {
            var (there, back) = (Int64(0), Int64(0))
            for j in i + 1..<villages.count {
                if !problem.isSymmetric {
                    there += problem.leg(villages[j - 1], villages[j])
                    back += problem.leg(villages[j], villages[j - 1])
                }
                let before = problem.leg(at(i - 1), villages[i]) + problem.leg(villages[j], at(j + 1)) + there
                let after = problem.leg(at(i - 1), villages[j]) + problem.leg(villages[i], at(j + 1)) + back
                if after < before {
                    villages[i...j].reverse()
                    return true
                }
            }
        }
        return false
    }

    private mutating func moveOnce() -> Bool {
        for length in 1...min(3, villages.count - 1) {
            for i in 0...villages.count - length {
                let run = Array(villages[i..<i + length])
                var rest = villages
                rest.removeSubrange(i..<i + length)
                let saved =
                    problem.leg(at(i - 1), run[0]) + problem.leg(run[length - 1], at(i + length))
                    - problem.leg(at(i - 1), at(i + length))
                let turned = Array(run.reversed())
                let turning =
                    zip(turned, turned.dropFirst()).reduce(Int64(0)) { $0 + problem.leg($1.0, $1.1) }
                    - zip(run, run.dropFirst()).reduce(Int64(0)) { $0 + problem.leg($1.0, $1.1) }
                for j in 0...rest.count where j != i {
                    let (a, b) = (j > 0 ? rest[j - 1] : problem.count, j < rest.count ? rest[j] : problem.count)
                    let gap = problem.leg(a, b)
                    if problem.leg(a, run[0]) + problem.leg(run[length - 1], b) - gap < saved {
                        rest.insert(contentsOf: run, at: j)
                    } else if problem.leg(a, turned[0]) + problem.leg(turned[length - 1], b) - gap + turning < saved {
                        rest.insert(contentsOf: turned, at: j)
                    } else {
                        continue
                    }
                    villages = rest
                    return true
                }
            }
        }
        return false
    }
}
