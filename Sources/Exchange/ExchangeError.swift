import Columns
import PROJ

/// Why a layer cannot be converted or delivered.
package enum ExchangeError: ExplainedError, Hashable {
    /// The suffix of the output is of no format that is written.
    case format(path: String, known: [String])
    /// `--to` names no CRS and no web map.
    case target(String)
    /// Options that exclude each other, or that the format has no use for.
    case options(Phrase, remedy: Phrase)
    /// A layer with geometry has no CRS, and the output needs one.
    case noCRS(path: String, layer: String, better: CRS? = nil)
    /// The coordinates contradict the declared CRS.
    case contradicted(path: String, layer: String, reason: Phrase, remedy: Phrase?)
    /// Rows were read, and not one can be where it says it is.
    case noneLeft(path: String, layer: String, rows: Int, reason: Phrase)
    /// No way leads to the target, or the layer's CRS is not understood.
    case datum(path: String, layer: String, reason: Phrase, remedy: Phrase?)
    /// The offset of a web map can only be on longitudes and latitudes.
    case offsetNeedsDegrees(path: String, layer: String, found: String)
    /// Corner points and deliveries lie in a CGCS2000 zone.
    case noZone(path: String, layer: String, found: String)
    /// Corner points are of polygons.
    case notPolygons(path: String, layer: String, found: GeometryColumn.Kind)
    /// A field that an option names is not there.
    case noSuchField(name: String, fields: [String])
    /// Two layers of the source are the same standard layer.
    case sameStandard(path: String, standard: String, layers: [String])
    /// Nothing in the source has a standard name.
    case nothingStandard(path: String, layers: [String])

    /// What the refusal means for the exit code.
    package var kind: FailureKind {
        switch self {
        case .format, .target, .options: .usage
        default: .refused
        }
    }

    /// The sentence for people, in both languages.
    package var phrase: Phrase {
        switch self {
        case .format(let path, _):
            return Phrase(zh: "\(path)：没有这一后缀的输出格式", en: "\(path): no format is written under that suffix")
        case .target(let text):
            return Phrase(
                zh: "--to \(text)：既不是坐标系，也不是网络地图的偏移", en: "--to \(text): neither a CRS nor the offset of a web map")
        case .options(let text, _): return text
        case .noCRS(let path, let layer, _):
            return Phrase(
                zh: "\(path)，图层 \(layer) 没有声明坐标系", en: "\(path), layer \(layer) declares no coordinate reference system"
            )
        case .contradicted(let path, let layer, let reason, _), .datum(let path, let layer, let reason, _):
            return Phrase(zh: "\(path)，图层 \(layer)：", en: "\(path), layer \(layer): ") + reason
        case .noneLeft(let path, let layer, let rows, let reason):
            return Phrase(
                zh: "\(path)，图层 \(layer)：\(rows) 行都不能用；第一行的原因：",
                en: "\(path), layer \(layer): none of its \(rows) rows can be used; the first: ") + reason
        case .offsetNeedsDegrees(let path, let layer, let found):
            return Phrase(
                zh: "\(path)，图层 \(layer)：网络地图的偏移加在经纬度上，而图层的坐标系是 \(found)",
                en: "\(path), layer \(layer): the offset of a web map is on longitudes and latitudes, the layer is in "
                    + found)
        case .noZone(let path, let layer, let found):
            return Phrase(
                zh: "\(path)，图层 \(layer)：输出须位于 CGCS2000 的一个带，而图层的坐标系是 \(found)",
                en: "\(path), layer \(layer): the output lies in a CGCS2000 zone, but the layer is in \(found)")
        case .notPolygons(let path, let layer, let found):
            return Phrase(
                zh: "\(path)，图层 \(layer)：界址点文本只用于面，而图层的几何类型为\(Messages.name(of: found))",
                en: "\(path), layer \(layer): corner points are of polygons, the layer holds \(found.rawValue) geometry"
            )
        case .noSuchField(let name, _):
            return Phrase(zh: "没有字段 \(name)", en: "there is no field \(name)")
        case .sameStandard(let path, let standard, let layers):
            let names = layers.map { Phrase(same: $0) }.joined()
            return Phrase(
                zh: "\(path)：\(names.zh) 都像 \(standard)", en: "\(path): \(names.en) all look like \(standard)")
        case .nothingStandard(let path, _):
            return Phrase(zh: "\(path)：没有像标准图层的图层", en: "\(path): no layer looks like a standard layer")
        }
    }

    /// What the reader can do about it, in both languages; none when nothing helps.
    package var remedy: Phrase? {
        switch self {
        case .format(_, let known):
            let names = known.map { Phrase(same: $0) }.joined()
            return Phrase(zh: "输出文件的后缀应为 \(names.zh) 之一", en: "name the output with one of \(names.en)")
        case .target:
            let zone = "\"CGCS2000 / 3-degree Gauss-Kruger zone 38\""
            return Phrase(
                zh: "写代码（例如 EPSG:4526）、CGCS2000、分带名称（例如 \(zone)）、gcj02 或 bd09",
                en: "write a code such as EPSG:4526, CGCS2000, a zone such as \(zone), gcj02 or bd09")
        case .options(_, let remedy): return remedy
        case .noCRS(_, _, let better):
            return CGCS2000.declaration(better) { Wording.current.saying(crs: $0) }
        case .contradicted(_, _, _, let remedy), .datum(_, _, _, let remedy): return remedy
        case .noneLeft:
            return Phrase(
                zh: "检查坐标，以及坐标系是否如所声明", en: "check the coordinates, and whether the CRS is the one declared")
        case .offsetNeedsDegrees:
            return Phrase(zh: "去掉 --from，或指明一个经纬度图层", en: "leave --from out, or name a layer in degrees")
        case .noZone: return Phrase(zh: "指明带，例如 --to EPSG:4526", en: "name the zone, for example --to EPSG:4526")
        case .notPolygons(let path, _, _):
            return Phrase(zh: "指明一个面图层", en: "name a layer of polygons") + Self.with(.layer, ofFile: path)
        case .noSuchField(let name, let fields):
            if let nearest = nearestName(to: name, among: fields) {
                return Phrase(zh: "是否指 \(nearest)？", en: "did you mean \(nearest)?")
            }
            let names = fields.map { Phrase(same: $0) }.joined()
            return Phrase(zh: "现有字段：\(names.zh)", en: "its fields: \(names.en)")
        case .sameStandard(let path, _, _):
            return Phrase(zh: "指明其中一个", en: "name one of them") + Self.with(.layer, ofFile: path)
        case .nothingStandard(_, let layers):
            let names = layers.map { Phrase(same: $0) }.joined()
            return Phrase(
                zh: "现有图层：\(names.zh)；用 --as 指明图层是什么，例如 --as DLTB",
                en: "its layers: \(names.en); say what a layer is with --as, for example --as DLTB")
        }
    }

    /// The option that says it, where the command has one.
    private static func with(_ member: Wording.Member, ofFile path: String) -> Phrase {
        guard let place = Wording.current.place(member, ofFile: path) else { return Phrase(same: "") }
        return Phrase(zh: "，用 ", en: " with ") + place
    }
}
