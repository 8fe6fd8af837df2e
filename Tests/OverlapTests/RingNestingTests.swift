import Columns
import GEOS
import Testing

@testable import Overlap

/// A square as a ring from its corner, run the other way when `turned`.
private func ring(_ x: Double, _ y: Double, _ side: Double, turned: Bool = false) -> [Double] {
    let pairs = square(x, y, side)
    guard turned else { return pairs }
    return stride(from: pairs.count - 2, through: 0, by: -2).flatMap { [pairs[$0], pairs[$0 + 1]] }
}

@Suite struct RingNestingTests {
    /// 100 × 100 less a hole of 40 × 40, by hand 8400, however the two rings are stored.
    @Test(arguments: [
        [[ring(1000, 0, 100)], [ring(1030, 30, 40)]],
        [[ring(1000, 0, 100, turned: true)], [ring(1030, 30, 40, turned: true)]],
        [[ring(1030, 30, 40)], [ring(1000, 0, 100)]], [[ring(1030, 30, 40), ring(1000, 0, 100)]],
        [[ring(1000, 0, 100), ring(1030, 30, 40)]],
    ]) func twoRings(_ parts: [[[Double]]]) throws {
        let nested = try #require(RingNesting.evenOdd(column(parts), row: 0))
        #expect(nested.parts(ofRow: 0).count == 1)
        #expect(nested.rings(ofRow: 0).count == 2)
        #expect(RowRepair.ground(of: nested, row: 0) == 8400)
        #expect(RowCheck.fault(of: nested, row: 0) == nil)
    }

    /// Rings 9, 7, 5, 3 and 1 wide in each other: 81 − 49 + 25 − 9 + 1 = 49, in three parts.
    @Test func fiveInEachOther() throws {
        let rings = [3, 1, 4, 0, 2].map { ring(1000 + Double($0), Double($0), Double(9 - 2 * $0)) }
        let nested = try #require(RingNesting.evenOdd(column([rings]), row: 0))
        #expect(nested.parts(ofRow: 0).map { nested.rings(ofPart: $0).count } == [1, 2, 2])
        #expect(RowRepair.ground(of: nested, row: 0) == 49)
        #expect(RowCheck.fault(of: nested, row: 0) == nil)
    }

    @Test func ringsThatTouchAreNested() throws {
        // The hole touches the shell at a point, an island the hole at another.
        let parts = [
            [square(1000, 0, 8)], [[1000, 4, 1004, 1, 1007, 4, 1004, 7, 1000, 4]],
            [[1004, 1, 1005, 3, 1003, 3, 1004, 1]],
        ]
        let nested = try #require(RingNesting.evenOdd(column(parts), row: 0))
        #expect(nested.parts(ofRow: 0).count == 2)
        // 64 − 7·6/2 + 2·2/2.
        #expect(RowRepair.ground(of: nested, row: 0) == 64 - 21 + 2)
    }

    @Test func whatCannotBeNested() {
        #expect(RingNesting.evenOdd(column([[square(0, 0, 4)], [square(2, 2, 4)]]), row: 0) == nil)  // cross
        #expect(RingNesting.evenOdd(column([[square(0, 0, 4)], [square(0, 0, 4)]]), row: 0) == nil)  // are one
        #expect(RingNesting.evenOdd(column([[square(0, 0, 4)], [square(4, 0, 4)]]), row: 0) == nil)  // share a side
        #expect(RingNesting.evenOdd(column([[[0, 0, 4, 4, 4, 0, 0, 4, 0, 0]]]), row: 0) == nil)
        #expect(RingNesting.evenOdd(column([[[0, 0, .nan, 4, 4, 0, 0, 0]]]), row: 0) == nil)
        var empty = PolygonColumn()
        empty.appendEmpty()
        #expect(RingNesting.evenOdd(empty, row: 0) == nil)
    }

    /// Nested squares drawn at random, as parts in random order: the ground is that of GEOS's symmetric difference.
    @Test func agreesWithSymmetricDifference() throws {
        var shapes = Shapes(seed: 12)
        let context = GEOSContext()
        for _ in 0..<60 {
            var rings: [[Double]] = []
            func divide(_ x: Double, _ y: Double, _ side: Double, _ depth: Int) {
                rings.append(square(x, y, side))
                guard depth > 0 else { return }
                for (dx, dy) in [(0.0, 0.0), (1, 0), (0, 1), (1, 1)] where shapes.integer(3) > 0 {
                    let half = side / 2
                    divide(x + dx * half + half / 8, y + dy * half + half / 8, half * 0.75, depth - 1)
                }
            }
            divide(2048, 0, 1024, 3)
            for i in rings.indices.reversed() { rings.swapAt(i, shapes.integer(i + 1)) }
            let nested = try #require(RingNesting.evenOdd(column(rings.map { [$0] }), row: 0))
            #expect(RowCheck.fault(of: nested, row: 0) == nil)
            var expected = 0.0
            for ring in rings {
                let side = ring[2] - ring[0]
                let depth = rings.count { other in
                    other[0] < ring[0] && other[1] < ring[1] && other[4] > ring[4] && other[5] > ring[5]
                }
                expected += depth % 2 == 0 ? side * side : -side * side
            }
            #expect((RowRepair.ground(of: nested, row: 0) - expected).magnitude < 1e-6)
            #expect(try GEOSGeometry(polygons: nested, row: 0, in: context).validity() == nil)
        }
    }

    /// 4000 holes that stand as parts, in no order.
    @Test func manyHoles() throws {
        var parts = [[square(999, -1, 400)]]
        for i in 0..<4000 {
            let k = (i * 1237) % 4000
            parts.append([square(1000 + Double(k % 80) * 4, Double(k / 80) * 4, 1)])
        }
        let nested = try #require(RingNesting.evenOdd(column(parts), row: 0))
        #expect(nested.parts(ofRow: 0).count == 1)
        #expect(RowRepair.ground(of: nested, row: 0) == 160_000 - 4000)
    }
}
