import Columns

/// Walks the tags and texts of an XML file, one after another, in memory that does not grow with the file.
///
/// Enough of XML for the parts of spreadsheets: names without their prefix, attributes, text, CDATA, the five entities
/// and character references. No entity of the file's own is expanded, no other file is opened.
/// - Source: W3C, *Extensible Markup Language (XML) 1.0*, 5th edition, 2008, §2.4, §3.1, §4.6.
package final class XMLWalk {
    package enum Token { case open, close, text, end }

    private let file: VirtualFile
    private let shown: String
    private var buffer: [UInt8] = []
    private var at = 0
    private var isAtEnd = false
    /// Bytes of the tag or text read last, in `buffer`.
    private var current = 0..<0
    private var name = 0..<0
    /// The tag read last closes itself, so that its close is still due.
    private var closeIsDue = false
    private var isLiteral = false

    /// The largest tag or text that is taken for one.
    private static let longest = 64 << 20

    /// - Parameter shown: what messages call the file.
    package init(_ file: VirtualFile, shown: String) { (self.file, self.shown) = (file, shown) }

    /// Goes to the next tag or text.
    package func next() throws(OGRError) -> Token {
        if closeIsDue {
            closeIsDue = false
            return .close
        }
        while true {
            guard let byte = try peek(0) else { return .end }
            guard byte == UInt8(ascii: "<") else {
                let end = try find(UInt8(ascii: "<"), from: at) ?? buffer.count
                current = at..<end
                (at, isLiteral) = (end, false)
                return .text
            }
            switch try peek(1) {
            case UInt8(ascii: "?"): try skip(past: "?>")
            case UInt8(ascii: "!"):
                if try begins("<!--") {
                    try skip(past: "-->")
                } else if try begins("<![CDATA[") {
                    let from = try skip(past: "]]>") + 9
                    (current, isLiteral) = (min(from, at - 3)..<at - 3, true)
                    return .text
                } else {
                    try skip(past: ">")
                }
            default: return try tag()
            }
        }
    }

    /// The tag read last has this name, whatever its prefix.
    package func isNamed(_ wanted: StaticString) -> Bool { equal(name, wanted) }

    /// The value of an attribute of the tag read last, by its name without prefix.
    package func attribute(_ wanted: StaticString) -> String? {
        var i = name.upperBound
        let end = current.upperBound
        while i < end {
            while i < end, isBlank(buffer[i]) || buffer[i] == UInt8(ascii: "/") { i += 1 }
            var from = i
            while i < end, buffer[i] != UInt8(ascii: "="), !isBlank(buffer[i]) {
                if buffer[i] == UInt8(ascii: ":") { from = i + 1 }
                i += 1
            }
            let key = min(from, i)..<i
            while i < end, isBlank(buffer[i]) || buffer[i] == UInt8(ascii: "=") { i += 1 }
            guard i < end, buffer[i] == UInt8(ascii: "\"") || buffer[i] == UInt8(ascii: "'") else { return nil }
            let quote = buffer[i]
            i += 1
            let start = i
            while i < end, buffer[i] != quote { i += 1 }
            if equal(key, wanted) { return Self.decoded(buffer[start..<min(i, end)]) }
            i += 1
        }
        return nil
    }

    /// The text read last.
    package var text: String {
        isLiteral ? String(decoding: buffer[current], as: UTF8.self) : Self.decoded(buffer[current])
    }

    /// Everything inside the element that was opened last, its text together; goes past its close.
    /// - Parameters:
    ///   - wanted: elements whose text alone counts; what stands between them is how the file was laid out. None for all text.
    ///   - skipped: elements whose text does not count.
    package func innerText(of wanted: StaticString? = nil, without skipped: StaticString? = nil) throws(OGRError)
        -> String
    {
        var (depth, hidden, shown, result) = (1, 0, wanted == nil ? 1 : 0, "")
        while depth > 0 {
            switch try next() {
            case .open:
                depth += 1
                if hidden > 0 { hidden += 1 } else if let skipped, isNamed(skipped) { hidden = 1 }
                if shown > 0 { shown += 1 } else if let wanted, isNamed(wanted) { shown = 1 }
            case .close:
                depth -= 1
                if hidden > 0 { hidden -= 1 }
                if shown > 0 { shown -= 1 }
            case .text: if hidden == 0, shown > 0 { result += text }
            case .end: return result
            }
        }
        return result
    }

    // MARK: - Bytes

    private func tag() throws(OGRError) -> Token {
        var i = at + 1
        var quote: UInt8 = 0
        while true {
            guard i < buffer.count else {
                let offset = i - at
                guard try more() else {
                    throw .notReadable(
                        path: shown, message: Phrase(zh: "有标签没有闭合", en: "a tag is opened and not closed"))
                }
                i = at + offset
                continue
            }
            let byte = buffer[i]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                break
            }
            i += 1
        }
        let isClose = buffer[at + 1] == UInt8(ascii: "/")
        let from = at + (isClose ? 2 : 1)
        current = min(from, i)..<i
        at = i + 1
        var (start, end) = (current.lowerBound, current.lowerBound)
        while end < i, !isBlank(buffer[end]), buffer[end] != UInt8(ascii: "/") {
            if buffer[end] == UInt8(ascii: ":") { start = end + 1 }
            end += 1
        }
        name = min(start, end)..<end
        closeIsDue = !isClose && i > from && buffer[i - 1] == UInt8(ascii: "/")
        return isClose ? .close : .open
    }

    private func peek(_ ahead: Int) throws(OGRError) -> UInt8? {
        while at + ahead >= buffer.count { guard try more() else { return nil } }
        return buffer[at + ahead]
    }

    private func begins(_ text: StaticString) throws(OGRError) -> Bool {
        for i in 0..<text.utf8CodeUnitCount where try peek(i) != text.utf8Start[i] { return false }
        return true
    }

    private func find(_ byte: UInt8, from start: Int) throws(OGRError) -> Int? {
        var offset = start - at
        while true {
            let found = buffer.withUnsafeBufferPointer { bytes in
                (at + offset..<bytes.count).first { bytes[$0] == byte }
            }
            if let found { return found }
            offset = buffer.count - at
            guard try more() else { return nil }
        }
    }

    /// Goes past a text; where in `buffer` the skipped part begins.
    @discardableResult
    private func skip(past text: StaticString) throws(OGRError) -> Int {
        let last = text.utf8Start[text.utf8CodeUnitCount - 1]
        var from = at
        while true {
            let offset = from - at
            guard let i = try find(last, from: at + offset) else {
                throw .notReadable(path: shown, message: Phrase(zh: "XML 提前结束", en: "the XML ends too soon"))
            }
            let start = i + 1 - text.utf8CodeUnitCount
            if start >= at, equal(start..<i + 1, text) {
                let began = at
                at = i + 1
                return began
            }
            from = i + 1
        }
    }

    /// Reads on; what lies before `at` is dropped. False at the end of the file.
    private func more() throws(OGRError) -> Bool {
        guard !isAtEnd else { return false }
        guard buffer.count - at < Self.longest else {
            throw .notReadable(
                path: shown,
                message: Phrase(
                    zh: "XML 中有一段文字超过 \(Self.longest >> 20) MB",
                    en: "one text of the XML is longer than \(Self.longest >> 20) MB"))
        }
        let piece = file.read(max(1 << 18, buffer.count - at))
        isAtEnd = piece.isEmpty
        if at > 0 {
            buffer.removeSubrange(..<at)
            at = 0
        }
        buffer += piece
        return !isAtEnd
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private func equal(_ range: Range<Int>, _ wanted: StaticString) -> Bool {
        guard range.count == wanted.utf8CodeUnitCount else { return false }
        for i in 0..<range.count where buffer[range.lowerBound + i] != wanted.utf8Start[i] { return false }
        return true
    }

    /// Text with entities and character references put in.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        let raw = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "&")) else { return raw }
        var result = ""
        var rest = raw[...]
        while let mark = rest.firstIndex(of: "&") {
            result += rest[..<mark]
            rest = rest[mark...]
            guard let end = rest.prefix(12).firstIndex(of: ";"),
                let scalar = scalar(rest[rest.index(after: mark)..<end])
            else {
                result.append("&")
                rest.removeFirst()
                continue
            }
            result.unicodeScalars.append(scalar)
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func scalar(_ entity: Substring) -> Unicode.Scalar? {
        switch entity {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        guard entity.first == "#" else { return nil }
        let digits = entity.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        return UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
            .flatMap(Unicode.Scalar.init)
    }
}
