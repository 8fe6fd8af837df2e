import Columns

/// Rows, neighbours, scores and bounded amounts in flat arrays, as the search reads them.
///
/// Rows here are those that may join a cluster, numbered anew in ascending order.
final class SearchGround: Sendable {
    /// Row of the problem for each row here, ascending.
    let rows: [Int]
    var count: Int { rows.count }
    /// First neighbour of each row; shape `(rows + 1)`.
    let offsets: [Int]
    /// Neighbours of all rows, ascending within a row: the heads of directed edges.
    let heads: [Int]
    /// The row whose neighbour stands in `heads`.
    let tails: [Int]
    let width: Int
    /// z-scores row by row; shape `(rows, width)`.
    let scores: [Double]
    /// Sum of the squared scores of each row.
    let squares: [Double]
    /// Number of bounded amounts; the first is the number of rows itself when that is bounded.
    let measures: Int
    /// Bounded amounts row by row; shape `(rows, measures)`.
    let amounts: [Double]
    /// Least and greatest amount of a cluster; infinite without a bound. Shape `(measures)`.
    let least: [Double], most: [Double]
    /// One over the mean amount of a row: what is missing counts in rows. Shape `(measures)`.
    let scale: [Double]
    let names: [String]
    /// Connected parts, each ascending.
    let parts: [[Int]]

    /// - Parameter blind: without scores, for a search that looks at bounds alone.
    init(_ problem: RegionProblem, rows: [Int], blind: Bool = false) {
        self.rows = rows
        (offsets, heads, tails) = Self.links(problem.adjacency, rows)
        let width = blind ? 0 : problem.width
        self.width = width
        let own = blind ? [] : rows.flatMap { problem.scores[$0 * width..<($0 + 1) * width] }
        scores = own
        squares = rows.indices.map { row in own[row * width..<(row + 1) * width].reduce(0) { $0 + $1 * $1 } }
        var sums = problem.limits.sums.filter { $0.least ?? 0 > 0 || $0.most != nil }
        let members = problem.limits.members
        if members.lowerBound > 1 || members.upperBound < rows.count {
            sums.insert(
                SumLimit(
                    name: "villages", values: [Double](repeating: 1, count: problem.adjacency.count),
                    least: Double(members.lowerBound),
                    most: members.upperBound < rows.count ? Double(members.upperBound) : nil), at: 0)
        }
        measures = sums.count
        names = sums.map(\.name)
        amounts = rows.flatMap { row in sums.map { $0.values[row] } }
        least = sums.map { $0.least ?? -.infinity }
        most = sums.map { $0.most ?? .infinity }
        scale = sums.map { sum in
            let total = rows.reduce(0) { $0 + sum.values[$1] }
            return total > 0 ? Double(rows.count) / total : 1
        }
        parts = Self.parts(offsets, heads)
    }

    private static func links(_ adjacency: Adjacency, _ rows: [Int]) -> (offsets: [Int], heads: [Int], tails: [Int]) {
        var number = [Int](repeating: -1, count: adjacency.count)
        for (new, row) in rows.enumerated() { number[row] = new }
        var (offsets, heads, tails) = ([0], [Int](), [Int]())
        for (new, row) in rows.enumerated() {
            for other in adjacency.neighbours(of: row) where number[other] >= 0 {
                heads.append(number[other])
                tails.append(new)
            }
            offsets.append(heads.count)
        }
        return (offsets, heads, tails)
    }

    private static func parts(_ offsets: [Int], _ heads: [Int]) -> [[Int]] {
        var seen = [Bool](repeating: false, count: offsets.count - 1)
        var result: [[Int]] = []
        for start in seen.indices where !seen[start] {
            var (part, at) = ([start], 0)
            seen[start] = true
            while at < part.count {
                for edge in offsets[part[at]]..<offsets[part[at] + 1] where !seen[heads[edge]] {
                    seen[heads[edge]] = true
                    part.append(heads[edge])
                }
                at += 1
            }
            result.append(part.sorted())
        }
        return result
    }

    /// Amounts of some rows, summed in ascending order, so that the order of joining cannot matter.
    func totals(of rows: [Int]) -> [Double] {
        var sums = [Double](repeating: 0, count: measures)
        for row in rows.sorted() {
            for j in 0..<measures { sums[j] += amounts[row * measures + j] }
        }
        return sums
    }
}
