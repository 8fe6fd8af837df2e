import Columns
import PROJ

/// Why a layer is refused as a whole (exit 3): which, in which file, what was found and what was expected. What goes wrong
/// with a row is a `RowIssue`.
package enum IntakeError: ExplainedError, Hashable {
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
    case noCRS(layer: String, path: String, better: CRS? = nil, because: Phrase? = nil)
    /// Most rows cannot be of the CRS, whoever declares it.
    case contradictedCRS(layer: String, path: String, reason: Phrase, remedy: Phrase?)
    /// The rows lie where no CGCS2000 zone is.
    case outsideChina(layer: String, longitude: Double, latitude: Double)
    /// No published operation leads to the plane.
    case datum(layer: String, reason: Phrase, remedy: Phrase?)
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
    case withoutEffect(_ option: Phrase, reason: Phrase)

    /// A mapping that nothing reads, or an option without effect, is a fault of the project or command (exit 2); everything
    /// else is data refused (exit 3).
    package var kind: FailureKind {
        switch self {
        case .unknownMapping, .encodingIgnored, .withoutEffect: .usage
        default: .refused
        }
    }

    /// What was refused, with the layer, file or field concerned.
    package var phrase: Phrase {
        switch self {
        case .missingField(let layer, let path, let field, let expected, _):
            Phrase(
                zh: "图层 \(layer)（\(path)）没有对应“\(field)”的字段：应有 \(expected.joined(separator: " 或 "))",
                en:
                    "layer \(layer) (\(path)) has no field for `\(field)`: expected \(expected.joined(separator: " or "))"
            )
        case .mappedFieldAbsent(let layer, let path, let ours, let theirs, _):
            Self.absent(theirs, Phrase(same: words.place(ofField: ours, of: layer)), ours, layer, path)
        case .unknownMapping(let layer, let ours, _):
            Phrase(
                zh: "图层 \(layer)：`fields:` 给出了“\(ours)”，但没有任何用处",
                en: "layer \(layer): `fields:` maps `\(ours)`, which nothing reads")
        case .emptyLayer(let layer, let path):
            Phrase(
                zh: "图层 \(layer)（\(path)）没有任何行，缺它无法计算",
                en: "layer \(layer) (\(path)) has no rows, and nothing can be done without")
        case .nothingKept(let layer, let path, let condition, let rows):
            Phrase(
                zh: "图层 \(layer)（\(path)）：条件“\(condition)”（where）在 \(rows) 行中一行也没有留下，缺它无法计算",
                en: "layer \(layer) (\(path)): the condition `\(condition)` (where) keeps none of its \(rows) "
                    + (rows == 1 ? "row" : "rows") + ", and nothing can be done without")
        case .nothingLeft(let layer, let path, let rows, let reasons):
            Phrase(
                zh: "图层 \(layer)（\(path)）没有可用的行：共 \(rows) 行，其中 \(IntakeReport.list(reasons).zh)",
                en: "layer \(layer) (\(path)) has no usable row: of \(rows) " + (rows == 1 ? "row" : "rows") + " "
                    + IntakeReport.list(reasons).en)
        case .noCRS(let layer, let path, _, let reason):
            Phrase(
                zh: "图层 \(layer)（\(path)）没有声明坐标系" + (reason.map { "：" + $0.zh.trimming("。") } ?? ""),
                en: "layer \(layer) (\(path)) declares no coordinate reference system"
                    + (reason.map { ": " + $0.en.trimming(".") } ?? ""))
        case .contradictedCRS(let layer, let path, let reason, _):
            Phrase(zh: "图层 \(layer)（\(path)）：\(reason.zh)", en: "layer \(layer) (\(path)): \(reason.en)")
        case .outsideChina(let layer, let longitude, let latitude):
            Self.outside(layer, fixedText(longitude, decimals: 2), fixedText(latitude, decimals: 2))
        case .datum(let layer, let reason, _):
            Phrase(zh: "图层 \(layer)：\(reason.zh)", en: "layer \(layer): \(reason.en)")
        case .encodingIgnored(let layer, let path, let encoding, let own):
            Phrase(
                zh: "图层 \(layer)（\(path)）：指定编码 \(encoding) 不起作用，该格式的编码总是 \(own)",
                en:
                    "layer \(layer) (\(path)): the encoding \(encoding) would have no effect: the format is always \(own)"
            )
        case .digitsLost(let layer, let path, let field, let row):
            Phrase(
                zh: "图层 \(layer)（\(path)）第 \(row) 行：字段“\(field)”把编号存为 16 位以上的数，而数只能保留 15 位",
                en: "layer \(layer) (\(path)), row \(row): `\(field)` holds codes as numbers of 16 digits and more, of "
                    + "which a number keeps fifteen")
        case .wrongGeometry(let layer, let path, let found, let expected):
            Phrase(
                zh: "图层 \(layer)（\(path)）的图形是\(Self.chinese(found))，应为\(Self.chinese(expected))",
                en: "layer \(layer) (\(path)) holds \(found) geometry, expected \(expected)")
        case .noGroundPlane(let crs):
            Phrase(
                zh: "\(crs) 不是横轴墨卡托投影平面，不能据以计算椭球面积",
                en: "\(crs) is not a transverse Mercator plane, so no ellipsoidal area can be taken in it")
        case .noZonePlane(let crs):
            Phrase(
                zh: "\(crs) 不是 CGCS2000 的投影带，不能据以计算法定图斑面积",
                en: "\(crs) is not a CGCS2000 zone, so there is no official area in it")
        case .withoutEffect(let option, let reason):
            Phrase(zh: "\(option.zh) 不起作用：\(reason.zh)", en: "\(option.en) has no effect: \(reason.en)")
        }
    }

    private static func absent(
        _ theirs: String, _ place: Phrase, _ ours: String, _ layer: String, _ path: String
    ) -> Phrase {
        Phrase(
            zh: "图层 \(layer)（\(path)）没有字段“\(theirs)”，而 \(place.zh) 把它作为“\(ours)”",
            en: "layer \(layer) (\(path)) has no field `\(theirs)`, which \(place.en) gives for `\(ours)`")
    }

    private static func outside(_ layer: String, _ longitude: String, _ latitude: String) -> Phrase {
        Phrase(
            zh: "图层 \(layer) 位于东经 \(longitude)°、北纬 \(latitude)°，不在 CGCS2000 各投影带之内",
            en: "layer \(layer) lies at \(longitude)°E \(latitude)°N, outside the zones of CGCS2000")
    }

    /// A kind of geometry, as the field says it and as the file does.
    private static func chinese(_ kind: String) -> String {
        switch kind {
        case "point": "点（point）"
        case "line": "线（line）"
        case "polygon": "面（polygon）"
        default: "“\(kind)”"
        }
    }

    // MARK: Remedies

    private var words: Wording { Wording.current }

    /// What the reader can do about it, in both languages; none when nothing helps.
    package var remedy: Phrase? {
        switch self {
        case .missingField(let layer, _, let field, let expected, let found):
            Self.naming(near([field] + expected, found), field, layer, found)
        case .mappedFieldAbsent(_, _, _, let theirs, let found):
            nearestName(to: theirs, among: found).map(Self.didYouMean) ?? Self.itsFields(found)
        case .unknownMapping(_, let ours, let known):
            nearestName(to: ours, among: known).map(Self.didYouMean)
                ?? Phrase(zh: "可用的有：\(Self.list(known).zh)", en: "known: \(Self.list(known).en)")
        case .emptyLayer: Phrase(zh: "请指定正确的文件或图层", en: "name the right file or layer")
        case .nothingKept:
            Phrase(
                zh: "请修改条件或去掉它；qiancun info 列出各字段",
                en: "change the condition, or leave it out; qiancun info names the fields")
        case .nothingLeft(_, _, _, let reasons): Self.mending(reasons)
        case .noCRS(let layer, _, let better, _): Self.declaring(better, layer)
        case .contradictedCRS(_, _, _, let remedy), .datum(_, _, let remedy): remedy
        case .outsideChina(let layer, _, _): Self.declaringAnother(layer)
        case .encodingIgnored: Phrase(zh: "请去掉编码", en: "leave the encoding out")
        case .withoutEffect: Phrase(zh: "请去掉它", en: "leave it out")
        case .digitsLost: Phrase(zh: "请把编号存放在文本字段中", en: "store the codes in a text field")
        case .wrongGeometry(_, let path, _, _): Self.namingLayer(path)
        case .noGroundPlane:
            Phrase(zh: "请先把图层转换到 CGCS2000 的投影带", en: "transform the layer to a CGCS2000 zone first")
                + (words.option("--method").map {
                    Phrase(zh: "，或用 \($0) planar 计算平面面积", en: ", or ask for \($0) planar")
                } ?? Phrase(same: ""))
        case .noZonePlane:
            Phrase(zh: "请先把图层转换到 CGCS2000 的投影带", en: "transform the layer to a CGCS2000 zone first")
        }
    }

    private static func naming(_ near: String?, _ field: String, _ layer: String, _ found: [String]) -> Phrase {
        let said = Phrase(same: Wording.current.saying(field: field, is: near ?? "…", of: layer))
        guard let near else {
            return itsFields(found) + Phrase(zh: "；请用 \(said.zh) 指定一个", en: "; name one with \(said.en)")
        }
        return Phrase(zh: "是“\(near)”吗？若是，请写 \(said.zh)", en: "is it `\(near)`? then write \(said.en)")
    }

    private static func mending(_ reasons: [String: Int]) -> Phrase {
        let repair = reasons.keys.contains(where: RowGate.repairable.contains) ? Wording.current.repair : nil
        guard let said = repair.map({ Phrase(same: $0) }) else {
            return Phrase(zh: "qiancun check 逐行列出并给出位置", en: "qiancun check shows each row with its place")
        }
        return Phrase(
            zh: "\(said.zh) 会把无效图形修复为有效图形，并说明改动",
            en: "\(said.en) makes invalid polygons valid and tells what it changes")
    }

    private static func declaring(_ better: CRS?, _ layer: String) -> Phrase {
        CGCS2000.declaration(better) { Wording.current.saying(crs: $0, of: layer) }
    }

    private static func declaringAnother(_ layer: String) -> Phrase {
        let said = Wording.current.saying(crs: "EPSG:4526", of: layer)
        return Phrase(
            zh: "若声明的坐标系有误，请指定正确的，例如 \(said.zh)",
            en: "if the declared CRS is wrong, say the right one, for example \(said.en)")
    }

    private static func namingLayer(_ path: String) -> Phrase {
        let said = Wording.current.place(.layer, ofFile: path)
        return Phrase(zh: "请指定正确的文件或其中的图层", en: "name the right file, or the right layer of it")
            + (said.map { Phrase(zh: "：用 \($0.zh)", en: " with \($0.en)") } ?? Phrase(same: ""))
    }

    private static func didYouMean(_ name: String) -> Phrase {
        Phrase(zh: "是否为“\(name)”？", en: "did you mean `\(name)`?")
    }

    private static func itsFields(_ names: [String]) -> Phrase {
        Phrase(zh: "其字段有：\(list(names).zh)", en: "its fields: \(list(names).en)")
    }

    private func near(_ wanted: [String], _ found: [String]) -> String? {
        for name in wanted { if let near = nearestName(to: name, among: found) { return near } }
        return nil
    }

    private static func list(_ names: [String]) -> Phrase {
        guard !names.isEmpty else { return Phrase(zh: "无", en: "none") }
        let more = names.count > 40 ? [Phrase(zh: "……", en: "…")] : []
        return (names.prefix(40).map { Phrase(same: $0) } + more).joined()
    }
}

extension String {
    /// Without a mark at its end.
    fileprivate func trimming(_ mark: String) -> String { hasSuffix(mark) ? String(dropLast(mark.count)) : self }
}
