import Columns
import Foundation
import Testing

@testable import OGR

/// One geometry of six that cannot be decoded: its row is told by number, the five others are read, 64 m² each.
@Suite struct BrokenRowsTests {
    private func read(_ path: String) throws -> (layer: Layer, report: ReadReport) {
        var report = ReadReport()
        return (try VectorFile.read(LayerRequest(path: path), into: &report), report)
    }

    private func expectOneBroken(_ path: String, row: Int = 3, says: String = "") throws {
        let (layer, report) = try read(path)
        #expect(layer.count == 6)
        #expect(layer.column("row") == .integer([0, 1, 2, 3, 4, 5]))
        #expect((0..<6).filter { layer.geometry.isEmpty(row: $0) } == [row])
        let ground = (0..<6).reduce(0.0) { sum, i in
            let box = layer.geometry.box(ofRow: i)
            return box.isFinite ? sum + box.width * box.height : sum
        }
        #expect(abs(ground - 320) < 1e-6)
        #expect(report.issues.map { "\($0.rule) \($0.row) \($0.severity)" } == ["geometry-broken \(row) error"])
        #expect(report.issues.first?.message.contains(says) == true, "\(report.issues)")
        #expect(report.emptyGeometries == 0)
    }

    /// The shape of row 3 with a 32-bit number put in place of one of its own: bytes from the start of its content.
    @Test(arguments: [
        (36, 0x7FFF_FFFF, "do not fit"), (36, -5, "do not fit"), (40, 0x7FF_FFFF, "do not fit"), (40, -5, "do not fit"),
        (44, 99_999, "do not fit"), (44, -3, "do not fit"), (0, 99, "type 99"), (0, 15, "type 15"), (0, 3, "of type 3"),
        (0, 1, "of type 1"),
    ]) func aShape(at place: Int, value: Int, says: String) throws {
        var odd = try OddShapefile(rows: 6)
        let start = 100 + 3 * odd.recordBytes + 8 + place
        for i in 0..<4 { odd.shp[start + i] = UInt8(truncatingIfNeeded: value >> (8 * i)) }
        try expectOneBroken(odd.write(), says: says)
    }

    /// The first shape does not decide what the others are.
    @Test func theFirstShape() throws {
        var odd = try OddShapefile(rows: 6)
        odd.shp[108] = 3
        try expectOneBroken(odd.write(), row: 0, says: "of type 3")
    }

    @Test func aShapeThatIsNone() throws {
        var odd = try OddShapefile(rows: 6)
        odd.shp[100 + 3 * odd.recordBytes + 8] = 0
        let (layer, report) = try read(odd.write())
        #expect(layer.geometry.isEmpty(row: 3))
        #expect(report.issues.isEmpty)
        #expect(report.emptyGeometries == 1)
    }

    /// Blobs of a GeoPackage begin with GP.
    @Test(arguments: [0, 41, 45]) func aBlob(at place: Int) throws {
        let folder = Scratch()
        let writer = try GeoPackageWriter(path: folder.file("a.gpkg"))
        try writer.add(Samples.squares(0..<6))
        try writer.finish()
        var bytes = folder.bytes("a.gpkg")
        let head: [UInt8] = [0x47, 0x50, 0, 3]
        var starts: [Int] = []
        for i in bytes.indices.dropLast(4) where Array(bytes[i..<i + 4]) == head { starts.append(i) }
        try #require(starts.count == 6)
        // SQLite fills a page from its end.
        bytes[starts.sorted(by: >)[3] + place] = 0x7F
        try expectOneBroken(folder.write("b.gpkg", bytes), says: "cannot be decoded")
    }

    @Test(arguments: [
        ("{\"type\":\"Poligon\",\"coordinates\":[]}", "not a type"), ("{\"type\":\"Polygon\"}", "without coordinates"),
        ("{\"type\":\"Polygon\",\"coordinates\":[[0,0],[8,0],[8,8],[0,0]]}", "arrays deep"),
        ("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[\"a\",0],[8,8],[0,0]]]}", "no number"),
        ("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[null,0],[8,8],[0,0]]]}", "no number"),
        ("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[8],[8,8],[0,0]]]}", "one number"),
        ("\"POLYGON\"", "a geometry was expected"),
    ]) func aFeature(geometry: String, says: String) throws {
        let folder = Scratch()
        let features = (0..<6).map { row in
            let x = 10 * row
            let own =
                row == 3
                ? geometry
                : "{\"type\":\"Polygon\",\"coordinates\":[[[\(x),0],[\(x + 8),0],[\(x + 8),8],[\(x),8],[\(x),0]]]}"
            return "{\"type\":\"Feature\",\"properties\":{\"row\":\(row)},\"geometry\":\(own)}"
        }
        let path = folder.write(
            "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ",\n"))]}")
        try expectOneBroken(path, says: says)
    }

    @Test func aFeatureWithoutGeometry() throws {
        let folder = Scratch()
        let path = folder.write(
            "a.geojson",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":null},"
                + "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}")
        let (layer, report) = try read(path)
        #expect(layer.geometry.isEmpty(row: 0) && report.issues.isEmpty && report.emptyGeometries == 1)
    }
}
