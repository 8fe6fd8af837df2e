import Columns

/// Strings of JSON (RFC 8259 §7).
extension JSONText {
    /// What was collected, as text.
    func decoded() throws(GeoJSONError) -> String {
        guard let text = String(validating: scratch, as: UTF8.self) else {
            throw fault(Phrase(zh: "有不是 UTF-8 的文字", en: "text that is not UTF-8"), .notUTF8)
        }
        return text
    }

    /// A string; the next byte is its quotation mark.
    mutating func string() throws(GeoJSONError) -> String {
        scratch.removeAll(keepingCapacity: true)
        source.advance()
        try readString(raw: false)
        return try decoded()
    }

    /// Adds a string's bytes up to its closing mark, which is taken. `raw` keeps escapes as they stand.
    private mutating func readString(raw: Bool) throws(GeoJSONError) {
        while true {
            let bytes = source.window()
            var i = 0
            while i < bytes.count, bytes[i] >= 0x20, bytes[i] != UInt8(ascii: "\""), bytes[i] != UInt8(ascii: "\\") {
                i += 1
            }
            scratch.append(contentsOf: bytes[0..<i])
            source.advance(by: i)
            let byte = source.peek()
            switch byte {
            case UInt8(ascii: "\""): return source.advance()
            case UInt8(ascii: "\\"):
                source.advance()
                try raw ? copyEscape() : readEscape()
            case 0..<0x20:
                throw byte == 0
                    ? unexpected(Phrase(zh: "字符串的结尾", en: "the end of a string"))
                    : fault(Phrase(zh: "字符串中有控制字符", en: "a control character in a string"))
            default: continue
            }
        }
    }

    private mutating func copyEscape() throws(GeoJSONError) {
        let byte = source.take()
        guard "\"\\/bfnrtu".utf8.contains(byte) else { throw fault(Messages.unknownEscape) }
        scratch.append(UInt8(ascii: "\\"))
        scratch.append(byte)
    }

    private mutating func readEscape() throws(GeoJSONError) {
        switch source.take() {
        case UInt8(ascii: "\""): scratch.append(UInt8(ascii: "\""))
        case UInt8(ascii: "\\"): scratch.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "/"): scratch.append(UInt8(ascii: "/"))
        case UInt8(ascii: "b"): scratch.append(0x08)
        case UInt8(ascii: "f"): scratch.append(0x0c)
        case UInt8(ascii: "n"): scratch.append(0x0a)
        case UInt8(ascii: "r"): scratch.append(0x0d)
        case UInt8(ascii: "t"): scratch.append(0x09)
        case UInt8(ascii: "u"): try readUnicodeEscape()
        default: throw fault(Messages.unknownEscape)
        }
    }

    private mutating func readUnicodeEscape() throws(GeoJSONError) {
        var code = try hexadecimal()
        if 0xd800..<0xdc00 ~= code {
            guard source.take() == UInt8(ascii: "\\"), source.take() == UInt8(ascii: "u") else {
                throw fault(Messages.halfPair)
            }
            let low = try hexadecimal()
            guard 0xdc00..<0xe000 ~= low else { throw fault(Messages.halfPair) }
            code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
        }
        guard let scalar = UnicodeScalar(code) else { throw fault(Messages.halfPair) }
        scratch.append(contentsOf: UTF8.encode(scalar)!)
    }

    private mutating func hexadecimal() throws(GeoJSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            let byte = source.take()
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
            default: throw fault(Phrase(zh: "转义缺少四位十六进制数字", en: "an escape without four hexadecimal digits"))
            }
        }
        return value
    }

    /// Adds a string as it stands, its marks included.
    mutating func copyString() throws(GeoJSONError) {
        guard source.skipSpace() == UInt8(ascii: "\"") else { throw unexpected(Phrase(zh: "字符串", en: "a string")) }
        source.advance()
        scratch.append(UInt8(ascii: "\""))
        try readString(raw: true)
        scratch.append(UInt8(ascii: "\""))
    }
}
