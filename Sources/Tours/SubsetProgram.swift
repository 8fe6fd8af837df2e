/// The best single tour over few villages, exactly: dynamic programming over subsets and last villages.
///
/// T(S, v) is the least time to leave the depot, visit all of S and stand at v ∈ S. The answer is the S of largest
/// prize, with an allowed number of villages, whose T plus the way to the end keeps the budget; then the one that takes
/// less time; then the lower subset number.
///
/// - Complexity: O(2ⁿ · n²) time, O(2ⁿ · n) memory, n ≤ 16.
/// - Source: Held and Karp, *A dynamic programming approach to sequencing problems*, SIAM J. 10, 1962.
struct SubsetProgram {
    private let problem: ReachProblem

    init(_ problem: ReachProblem) {
        precondition(problem.count <= 16, "subsets of more than 16 villages take too much memory")
        self.problem = problem
    }

    /// Villages of the best tour in order; `nil` when none keeps the limits.
    func best() -> [Int]? {
        let n = problem.count
        let subsets = 1 << n
        var time = [Int64](repeating: ReachProblem.far, count: subsets * n)
        for v in 0..<n { time[(1 << v) * n + v] = problem.leg(n, v) + problem.stays[v] }
        var best: (prize: Int64, time: Int64, subset: Int, last: Int)?
        for subset in 1..<subsets {
            let size = subset.nonzeroBitCount
            guard size <= problem.limits.villages.upperBound else { continue }
            for last in 0..<n where subset & (1 << last) != 0 {
                let here = time[subset * n + last]
                guard here <= problem.budget else { continue }
                for next in 0..<n where subset & (1 << next) == 0 {
                    let there = here + problem.leg(last, next) + problem.stays[next]
                    let slot = (subset | 1 << next) * n + next
                    if there < time[slot] { time[slot] = there }
                }
                let total = here + problem.leg(last, n)
                guard total <= problem.budget, size >= problem.limits.villages.lowerBound else { continue }
                let prize = (0..<n).reduce(0) { subset & (1 << $1) != 0 ? $0 + problem.prizes[$1] : $0 }
                if best == nil || prize > best!.prize || (prize == best!.prize && total < best!.time) {
                    best = (prize, total, subset, last)
                }
            }
        }
        return best.map { path(to: $0.subset, $0.last, time) }
    }

    private func path(to subset: Int, _ last: Int, _ time: [Int64]) -> [Int] {
        let n = problem.count
        var (subset, last, tour) = (subset, last, [last])
        while subset != 1 << last {
            let rest = subset & ~(1 << last)
            let before = (0..<n).first {
                rest & (1 << $0) != 0
                    && time[rest * n + $0] + problem.leg($0, last) + problem.stays[last] == time[subset * n + last]
            }!
            tour.append(before)
            (subset, last) = (rest, before)
        }
        return tour.reversed()
    }
}
