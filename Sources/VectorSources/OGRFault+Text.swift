import Columns

extension OGRFault {
    /// What failed, with the source, layer, field or row concerned.
    var phrase: Phrase {
        switch self {
        case .noSuchFile(let path, _): Phrase(zh: "没有文件 \(path)", en: "no such file: \(path)")
        case .notReadable(let path, let message):
            Phrase(zh: "\(path) 无法读取：\(message.zh)", en: "\(path) cannot be read: \(message.en)")
        case .remote(let path):
            Phrase(
                zh: "\(path) 不是本地文件：不打开远程路径和虚拟路径",
                en: "\(path) is not a local file: remote and virtual paths are not opened")
        case .layerNeeded(let path, let layers):
            Phrase(
                zh: "\(path) 有 \(layers.count) 个图层，没有指定读哪一个：\(Self.list(layers).zh)",
                en: "\(path) has \(layers.count) layers and none is named: \(Self.list(layers).en)")
        case .noSuchLayer(let path, let name, _):
            Phrase(zh: "\(path) 没有图层 \(name)", en: "\(path) has no layer \(name)")
        case .ambiguousLayer(let path, let name, let layers):
            Phrase(
                zh: "\(path) 有 \(layers.count) 个名为 \(name) 的图层",
                en: "\(path) has \(layers.count) layers called \(name)")
        case .noSuchField(let path, let layer, let name, _):
            Phrase(zh: "\(path) 的图层 \(layer) 没有字段 \(name)", en: "\(path), layer \(layer) has no field \(name)")
        case .columnAsValue(let path, let layer, let name):
            Phrase(zh: "\(path) 的图层 \(layer)：", en: "\(path), layer \(layer): ")
                + RowCondition.comparesColumns(name).problem
        case .noCRS(let path, let layer):
            Phrase(
                zh: "\(path) 的图层 \(layer) 没有声明坐标系",
                en: "\(path), layer \(layer) declares no coordinate reference system")
        case .unknownCRS(let definition, let message):
            Phrase(
                zh: "无法识别坐标系 \(definition)：\(message.zh)",
                en: "unknown coordinate reference system \(definition): \(message.en)")
        case .contradictoryCRS(let path, let layer, let message):
            Phrase(zh: "\(path) 的图层 \(layer)：\(message.zh)", en: "\(path), layer \(layer): \(message.en)")
        case .badCornerPoints(let path, let error):
            Phrase(zh: "\(path)：\(error.phrase.zh)", en: "\(path): \(error.phrase.en)")
        case .badTable(let path, let line, let message):
            Phrase(zh: "\(path)，第 \(line) 行：\(message.zh)", en: "\(path), line \(line): \(message.en)")
        case .tooLarge(let path, let what, _):
            Phrase(zh: "\(path) 过大：\(what.zh)", en: "\(path) is too large: \(what.en)")
        case .filesDiffer(let path, let other, let what):
            Phrase(zh: "\(other) 与 \(path) 不一致：\(what.zh)", en: "\(other) does not fit \(path): \(what.en)")
        case .notWritable(let path, let message):
            Phrase(zh: "\(path) 无法写入：\(message.zh)", en: "\(path) cannot be written: \(message.en)")
        case .notStorable(let path, let layer, let message):
            Phrase(
                zh: "\(path) 的图层 \(layer) 无法存储：\(message.zh)",
                en: "\(path), layer \(layer) cannot be stored: \(message.en)")
        case .undeclaredEncoding, .unknownEncoding, .badText, .mixedGeometry, .digitsLost, .numberTooLong: contentPhrase
        }
    }

    /// What is refused for its text, numbers or geometry.
    private var contentPhrase: Phrase {
        switch self {
        case .undeclaredEncoding(let path, let layer):
            return Phrase(
                zh: "\(path) 的图层 \(layer)：文字不是 UTF-8，又没有声明编码（没有 .cpg，没有语言字节）",
                en: "\(path), layer \(layer): the text is not UTF-8 and no encoding is declared (no .cpg, no language "
                    + "byte)")
        case .unknownEncoding(let path, let name):
            return Phrase(zh: "\(path)：不认识编码 \(name)", en: "\(path): unknown text encoding \(name)")
        case .badText(let path, let layer, let field, let row, let encoding):
            let place = row.map { Phrase(zh: "，行 \($0)", en: ", row \($0)") } ?? Phrase(same: "")
            return Phrase(
                zh: "\(path) 的图层 \(layer)，字段 \(field)\(place.zh)：文字不是 \(encoding)",
                en: "\(path), layer \(layer), field \(field)\(place.en): the text is not \(encoding)")
        case .mixedGeometry(let path, let layer, let counts):
            let list = GeometryColumn.Kind.allCases.compactMap { kind in
                counts[kind].map { Phrase(zh: "\(kind.phrase.zh) \($0) 行", en: "\($0) \(kind.rawValue)") }
            }.joined()
            return Phrase(
                zh: "\(path) 的图层 \(layer) 混有几种几何类型：\(list.zh)",
                en: "\(path), layer \(layer) mixes kinds of geometry: \(list.en)")
        case .digitsLost(let path, let layer, let field, let cell, let digits):
            return Phrase(
                zh: "\(path) 的工作表 \(layer)，列 \(field)：单元格 \(cell) 把 \(digits.count) 位数字存为数，而数只保留 15 "
                    + "位；原来的代码已丢失",
                en:
                    "\(path), sheet \(layer), column \(field): cell \(cell) holds \(digits.count) digits as a number, and "
                    + "a number keeps fifteen; the code it stood for is lost")
        case .numberTooLong(let path, let layer, let field, let row, let width):
            return Phrase(
                zh: "\(path) 的图层 \(layer)，行 \(row)：\(field) 的数位数过多，无法保留（16 位及以上，数值字段宽 \(width)）；"
                    + "所代表的代码会变成另一个",
                en:
                    "\(path), layer \(layer), row \(row): \(field) is a number of more digits than can be kept (16 and more, "
                    + "in a numeric field of \(width)); the code it stands for would be another one")
        default: return Phrase(same: "")
        }
    }

    /// What the reader can do about it; none when nothing helps.
    var remedy: Phrase? {
        switch self {
        case .noSuchFile(_, let nearest): return nearest.map(Self.isIt)
        case .remote: return Phrase(zh: "先把数据另存为文件，再写文件名", en: "save the data as a file first, then name the file")
        case .layerNeeded(let path, _):
            return Wording.current.place(.layer, ofFile: path).map {
                Phrase(zh: "用 \($0.zh) 指定其中一个", en: "name one of them with \($0.en)")
            } ?? Phrase(zh: "拆分文件，每个文件一个图层", en: "divide the file: one layer each")
        case .ambiguousLayer(_, _, let layers):
            return Phrase(
                zh: "用路径指定其中一个：\(Self.list(layers).zh)", en: "name one by its path: \(Self.list(layers).en)")
        case .noSuchLayer(_, let name, let layers):
            return Self.advise(name, layers, Phrase(zh: "图层", en: "layers"))
        case .noSuchField(_, _, let name, let fields):
            return Self.advise(name, fields, Phrase(zh: "字段", en: "fields"))
        case .columnAsValue(_, _, let name):
            return RowCondition.comparesColumns(name).remedy
        case .noCRS:
            let example = Wording.current.saying(crs: "EPSG:4526")
            return Phrase(zh: "写明坐标系，例如 \(example.zh)", en: "say what it is, for example \(example.en)")
        case .contradictoryCRS:
            return Phrase(
                zh: "查明数据实际的坐标系，改正文件中的代码或定义（如在 QGIS 中重新指定图层坐标系后另存）",
                en: "find out which of the two the data is in, and correct the file: set the layer's CRS and save it "
                    + "again")
        case .unknownCRS:
            return Phrase(zh: "用代码写明坐标系，如 EPSG:4526", en: "use an authority code such as EPSG:4526")
        case .undeclaredEncoding(let path, _):
            return Self.said(path, Self.mostOften)
                + Phrase(zh: "（如果每隔一个字节为 0，则为 UTF-16LE）", en: " (or UTF-16LE, where every other byte is 0)")
        case .unknownEncoding:
            return Phrase(
                zh: "可用的编码有 UTF-8、GBK、GB18030、Big5，以及 iconv 的各种名称",
                en: "known are UTF-8, GBK, GB18030, Big5 and the names of iconv")
        case .badText(let path, _, _, _, let encoding):
            if encoding == "UTF-8" { return Self.said(path, Self.mostOften) }
            return Phrase(zh: "是否为其他编码？", en: "is it another encoding? ")
                + Self.said(
                    path, Phrase(zh: "写明编码，例如 ", en: "say it, for example "), encoding == "GBK" ? "Big5" : "GBK")
        case .mixedGeometry:
            let split = Phrase(
                zh: "按几何类型拆分图层：qiancun convert IN OUT.gpkg --only polygon",
                en: "split the layer by kind of geometry: qiancun convert IN OUT.gpkg --only polygon")
            let only = Wording.current.option("--only")
            return only.map { Phrase(zh: "用 \($0) 只读一种，或", en: "ask for one kind with \($0), or ") + split } ?? split
        case .badCornerPoints(_, let error): return error.remedy
        case .digitsLost:
            return Phrase(
                zh: "在文本格式的单元格中重新填写代码，或不读该列",
                en: "write the codes again, into cells formatted as text, or leave the column out")
        case .numberTooLong:
            return Phrase(
                zh: "把代码存入文本字段，或不读该字段", en: "store the codes in a text field, or leave the field out")
        case .tooLarge(_, _, let advice): return advice
        case .filesDiffer:
            return Phrase(
                zh: "通配符所指的文件是同一图层：字段、坐标系、几何类型应相同",
                en: "the files of a glob are one layer: same fields, same CRS, same kind of geometry")
        case .notReadable, .badTable, .notWritable, .notStorable: return nil
        }
    }

    private static let mostOften = Phrase(zh: "写明编码，多为 ", en: "say what it is, most often ")

    private static func said(_ path: String, _ before: Phrase, _ encoding: String = "GBK") -> Phrase {
        Wording.current.saying(encoding: encoding, ofFile: path).map { before + $0 }
            ?? Phrase(
                zh: "先转为 UTF-8：qiancun convert IN OUT.gpkg --encoding \(encoding)",
                en: "write it as UTF-8 first: qiancun convert IN OUT.gpkg --encoding \(encoding)")
    }

    private static func advise(_ name: String, _ known: [String], _ what: Phrase) -> Phrase {
        if let near = nearestName(to: name, among: known) { return isIt(near) }
        if known.isEmpty { return Phrase(zh: "其中没有\(what.zh)", en: "it has no \(what.en)") }
        let names = list(Array(known.prefix(40)))
        return Phrase(zh: "已有\(what.zh)：\(names.zh)", en: "its \(what.en): \(names.en)")
    }

    private static func isIt(_ near: String) -> Phrase { Phrase(zh: "是否为 \(near)？", en: "did you mean \(near)?") }

    private static func list(_ names: [String]) -> Phrase { names.map { Phrase(same: $0) }.joined() }
}
