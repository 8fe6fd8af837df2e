/// Rounds a table of parts so that its rows and its columns add up to totals that are printed beside them.
///
/// Every cell begins as its exact value rounded half away from zero. While a row lacks or exceeds a unit, the unit is
/// carried along a shortest chain of cells, up in one and down in the next, to a column that lacks (or exceeds) one
/// too, or to a row with the opposite fault; then likewise for columns. A chain goes where cells stay within a unit of
/// their exact values, if there is one; else where cells that are exactly zero stay zero; else where no cell falls
/// below zero. Of equal chains the one whose cells lost (or gained) most by rounding is taken, then the first row and
/// column.
///
/// - Complexity: O(*u · n · m* log *m*) for *u* units to place in a table of *n* rows and *m* columns.
/// - Source: controlled rounding as a flow: Cox and Ernst, *Controlled rounding*, INFOR 20(4), 1982.
package struct BalancedGrid {
    /// Printed units; rows of cells.
    package private(set) var units: [[Int128]]
    private let exact: [[Int128]]
    private let unit: Int128
    /// Units that rows (first) and columns (second) still lack.
    private var lack: [[Int128]]

    /// How far a chain may change cells.
    private enum Freedom: CaseIterable { case withinUnit, zerosStay, notNegative }

    /// - Parameters:
    ///   - cells: exact, zero or more; rows of one length.
    ///   - unit: how many make the printed unit.
    ///   - rowTotals: printed units, zero or more; shape `(rows)`.
    ///   - columnTotals: printed units, zero or more; shape `(columns)`; both have one sum.
    package init(_ cells: [[Int128]], unit: Int128, rowTotals: [Int128], columnTotals: [Int128]) {
        precondition(rowTotals.reduce(0, +) == columnTotals.reduce(0, +), "rows and columns have one grand total")
        precondition(
            cells.count == rowTotals.count && cells.allSatisfy { $0.count == columnTotals.count }, "one total each")
        precondition((rowTotals + columnTotals).allSatisfy { $0 >= 0 }, "totals are not negative")
        (exact, self.unit) = (cells, unit)
        let rounded = cells.map { $0.map { roundedUnits($0, unit: unit) } }
        units = rounded
        lack = [
            rowTotals.indices.map { rowTotals[$0] - rounded[$0].reduce(0, +) },
            columnTotals.indices.map { j in columnTotals[j] - rounded.reduce(0) { $0 + $1[j] } },
        ]
        for side in 0...1 {
            while let start = lack[side].firstIndex(where: { $0 != 0 }) { carry(from: start, side) }
        }
    }

    /// Carries one unit from a row (side 0) or a column (side 1).
    private mutating func carry(from start: Int, _ side: Int) {
        let sign: Int128 = lack[side][start] > 0 ? 1 : -1
        for freedom in Freedom.allCases {
            guard let chain = chain(from: start, side, sign, freedom) else { continue }
            for (i, step) in zip(chain, chain.dropFirst()).enumerated() {
                // Lines of the chain are rows and columns in turn.
                let isRowFirst = (side + i) % 2 == 0
                let (row, column) = isRowFirst ? (step.0, step.1) : (step.1, step.0)
                units[row][column] += i % 2 == 0 ? sign : -sign
            }
            lack[side][start] -= sign
            let isOtherSide = chain.count % 2 == 0
            lack[isOtherSide ? 1 - side : side][chain[chain.count - 1]] -= isOtherSide ? sign : -sign
            return
        }
        preconditionFailure("totals that are not negative always leave a chain")
    }

    /// A shortest chain of lines: from a line that lacks (sign 1) or exceeds (−1) a unit, by cells that take it and
    /// give it on, to a crossing line with the same fault, or to a line of the same side with the opposite one.
    private func chain(from start: Int, _ side: Int, _ sign: Int128, _ freedom: Freedom) -> [Int]? {
        var came: [[Int?]] = lack.map { $0.map { _ in nil } }
        came[side][start] = -1
        var front = [start]
        var step = 0
        while !front.isEmpty {
            // On even steps a line of the first side takes a unit from a crossing line; on odd ones that line gives it
            // on.
            let (here, there) = step % 2 == 0 ? (side, 1 - side) : (1 - side, side)
            let change = step % 2 == 0 ? sign : -sign
            var next: [Int] = []
            for line in front {
                let open = lack[there].indices.filter {
                    came[there][$0] == nil && allows(line, $0, here, change, freedom)
                }
                let ranked = open.sorted { a, b in
                    let (x, y) = (gain(line, a, here, change), gain(line, b, here, change))
                    return x != y ? x > y : a < b
                }
                for other in ranked {
                    came[there][other] = line
                    next.append(other)
                    if lack[there][other] * change > 0 { return path(to: other, there, came) }
                }
            }
            front = next
            step += 1
        }
        return nil
    }

    private func path(to end: Int, _ side: Int, _ came: [[Int?]]) -> [Int] {
        var (path, line, side) = ([end], end, side)
        while let before = came[side][line], before >= 0 {
            path.append(before)
            (line, side) = (before, 1 - side)
        }
        return path.reversed()
    }

    private func place(_ line: Int, _ other: Int, _ side: Int) -> (Int, Int) {
        side == 0 ? (line, other) : (other, line)
    }

    private func allows(_ line: Int, _ other: Int, _ side: Int, _ change: Int128, _ freedom: Freedom) -> Bool {
        let (i, j) = place(line, other, side)
        let value = units[i][j] + change
        guard value >= 0 else { return false }
        switch freedom {
        case .withinUnit: return (value * unit - exact[i][j]).magnitude < unit.magnitude
        case .zerosStay: return exact[i][j] != 0
        case .notNegative: return true
        }
    }

    /// How much of the change the rounding of this cell had taken away.
    private func gain(_ line: Int, _ other: Int, _ side: Int, _ change: Int128) -> Int128 {
        let (i, j) = place(line, other, side)
        return (exact[i][j] - units[i][j] * unit) * change
    }
}
