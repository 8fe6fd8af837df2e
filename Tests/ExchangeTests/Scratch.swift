import Columns
import Foundation
import OGR

/// A folder of its own for one test; removed with it.
final class Scratch: Sendable {
    let url: URL

    init() {
        url = FileManager.default.temporaryDirectory.appending(path: "qiancun-exchange-\(UUID().uuidString)")
        try! FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }
    var listing: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted(by: utf8Less)
    }
    func bytes(_ name: String) -> Data { (try? Data(contentsOf: url.appending(path: name))) ?? Data() }
    func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }
    func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: url.appending(path: name)) }

    /// Writes layers into a GeoPackage and returns its path.
    func package(_ name: String, _ layers: Layer...) throws -> String {
        let writer = try GeoPackageWriter(path: path(name))
        for layer in layers { try writer.add(layer) }
        try writer.finish()
        return path(name)
    }
}

/// Small layers in zone 38 with what makes formats differ: holes, parts, nulls, Chinese text, long names.
enum Fixture {
    static let polygons: PolygonColumn = {
        var column = PolygonColumn()
        let (e, n) = (38_450_000.0, 3_270_000.0)
        func square(_ x: Double, _ y: Double, _ size: Double) -> [Double] {
            [e + x, n + y, e + x, n + y + size, e + x + size, n + y + size, e + x + size, n + y, e + x, n + y]
        }
        func hole(_ x: Double, _ y: Double, _ size: Double) -> [Double] {
            [e + x, n + y, e + x + size, n + y, e + x + size, n + y + size, e + x, n + y + size, e + x, n + y]
        }
        column.append(parts: [[square(0, 0, 100), hole(20.5, 20.25, 30)]])
        column.append(parts: [[square(200, 0, 50.1234)], [square(300, 0, 10)]])
        column.append(parts: [[square(400, 0, 25)]])
        return column
    }()

    static let parcels: Layer = {
        var layer = Layer(name: "DLTB", crs: .epsg(4526), geometry: .polygons(polygons))
        layer.add(Field("BSM", .text, width: 18), .text(["430603001000000001", "430603001000000002", nil]))
        layer.add(Field("DLBM", .text, width: 5), .text(["0101", "0702", "1104A"]))
        layer.add(Field("DLMC", .text, width: 60), .text(["水田", "农村宅基地", nil]))
        layer.add(Field("TBMJ", .real, width: 15, precision: 2), .real([9100, 2612.36, nil]))
        layer.add(Field("SJNF", .integer, width: 4), .integer([2023, nil, 2024]))
        return layer
    }()

    static let places: Layer = {
        var points = PointColumn()
        points.append(Position(113.123456789, 29.512345678))
        points.append(Position(113.2, 29.6))
        points.appendEmpty()
        var layer = Layer(name: "poi", crs: .cgcs2000, geometry: .points(points))
        layer.add(Field("name", .text), .text(["卫生室", "=1+1", nil]))
        layer.add(Field("beds", .integer), .integer([4, nil, 2]))
        return layer
    }()
}

extension Layer {
    /// Coordinates of all rows that differ by no more than `tolerance`, and the same offsets.
    func isNear(_ other: Layer, _ tolerance: Double) -> Bool {
        guard count == other.count else { return false }
        return (0..<count).allSatisfy { row in
            let (a, b) = (geometry.coordinates(ofRow: row), other.geometry.coordinates(ofRow: row))
            return a.count == b.count && zip(a, b).allSatisfy { ($0 - $1).magnitude <= tolerance }
        }
    }
}
