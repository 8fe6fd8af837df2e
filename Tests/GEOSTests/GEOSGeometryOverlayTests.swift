import Columns
import Testing

@testable import GEOS

@Suite struct GEOSGeometryOverlayTests {
    let context = GEOSContext()

    /// Two unit-high rectangles that share [1, 2] × [0, 1].
    private func pair() -> PolygonColumn {
        var column = PolygonColumn()
        column.append([[0, 0, 2, 0, 2, 1, 0, 1, 0, 0]])
        column.append([[1, 0, 3, 0, 3, 1, 1, 1, 1, 0]])
        return column
    }

    /// `GEOSIntersectionPrec`, `GEOSDifferencePrec`, `GEOSSymDifferencePrec`, `GEOSUnionPrec`.
    @Test(arguments: [0, 0.001])
    func areas(grid: Double) throws {
        let column = pair()
        let a = try GEOSGeometry(polygons: column, row: 0, in: context)
        let b = try GEOSGeometry(polygons: column, row: 1, in: context)
        #expect(try a.intersection(b, grid: grid).area == 1)
        #expect(try a.difference(b, grid: grid).area == 1)
        #expect(try a.symmetricDifference(b, grid: grid).area == 2)
        #expect(try a.union(b, grid: grid).area == 3)
    }

    @Test func aGridRoundsTheResult() throws {
        let a = try GEOSGeometry(text: "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))", in: context)
        let b = try GEOSGeometry(text: "POLYGON ((0.33333 -1, 2 -1, 2 2, 0.33333 2, 0.33333 -1))", in: context)
        #expect(abs(try a.intersection(b, grid: 0.01).area - 0.67) < 1e-12)
        #expect(abs(try a.intersection(b).area - 0.66667) < 1e-12)
        // `GEOSGeom_setPrecision`.
        #expect(abs(try b.rounded(toGrid: 0.1).box.minX - 0.3) < 1e-12)
    }

    /// The parts of random rectangles add up: |A| = |A∩B| + |A−B| and |A∪B| + |A∩B| = |A| + |B|.
    @Test func partsAddUp() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<50 {
            let a = try GEOSGeometry(Box.random(&generator), in: context)
            let b = try GEOSGeometry(Box.random(&generator), in: context)
            let shared = try a.intersection(b).area
            #expect(abs(try a.difference(b).area + shared - a.area) < 1e-12)
            #expect(abs(try a.union(b).area + shared - a.area - b.area) < 1e-12)
        }
    }
}

extension Box {
    fileprivate static func random(_ generator: inout SeededGenerator) -> Box {
        let (x, y) = (generator.unit(), generator.unit())
        return Box(minX: x, minY: y, maxX: x + 0.1 + generator.unit(), maxY: y + 0.1 + generator.unit())
    }
}
