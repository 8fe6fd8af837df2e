/// Rows to be grouped, with everything that the search asks again and again.
struct RegionProblem {
    let adjacency: Adjacency
    let limits: RegionLimits
    /// Columns used.
    let width: Int
    /// z-scores row by row; shape `(rows, width)`.
    let scores: [Double]

    /// - Parameter columns: shape `(columns)` of `(rows)`, finite. A column without spread counts as zero.
    init(_ adjacency: Adjacency, _ columns: [[Double]], _ limits: RegionLimits) {
        let n = adjacency.count
        (self.adjacency, self.limits, width) = (adjacency, limits, columns.count)
        var scores = [Double](repeating: 0, count: n * columns.count)
        for (c, column) in columns.enumerated() {
            precondition(
                column.count == n && column.allSatisfy(\.isFinite), "a column needs a finite value for each row")
            let mean = column.reduce(0, +) / Double(max(n, 1))
            let variance = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(n, 1))
            guard variance > 0 else { continue }
            let deviation = variance.squareRoot()
            for row in 0..<n { scores[row * columns.count + c] = (column[row] - mean) / deviation }
        }
        self.scores = scores
        for sum in limits.sums { precondition(sum.values.count == n, "\(sum.name) needs a value for each row") }
    }

    /// Sum of squares about the mean of some rows.
    func heterogeneity(_ rows: [Int]) -> Double {
        var result = 0.0
        for c in 0..<width {
            let mean = rows.reduce(0) { $0 + scores[$1 * width + c] } / Double(rows.count)
            for row in rows {
                let d = scores[row * width + c] - mean
                result += d * d
            }
        }
        return result
    }

    /// Number and sums keep the upper bounds.
    func keepsUpper(_ rows: [Int]) -> Bool {
        rows.count <= limits.members.upperBound
            && limits.sums.allSatisfy { sum in sum.most.map { total(sum, rows) <= $0 } ?? true }
    }
    /// Number and sums reach the lower bounds.
    func keepsLower(_ rows: [Int]) -> Bool {
        rows.count >= limits.members.lowerBound
            && limits.sums.allSatisfy { sum in sum.least.map { total(sum, rows) >= $0 } ?? true }
    }
    /// Summed in ascending order of rows, so that the order of joining cannot matter.
    private func total(_ sum: SumLimit, _ rows: [Int]) -> Double { rows.sorted().reduce(0) { $0 + sum.values[$1] } }
}
