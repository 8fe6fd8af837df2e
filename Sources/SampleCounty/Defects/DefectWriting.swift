import Columns
import Foundation
import OGR

/// Writes `defects/`: layers in which every rule of `qiancun check` is broken at known places, and `truth.json` about them.
///
/// The same for every scale and seed.
enum DefectWriting {
    /// - Throws: `SampleError`, or what the writer of a layer throws.
    static func write(to folder: SampleFolder) throws {
        var sheet = DefectSheet()
        sheet.plantValues()
        sheet.plantNeighbours()
        sheet.plantUnits()
        let shapes = DefectShapes()
        try folder.package("layers.gpkg") { writer in
            for layer in sheet.layers + [shapes.layer] { try writer.add(layer) }
        }
        try folder.replace(shapes.broken.ring, by: shapes.broken.unreadable, in: "layers.gpkg")
        try folder.write(project, to: "project.yaml")
        let cases = try DefectCases(in: try folder.folder("cases"))
        let main = DefectCases.Run(files: ["project.yaml"], planted: sheet.planted + shapes.planted)
        let truth = TruthText.object([
            "crs": .text(SampleLayers.crs.definition),
            "runs": .list([text(main, in: "")] + cases.runs.map { text($0, in: "cases/") }),
        ])
        try folder.write(truth.written() + "\n", to: "truth.json")
    }

    /// The files, by their paths inside the folder.
    static let files: Set<String> = Set(["layers.gpkg", "project.yaml", "truth.json"]).union(
        DefectCases.files.map { "cases/" + $0 })

    private static func text(_ run: DefectCases.Run, in folder: String) -> TruthText {
        .object([
            "check": .list(run.files.map { .text(folder + $0) }), "issues": .list(run.planted.map(\.text)),
        ])
    }

    private static let project = """
        # 各类检查规则的反例,见 truth.json。
        name: 检查反例
        county: {code: "430699", name: 云溪示例县}
        layers:
          parcels: {path: layers.gpkg, layer: DLTB}
          villages: {path: layers.gpkg, layer: CJDCQ}
          towns: {path: layers.gpkg, layer: XZQ}
          construction: {path: layers.gpkg, layer: shapes}

        """
}
