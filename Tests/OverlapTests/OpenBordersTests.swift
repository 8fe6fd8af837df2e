import Columns
import GEOS
import Testing

@testable import Overlap

@Suite struct OpenBordersTests {
    private func column(_ rows: [[[Double]]]) -> PolygonColumn {
        var column = PolygonColumn()
        for rings in rows { column.append(rings) }
        return RowCheck.check(column).column
    }

    private func dissolved(_ column: PolygonColumn, _ group: [Int]? = nil) throws -> PolygonColumn {
        let group = group ?? Array(repeating: 0, count: column.count)
        return try OpenBorders(column).dissolved(column, group: group, count: (group.max() ?? -1) + 1)
    }

    private func length(_ borders: OpenBorders) -> Double {
        borders.stretches.reduce(0) { $0 + $1.a.distance(to: $1.b) }
    }

    @Test func commonBordersAreTakenOut() throws {
        let four = column([[square(0, 0, 10)], [square(10, 0, 10)], [square(0, 10, 10)], [square(10, 10, 10)]])
        let borders = OpenBorders(four)
        #expect(length(borders) == 80 && borders.rowsWithoutCommonCorners.isEmpty)
        #expect(borders.stretches.map(\.row) == [0, 0, 1, 1, 2, 2, 3, 3])
        let whole = try dissolved(four)
        #expect(areas(of: whole, on: .planar) == [400] && whole.parts(ofRow: 0).count == 1)
    }

    /// A corner in the middle of a neighbour's edge: the edges differ, their common stretch does not.
    @Test func cornersOnEdges() throws {
        let rows = column([[square(0, 0, 20)], [square(20, 0, 10)], [square(20, 10, 10)]])
        let borders = OpenBorders(rows)
        #expect((length(borders) - 100).magnitude < 1e-9)
        #expect(borders.rowsWithoutCommonCorners == [0, 1, 2])
        let whole = try dissolved(rows)
        #expect(areas(of: whole, on: .planar) == [600] && whole.parts(ofRow: 0).count == 1)
        // Half of an edge is common.
        let half = OpenBorders(column([[square(0, 0, 20)], [square(20, 5, 10)]]))
        #expect((length(half) - 100).magnitude < 1e-9)
    }

    @Test func holesIslandsAndCorners() throws {
        // A ring of eight fields around a hole, an island in it; two fields that touch at a corner.
        var rows: [[[Double]]] = []
        for j in 0..<3 {
            for i in 0..<3 where (i, j) != (1, 1) { rows.append([square(Double(i) * 10, Double(j) * 10, 10)]) }
        }
        rows.append([square(13, 13, 4)])
        rows.append([square(30, 30, 10)])
        let column = column(rows)
        let whole = try dissolved(column)
        #expect(RowCheck.fault(of: whole, row: 0) == nil)
        #expect(areas(of: whole, on: .planar) == [916])
        #expect(whole.parts(ofRow: 0).map { whole.rings(ofPart: $0).count } == [2, 1, 1])
    }

    /// A hole that touches the shell at a corner, from fields laid about it.
    @Test func aHoleAtACorner() throws {
        let rows = column([
            [[0, 0, 10, 0, 10, 10, 0, 10, 0, 0]], [[10, 0, 30, 0, 30, 10, 20, 10, 10, 0]],
            [[10, 10, 20, 10, 30, 10, 30, 20, 10, 20, 10, 10]],
        ])
        let whole = try dissolved(rows)
        #expect(RowCheck.fault(of: whole, row: 0) == nil)
        #expect(areas(of: whole, on: .planar)[0] == areas(of: rows, on: .planar).reduce(0, +))
    }

    /// Random groups of the cells of an uneven mesh, against GEOS's union: same ground, same border.
    @Test(arguments: [5, 6, 7] as [UInt64]) func randomGroupsAgreeWithGEOS(seed: UInt64) throws {
        var shapes = Shapes(seed: seed)
        let n = 12
        let corners = (0...n).map { j in
            (0...n).map { i in
                Position(
                    38_500_000 + 20 * Double(i) + shapes.uniform(-6, 6),
                    3_260_000 + 20 * Double(j) + shapes.uniform(-6, 6))
            }
        }
        var column = PolygonColumn()
        var group: [Int] = []
        for j in 0..<n {
            for i in 0..<n where shapes.uniform(0, 1) < 0.7 {
                let ring = [corners[j][i], corners[j][i + 1], corners[j + 1][i + 1], corners[j + 1][i], corners[j][i]]
                column.append([ring.flatMap { [$0.x, $0.y] }])
                group.append(0)
            }
        }
        column = RowCheck.check(column).column
        #expect(RowCheck.check(column).faults.isEmpty)
        let borders = OpenBorders(column)
        let own = try borders.dissolved(column, group: group, count: 1)
        let union = try GEOSGeometry.union(of: column, rows: 0..<column.count, in: GEOSContext()).polygonColumn()
        let (a, b) = (areas(of: own, on: .planar)[0], areas(of: union, on: .planar)[0])
        #expect((a - b).magnitude < 1e-9 * b)
        #expect((length(borders) - union.perimeter(ofRow: 0)).magnitude < 1e-6)
        #expect((own.perimeter(ofRow: 0) - union.perimeter(ofRow: 0)).magnitude < 1e-6)
        #expect(own.parts(ofRow: 0).count == union.parts(ofRow: 0).count)
        #expect(RowCheck.fault(of: own, row: 0) == nil)
        // The order of the rows changes nothing.
        let turned = column.selecting((0..<column.count).reversed())
        #expect(try OpenBorders(turned).dissolved(turned, group: group, count: 1) == own)
    }
}
