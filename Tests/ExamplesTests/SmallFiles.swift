import Columns
import Foundation
import OGR
import PROJ

/// The files that the examples read, in a folder that goes away with the value.
final class SmallFiles {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "qiancun-examples-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Corner of the squares, on the central meridian of zone 38.
    static let origin = Position(38_500_000, 3_260_000)
    static let zone = CGCS2000Zone(width: .three, number: 38, prefixed: true)

    /// Squares side by side, from west to east.
    static func squares(_ count: Int, side: Double = 1000) -> PolygonColumn {
        var column = PolygonColumn()
        for row in 0..<count {
            let (x, y) = (origin.x + Double(row) * side, origin.y)
            column.append([[x, y, x + side, y, x + side, y + side, x, y + side, x, y]])
        }
        return column
    }

    /// Villages of 1 km side by side.
    static func villages(_ count: Int = 2) -> Layer {
        var layer = Layer(name: "villages", crs: zone.crs, geometry: .polygons(squares(count)))
        layer.add(Field("XZQDM", .text, width: 12), .text((0..<count).map { "\(430_699_101_201 + $0)" }))
        layer.add(Field("XZQMC", .text, width: 60), .text((0..<count).map { "第\($0)村" }))
        return layer
    }

    /// Writes the villages as `villages.gpkg`.
    func writeVillages() throws {
        let writer = try GeoPackageWriter(path: path + "/villages.gpkg")
        try writer.add(Self.villages())
        try writer.finish()
    }

    /// Writes the villages as `村界.shp`, in GBK and without the file that says so.
    func writeShapefile() throws {
        try ShapefileWriter.write(Self.villages(), to: path + "/村界.shp", encoding: "GBK")
        try FileManager.default.removeItem(atPath: path + "/村界.cpg")
    }

    /// Writes `project.yaml`, of the villages alone.
    func writeProject() throws {
        try writeVillages()
        let text = "name: example\nlayers:\n  villages: {path: villages.gpkg}\n"
        try Data(text.utf8).write(to: URL(filePath: path + "/project.yaml"))
    }
}
