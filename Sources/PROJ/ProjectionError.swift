import Columns

/// Why a CRS or a way between two of them is refused.
public enum ProjectionError: ExplainedError, Sendable, Hashable {
    /// PROJ knows no such CRS, or the text is not a definition of one.
    case unknownCRS(definition: String, message: Phrase)
    /// Known, but not for plane or geographic coordinates in the units we handle.
    case unsupportedCRS(name: String, found: Phrase)
    /// False easting, name and meridian of the definition do not fit each other.
    case contradictory(name: String, found: Phrase)
    /// Two datums without a published way between them. `option` is the geographic CRS that `treat_as_cgcs2000` would name.
    case noPublishedOperation(from: String, to: String, datums: [Phrase], option: CRS?)
    /// Beijing 1954 or Xi'an 1980: off by about 100 m, and the parameters are not published.
    case refusedDatum(crs: String, datum: Phrase)
    /// An entry of `treat_as_cgcs2000` that may not stand there.
    case refusedOption(crs: String, reason: Phrase)

    /// What the refusal means for the exit code.
    public var kind: FailureKind {
        switch self {
        case .refusedOption: .usage
        default: .refused
        }
    }

    /// The sentence for people, in both languages.
    public var phrase: Phrase {
        switch self {
        case .unknownCRS(let definition, let message):
            Phrase(zh: "无法识别坐标系 \(CRS(definition))：\(message.zh)", en: "unknown CRS \(CRS(definition)): \(message.en)")
        case .unsupportedCRS(let name, let found):
            Phrase(zh: "坐标系 \(name) 不能使用：\(found.zh)", en: "CRS \(name) cannot be used: \(found.en)")
        case .contradictory(let name, let found):
            Phrase(
                zh: "坐标系 \(name) 的定义自相矛盾：\(found.zh)",
                en: "the definition of CRS \(name) contradicts itself: \(found.en)")
        case .noPublishedOperation(let from, let to, let datums, _):
            Phrase(
                zh: "没有已公布的方法由 \(from) 转换到 \(to)：基准不同（\(datums.joined().zh)）",
                en: "no published operation leads from \(from) to \(to): the datums differ (\(datums.joined().en))")
        case .refusedDatum(let crs, let datum):
            Phrase(
                zh: "\(crs) 采用\(datum.zh)，与 CGCS2000 相差约 100 m；转换参数未公布",
                en: "\(crs) is on \(datum.en), which differs from CGCS2000 by about 100 m; no parameters are published")
        case .refusedOption(let crs, let reason):
            Phrase(
                zh: "treat_as_cgcs2000 不能写 \(crs)：\(reason.zh)",
                en: "treat_as_cgcs2000 may not name \(crs): \(reason.en)")
        }
    }

    /// What the reader can do about it, in both languages; none when nothing helps.
    public var remedy: Phrase? {
        switch self {
        case .unknownCRS:
            return Phrase(
                zh: "用代码写明坐标系，如 EPSG:4526，或给出完整的 WKT",
                en: "name the CRS by its code, such as EPSG:4526, or give its whole WKT")
        case .unsupportedCRS:
            return Phrase(
                zh: "用以米为单位的投影坐标系，如 EPSG:4526，或以度为单位的地理坐标系",
                en: "use a projected CRS in metres, such as EPSG:4526, or a geographic one in degrees")
        case .contradictory:
            let example = Wording.current.saying(crs: "EPSG:4526")
            return Phrase(
                zh: "改正坐标系定义（.prj），或用代码写明坐标系：\(example.zh)",
                en: "correct the definition (.prj), or name the CRS by its code: \(example.en)")
        case .noPublishedOperation(_, _, _, let option):
            if let said = option.flatMap({ Wording.current.saying(asCGCS2000: $0.description) }) {
                return Phrase(
                    zh: "如果数据可以视为 CGCS2000，写明：\(said)",
                    en: "if the data may be taken as CGCS2000, say so: \(said)")
            }
            return Phrase(
                zh: "先用自己能负责的工具和参数转换图层",
                en: "transform the layer with a tool and parameters that you can answer for")
        case .refusedDatum:
            return Phrase(
                zh: "先用测绘主管部门的参数把图层转换到 CGCS2000",
                en: "transform the layer to CGCS2000 with the parameters of the surveying authority first")
        case .refusedOption:
            return Phrase(
                zh: "写与 CGCS2000 一致的地理坐标系，如 EPSG:4326",
                en: "name geographic CRSs that agree with CGCS2000, such as EPSG:4326")
        }
    }
}

/// A vertex that a transformation cannot carry: PROJ gave no finite number.
public struct TransformError: ExplainedError, Sendable, Hashable {
    /// Number of the vertex in the coordinates given, from 0.
    public let vertex: Int
    /// Row of the vertex, when a column with rows was given.
    public var row: Int?
    /// The coordinates before, easting or longitude first.
    public let place: Position
    /// Name of the operation.
    public let operation: String

    /// An error at one vertex.
    public init(vertex: Int, row: Int? = nil, place: Position, operation: String) {
        (self.vertex, self.row, self.place, self.operation) = (vertex, row, place, operation)
    }

    /// What the refusal means for the exit code.
    public var kind: FailureKind { .refused }
    /// The sentence for people, in both languages.
    public var phrase: Phrase {
        let spot =
            row.map { Phrase(zh: "行 \($0)、顶点 \(vertex)", en: "row \($0), vertex \(vertex)") }
            ?? Phrase(zh: "顶点 \(vertex)", en: "vertex \(vertex)")
        return Phrase(
            zh: "\(spot.zh)（\(place.x), \(place.y)）超出 \(operation) 的适用范围",
            en: "\(spot.en) at (\(place.x), \(place.y)) is outside the domain of \(operation)")
    }
    /// What the reader can do about it, in both languages; none when nothing helps.
    public var remedy: Phrase? {
        Phrase(
            zh: "检查该顶点，以及图层的坐标系是否确为所声明的",
            en: "check the vertex, and whether the layer's CRS is the one declared")
    }
}
