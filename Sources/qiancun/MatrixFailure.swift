import Columns
import Intake
import OGR
import Planning

/// Why `matrix` refused a layer, with advice in terms of its own options: it has no project file in which `crs:` or
/// `fields:` could stand.
struct MatrixFailure: ExplainedError {
    let kind: FailureKind
    let description: String
    let advice: String?

    init(_ error: any ExplainedError) {
        kind = error.kind
        (description, advice) =
            switch error {
            case let error as IntakeError: Self.explain(error)
            case let error as OGRError: Self.explain(error)
            default: (error.description, Self.inOptions(error.advice))
            }
    }

    private static func explain(_ error: IntakeError) -> (String, String?) {
        switch error {
        case .mappedFieldAbsent(let layer, let path, let ours, let theirs, let found):
            (
                "layer \(layer) (\(path)) has no field `\(theirs)`, which \(option(ours, of: layer)) names",
                nearestName(to: theirs, among: found).map { "did you mean `\($0)`?" }
                    ?? "its fields: \(found.isEmpty ? "none" : found.prefix(40).joined(separator: ", "))"
            )
        case .emptyLayer, .wrongGeometry: (error.description, "name the right file")
        case .nothingLeft: (error.description, "correct the rows, or name another file")
        case .noCRS, .contradictedCRS, .outsideChina:
            (error.description, "write it with the right CRS first: qiancun convert IN OUT.gpkg --crs EPSG:4526")
        default: (error.description, inOptions(error.advice))
        }
    }

    private static func explain(_ error: OGRError) -> (String, String?) {
        switch error {
        case .layerNeeded, .noSuchLayer:
            (
                error.description,
                "name it with --roads-layer, --from-layer or --to-layer"
            )
        case .undeclaredEncoding, .badText:
            (error.description, "say what it is with --roads-encoding, --from-encoding or --to-encoding, most often GBK")
        case .noCRS, .unknownCRS:
            (error.description, "write it with the right CRS first: qiancun convert IN OUT.gpkg --crs EPSG:4526")
        default: (error.description, inOptions(error.advice))
        }
    }

    private static func option(_ field: String, of layer: String) -> String {
        switch field {
        case "key": "--\(layer)-key"
        case "length": "--length-field"
        case "speed": "--speed-field"
        default: "`\(field)`"
        }
    }

    /// The option of a project file by the name it has here.
    private static func inOptions(_ advice: String?) -> String? {
        advice?.replacing(#/options: \{treat_as_cgcs2000: \["(.*?)"\]\}/#) { "--treat-as-cgcs2000 \($0.1)" }
    }
}
