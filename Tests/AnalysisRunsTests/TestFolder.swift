import Columns
import Foundation
import OGR

@testable import AnalysisRuns
@testable import ProjectFile

/// A folder of layers that goes away with the value.
final class TestFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("qiancun-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ layer: Layer, _ name: String) throws {
        let writer = try GeoPackageWriter(path: file(name))
        try writer.add(layer)
        try writer.finish()
    }

    func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
    }

    /// Villages of 1 km side by side; codes and names may be changed.
    func writeVillages(
        codes: [String?] = ["430699101201", "430699101202"], shapes: PolygonColumn? = nil, crs: CRS? = Squares.zone.crs,
        codeField: String = "ZLDWDM", name: String = "villages.gpkg"
    ) throws {
        let shapes = shapes ?? Squares.column(codes.indices.map { (Double($0) * 1000, 0, 1000, 1000) })
        var layer = Layer(name: "CJDCQ", crs: crs, geometry: .polygons(shapes))
        layer.add(Field(codeField, .text), .text(codes))
        layer.add(Field("ZLDWMC", .text), .text(codes.indices.map { "村\($0)" }))
        try write(layer, name)
    }

    func project(_ layers: String, _ more: String = "") throws -> Project {
        try Project(text: "name: t\nlayers:\n\(layers)\n\(more)", file: "project.yaml", folder: path)
    }
}
