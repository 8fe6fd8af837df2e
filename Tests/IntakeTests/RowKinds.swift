import Columns
import Foundation
import OGR

/// Layers with one bad row among good ones, in 3-degree zone 38, made by hand.
enum RowKinds {
    /// On the central meridian, where ground and plane agree to 10⁻⁸.
    static let origin = Position(38_500_000, 3_260_000)

    static func ring(_ x: Double, _ y: Double, _ side: Double) -> [Double] {
        [x, y, x + side, y, x + side, y + side, x, y + side, x, y]
    }

    /// Five squares of 100 m side by side.
    static let good: [[Double]] = (0..<5).map { ring(origin.x + 100 * Double($0), origin.y, 100) }

    struct Case: Sendable, CustomStringConvertible {
        let name: String
        /// None for a row without geometry.
        let ring: [Double]?
        let rule: String
        /// Told with the row; none where it has none.
        let area: Double?
        var description: String { name }
    }

    static let cases = [
        Case(name: "no geometry", ring: nil, rule: "null-geometry", area: nil),
        Case(
            name: "no prefix", ring: ring(origin.x - 38_000_000, origin.y + 500, 100), rule: "zone-mixed", area: 10_000),
        Case(
            name: "zone 37", ring: ring(origin.x - 1_000_000, origin.y + 500, 100), rule: "zone-mixed", area: 10_000),
        Case(name: "swapped", ring: ring(origin.y, origin.x, 100), rule: "zone-mixed", area: 10_000),
        Case(name: "degrees", ring: ring(114, 29, 0.001), rule: "zone-mixed", area: nil),
        Case(
            name: "not a number",
            ring: [origin.x, origin.y, .nan, origin.y, origin.x, origin.y + 9, origin.x, origin.y],
            rule: "not-finite", area: nil),
        Case(name: "beyond the pole", ring: ring(origin.x, 33_200_000, 100), rule: "outside-domain", area: 10_000),
        Case(name: "south of the equator", ring: ring(origin.x, -3_200_000, 100), rule: "outside-domain", area: 10_000),
        Case(
            name: "a vertex at 0, 0",
            ring: [origin.x, origin.y, origin.x + 100, origin.y, 0, 0, origin.x, origin.y + 100, origin.x, origin.y],
            rule: "outside-domain", area: nil),
        Case(
            name: "huge", ring: [origin.x, origin.y, 1e30, 1e30, origin.x, origin.y + 9, origin.x, origin.y],
            rule: "outside-domain", area: nil),
        Case(
            name: "bow-tie",
            ring: [
                origin.x, origin.y + 300, origin.x + 100, origin.y + 400, origin.x + 100, origin.y + 300, origin.x,
                origin.y + 400, origin.x, origin.y + 300,
            ], rule: "self-crossing", area: nil),
    ]

    /// The squares and then the bad row; keys `k0`…, classes all 0101.
    static func layer(_ bad: [Case], crs: CRS? = .epsg(4526)) -> Layer {
        var column = PolygonColumn()
        for ring in good { column.append([ring]) }
        for row in bad { if let ring = row.ring { column.append([ring]) } else { column.appendEmpty() } }
        var layer = Layer(name: "parcels", crs: crs, geometry: .polygons(column))
        layer.add(Field("BSM", .text), .text((0..<column.count).map { "k\($0)" }))
        layer.add(Field("DLBM", .text), .text((0..<column.count).map { _ in "0101" }))
        return layer
    }
}

/// A folder that goes away with the value.
final class LayerFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "qiancun-intake-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func write(_ layer: Layer, _ name: String = "l.gpkg") throws -> String {
        let writer = try GeoPackageWriter(path: path(name))
        try writer.add(layer)
        try writer.finish()
        return path(name)
    }

    func write(_ text: String, _ name: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }
}
