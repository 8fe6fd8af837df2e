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
}
