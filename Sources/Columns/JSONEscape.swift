/// What stands for a byte inside a JSON string; none for a byte that stands for itself.
///
/// Quotation marks, reverse solidus and control characters have an escape (RFC 8259 §7); all other text is UTF-8 as it is. Every
/// writer of JSON asks here.
@inlinable @inline(__always)
public func jsonEscape(_ byte: UInt8) -> String? {
    if byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") { return nil }
    return jsonEscapeOfSpecial(byte)
}

@usableFromInline
func jsonEscapeOfSpecial(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case 0x08: "\\b"
    case 0x09: "\\t"
    case 0x0a: "\\n"
    case 0x0c: "\\f"
    case 0x0d: "\\r"
    default: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
    }
}

/// Adds a JSON string with its quotation marks.
/// - Complexity: O(*n*) for *n* bytes.
public func appendJSONString(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
        if let escape = jsonEscape(byte) { bytes += escape.utf8 } else { bytes.append(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
}
