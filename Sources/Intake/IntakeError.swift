import Columns
import PROJ

/// Why a layer is refused as a whole (exit 3): which, in which file, what was found and what was expected. What goes wrong
/// with a row is a `RowIssue`.
public enum IntakeError: ExplainedError, Hashable {
    /// No field of the layer is known as one that is needed.
    case missingField(layer: String, path: String, field: String, expected: [String], found: [String])
    /// A `fields:` entry names a field that the layer has not.
    case mappedFieldAbsent(layer: String, path: String, ours: String, theirs: String, found: [String])
    /// A `fields:` entry maps a name that nothing reads.
    case unknownMapping(layer: String, ours: String, known: [String])
    /// A layer without which nothing can be done has no rows.
    case emptyLayer(layer: String, path: String)
    /// The condition (`where`) kept none of the rows of such a layer.
    case nothingKept(layer: String, path: String, condition: String, rows: Int)
    /// Rows were read, and the gate kept none; rows by rule.
    case nothingLeft(layer: String, path: String, rows: Int, reasons: [String: Int])
    /// The layer declares no CRS; `better` is what its coordinates look like.
    case noCRS(layer: String, path: String, better: CRS? = nil)
    /// Most rows cannot be of the CRS, whoever declares it.
    case contradictedCRS(layer: String, path: String, reason: String, advice: String?)
    /// The rows lie where no CGCS2000 zone is.
    case outsideChina(layer: String, longitude: Double, latitude: Double)
    /// No published operation leads to the plane.
    case datum(layer: String, reason: String, advice: String?)
    /// An encoding is named for a format that has one of its own.
    case encodingIgnored(layer: String, path: String, encoding: String, own: String)
    /// A field that is read as text holds numbers of more digits than they keep.
    case digitsLost(layer: String, path: String, field: String, row: Int)
    /// Another kind of geometry than is needed.
    case wrongGeometry(layer: String, path: String, found: String, expected: String)
    /// Ground on the ellipsoid needs a transverse Mercator plane.
    case noGroundPlane(crs: String)
    /// Official areas need a CGCS2000 zone.
    case noZonePlane(crs: String)
    /// An option that changes nothing, which only the data shows.
    case withoutEffect(_ option: String, reason: String)

    /// A mapping that nothing reads, or an option without effect, is a fault of the project or command (exit 2); everything
    /// else is data refused (exit 3).
    public var kind: FailureKind {
        switch self {
        case .unknownMapping, .encodingIgnored, .withoutEffect: .usage
        default: .refused
        }
    }

    private var words: Wording { Wording.current }

    /// What was refused, with the layer, file or field concerned.
    public var description: String {
        switch self {
        case .missingField(let layer, let path, let field, let expected, _):
            "layer \(layer) (\(path)) has no field for `\(field)`: expected \(expected.joined(separator: " or "))"
        case .mappedFieldAbsent(let layer, let path, let ours, let theirs, _):
            "layer \(layer) (\(path)) has no field `\(theirs)`, which \(words.place(ofField: ours, of: layer)) gives for `\(ours)`"
        case .unknownMapping(let layer, let ours, _): "layer \(layer): `fields:` maps `\(ours)`, which nothing reads"
        case .emptyLayer(let layer, let path): "layer \(layer) (\(path)) has no rows, and nothing can be done without"
        case .nothingKept(let layer, let path, let condition, let rows):
            "layer \(layer) (\(path)): the condition `\(condition)` (where) keeps none of its \(rows) "
                + (rows == 1 ? "row" : "rows") + ", and nothing can be done without"
        case .nothingLeft(let layer, let path, let rows, let reasons):
            "layer \(layer) (\(path)) has no usable row: of \(rows) " + (rows == 1 ? "row" : "rows") + " "
                + IntakeReport.list(reasons)
        case .noCRS(let layer, let path, _): "layer \(layer) (\(path)) declares no coordinate reference system"
        case .contradictedCRS(let layer, let path, let reason, _): "layer \(layer) (\(path)): \(reason)"
        case .outsideChina(let layer, let longitude, let latitude):
            "layer \(layer) lies at \(fixedText(longitude, decimals: 2))°E \(fixedText(latitude, decimals: 2))°N, "
                + "outside the zones of CGCS2000"
        case .datum(let layer, let reason, _): "layer \(layer): \(reason)"
        case .encodingIgnored(let layer, let path, let encoding, let own):
            "layer \(layer) (\(path)): the encoding \(encoding) would have no effect: the format is always \(own)"
        case .digitsLost(let layer, let path, let field, let row):
            "layer \(layer) (\(path)), row \(row): `\(field)` holds codes as numbers of 16 digits and more, of which a number "
                + "keeps fifteen"
        case .wrongGeometry(let layer, let path, let found, let expected):
            "layer \(layer) (\(path)) holds \(found) geometry, expected \(expected)"
        case .noGroundPlane(let crs):
            "\(crs) is not a transverse Mercator plane, so no ellipsoidal area can be taken in it"
        case .noZonePlane(let crs): "\(crs) is not a CGCS2000 zone, so there is no official area in it"
        case .withoutEffect(let option, let reason): "\(option) has no effect: \(reason)"
        }
    }

    /// What to try; none when there is nothing to say.
    public var advice: String? {
        switch self {
        case .missingField(let layer, _, let field, let expected, let found):
            near([field] + expected, found).map {
                "is it `\($0)`? then write \(words.saying(field: field, is: $0, of: layer))"
            } ?? "its fields: \(list(found)); name one with \(words.saying(field: field, is: "…", of: layer))"
        case .mappedFieldAbsent(_, _, _, let theirs, let found):
            nearestName(to: theirs, among: found).map { "did you mean `\($0)`?" } ?? "its fields: \(list(found))"
        case .unknownMapping(_, let ours, let known):
            nearestName(to: ours, among: known).map { "did you mean `\($0)`?" } ?? "known: \(list(known))"
        case .emptyLayer: "name the right file or layer"
        case .nothingKept: "change the condition, or leave it out; qiancun info names the fields"
        case .nothingLeft(_, _, _, let reasons):
            (reasons.keys.contains(where: RowGate.repairable.contains) ? words.repair : nil).map {
                "\($0) makes invalid polygons valid and tells what it changes"
            } ?? "qiancun check shows each row with its place"
        case .noCRS(let layer, _, let better): CGCS2000.declaration(better) { words.saying(crs: $0, of: layer) }.en
        case .contradictedCRS(_, _, _, let advice): advice
        case .outsideChina(let layer, _, _):
            "if the declared CRS is wrong, say the right one, for example \(words.saying(crs: "EPSG:4526", of: layer))"
        case .datum(_, _, let advice): advice
        case .encodingIgnored: "leave the encoding out"
        case .withoutEffect: "leave it out"
        case .digitsLost: "store the codes in a text field"
        case .wrongGeometry(_, let path, _, _):
            "name the right file, or the right layer of it"
                + (words.place(.layer, ofFile: path).map { " with \($0)" } ?? "")
        case .noGroundPlane:
            "transform the layer to a CGCS2000 zone first"
                + (words.option("--method").map { ", or ask for \($0) planar" } ?? "")
        case .noZonePlane: "transform the layer to a CGCS2000 zone first"
        }
    }

    private func near(_ wanted: [String], _ found: [String]) -> String? {
        for name in wanted { if let near = nearestName(to: name, among: found) { return near } }
        return nil
    }

    private func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.prefix(40).joined(separator: ", ") + (names.count > 40 ? ", …" : "")
    }
}
