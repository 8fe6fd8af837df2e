import Columns
import GEOS
import Testing

@testable import Overlap

@Suite struct CoverageTests {
    private func column(_ rows: [[[Double]]]) -> PolygonColumn {
        var column = PolygonColumn()
        for rings in rows { column.append(rings) }
        return column
    }

    private func square(_ x: Double, _ y: Double, _ side: Double = 10) -> [Double] {
        [x, y, x + side, y, x + side, y + side, x, y + side, x, y]
    }

    private func faults(_ rows: [[[Double]]], tolerance: Double = 0.01, gapWidth: Double = 0) throws -> [CoverageFault]
    {
        try PolygonCoverage(RowCheck.check(column(rows)).column).faults(
            CoverageLimits(tolerance: tolerance, gapWidth: gapWidth, noiseArea: 1e-6), on: .planar)
    }

    @Test func aCleanCoverageHasNoFaults() throws {
        #expect(try faults([[square(0, 0)], [square(10, 0)], [square(0, 10)], [square(10, 10)]], gapWidth: 1).isEmpty)
        #expect(try faults([]).isEmpty)
        #expect(try faults([[square(0, 0)]], gapWidth: 1).isEmpty)
    }

    @Test func aHoleFilledByAnotherRowIsNoGap() throws {
        let hole: [Double] = [3, 3, 3, 6, 6, 6, 6, 3, 3, 3]
        #expect(try faults([[square(0, 0), hole], [square(3, 3, 3)]]).isEmpty)
        let gap = try faults([[square(0, 0), hole]])
        #expect(gap.map(\.kind) == [.gap])
        #expect(gap[0].row == 0 && gap[0].other == nil && gap[0].measure == 9)
    }

    @Test func namesBothRowsOfAnOverlap() throws {
        let found = try faults([[square(0, 0)], [square(9, 0)]])
        #expect(found.map(\.kind) == [.overlap])
        #expect(found[0].row == 0 && found[0].other == 1 && found[0].measure == 10)
        #expect(found[0].place == Position(9.5, 5))
    }

    @Test func tellsADuplicateFromAnOverlap() throws {
        let found = try faults([[square(0, 0)], [square(20, 0)], [square(0, 0)]])
        #expect(found.map(\.kind) == [.duplicate])
        #expect(found[0].row == 0 && found[0].other == 2 && found[0].measure == 100)
        let inside = try faults([[square(0, 0)], [square(2, 2, 3)]])
        #expect(inside.map(\.kind) == [.overlap] && inside[0].measure == 9)
    }

    @Test func twoLayersOfTilesAreOverlapsThoughEveryEdgeHasATwin() throws {
        let tiles = [[square(0, 0)], [square(10, 0)]]
        #expect(try faults(tiles + tiles).map(\.kind) == [.duplicate, .duplicate])
    }

    @Test func findsAGapBetweenThreeRows() throws {
        // Four squares around one that is missing, with full neighbours at the corners.
        let around = [(0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (1, 2), (2, 2)]
        let found = try faults(around.map { [square(Double($0.0) * 10, Double($0.1) * 10)] })
        #expect(found.map(\.kind) == [.gap])
        #expect(found[0].measure == 100)
        #expect(found[0].place == Position(15, 15))
        #expect(found[0].other != nil)
    }

    @Test func findsACornerThatTheNeighbourLacks() throws {
        // Two small squares beside a large one: its edge has no corner where they meet.
        let found = try faults([[square(0, 0, 20)], [square(20, 0)], [square(20, 10)]])
        #expect(found.map(\.kind) == [.missingVertex])
        #expect(found[0].place == Position(20, 10) && found[0].row == 0 && found[0].measure == 0)
    }

    @Test func findsAnUnsnappedCornerAndTheSliverItLeaves() throws {
        // The neighbour's edge has a corner 4 mm off the straight border: an overlap or a slit.
        let bent: [Double] = [10, 0, 20, 0, 20, 10, 10, 10, 10.004, 5, 10, 0]
        let found = try faults([[square(0, 0)], [bent]])
        #expect(found.map(\.kind) == [.gap])
        #expect(abs(found[0].measure - 0.02) < 1e-9)
        #expect(found[0].row == 0 && found[0].other == 1)
        let into: [Double] = [10, 0, 20, 0, 20, 10, 10, 10, 9.996, 5, 10, 0]
        #expect(try faults([[square(0, 0)], [into]]).map(\.kind) == [.overlap])
    }

    @Test func findsANarrowGapThatIsNotEnclosed() throws {
        let rows = [[square(0, 0)], [square(10.3, 0)]]
        #expect(try faults(rows).isEmpty)
        let found = try faults(rows, gapWidth: 0.5)
        #expect(found.map(\.kind) == [.narrowGap])
        #expect(found[0].row == 0 && found[0].other == 1 && abs(found[0].measure - 0.3) < 1e-9)
    }

    @Test func faultsOfAShiftedGridAreThoseOfGEOS() throws {
        // A grid with some inner corners moved in one row only: shared ground and uncovered ground must be those of GEOS.
        for seed in UInt64(1)...20 {
            var generator = SeededGenerator(seed: seed)
            var rows: [[[Double]]] = []
            for j in 0..<6 {
                for i in 0..<6 {
                    var ring = square(Double(i) * 10, Double(j) * 10)
                    if i < 5, j < 5, generator.unit() < 0.2 {
                        ring[4] += (generator.unit() - 0.5) * 4
                        ring[5] += (generator.unit() - 0.5) * 4
                    }
                    rows.append([ring])
                }
            }
            let column = column(rows)
            let found = try faults(rows)
            let context = GEOSContext()
            var shared = 0.0
            for a in 0..<column.count {
                for b in (a + 1)..<column.count {
                    let p = try GEOSGeometry(polygons: column, row: a, in: context)
                    let q = try GEOSGeometry(polygons: column, row: b, in: context)
                    shared += try p.intersection(q, grid: 0).area
                }
            }
            // The outer border stays as it was, so what the union leaves of the whole square is uncovered.
            let uncovered = try 3600 - GEOSGeometry.union(of: column, rows: 0..<column.count, grid: 0, in: context).area
            let (gaps, overlaps) = (found.filter { $0.kind == .gap }, found.filter { $0.kind == .overlap })
            #expect(abs(overlaps.reduce(0) { $0 + $1.measure } - shared) < 1e-4)
            #expect(abs(gaps.reduce(0) { $0 + $1.measure } - uncovered) < 1e-4)
        }
    }
}
