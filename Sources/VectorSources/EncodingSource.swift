import Columns

/// How the encoding of a source's text was learned.
public enum EncodingSource: String, Sendable, Hashable, CaseIterable {
    /// The caller said so.
    case caller
    /// The `.cpg` file beside the table.
    case cpg
    /// Byte 29 of the DBF header, the language driver.
    case languageByte = "language byte"
    /// `$DWGCODEPAGE` in the header of a drawing.
    case codePage = "code page"
    /// A byte order mark.
    case byteOrderMark = "byte order mark"
    /// Nothing is declared, and all text is strict UTF-8 with letters outside ASCII.
    case utf8Check = "UTF-8 check"
    /// Nothing is declared, and all text is ASCII.
    case ascii
    /// The format has one encoding.
    case format

    /// The source in both languages; in English its raw value.
    public var phrase: Phrase {
        switch self {
        case .caller: Phrase(zh: "使用者指定", en: rawValue)
        case .cpg: Phrase(zh: ".cpg 文件", en: rawValue)
        case .languageByte: Phrase(zh: "语言字节", en: rawValue)
        case .codePage: Phrase(zh: "代码页", en: rawValue)
        case .byteOrderMark: Phrase(zh: "字节序标记", en: rawValue)
        case .utf8Check: Phrase(zh: "UTF-8 校验", en: rawValue)
        case .ascii: Phrase(zh: "全为 ASCII", en: rawValue)
        case .format: Phrase(zh: "格式规定", en: rawValue)
        }
    }
}
