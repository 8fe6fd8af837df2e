import Columns
import Testing

@testable import Regions

@Suite struct AdjacencyTests {
    private func column(_ rows: [[Double]]) -> PolygonColumn {
        var column = PolygonColumn()
        for ring in rows { column.append([ring]) }
        return column
    }
    private func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [Double] {
        [x0, y0, x1, y0, x1, y1, x0, y1, x0, y0]
    }
    private func found(_ rows: [[Double]], _ tolerance: Double = 0) -> [Adjacency.Pair] {
        Adjacency.rook(column(rows), tolerance: tolerance).pairs
    }

    @Test func sharedEdgeWithItsLength() {
        #expect(found([box(0, 0, 2, 3), box(2, 0, 5, 3)]) == [.init(0, 1, sharedMetres: 3)])
    }

    @Test func oppositeDirectionAndClockwise() {
        #expect(found([box(0, 0, 2, 3), [2, 3, 5, 3, 5, 0, 2, 0, 2, 3]]) == [.init(0, 1, sharedMetres: 3)])
    }

    @Test func cornerIsNotAnEdge() {
        let four = [box(0, 0, 1, 1), box(1, 0, 2, 1), box(0, 1, 1, 2), box(1, 1, 2, 2)]
        #expect(found(four).map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 3], [2, 3]])
        #expect(found(four, 0.1) == found(four))
        // Shaken by less than the tolerance, so that nothing is exact any more.
        let shaken = [box(0, 0, 0.99, 0.98), box(1, 0, 2, 1.01), box(0, 1, 1.02, 2), box(1.01, 1.02, 2, 2)]
        #expect(found(shaken, 0.05).map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 3], [2, 3]])
    }

    @Test func partOfAnEdgeCountsByItsRun() {
        // The right side of 0 is met by 1 up to 2 and by 2 from there on.
        #expect(
            found([box(0, 0, 2, 6), box(2, 0, 4, 2), box(2, 2, 4, 6)]) == [
                .init(0, 1, sharedMetres: 2), .init(0, 2, sharedMetres: 4), .init(1, 2, sharedMetres: 2),
            ])
    }

    @Test func enclaveSharesItsWholeBorder() {
        var column = PolygonColumn()
        column.append([box(0, 0, 9, 9), [3, 3, 3, 6, 6, 6, 6, 3, 3, 3]])
        column.append([box(3, 3, 6, 6)])
        #expect(Adjacency.rook(column, tolerance: 0).pairs == [.init(0, 1, sharedMetres: 12)])
    }

    @Test func gapsAndOverlapsWithinTheToleranceOnly() {
        for shift in [-0.5, 0.5] {
            let two = [box(0, 0, 10, 10), box(10 + shift, 0, 20, 10)]
            #expect(found(two, 0.4).isEmpty)
            let pairs = found(two, 0.6)
            #expect(pairs.count == 1 && abs(pairs[0].sharedMetres - 10) < 1.5)
        }
    }

    @Test func emptyNotFiniteAndIsolated() {
        var column = PolygonColumn()
        column.append([box(0, 0, 1, 1)])
        column.appendEmpty()
        column.append([box(1, 0, 2, 1)])
        column.append([[.nan, 0, 1, 1, 2, 2, .nan, 0]])
        column.append([box(50, 50, 51, 51)])
        let graph = Adjacency.rook(column, tolerance: 0.01)
        #expect(graph.pairs.map { [$0.first, $0.second] } == [[0, 2]] && graph.isolates == [1, 3, 4])
        #expect(graph.components == [[0, 2], [1], [3], [4]])
        #expect(Adjacency.rook(PolygonColumn(), tolerance: 0).count == 0)
    }

    @Test func duplicateRowsShareEverything() {
        let pairs = found([box(0, 0, 1, 1), box(0, 0, 1, 1), box(1, 0, 2, 1)])
        #expect(pairs == [.init(0, 1, sharedMetres: 4), .init(0, 2, sharedMetres: 1), .init(1, 2, sharedMetres: 1)])
    }

    @Test func graphFromPairsIsSortedBothWays() {
        let graph = Adjacency(
            count: 5,
            pairs: [
                .init(3, 1, sharedMetres: 2), .init(0, 3, sharedMetres: 1), .init(1, 3, sharedMetres: 3),
                .init(0, 1, sharedMetres: 4),
            ])
        #expect(
            graph.pairs == [.init(0, 1, sharedMetres: 4), .init(0, 3, sharedMetres: 1), .init(1, 3, sharedMetres: 5)])
        #expect(Array(graph.neighbours(of: 3)) == [0, 1] && Array(graph.neighbours(of: 0)) == [1, 3])
        #expect(graph.isConnected([0, 1, 3]) && !graph.isConnected([0, 2]) && graph.isConnected([]))
        #expect(graph.isolates == [2, 4])
    }

    /// A grid cut at random places into boxes, corners shaken alike for all who share them.
    static func shakenGrid(side: Int, seed: UInt64, gap: Double = 0) -> PolygonColumn {
        var generator = SeededGenerator(seed: seed)
        let corners = (0...side).map { y in
            (0...side).map { x in
                Position(100 * Double(x) + 30 * generator.unit(), 100 * Double(y) + 30 * generator.unit())
            }
        }
        var column = PolygonColumn()
        for y in 0..<side {
            for x in 0..<side {
                let ring = [corners[y][x], corners[y][x + 1], corners[y + 1][x + 1], corners[y + 1][x], corners[y][x]]
                var open = ring.dropLast().map {
                    Position($0.x + gap * (generator.unit() - 0.5), $0.y + gap * (generator.unit() - 0.5))
                }
                open.append(open[0])
                column.append([open.flatMap { [$0.x, $0.y] }])
            }
        }
        return column
    }

    @Test(arguments: [(0.0, 0.0), (0.0, 1.0), (0.4, 0.6), (1.0, 1.5)])
    func gridNeighboursExactlyAndWithGaps(gap: Double, tolerance: Double) {
        let side = 12
        let graph = Adjacency.rook(Self.shakenGrid(side: side, seed: 4, gap: gap), tolerance: tolerance)
        var wanted: [[Int]] = []
        for row in 0..<side * side {
            if row % side + 1 < side { wanted.append([row, row + 1]) }
            if row + side < side * side { wanted.append([row, row + side]) }
        }
        #expect(graph.pairs.map { [$0.first, $0.second] } == wanted)
    }

    @Test(arguments: [0.0, 0.7, 2.0])
    func sampledBordersAgree(tolerance: Double) {
        // Oracle: points every 5 cm along each border, counted when within the tolerance of the other border.
        let column = Self.shakenGrid(side: 4, seed: 9, gap: tolerance / 2)
        let graph = Adjacency.rook(column, tolerance: tolerance)
        #expect(graph.pairs.count == 24)
        for pair in graph.pairs where tolerance > 0 {
            let sampled =
                (sampledRun(column, pair.first, pair.second, tolerance)
                    + sampledRun(column, pair.second, pair.first, tolerance)) / 2
            #expect(abs(sampled - pair.sharedMetres) < 0.5)
        }
    }

    private func sampledRun(_ column: PolygonColumn, _ a: Int, _ b: Int, _ tolerance: Double) -> Double {
        let step = 0.05
        var sum = 0.0
        for v in column.vertices(ofRow: a).dropLast() {
            let (p, q) = (column.vertex(v), column.vertex(v + 1))
            let length = p.distance(to: q)
            for i in 0..<Int(clamping: length / step) {
                let t = (Double(i) + 0.5) * step / length
                let at = Position(p.x + t * (q.x - p.x), p.y + t * (q.y - p.y))
                // Every row runs anticlockwise, so a border runs against its other side.
                let isNear = column.vertices(ofRow: b).dropLast().contains {
                    let (c, d) = (column.vertex($0), column.vertex($0 + 1))
                    let isAgainst = (q.x - p.x) * (d.x - c.x) + (q.y - p.y) * (d.y - c.y) < 0
                    return isAgainst && distance(at, c, d) <= tolerance
                }
                if isNear { sum += step }
            }
        }
        return sum
    }

    private func distance(_ p: Position, _ a: Position, _ b: Position) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let t = min(1, max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy)))
        return p.distance(to: Position(a.x + t * dx, a.y + t * dy))
    }

    @Test func rotatingAndReversingRingsChangesNothing() {
        let column = Self.shakenGrid(side: 5, seed: 2, gap: 0.3)
        var turned = PolygonColumn()
        for row in 0..<column.count {
            var open = column.vertices(ofRow: row).dropLast().map(column.vertex)
            open.append(open.removeFirst())
            open.reverse()
            open.append(open[0])
            turned.append([open.flatMap { [$0.x, $0.y] }])
        }
        let (a, b) = (Adjacency.rook(column, tolerance: 0.5), Adjacency.rook(turned, tolerance: 0.5))
        #expect(a.pairs.map { [$0.first, $0.second] } == b.pairs.map { [$0.first, $0.second] })
        for (p, q) in zip(a.pairs, b.pairs) { #expect(abs(p.sharedMetres - q.sharedMetres) < 1e-9) }
    }
}
