import Columns
import VectorSources

/// The `.prj` of a Shapefile where GDAL finds no CRS in it, or reads only a part, and says neither.
package struct ProjectionText {
    /// What is told of it.
    package let note: FileNote
    /// GDAL takes a CRS from it all the same.
    package let isReadable: Bool

    /// Nil when there is none, or it is one definition.
    package init?(_ parts: ShapefileParts) {
        guard let bytes = parts.open("prj")?.read(1 << 16) else { return nil }
        guard let found = Self.judge(bytes) else { return nil }
        (note, isReadable) = found
    }

    static func judge(_ bytes: [UInt8]) -> (FileNote, Bool)? {
        let marked: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
        let zeros = bytes.count { $0 == 0 }
        if zeros < bytes.count, marked.contains(where: bytes.starts(with:)) || zeros * 3 > bytes.count {
            return told("是 UTF-16 文本，没有读出；请另存为 UTF-8", "is UTF-16, which was not read; save it as UTF-8")
        }
        let text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
            .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        guard let first = text.first else { return told("是空的", "is empty") }
        if first == "<" { return told("是 HTML 或 XML，不是坐标系定义", "is HTML or XML and defines no CRS") }
        let definitions = split(text)
        guard let whole = definitions.parts.first else {
            if definitions.isOpen {
                return told("的坐标系定义不完整：括号没有闭合", "ends within its definition: a bracket is not closed")
            }
            let start = text.prefix(40).prefix { !$0.isNewline }
            return told("不是坐标系定义：“\(start)”", "defines no CRS: `\(start)`")
        }
        guard definitions.parts.count > 1 else { return nil }
        let isSame = definitions.parts.allSatisfy { $0 == whole }
        let count = definitions.parts.count
        return isSame
            ? told("把同一坐标系定义写了 \(count) 次", "has the same definition \(count) times", isReadable: true)
            : told(
                "有 \(count) 个不同的坐标系定义，读入的是第一个", "has \(count) definitions that differ: the first was read",
                isReadable: true)
    }

    private static func told(_ zh: String, _ en: String, isReadable: Bool = false) -> (FileNote, Bool) {
        (FileNote(zh: ".prj \(zh)。", en: "The .prj \(en)."), isReadable)
    }

    /// The definitions one after another, each up to the bracket that closes it, and whether one is left open.
    private static func split(_ text: Substring) -> (parts: [Substring], isOpen: Bool) {
        var (parts, depth, isQuoted) = ([Substring](), 0, false)
        var start = text.startIndex
        for i in text.indices {
            let letter = text[i]
            if letter == "\"" { isQuoted.toggle() }
            if isQuoted { continue }
            if letter == "[" || letter == "(" { depth += 1 }
            guard letter == "]" || letter == ")" else { continue }
            depth -= 1
            if depth == 0 {
                parts.append(text[start...i].drop { $0.isWhitespace || $0 == "," })
                start = text.index(after: i)
            }
        }
        return (parts, depth > 0)
    }
}
