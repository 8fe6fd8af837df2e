import Columns
import Testing

@testable import Overlap

/// Ground of a polygon that no row covers, from the borders that are left alone.
@Suite struct BareGroundTests {
    private func column(_ boxes: [(Double, Double, Double, Double)]) -> PolygonColumn {
        var column = PolygonColumn()
        for (x, y, w, h) in boxes { column.append([[x, y, x + w, y, x + w, y + h, x, y + h, x, y]]) }
        return column
    }

    private func bare(_ rows: [(Double, Double, Double, Double)], in box: (Double, Double, Double, Double)) throws
        -> [Double]
    {
        let (sum, parcels) = (BorderSum(), column(rows))
        sum.add(parcels, rows: Array(0..<parcels.count))
        let found = try sum.residual().bare(in: column([box]), row: 0, on: .planar)
        return areas(of: found, on: .planar).map { ($0 * 1000).rounded() / 1000 }.sorted()
    }

    @Test func tiledGroundHasNone() throws {
        #expect(try bare([(0, 0, 50, 100), (50, 0, 50, 100)], in: (0, 0, 100, 100)) == [])
        #expect(try bare([(-10, -10, 200, 200)], in: (0, 0, 100, 100)) == [])
    }

    @Test func aPolygonWithoutRowsIsBare() throws {
        #expect(try bare([(500, 500, 10, 10)], in: (0, 0, 100, 100)) == [10_000])
        #expect(try bare([], in: (0, 0, 100, 100)) == [10_000])
    }

    /// A gap of 100 by 10 in the middle, one of 20 by 20 at the edge, and an overlap as large as both.
    @Test func anOverlapDoesNotHideGaps() throws {
        let rows = [
            (0.0, 0.0, 100.0, 45.0), (0, 55, 80, 45), (80, 55, 20, 25), (0, 0, 70, 20),
        ]
        #expect(try bare(rows, in: (0, 0, 100, 100)) == [400, 1000])
        // Only what lies in the polygon; rows reach beyond it.
        #expect(try bare(rows, in: (50, 20, 100, 30)) == [1750])
    }

    @Test func noiseIsNoGround() throws {
        #expect(try bare([(0, 0, 50, 100), (50.0005, 0, 50, 100)], in: (0, 0, 100, 100)) == [])
    }
}
