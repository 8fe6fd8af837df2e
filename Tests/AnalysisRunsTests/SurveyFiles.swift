import Columns
import Foundation
import OGR

/// Zones and parcels with survey fields, written as GeoPackages into a folder of their own. Coordinates are metres from a
/// corner on the central meridian of zone 38.
final class SurveyFiles {
    struct Zone {
        var key: String
        var control: Double?
        var ring: [Double]
    }

    struct Parcel {
        var key: String
        var landClass: String?
        var ring: [Double]
        var rate: Double?
        var area: Double?
        var net: Double?
    }

    let folder: URL
    static let origin = Position(38_500_000, 3_265_000)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "qiancun-survey-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    static func box(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> [Double] {
        [x, y, x + w, y, x + w, y + h, x, y + h, x, y]
    }

    private func write(_ name: String, _ rings: [[Double]], _ columns: [(String, AttributeColumn)]) throws -> String {
        var polygons = PolygonColumn()
        for ring in rings {
            polygons.append([
                ring.enumerated().map { $0.element + ($0.offset % 2 == 0 ? Self.origin.x : Self.origin.y) }
            ])
        }
        var layer = Layer(name: name, crs: .epsg(4526), geometry: .polygons(polygons))
        for (field, column) in columns { layer.add(Field(field, column.kind), column) }
        let writer = try GeoPackageWriter(path: path(name + ".gpkg"))
        try writer.add(layer)
        try writer.finish()
        return path(name + ".gpkg")
    }

    func zones(_ zones: [Zone], name: String = "CJDCQ") throws -> String {
        try write(
            name, zones.map(\.ring),
            [("ZLDWDM", .text(zones.map(\.key))), ("DCMJ", .real(zones.map(\.control)))])
    }

    func parcels(_ parcels: [Parcel], name: String = "DLTB", renaming: [String: String] = [:]) throws -> String {
        let columns: [(String, AttributeColumn)] = [
            ("BSM", .text(parcels.map(\.key))), ("DLBM", .text(parcels.map(\.landClass))),
            ("KCXS", .real(parcels.map(\.rate))), ("TBMJ", .real(parcels.map(\.area))),
            ("TBDLMJ", .real(parcels.map(\.net))), ("ZLDWDM", .text(parcels.map { _ in nil })),
        ]
        return try write(name, parcels.map(\.ring), columns.map { (renaming[$0.0] ?? $0.0, $0.1) })
    }

    /// Two villages of one town side by side, each 1 km square, and one of another town beside them.
    static let villages = [
        Zone(key: "4306991002010000000", control: 1_000_000.05, ring: box(0, 0, 1000, 1000)),
        Zone(key: "4306991002020000000", control: 999_999.98, ring: box(1000, 0, 1000, 1000)),
        Zone(key: "4306991012010000000", control: 1_000_000, ring: box(2000, 0, 1000, 1000)),
    ]
}
