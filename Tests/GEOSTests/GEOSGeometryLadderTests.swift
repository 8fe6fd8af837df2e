import Columns
import Testing

@testable import GEOS

@Suite struct GEOSGeometryLadderTests {
    let context = GEOSContext()

    @Test func keepsOneDimensionAndCountsTheRest() throws {
        // They share a square, an edge elsewhere and a corner elsewhere.
        let a = try GEOSGeometry(
            text:
                "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((10 0, 11 0, 11 1, 10 1, 10 0)), ((20 0, 21 0, 21 1, 20 1, 20 0)))",
            in: context)
        let b = try GEOSGeometry(
            text:
                "MULTIPOLYGON (((1 1, 3 1, 3 3, 1 3, 1 1)), ((11 0, 12 0, 12 1, 11 1, 11 0)), ((21 1, 22 1, 22 2, 21 2, 21 1)))",
            in: context)
        let shared = try a.overlay(.intersection, with: b, keeping: .polygons)
        #expect(shared.dropped == 2 && shared.failedSteps == 0 && shared.grid == 0)
        #expect(try shared.geometry.area == 1)
        let edge = try a.overlay(.intersection, with: b, keeping: .lines)
        #expect(edge.dropped == 2)
        #expect(try edge.take().length == 1)
    }

    @Test(arguments: [(OverlayOperation.intersection, 1.0), (.difference, 3), (.symmetricDifference, 6), (.union, 7)])
    func operations(operation: OverlayOperation, area: Double) throws {
        let a = try GEOSGeometry(Box(minX: 0, minY: 0, maxX: 2, maxY: 2), in: context)
        let b = try GEOSGeometry(Box(minX: 1, minY: 1, maxX: 3, maxY: 3), in: context)
        #expect(try a.overlay(operation, with: b, keeping: .polygons).take().area == area)
    }

    @Test func aCoarserFirstStepIsSaid() throws {
        let a = try GEOSGeometry(Box(minX: 0, minY: 0, maxX: 2.04, maxY: 2), in: context)
        let b = try GEOSGeometry(Box(minX: 1, minY: 1, maxX: 3, maxY: 3), in: context)
        let result = try a.overlay(.intersection, with: b, keeping: .polygons, ladder: OverlayLadder(grids: [0.1, 1]))
        #expect(result.grid == 0.1 && result.failedSteps == 0)
        #expect(try result.geometry.area == 1)
        #expect(OverlayLadder.metres.grids == [0, 1e-4, 1e-3])
    }
}
