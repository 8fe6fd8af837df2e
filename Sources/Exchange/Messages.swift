import Columns
import OGR
import PROJ

/// Sentences of conversion and delivery that are no errors.
enum Messages {
    // MARK: Names

    /// A kind of geometry in Chinese.
    static func name(of kind: GeometryColumn.Kind) -> String {
        switch kind {
        case .point: "点"
        case .line: "线"
        case .polygon: "面"
        case .none: "无"
        }
    }

    /// How an encoding was learned, in Chinese.
    static func name(of source: EncodingSource) -> String {
        switch source {
        case .caller: "由使用者指定"
        case .cpg: "据 .cpg 文件"
        case .languageByte: "据 DBF 的语言字节"
        case .codePage: "据图形文件头的代码页"
        case .byteOrderMark: "据字节顺序标记"
        case .utf8Check: "文字均为有效的 UTF-8"
        case .ascii: "文字均为 ASCII"
        case .format: "由格式规定"
        }
    }

    // MARK: Reading

    static let notDecoded = Phrase(zh: "几何无法解码", en: "the geometry cannot be decoded")

    static func stated(_ text: String, _ computed: String, unit: String, isPlanar: Bool) -> Phrase {
        Phrase(
            zh: "填写的面积为 \(text) \(unit)，计算为 \(computed) \(unit)（椭球面积，CGCS2000）"
                + (isPlanar ? "；填写的是平面面积" : ""),
            en: "\(text) \(unit) stated, \(computed) \(unit) computed (ellipsoidal, CGCS2000)"
                + (isPlanar ? "; what is stated is the area in the plane" : ""))
    }

    static func read(as encoding: String, _ source: EncodingSource) -> Phrase {
        Phrase(
            zh: "文字按 \(encoding) 读取（\(name(of: source))）。", en: "Text was read as \(encoding) (\(source.rawValue)).")
    }

    // MARK: Coordinates

    static func unreadable(_ field: String, _ text: String) -> Phrase {
        Phrase(
            zh: "\(field) 的值 `\(text)` 不能准确读为数，按未填写处理",
            en: "\(field) `\(text)` is no number that is kept exactly; it is taken as not given")
    }
    static let noCRS = Phrase(
        zh: "数据源和使用者都没有指明坐标系：输出没有坐标系。", en: "Neither source nor caller names a CRS: the output has none.")

    static func noPlace(in crs: String) -> Phrase {
        Phrase(zh: "在目标坐标系 \(crs) 中没有位置", en: "it has no place in \(crs), where it is to go")
    }

    static func strayed(from crs: String, _ fault: Phrase) -> Phrase {
        Phrase(
            zh: "该行在目标坐标系 \(crs) 中没有位置：\(fault.zh)；该行已剔除",
            en: "the row has no place in \(crs), where it is to go: \(fault.en); the row is set aside")
    }

    static func operation(_ operation: OperationNote) -> Phrase {
        Phrase(zh: "坐标转换：\(operation.phrase.zh)。", en: "Coordinate operation: \(operation.phrase.en).")
    }

    static func removed(_ offset: WebMapOffset) -> Phrase {
        Phrase(
            zh: "\(offset.label) 已按公开的近似算法去除；结果为 WGS 84，精度与网络地图上的位置相当，达不到测量精度。",
            en:
                "\(offset.label) was taken off by its published approximation; the result is WGS 84 as exact as places on "
                + "web maps are, not as a survey is.")
    }

    static func applied(_ offset: WebMapOffset) -> Phrase {
        Phrase(
            zh: "已加上 \(offset.label)：坐标与网络地图相符，而与测量图层不符。",
            en: "\(offset.label) was put on: the coordinates fit web maps and no survey layer.")
    }

    static let offsetArea = Phrase(
        zh: "网络地图只偏移中国境内的位置；此处按通行的矩形 72.004…137.8347°E、0.8293…55.8271°N 判断，它不是国界。",
        en:
            "Web maps shift places of China; here the usual rectangle 72.004…137.8347°E, 0.8293…55.8271°N was used, which "
            + "is not the country's outline.")

    static func outside(_ vertices: Int) -> Phrase {
        Phrase(
            zh: "\(vertices) 个顶点在该矩形之外，位置不变。",
            en: "\(vertices) vertices lie outside that rectangle and kept their place.")
    }

    // MARK: What a format cannot hold

    static func withoutGeometry(_ rows: Int) -> Phrase {
        Phrase(
            zh: "\(rows) 行在数据源中没有几何，照样写出。",
            en: "\(rows) rows have no geometry in the source and were written without one.")
    }

    static func renamed(_ changed: [(from: String, to: String)]) -> Phrase {
        let names = changed.map { Phrase(zh: "\($0.from) 改为 \($0.to)", en: "\($0.from) is \($0.to)") }.joined()
        return Phrase(zh: "仅大小写不同的字段名：\(names.zh)。", en: "Field names that differ in case alone: \(names.en).")
    }

    static func tooShort(_ parts: Int) -> Phrase {
        Phrase(
            zh: "\(parts) 个环或线过短，不合规定，未写出。", en: "\(parts) rings or lines were too short to be legal and left out.")
    }

    static func notFinite(_ values: Int) -> Phrase {
        Phrase(zh: "\(values) 个数不是有限的数，写为空值。", en: "\(values) numbers were not finite and became null.")
    }

    static func columnsLeftOut(_ columns: [String], places: [String]) -> Phrase {
        let (left, kept) = (columns.map { Phrase(same: $0) }.joined(), places.map { Phrase(same: $0) }.joined())
        return Phrase(
            zh: "列 \(left.zh) 未写出：位置在 \(kept.zh) 中。", en: "Columns \(left.en) were left out: places are in \(kept.en).")
    }

    static func onlyAttributes(_ kind: GeometryColumn.Kind) -> Phrase {
        Phrase(
            zh: "表格不能存放\(name(of: kind))：只写出了属性。",
            en: "A table has no place for \(kind.rawValue) geometry: only the attributes were written.")
    }

    static func neutralised(_ texts: Int) -> Phrase {
        Phrase(
            zh: "\(texts) 处文字会被电子表格当作公式，已在前面加撇号。",
            en: "\(texts) texts that a spreadsheet would run as a formula got an apostrophe.")
    }

    static func madeVisible(_ texts: Int) -> Phrase {
        Phrase(
            zh: "\(texts) 处文字含控制字符，已改为可见字符。", en: "\(texts) texts held control characters, which were made visible.")
    }

    static func severalPoints(_ rows: Int) -> Phrase {
        Phrase(
            zh: "\(rows) 行有多个点，只写出第一个。", en: "\(rows) rows have several points, of which the first was written.")
    }

    static func computed(_ parcels: Int) -> Phrase {
        Phrase(
            zh: "\(parcels) 个地块的面积由计算得出：CGCS2000 椭球面积。",
            en: "The area of \(parcels) parcels is computed: ellipsoidal, on CGCS2000.")
    }

    static func rounded(_ coordinates: Int, decimals: Int) -> Phrase {
        Phrase(
            zh: "\(coordinates) 个坐标取整到 \(decimals) 位小数。",
            en: "\(coordinates) coordinates were rounded to \(decimals) decimals.")
    }

    static func skipped(_ rows: Int) -> Phrase {
        Phrase(zh: "\(rows) 行没有几何，未写出。", en: "\(rows) rows without geometry were left out.")
    }

    // MARK: Standard layers

    static let controlAreas = Phrase(zh: "管控区没有对应的标准图层", en: "control areas have no standard layer")
    static let notStandard = Phrase(
        zh: "名称和字段都不是标准图层的", en: "neither name nor fields are those of a standard layer")
    static let earlierSurvey = Phrase(
        zh: "前一期调查：交付的是现状 DLTB", en: "an earlier survey: a delivery holds the present DLTB")
    static let noLayer = Phrase(zh: "是表，不是标准图层", en: "a table, not a layer of the standard")
    static let noStandardLayer = Phrase(zh: "没有已知的标准图层与之对应", en: "no standard layer is known for it")

    static func tooLong(_ field: String, letters: Int, width: Int) -> Phrase {
        Phrase(
            zh: "\(field) 有 \(letters) 个字符，标准为 \(width) 个；照原样保留",
            en: "\(field) has \(letters) letters, the standard \(width); kept as it is")
    }

    static func notNumber(_ field: String, _ text: Substring, isWhole: Bool) -> Phrase {
        Phrase(
            zh: "\(field) 为“\(text)”，不是\(isWhole ? "整数" : "数")；留空",
            en: "\(field) is \"\(text)\", which is no \(isWhole ? "whole number" : "number"); left empty")
    }
}
