import Columns

/// Text that may stand inside the page: data never becomes markup.
package enum PageText {
    /// A JSON string that is also safe inside a `script` element.
    static func append(string text: String, to bytes: inout [UInt8]) {
        var json: [UInt8] = []
        appendJSONString(text, to: &json)
        append(json: json, to: &bytes)
    }

    /// JSON text made safe inside a `script` element, line ends and indentation left out. `<`, `>`, `&` and the two
    /// line separators of Unicode stand in strings only, where an escape means the same; a raw line feed stands outside
    /// strings only.
    static func append(json: [UInt8], to bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + json.count)
        var (i, isIndent) = (0, false)
        while i < json.count {
            let byte = json[i]
            i += 1
            if isIndent && byte == 0x20 { continue }
            isIndent = byte == 0x0a || byte == 0x0d
            switch byte {
            case 0x0a, 0x0d: break
            case UInt8(ascii: "<"): bytes += "\\u003c".utf8
            case UInt8(ascii: ">"): bytes += "\\u003e".utf8
            case UInt8(ascii: "&"): bytes += "\\u0026".utf8
            case 0xe2 where i + 1 < json.count && json[i] == 0x80 && (json[i + 1] == 0xa8 || json[i + 1] == 0xa9):
                bytes += (json[i + 1] == 0xa8 ? "\\u2028" : "\\u2029").utf8
                i += 2
            default: bytes.append(byte)
            }
        }
    }

    /// Text of an element or of a quoted attribute.
    package static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
