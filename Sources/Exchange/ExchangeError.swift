import Columns
import PROJ

/// Why a layer cannot be converted or delivered.
public enum ExchangeError: ExplainedError, Hashable {
    /// The suffix of the output is of no format that is written.
    case format(path: String, known: [String])
    /// `--to` names no CRS and no web map.
    case target(String)
    /// Options that exclude each other, or that the format has no use for.
    case options(String, advice: String)
    /// A layer with geometry has no CRS, and the output needs one.
    case noCRS(path: String, layer: String, better: CRS? = nil)
    /// The coordinates contradict the declared CRS.
    case contradicted(path: String, layer: String, reason: String, advice: String?)
    /// Rows were read, and not one can be where it says it is.
    case noneLeft(path: String, layer: String, rows: Int, reason: String)
    /// No way leads to the target, or the layer's CRS is not understood.
    case datum(path: String, layer: String, reason: String, advice: String?)
    /// The offset of a web map can only be on longitudes and latitudes.
    case offsetNeedsDegrees(path: String, layer: String, found: String)
    /// Corner points and deliveries lie in a CGCS2000 zone.
    case noZone(path: String, layer: String, found: String)
    /// Corner points are of polygons.
    case notPolygons(path: String, layer: String, found: String)
    /// A field that an option names is not there.
    case noSuchField(name: String, fields: [String])
    /// Two layers of the source are the same standard layer.
    case sameStandard(path: String, standard: String, layers: [String])
    /// Nothing in the source has a standard name.
    case nothingStandard(path: String, layers: [String])

    /// What the refusal means for the exit code.
    public var kind: FailureKind {
        switch self {
        case .format, .target, .options: .usage
        default: .refused
        }
    }

    /// In words.
    public var description: String {
        switch self {
        case .format(let path, _): "\(path): no format is written under that suffix"
        case .target(let text): "--to \(text): neither a CRS nor the offset of a web map"
        case .options(let text, _): text
        case .noCRS(let path, let layer, _): "\(path), layer \(layer) declares no coordinate reference system"
        case .contradicted(let path, let layer, let reason, _): "\(path), layer \(layer): \(reason)"
        case .noneLeft(let path, let layer, let rows, let reason):
            "\(path), layer \(layer): none of its \(rows) rows can be used; the first: \(reason)"
        case .datum(let path, let layer, let reason, _): "\(path), layer \(layer): \(reason)"
        case .offsetNeedsDegrees(let path, let layer, let found):
            "\(path), layer \(layer): the offset of a web map is on longitudes and latitudes, the layer is in \(found)"
        case .noZone(let path, let layer, let found):
            "\(path), layer \(layer): the output lies in a CGCS2000 zone, but the layer is in \(found)"
        case .notPolygons(let path, let layer, let found):
            "\(path), layer \(layer): corner points are of polygons, the layer holds \(found) geometry"
        case .noSuchField(let name, _): "there is no field \(name)"
        case .sameStandard(let path, let standard, let layers):
            "\(path): \(layers.joined(separator: ", ")) all look like \(standard)"
        case .nothingStandard(let path, _): "\(path): no layer looks like a standard layer"
        }
    }

    /// What to try.
    public var advice: String? {
        switch self {
        case .format(_, let known): "name the output with one of \(known.joined(separator: ", "))"
        case .target:
            "write a code such as EPSG:4526, CGCS2000, a zone such as \"CGCS2000 / 3-degree Gauss-Kruger zone 38\", gcj02 or bd09"
        case .options(_, let advice): advice
        case .noCRS(_, _, let better): CGCS2000.declaration(better) { Wording.current.saying(crs: $0) }.en
        case .contradicted(_, _, _, let advice), .datum(_, _, _, let advice): advice
        case .noneLeft: "check the coordinates, and whether the CRS is the one declared"
        case .offsetNeedsDegrees: "leave --from out, or name a layer in degrees"
        case .noZone: "name the zone, for example --to EPSG:4526"
        case .notPolygons(let path, _, _):
            "name a layer of polygons" + (Wording.current.place(.layer, ofFile: path).map { " with \($0)" } ?? "")
        case .noSuchField(let name, let fields):
            nearestName(to: name, among: fields).map { "did you mean \($0)?" }
                ?? "its fields: \(fields.joined(separator: ", "))"
        case .sameStandard(let path, _, _):
            "name one of them" + (Wording.current.place(.layer, ofFile: path).map { " with \($0)" } ?? "")
        case .nothingStandard(_, let layers):
            "its layers: \(layers.joined(separator: ", ")); say what a layer is with --as, for example --as DLTB"
        }
    }
}
