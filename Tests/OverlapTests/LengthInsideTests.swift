import Columns
import GEOS
import Testing

@testable import Overlap

@Suite struct LengthInsideTests {
    private let around = Box(minX: -1e4, minY: -1e4, maxX: 1e4, maxY: 1e4)

    @Test func handWorked() {
        var column = PolygonColumn()
        column.append([square(0, 0, 10), square(4, 4, 2)])
        let clip = LengthInside(column, row: 0, within: around)
        func length(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ border: Bool = false) -> Double {
            clip.length(from: Position(ax, ay), to: Position(bx, by), border: border)
        }
        #expect((length(-5, 5, 15, 5) - 8).magnitude < 1e-12)
        #expect((length(1, 1, 3, 1) - 2).magnitude < 1e-12)
        #expect(length(-5, 11, 15, 11) == 0)
        // Along the border, and along it beyond its end.
        #expect(length(0, 10, 10, 10) == 0 && length(0, 10, 10, 10, true) == 10)
        #expect(length(-5, 0, 15, 0) == 0 && (length(-5, 0, 15, 0, true) - 10).magnitude < 1e-12)
        #expect(length(2, 2, 2, 2) == 0)
    }

    @Test(arguments: [11, 12, 13] as [UInt64]) func randomSegmentsAgreeWithGEOS(seed: UInt64) throws {
        var shapes = Shapes(seed: seed)
        let context = GEOSContext()
        for _ in 0..<60 {
            var column = PolygonColumn()
            column.append(parts: shapes.row(around: 0, 0, 60))
            guard RowCheck.fault(of: column, row: 0) == nil else { continue }
            let (a, b) = (
                Position(shapes.uniform(-150, 150), shapes.uniform(-150, 150)),
                Position(shapes.uniform(-150, 150), shapes.uniform(-150, 150))
            )
            var lines = LineColumn()
            lines.addVertex(a.x, a.y)
            lines.addVertex(b.x, b.y)
            lines.endPart()
            lines.endRow()
            let polygon = try GEOSGeometry(polygons: column, row: 0, in: context)
            let expected = try GEOSGeometry(lines: lines, row: 0, in: context).intersection(polygon).length
            var box = Box()
            box.add(x: a.x, y: a.y)
            box.add(x: b.x, y: b.y)
            let clip = LengthInside(column, row: 0, within: box)
            #expect((clip.length(from: a, to: b, border: false) - expected).magnitude < 1e-9)
        }
    }
}
