/// Appends one cell of a CSV file: as it is, or in quotation marks (doubled inside) when it holds a comma, a quotation
/// mark or a control character, or begins or ends with a space.
///
/// Characters that act on a terminal or are none are made visible (`VisibleText.cell`). The comma or line end after it is the caller's. Text that a spreadsheet would take for a formula is not changed: files
/// for programs keep their text, files for people are made harmless before.
/// - Complexity: O(*bytes*).
/// - Source: RFC 4180, section 2.
public func appendCSVCell(_ text: String, to bytes: inout [UInt8]) {
    let text = VisibleText.cell(text)
    guard needsQuotes(text) else {
        bytes += text.utf8
        return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
}

/// One cell of a CSV file as text: see `appendCSVCell`.
public func csvCell(_ text: String) -> String {
    guard needsQuotes(text) else { return VisibleText.cell(text) }
    var bytes: [UInt8] = []
    appendCSVCell(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}

private func needsQuotes(_ text: String) -> Bool {
    text.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 < 0x20 }
        || text.utf8.first == 0x20 || text.utf8.last == 0x20
}
