import Columns
import Testing

@testable import SampleCounty

@Suite struct RegionTracerTests {
    private static let mesh = Mesh(
        ScalePlan(
            villages: 1, towns: 1, cell: 100, columns: 5, rows: 5, share: 1, farmland: 0, farmCells: 1, otherCells: 1),
        noise: LatticeNoise(seed: 11))

    private func rings(_ cells: [Int], _ strips: Strips? = nil) -> [[Double]] {
        var tracer = RegionTracer(Faces(strips ?? Strips(Self.mesh)))
        return tracer.rings(of: cells) { cells.contains($0) }
    }

    @Test func oneCellHasFourCornersAndFourMiddles() {
        let rings = rings([12])
        #expect(rings.count == 1)
        #expect(rings[0].count == 2 * 9)
        #expect(signedArea(rings[0]) > 0)
    }

    @Test func ringOfCellsHasAHole() {
        let rings = rings([6, 7, 8, 11, 13, 16, 17, 18])
        #expect(rings.count == 2)
        #expect(signedArea(rings[1]) < 0)
        let cell = self.rings([12])[0]
        #expect(abs(signedArea(rings[1]) + signedArea(cell)) < 1e-6)
    }

    /// The hole touches the ground outside in a corner: shell and hole meet in one point, and no ring meets itself.
    @Test func cornerTouchKeepsRingsSimple() {
        let rings = rings([6, 7, 8, 11, 16, 17, 13])
        #expect(rings.count == 2)
        for ring in rings {
            let points = stride(from: 0, to: ring.count - 2, by: 2).map { Position(ring[$0], ring[$0 + 1]) }
            #expect(Set(points).count == points.count)
        }
        let shared = Set(stride(from: 0, to: rings[0].count, by: 2).map { Position(rings[0][$0], rings[0][$0 + 1]) })
            .intersection(stride(from: 0, to: rings[1].count, by: 2).map { Position(rings[1][$0], rings[1][$0 + 1]) })
        #expect(shared.count == 1)
    }

    /// A road across the mesh, with a fork and a dead end: cells, strips and the meeting tile the ground.
    @Test func stripsTileTheGround() {
        let mesh = Self.mesh
        var strips = Strips(mesh)
        for i in 0..<4 { strips.set(2 * mesh.columns + i, .road, width: 10) }
        strips.set(mesh.edge(ofNode: mesh.node(2, 2), 1), .road, width: 8)
        let faces = Faces(strips)
        #expect(strips.degree(mesh.node(2, 2)) == 3)
        #expect(strips.degree(mesh.node(4, 2)) == 1)
        var tracer = RegionTracer(faces)
        var column = PolygonColumn()
        var all = Array(0..<mesh.cellCount)
        all += (0..<mesh.edgeCount).filter(strips.isStrip).map(faces.stripFace)
        all.append(faces.meetingFace(mesh.node(2, 2)))
        for f in all { column.append(tracer.rings(of: [f]) { $0 == f }) }
        let match = EdgeMatch(column, rows: 0..<column.count)
        #expect(match.repeated == 0)
        #expect(match.single.count == 2 * 4 * 5)
        let sum = (0..<column.count).reduce(0) { $0 + planarArea(column, $1) }
        #expect(abs(sum - match.area) < 1e-4)
        for row in 0..<column.count { #expect(planarArea(column, row) > 0) }
    }
}
