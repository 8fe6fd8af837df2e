import Columns
import Testing

@testable import OGR

/// Rings of a Shapefile's row, as their directions say.
@Suite struct ShapeRingsTests {
    /// A square as a ring; shells of the format run clockwise.
    private func ring(_ x: Double, _ y: Double, _ side: Double, hole: Bool = false) -> [Double] {
        let turned = [x, y, x, y + side, x + side, y + side, x + side, y, x, y]
        return hole ? [x, y, x + side, y, x + side, y + side, x, y + side, x, y] : turned
    }

    private func arranged(_ rings: [[Double]]) -> PolygonColumn? {
        var bytes: [UInt8] = []
        func word(_ value: Int) { withUnsafeBytes(of: UInt32(value).littleEndian) { bytes += $0 } }
        func begin(_ type: Int, _ count: Int) {
            bytes.append(1)
            word(type)
            word(count)
        }
        begin(6, rings.count)
        for ring in rings {
            begin(3, 1)
            word(ring.count / 2)
            for value in ring { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 } }
        }
        var builder = GeometryBuilder()
        var (hasZ, hasM) = (false, false)
        // A row before and one after stay as they are.
        for _ in 0..<2 { bytes.withUnsafeBytes { _ = builder.append($0, hasZ: &hasZ, hasM: &hasM) } }
        builder.arrangeRings()
        guard case .polygons(let column) = builder.take(declared: .polygon) else { return nil }
        #expect(column.count == 2)
        #expect(column.rings(ofRow: 0).count == rings.count && column.parts(ofRow: 0).count == rings.count)
        #expect(column.rings(ofRow: 1).count == rings.count)
        return column
    }

    /// Rings of each part of the second row.
    private func parts(_ column: PolygonColumn?) -> [[Double]] {
        guard let column else { return [] }
        return column.parts(ofRow: 1).map { part in column.rings(ofPart: part).map { column.box(ofRing: $0).width } }
    }

    @Test func holesGoToTheirShells() {
        let column = arranged([
            ring(2, 2, 1, hole: true), ring(100, 0, 20), ring(0, 0, 10), ring(103, 3, 2, hole: true),
            ring(6, 6, 3, hole: true), ring(200, 0, 7),
        ])
        #expect(parts(column) == [[20, 2], [10, 1, 3], [7]])
    }

    /// An island in a hole has a hole of its own.
    @Test func theSmallestShellAround() {
        let column = arranged([
            ring(0, 0, 100), ring(10, 10, 80, hole: true), ring(20, 20, 50), ring(30, 30, 5, hole: true),
        ])
        #expect(parts(column) == [[100, 80], [50, 5]])
    }

    @Test func withOneShellAllHolesAreItsOwn() {
        #expect(parts(arranged([ring(50, 50, 3, hole: true), ring(0, 0, 10)])) == [[10, 3]])
    }

    @Test func withoutShellsOrHolesNothingChanges() {
        #expect(parts(arranged([ring(0, 0, 10), ring(2, 2, 3)])) == [[10], [3]])
        #expect(parts(arranged([ring(0, 0, 10, hole: true), ring(2, 2, 3, hole: true)])) == [[10], [3]])
    }

    @Test func aHoleWithoutAShellIsAPart() {
        #expect(
            parts(arranged([ring(0, 0, 10), ring(20, 0, 5), ring(40, 0, 2, hole: true)])) == [[10], [5], [2]])
    }

    /// 40 shells with a hole each, in no order, and holes that touch their shells at a corner.
    @Test func manyShells() {
        var rings: [[Double]] = []
        for i in 0..<40 {
            let x = Double(i * 7 % 40) * 100
            rings.append(ring(x, 0, Double(10 + i)))
            rings.append([x, 0, x + 2, 1, x + 1, 2, x, 0])
        }
        #expect(parts(arranged(rings.reversed())) == (0..<40).reversed().map { [Double(10 + $0), 2] })
    }

    /// A row with a hole, through a file: nothing is told of it.
    @Test func nothingIsToldOfAHole() throws {
        let folder = Scratch()
        try ShapefileWriter.write(Samples.parcels, to: folder.file("a.shp"))
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: folder.file("a.shp")), into: &report)
        // Numbers that are not given are asterisks in a .dbf: that is told, and nothing else.
        #expect(report.notes.map(\.description).filter { !$0.contains("full of `*`") }.isEmpty)
        guard case .polygons(let polygons) = layer.geometry else {
            Issue.record("no polygons")
            return
        }
        #expect(polygons.parts(ofRow: 0).map { polygons.rings(ofPart: $0).count } == [2])
        #expect(polygons.parts(ofRow: 2).map { polygons.rings(ofPart: $0).count } == [1, 1])
    }
}
