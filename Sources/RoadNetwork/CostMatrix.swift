/// Costs from many points to many, one row a source. A pair that is not reached has none.
public struct CostMatrix: Sendable {
    /// Number of sources.
    public let rows: Int
    /// Number of targets.
    public let columns: Int
    /// Row after row; NaN inside stands for none and does not get out.
    private(set) var values: [Double]

    init(rows: Int, columns: Int) {
        (self.rows, self.columns) = (rows, columns)
        values = [Double](repeating: .nan, count: rows * columns)
    }

    /// The cost from a source to a target; none when it is not reached.
    public subscript(row: Int, column: Int) -> Double? {
        precondition(row >= 0 && row < rows && column >= 0 && column < columns, "outside the matrix")
        let value = values[row * columns + column]
        return value.isNaN ? nil : value
    }

    /// One source's costs, in the order of the targets.
    public func row(_ row: Int) -> [Double?] { (0..<columns).map { self[row, $0] } }

    mutating func withRows(_ rows: Range<Int>, _ body: (UnsafeMutableBufferPointer<Double>) -> Void) {
        let range = rows.lowerBound * columns..<rows.upperBound * columns
        values.withUnsafeMutableBufferPointer { body(UnsafeMutableBufferPointer(rebasing: $0[range])) }
    }

    mutating func withRow(_ row: Int, _ body: (UnsafeMutableBufferPointer<Double>) -> Void) {
        withRows(row..<row + 1, body)
    }

    /// Copies a row of another matrix of as many columns.
    mutating func setRow(_ row: Int, _ other: CostMatrix, _ otherRow: Int) {
        values.replaceSubrange(
            row * columns..<(row + 1) * columns, with: other.values[otherRow * columns..<(otherRow + 1) * columns])
    }
}
