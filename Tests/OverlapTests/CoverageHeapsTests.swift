import Columns
import Foundation
import Testing

@testable import Overlap

/// Rows that lie on each other by the dozen: what is told grows with the rows, the ground they share is told whole, and no pair is
/// lost in silence.
@Suite struct CoverageHeapsTests {
    private func square(_ x: Double, _ y: Double, _ width: Double = 100, _ height: Double = 100) -> [Double] {
        [x, y, x + width, y, x + width, y + height, x, y + height, x, y]
    }

    private func column(_ rings: [[Double]]) -> PolygonColumn {
        var column = PolygonColumn()
        for ring in rings { column.append([ring]) }
        return RowCheck.check(column).column
    }

    /// Squares of 100 m, each 0.1 m east and north of the one before: all share ground.
    private func heap(_ n: Int) -> [[Double]] { (0..<n).map { square(0.1 * Double($0), 0.1 * Double($0)) } }

    /// What more than one of them has: what neighbours share, together.
    private func sharedGround(_ n: Int) -> Double {
        func common(_ step: Double) -> Double { (100 - 0.1 * step) * (100 - 0.1 * step) }
        return common(1) + Double(n - 2) * (common(1) - common(2))
    }

    @Test func aHeapIsToldWholeAndItsPairsInPart() throws {
        let n = 120
        let rows = column(heap(n) + [square(500, 0), square(580, 10)])
        let faults = try PolygonCoverage(rows).faults(on: .planar)
        let told = try #require(faults.first { $0.kind == .heap })
        #expect(abs(told.measure - sharedGround(n)) < 1e-3 && told.row == 0)
        let heap = try #require(told.heap)
        #expect(heap.rows == n && heap.isCounted && heap.listed + heap.unlisted == n * (n - 1) / 2)
        let pairs = faults.filter { $0.kind == .overlap }
        #expect(pairs.count == heap.listed + 1)
        // Of each row the first sixteen before it, each with what the two share.
        #expect(pairs.filter { $0.other == 50 }.map(\.row) == Array(0..<16))
        for pair in pairs.prefix(heap.listed) {
            let side = 100 - 0.1 * Double((pair.other ?? 0) - pair.row)
            #expect(abs(pair.measure - side * side) < 1e-6)
        }
        #expect(pairs.last.map { [$0.row, $0.other] } == [n, n + 1] && abs((pairs.last?.measure ?? 0) - 1800) < 1e-6)
        #expect(faults.count == pairs.count + 1)
        // Rows that need not tile their ground are told alike.
        let alone = try PolygonCoverage.overlaps(of: rows, among: Array(0..<rows.count), on: .planar)
        #expect(alone.count == faults.count && alone.last?.heap == heap)
    }

    @Test func whatIsToldGrowsWithTheRows() throws {
        let counts = try [60, 120].map { try PolygonCoverage(column(heap($0))).faults(on: .planar).count }
        #expect(counts[0] > 500 && Double(counts[1]) < 2.5 * Double(counts[0]), "\(counts)")
    }

    @Test func rowsOfOneShapeAreDuplicatesAndOneHeap() throws {
        let n = 300
        let faults = try PolygonCoverage(column([[Double]](repeating: square(0, 0), count: n))).faults(on: .planar)
        let told = try #require(faults.first { $0.kind == .heap })
        #expect(abs(told.measure - 10_000) < 1e-6 && told.heap?.rows == n)
        // More partners of a row than are counted: the number is the least.
        #expect(told.heap?.isCounted == false && (told.heap?.unlisted ?? 0) < n * (n - 1) / 2)
        #expect(faults.count { $0.kind == .duplicate } == told.heap?.listed && told.heap?.listed == 16 * n - 136)
    }

    @Test func pairsThatAreToldDoNotDependOnTheOrder() throws {
        let n = 60
        let names = (0..<n).map { ($0 * 37) % n }
        let shuffled = column(names.map { heap(n)[$0] })
        let faults = try PolygonCoverage(shuffled).faults(inOrder: { names[$0] < names[$1] }, on: .planar)
        let told = Set(faults.filter { $0.kind == .overlap }.map { Set([names[$0.row], names[$0.other ?? 0]]) })
        let plain = try PolygonCoverage(column(heap(n))).faults(on: .planar)
        #expect(told == Set(plain.filter { $0.kind == .overlap }.map { Set([$0.row, $0.other ?? 0]) }))
    }

    /// A frame around a heap: the gap between them, and a row that reaches into both.
    @Test func gapsBesideAHeapAreTold() throws {
        let (n, side) = (40, 103.9)
        let frame = [
            square(-50, -50, 50 + side + 50, 40), square(-50, side + 10, 50 + side + 50, 40),
            square(-50, -10, 40, side + 20), square(side + 10, -10, 40, side + 20),
        ]
        let faults = try PolygonCoverage(column(heap(n) + frame)).faults(on: .planar)
        let union = 10_000 + Double(n - 1) * (100 * 100 - 99.9 * 99.9)
        let gaps = faults.filter { $0.kind == .gap }
        #expect(gaps.count == 1 && abs((gaps.first?.measure ?? 0) - ((side + 20) * (side + 20) - union)) < 1e-3)
    }

    /// Ground of a layer that a heap covers, and what it leaves bare.
    @Test func aHeapCoversItsGround() throws {
        let rows = PolygonCoverage(column(heap(50)))
        let below = PolygonCoverage(column([square(20, 20, 60, 60), square(50, 0, 100, 50)]))
        let bare = try below.uncovered(by: rows, on: .planar)
        // East of 104.9 m everything; between 100 and 104.9 m the steps of the heap leave a strip below them.
        #expect(bare.map(\.row) == [1])
        let steps = (1..<50).reduce(0.0) { $0 + 0.1 * 0.1 * Double($1) }
        #expect(abs((bare.first?.area ?? 0) - (45.1 * 50 + steps)) < 1e-3)
        #expect(try rows.uncovered(by: below, on: .planar).count == 50)
    }

    /// A row that shares ground with the last row of a heap alone comes after the rows that the last one lists.
    @Test func aRowBesideAHeapIsPartOfIt() throws {
        let n = 60
        var rings = heap(n)
        rings.insert(square(105.85, 0, 20, 120), at: 40)
        rings.append(square(20, 20, 90, 60))
        let rows = column(rings)
        let earlier = EarlierRows(rows, above: 0.01, counting: 256, on: .planar)
        #expect(earlier.buried.contains(n + 1) && earlier.heaps == [Array(0..<n + 2)])
        let pairs = earlier.partners.values.reduce(0) { $0 + $1.count } + earlier.unlisted.values.reduce(0, +)
        // All squares and the row over them; the row beside them shares with the last square and with that row.
        #expect(pairs == n * (n - 1) / 2 + n + 2)
        let found = try RepeatedGround(rows, classes: rows.boxes.map { _ in 0 }, counting: 20, on: .planar)
        #expect(found.uncounted.count > 10 && found.partnerCounts.allSatisfy { $0 <= 17 + 21 })
    }

    @Test func looksAtEdgesGrowWithTheEdges() {
        func looks(_ n: Int) -> Int {
            let sum = BorderSum()
            sum.add(column(heap(n)))
            return BorderParts(sum.residual()).looks
        }
        let (few, many) = (looks(200), looks(400))
        #expect(few > 0 && Double(many) < 2.5 * Double(few), "\(few), \(many)")
    }

    /// Squares inside each other, askew: their edges meet nothing, though the boxes of all edges of a side meet.
    @Test(arguments: [0.0, 0.3, 0.785]) func ringsInsideEachOtherAreLookedAtFewTimes(angle: Double) throws {
        func residual(_ n: Int) -> BorderResidual {
            let (c, s) = (cos(angle), sin(angle))
            let corners: [(x: Double, y: Double)] = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
            var rings: [[Double]] = []
            for i in 0..<n {
                let half = 500.0 * Double(n - i) / Double(n)
                var ring: [Double] = []
                for corner in corners {
                    ring.append(38_500_000 + half * (c * corner.x - s * corner.y))
                    ring.append(3_000_000 + half * (s * corner.x + c * corner.y))
                }
                rings.append(ring)
            }
            let sum = BorderSum()
            sum.add(column(rings))
            return sum.residual()
        }
        let (few, many) = (BorderParts(residual(200)), BorderParts(residual(400)))
        #expect(few.parts.count == 200 && many.parts.count == 400 && many.parts.allSatisfy { !$0.isKnotted })
        #expect(few.looks > 0 && Double(many.looks) < 2.5 * Double(few.looks), "\(few.looks), \(many.looks)")
        // The innermost ring lies in all of them: every ring but the outermost is shared ground.
        let places = try RepeatedPlaces(residual(200))
        #expect(places.boxes.count == 199)
    }

    /// The border of a heap's union instead of its rows: the same ground is bare, and few edges are left.
    @Test func aDissolvedHeapLeavesTheSameGroundBare() throws {
        let n = 80
        let rows = column(heap(n) + [square(200, 0)])
        let sum = BorderSum()
        sum.add(rows)
        let residual = sum.residual()
        let dissolved = try residual.dissolving([Array(0..<n)], of: rows)
        #expect(residual.count == 4 * n + 4 && dissolved.count < residual.count + 8)
        let zone = column([square(-10, -10, 400, 200)])
        for left in [residual, dissolved] {
            let bare = try left.bare(in: zone, row: 0, on: .planar)
            let union = 10_000 + Double(n - 1) * (100 * 100 - 99.9 * 99.9)
            #expect(abs(areas(of: bare, on: .planar).reduce(0, +) - (80_000 - union - 10_000)) < 1e-3)
        }
        #expect(dissolved.cover(of: Position(50, 50)) == 1 && residual.cover(of: Position(50, 50)) == n)
        #expect(try residual.dissolving([], of: rows).count == residual.count)
    }
}
