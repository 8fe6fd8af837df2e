import Columns
import Testing

@testable import SampleCounty

@Suite struct MeshTests {
    private let mesh = Mesh(
        ScalePlan(
            villages: 1, towns: 1, cell: 100, columns: 7, rows: 5, share: 1, farmland: 0, farmCells: 1, otherCells: 1),
        noise: LatticeNoise(seed: 5))

    @Test func numbersAgree() {
        for c in 0..<mesh.cellCount {
            let (sw, se, ne, nw) = mesh.corners(ofCell: c)
            #expect(mesh.ends(ofEdge: mesh.edge(ofCell: c, 0)) == (se, ne))
            #expect(mesh.ends(ofEdge: mesh.edge(ofCell: c, 1)) == (nw, ne))
            #expect(mesh.ends(ofEdge: mesh.edge(ofCell: c, 2)) == (sw, nw))
            #expect(mesh.ends(ofEdge: mesh.edge(ofCell: c, 3)) == (sw, se))
            #expect(mesh.cells(ofEdge: mesh.edge(ofCell: c, 0)).left == c)
            #expect(mesh.cells(ofEdge: mesh.edge(ofCell: c, 1)).right == c)
            #expect(mesh.cells(ofEdge: mesh.edge(ofCell: c, 2)).right == c)
            #expect(mesh.cells(ofEdge: mesh.edge(ofCell: c, 3)).left == c)
        }
    }

    @Test func nodesLeadToEachOther() {
        for n in 0..<mesh.nodeCount {
            for d in 0..<4 {
                let edge = mesh.edge(ofNode: n, d)
                guard edge >= 0 else { continue }
                let next = mesh.node(from: n, d)
                #expect(mesh.edge(ofNode: next, (d + 2) & 3) == edge)
                let ends = mesh.ends(ofEdge: edge)
                #expect(ends == (n, next) || ends == (next, n))
            }
        }
        #expect(mesh.edge(ofNode: 0, 2) == -1)
        #expect(mesh.edge(ofNode: 0, 3) == -1)
        #expect(mesh.edge(ofNode: mesh.nodeCount - 1, 0) == -1)
    }

    @Test func everyPointIsOnTheGrid() {
        let points = mesh.nodes + (0..<mesh.edgeCount).map(mesh.middle(ofEdge:))
        for p in points {
            for x in [p.x, p.y] { #expect((x * 10_000).rounded() / 10_000 == x) }
        }
    }

    @Test func cellsAreNotFolded() {
        for c in 0..<mesh.cellCount { #expect(mesh.area(ofCell: c) > 0.3 * mesh.cell * mesh.cell) }
    }

    @Test func noiseStaysInRangeAndRepeats() {
        let noise = LatticeNoise(seed: 9)
        var least = 1.0, most = 0.0
        for k in 0..<2000 {
            let value = noise.fractal(Double(k) * 0.37, Double(k) * -0.21, octaves: 4)
            (least, most) = (min(least, value), max(most, value))
            #expect(LatticeNoise(seed: 9).unit(k, 3) == noise.unit(k, 3))
            #expect(3...7 ~= noise.integer(3...7, k))
        }
        #expect(least >= 0 && most <= 1 && most - least > 0.4)
    }

    @Test func heapGivesEqualKeysByNumber() {
        var heap = Heap()
        for (key, number) in [(2.0, 1), (1.0, 9), (1.0, 3), (3.0, 0), (1.0, 5)] { heap.push(key, number) }
        var order: [Int] = []
        while let (_, number) = heap.pop() { order.append(number) }
        #expect(order == [3, 5, 9, 1, 0])
        #expect(heap.isEmpty)
    }
}
