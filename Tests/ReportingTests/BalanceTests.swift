import Columns
import Testing

@testable import PrintedFigures
@testable import Reporting

@Suite struct BalanceTests {
    @Test func handWorked() {
        // 0.333 + 0.333 + 0.334 = 1.000 in thousandths; printed to hundredths 0.33 each: the largest takes the missing
        // one.
        #expect(balanced([333, 333, 334], unit: 10, total: 100) == [33, 33, 34])
        // 1.5 + 1.5 = 3: both round up to 2, and the first gives one back.
        #expect(balanced([15, 15], unit: 10, total: 3) == [1, 2])
        // Two units short of three parts: the two largest take them.
        #expect(balanced([40, 30, 20], unit: 100, total: 2) == [1, 1, 0])
        // Five units over two parts: two each, and one more for the largest.
        #expect(balanced([10, 20], unit: 10, total: 8) == [3, 5])
    }

    @Test func degenerate() {
        #expect(balanced([], unit: 10, total: 5) == [])
        #expect(balanced([0, 0], unit: 10, total: 0) == [0, 0])
        #expect(balanced([0, 0, 7], unit: 10, total: 3) == [0, 0, 3])
        #expect(balanced([0, 0], unit: 10, total: 1) == [1, 0])
        #expect(balanced([-15, 5], unit: 10, total: -1) == [-2, 1])
    }

    @Test func addsUpAndStaysNear() {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<500 {
            let parts = (0..<Int(generator.next() % 40) + 1).map { _ in Int128(generator.next() % 1_000_000) }
            let total = roundedUnits(parts.reduce(0, +), unit: 1000)
            let printed = balanced(parts, unit: 1000, total: total)
            #expect(printed.reduce(0, +) == total)
            for (part, units) in zip(parts, printed) { #expect((units * 1000 - part).magnitude < 1500 && units >= 0) }
        }
    }
}

@Suite struct BalancedGridTests {
    private func check(_ cells: [[Int128]], unit: Int128) -> BalancedGrid {
        let rows = cells.map { $0.reduce(0, +) }
        let columns = cells[0].indices.map { j in cells.reduce(0) { $0 + $1[j] } }
        let total = roundedUnits(rows.reduce(0, +), unit: unit)
        let rowTotals = balanced(rows, unit: unit, total: total)
        let columnTotals = balanced(columns, unit: unit, total: total)
        let grid = BalancedGrid(cells, unit: unit, rowTotals: rowTotals, columnTotals: columnTotals)
        #expect(grid.units.map { $0.reduce(0, +) } == rowTotals)
        #expect(columns.indices.map { j in grid.units.reduce(0) { $0 + $1[j] } } == columnTotals)
        return grid
    }

    @Test func handWorked() {
        // Every cell 0.5: rows and columns of 1, so a permutation.
        let grid = check([[5, 5], [5, 5]], unit: 10)
        #expect(grid.units == [[0, 1], [1, 0]] || grid.units == [[1, 0], [0, 1]])
        #expect(check([[10, 20], [30, 40]], unit: 10).units == [[1, 2], [3, 4]])
        #expect(check([[0, 0], [0, 0]], unit: 10).units == [[0, 0], [0, 0]])
    }

    @Test func randomTables() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<200 {
            let (n, m) = (Int(generator.next() % 12) + 1, Int(generator.next() % 9) + 1)
            let cells = (0..<n).map { _ in
                (0..<m).map { _ in generator.next() % 3 == 0 ? Int128(0) : Int128(generator.next() % 100_000) }
            }
            let grid = check(cells, unit: 1000)
            for (exact, printed) in zip(cells.joined(), grid.units.joined()) {
                #expect(printed >= 0 && (printed * 1000 - exact).magnitude < 4000)
            }
        }
    }
}
