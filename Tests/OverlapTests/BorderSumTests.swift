import Columns
import Testing

@testable import Overlap

@Suite struct BorderSumTests {
    private func residual(_ column: PolygonColumn, rows: [Int]? = nil) -> BorderResidual {
        let sum = BorderSum()
        let collector = BorderCollector(sum)
        collector.add(column, rows: rows ?? Array(0..<column.count))
        collector.finish()
        return sum.residual()
    }

    private func square(_ x: Double, _ y: Double, _ side: Double = 10) -> [Double] {
        [x, y, x + side, y, x + side, y + side, x, y + side, x, y]
    }

    @Test func theOutlineIsLeftOfACleanCoverage() {
        var column = PolygonColumn()
        for i in 0..<3 { for j in 0..<3 { column.append([square(Double(10 * i), Double(10 * j))]) } }
        let left = residual(column)
        #expect(left.count == 12)
        #expect(left.edges.allSatisfy { $0.rows == 1 })
        #expect(left.cover(of: Position(15, 15)) == 1)
        #expect(left.cover(of: Position(31, 15)) == 0)
        #expect(residual(PolygonColumn()).count == 0)
    }

    @Test func ringsMayRunEitherWay() {
        let hole: [Double] = [3, 3, 6, 3, 6, 6, 3, 6, 3, 3]
        let turned: [Double] = [0, 0, 0, 10, 10, 10, 10, 0, 0, 0]
        for shell in [square(0, 0), turned] {
            for inner in [hole, [3, 3, 3, 6, 6, 6, 6, 3, 3, 3]] {
                var column = PolygonColumn()
                column.append([shell, inner])
                column.append([hole])
                #expect(residual(column).count == 4)
            }
        }
    }

    @Test func minusZeroIsZero() {
        var column = PolygonColumn()
        column.append([[0, 0, 10, 0, 10, 10, 0, 10, 0, 0]])
        column.append([[-0.0, 0, -0.0, 10, -10, 10, -10, -0.0, -0.0, 0]])
        #expect(residual(column).count == 6)
    }

    @Test func rowsThatStandManyTimesAreOneBorder() {
        var column = PolygonColumn()
        for _ in 0..<5000 { column.append([square(0, 0)]) }
        let left = residual(column)
        #expect(left.count == 4)
        #expect(left.cover(of: Position(5, 5)) == 5000)
    }

    @Test(arguments: 1...12) func coverIsTheNumberOfRows(seed: UInt64) throws {
        var cells = CellRows(seed: seed, side: 14)
        cells.tile(12)
        cells.spoil()
        let column = try cells.column(dropping: 0.4)
        let left = residual(column)
        let owners = cells.owners
        for cell in owners.indices {
            let (i, j) = (cell % cells.side, cell / cells.side)
            let (a, c) = (CellRows.corner(i, j), CellRows.corner(i + 1, j + 1))
            let place = Position((a[0] + c[0]) / 2 + 0.01, (a[1] + c[1]) / 2 + 0.02)
            #expect(left.cover(of: place) == owners[cell].count)
        }
    }

    @Test(arguments: 1...4) func theSumDoesNotDependOnOrderOrTasks(seed: UInt64) async throws {
        var cells = CellRows(seed: seed, side: 20)
        cells.tile(40)
        cells.spoil()
        let column = try cells.column(dropping: 0.2)
        let expected = residual(column).edges.map { [$0.a.x, $0.a.y, $0.b.x, $0.b.y, Double($0.rows)] }
        var order = Array(0..<column.count)
        for i in order.indices.reversed() { order.swapAt(i, cells.shapes.integer(i + 1)) }
        let sum = BorderSum()
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<3 {
                group.addTask { [order] in
                    let collector = BorderCollector(sum)
                    for (k, row) in order.enumerated() where k % 3 == task { collector.add(column, rows: [row]) }
                    collector.finish()
                }
            }
        }
        #expect(sum.residual().edges.map { [$0.a.x, $0.a.y, $0.b.x, $0.b.y, Double($0.rows)] } == expected)
        #expect(sum.openEdges == expected.count)
    }
}
