import Columns
import Testing

@testable import GEOS

@Suite struct GEOSGeometryShapesTests {
    let context = GEOSContext()

    /// `GEOSBuffer`: a regular polygon of 4·s corners, area ½·n·r²·sin(2π/n).
    @Test func buffer() throws {
        let point = try GEOSGeometry(Position(0, 0), in: context)
        let octagon = try point.buffer(2, quadrantSegments: 2)
        #expect(abs(try octagon.area - 8 * 2 * 0.5.squareRoot()) < 1e-12)
        #expect(try abs(point.buffer(2, quadrantSegments: 64).area - 4 * .pi) < 0.005)
        let square = try GEOSGeometry(Box(minX: 0, minY: 0, maxX: 4, maxY: 4), in: context)
        #expect(try square.buffer(-1).area == 4)
        #expect(try square.buffer(-3).isEmpty)
    }

    /// `GEOSTopologyPreserveSimplify`.
    @Test func simplified() throws {
        let g = try GEOSGeometry(text: "POLYGON ((0 0, 5 0.01, 10 0, 10 10, 0 10, 0 0))", in: context)
        #expect(try g.simplified(tolerance: 0.1).vertexCount == 5)
        #expect(try g.simplified(tolerance: 0.001).vertexCount == 6)
        #expect(try g.simplified(tolerance: 1000).area > 0)
    }

    /// `GEOSConvexHull`, `GEOSConcaveHull`.
    @Test func hulls() throws {
        let points = try GEOSGeometry(text: "MULTIPOINT (0 0, 10 0, 10 10, 0 10, 5 1, 5 2)", in: context)
        #expect(try points.convexHull().area == 100)
        #expect(try points.concaveHull(ratio: 1).area == 100)
        let close = try points.concaveHull(ratio: 0)
        #expect(try close.area < 100)
        #expect(try close.covers(points))
    }

    /// `GEOSBoundary`, `GEOSLineMerge`, `GEOSNormalize`.
    @Test func boundaryMergeNormal() throws {
        let square = try GEOSGeometry(Box(minX: 0, minY: 0, maxX: 4, maxY: 4), in: context)
        #expect(try square.boundary().length == 16)
        let lines = try GEOSGeometry(text: "MULTILINESTRING ((0 0, 1 1), (2 2, 1 1), (9 9, 8 8))", in: context)
        var column = LineColumn()
        #expect(try lines.mergedLines().lines(into: &column) == 0)
        #expect(column.parts(ofRow: 0).count == 2)
        let a = try GEOSGeometry(text: "POLYGON ((1 1, 0 1, 0 0, 1 0, 1 1))", in: context).normalised().text()
        let b = try GEOSGeometry(text: "POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0))", in: context).normalised().text()
        #expect(a == b)
    }
}
