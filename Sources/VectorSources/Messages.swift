import Columns

/// Sentences that several places of the module use.
package enum Messages {
    // MARK: Files

    package static let cannotBeOpened = Phrase(zh: "无法打开", en: "it cannot be opened")
    package static let noLayer = Phrase(zh: "其中没有图层", en: "it holds no layer")
    /// GDAL failed in silence.
    package static let noReason = Phrase(zh: "GDAL 没有说明原因", en: "no reason given by GDAL")
    static let unpackFirst = Phrase(zh: "如果内容确实如此，先解压", en: "unpack it first, if it is what it should be")

    package static let isUTF16 = Phrase(zh: "文件是 UTF-16 文本；请另存为 UTF-8", en: "it is UTF-16; save it as UTF-8")

    // MARK: Geometry

    package static func noNumber(_ text: String, line: Int) -> Phrase {
        Phrase(zh: "第 \(line) 行：`\(text)` 不是数", en: "line \(line): `\(text)` is no number")
    }

    /// A place with too few numbers or too many.
    package static func placeOf(_ text: String, line: Int) -> Phrase {
        Phrase(
            zh: "第 \(line) 行：坐标 `\(text)` 的数不是 2 个或 3 个",
            en: "line \(line): the coordinates `\(text)` are not two or three numbers")
    }

    /// An element that another of its kind stands before, where one is allowed.
    package static func second(_ name: String, of parent: String, line: Int) -> Phrase {
        Phrase(
            zh: "第 \(line) 行：一个 \(parent) 中有第二个图形或边界 \(name)，标准只允许一个；多部分图形请用 MultiGeometry 或 MultiSurface",
            en:
                "line \(line): \(name) is a second one in a \(parent), which has one by the standard; several parts are a "
                + "MultiGeometry or MultiSurface")
    }

    package static func listOf(_ name: String, _ count: Int, dimension: Int, line: Int) -> Phrase {
        Phrase(
            zh: "第 \(line) 行：\(name) 有 \(count) 个数，不是 \(dimension) 的倍数",
            en: "line \(line): the \(name) has \(count) numbers, which is no multiple of \(dimension)")
    }

    package static let undecodable = Phrase(zh: "几何无法解码", en: "the geometry cannot be decoded")

    /// A collection of geometries that was taken apart.
    package static func collection(_ kind: GeometryColumn.Kind?, isWhole: Bool) -> Phrase {
        let kind = kind?.phrase ?? Phrase(zh: "无", en: "no")
        return isWhole
            ? Phrase(
                zh: "几何集合中的\(kind.zh)部分作为一行读入",
                en: "a collection of \(kind.en) parts was read as one row of them")
            : Phrase(
                zh: "几何集合中只读入\(kind.zh)部分，其余未读入",
                en: "only the \(kind.en) parts of a collection were read; the others were left out")
    }

    // MARK: Fields

    /// What is said of one field.
    package static func field(_ name: String, _ what: Phrase) -> Phrase {
        Phrase(zh: "字段 \(name)：\(what.zh)", en: "field \(name): \(what.en)")
    }

    package static func nameLacks(_ encoding: String) -> Phrase {
        Phrase(zh: "名称中有 \(encoding) 没有的字", en: "its name has letters that \(encoding) lacks")
    }
}
