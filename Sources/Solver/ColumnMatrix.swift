/// The coefficients of a program by column, as the C interfaces take them.
struct ColumnMatrix {
    /// Entries of column `c` are `starts[c]..<starts[c + 1]`.
    private(set) var starts: [Int32]
    private(set) var rows: [Int32]
    private(set) var values: [Double]

    /// - Complexity: O(*terms*).
    init(_ program: Program) {
        starts = [Int32](repeating: 0, count: program.variableCount + 1)
        for term in program.terms { starts[term.variable + 1] += 1 }
        for column in 0..<program.variableCount { starts[column + 1] += starts[column] }
        var next = starts
        rows = [Int32](repeating: 0, count: program.terms.count)
        values = [Double](repeating: 0, count: program.terms.count)
        for row in 0..<program.constraintCount {
            for term in program.terms[program.rowStarts[row]..<program.rowStarts[row + 1]] {
                let place = Int(next[term.variable])
                (rows[place], values[place]) = (Int32(row), term.coefficient)
                next[term.variable] += 1
            }
        }
    }
}
