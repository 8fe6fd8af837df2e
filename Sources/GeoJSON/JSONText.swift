import Columns

/// Reads JSON values (RFC 8259) from bytes, with errors that name the byte and the line.
struct JSONText: ~Copyable {
    /// A scalar, or the text of an array or object.
    enum Scalar {
        case null
        case flag(Bool)
        case integer(Int64)
        case real(Double)
        case text(String)
        /// An array or object as it stands, spaces outside strings left out.
        case nested(String)
    }

    /// Arrays and objects inside one another, at most.
    static let deepest = 500

    var source: ByteSource
    /// Bytes of the value being read.
    var scratch: [UInt8] = []

    init(_ source: consuming ByteSource) { self.source = source }

    func fault(_ message: Phrase, _ problem: GeoJSONError.Problem = .malformed) -> GeoJSONError {
        if let reason = source.readFailure {
            return GeoJSONError(
                .notReadable, source: source.name, Messages.cannotBeRead(reason), offset: source.offset,
                line: source.line)
        }
        return GeoJSONError(problem, source: source.name, message, offset: source.offset, line: source.line)
    }

    mutating func unexpected(_ wanted: Phrase) -> GeoJSONError {
        let byte = source.peek()
        if byte == 0 {
            return fault(
                Phrase(zh: "文本在应为\(wanted.zh)处结束", en: "the text ends where \(wanted.en) was expected"))
        }
        let shown =
            byte > 0x20 && byte < 0x7f
            ? Phrase(same: "“\(Character(UnicodeScalar(byte)))”") : Phrase(zh: "字节 \(byte) ", en: "byte \(byte)")
        return fault(
            Phrase(zh: "应为\(wanted.zh)处是\(shown.zh)", en: "\(shown.en) where \(wanted.en) was expected"))
    }

    /// Takes one byte after optional space.
    mutating func expect(_ byte: UInt8, _ wanted: @autoclosure () -> Phrase) throws(GeoJSONError) {
        guard source.skipSpace() == byte else { throw unexpected(wanted()) }
        source.advance()
    }

    /// Goes through the members of an object, the closure taking each value.
    mutating func object(_ body: (inout JSONText, String) throws(GeoJSONError) -> Void) throws(GeoJSONError) {
        try expect(UInt8(ascii: "{"), Phrase(zh: "对象", en: "an object"))
        if source.skipSpace() == UInt8(ascii: "}") { return source.advance() }
        while true {
            guard source.skipSpace() == UInt8(ascii: "\"") else { throw unexpected(Messages.memberName) }
            let key = try string()
            try expect(UInt8(ascii: ":"), Messages.colon)
            try body(&self, key)
            if try !another(closing: UInt8(ascii: "}"), Messages.commaOrBrace) { return }
        }
    }

    /// Goes through the elements of an array, the closure taking each.
    mutating func array(_ body: (inout JSONText) throws(GeoJSONError) -> Void) throws(GeoJSONError) {
        guard try beginArray() else { return }
        repeat { try body(&self) } while try nextElement()
    }

    /// Takes `[`; false when the array is empty (its `]` is then taken too).
    mutating func beginArray() throws(GeoJSONError) -> Bool {
        try expect(UInt8(ascii: "["), Phrase(zh: "数组", en: "an array"))
        guard source.skipSpace() == UInt8(ascii: "]") else { return true }
        source.advance()
        return false
    }

    /// Takes `,` or `]`; false at the end of the array.
    mutating func nextElement() throws(GeoJSONError) -> Bool {
        try another(closing: UInt8(ascii: "]"), Messages.commaOrBracket)
    }

    /// Takes `,` or `}`; false at the end of the object.
    mutating func nextMember() throws(GeoJSONError) -> Bool {
        try another(closing: UInt8(ascii: "}"), Messages.commaOrBrace)
    }

    @inline(__always)
    private mutating func another(closing: UInt8, _ wanted: @autoclosure () -> Phrase) throws(GeoJSONError) -> Bool {
        let byte = source.skipSpace()
        guard byte == UInt8(ascii: ",") || byte == closing else { throw unexpected(wanted()) }
        source.advance()
        return byte != closing
    }

    // MARK: - Values

    /// Any value; arrays and objects as text.
    mutating func scalar() throws(GeoJSONError) -> Scalar {
        switch source.skipSpace() {
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            scratch.removeAll(keepingCapacity: true)
            try copyValue(depth: 0)
            return .nested(try decoded())
        case UInt8(ascii: "t"):
            try word("true")
            return .flag(true)
        case UInt8(ascii: "f"):
            try word("false")
            return .flag(false)
        case UInt8(ascii: "n"):
            try word("null")
            return .null
        case let first:
            if let value = try nonFinite(first) { return .real(value) }
            let value = try number()
            // Whole numbers beyond 64 bits are codes, and rounded two would be one.
            if case .real = value, scratch.count > 18, NumberText.isWhole(scratch) {
                return .text(String(decoding: scratch, as: UTF8.self))
            }
            return value
        }
    }

    /// A value that must be text.
    mutating func requiredString() throws(GeoJSONError) -> String {
        guard source.skipSpace() == UInt8(ascii: "\"") else { throw unexpected(Phrase(zh: "文字", en: "text")) }
        return try string()
    }

    /// Passes over a value, checking it.
    mutating func skipValue() throws(GeoJSONError) { _ = try scalar() }

    /// True when the value is `null`, which is then taken.
    mutating func skipNull() throws(GeoJSONError) -> Bool {
        guard source.skipSpace() == UInt8(ascii: "n") else { return false }
        try word("null")
        return true
    }

    private mutating func word(_ text: StaticString) throws(GeoJSONError) {
        for i in 0..<text.utf8CodeUnitCount {
            guard source.peek() == text.utf8Start[i] else { throw unexpected(Phrase(same: "“\(text)”")) }
            source.advance()
        }
    }

    /// Adds a value to `scratch` as it stands, spaces left out.
    private mutating func copyValue(depth: Int) throws(GeoJSONError) {
        guard depth < Self.deepest else {
            throw fault(
                Phrase(
                    zh: "数组和对象嵌套超过 \(Self.deepest) 层",
                    en: "more than \(Self.deepest) arrays and objects inside one another"))
        }
        let byte = source.skipSpace()
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let closing: UInt8 = byte == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
            source.advance()
            scratch.append(byte)
            if source.skipSpace() == closing {
                source.advance()
            } else {
                while true {
                    if byte == UInt8(ascii: "{") {
                        try copyString()
                        try expect(UInt8(ascii: ":"), Messages.colon)
                        scratch.append(UInt8(ascii: ":"))
                    }
                    try copyValue(depth: depth + 1)
                    if try !another(closing: closing, Phrase(zh: "“,”或值的结尾", en: "“,” or the end of the value")) {
                        break
                    }
                    scratch.append(UInt8(ascii: ","))
                }
            }
            scratch.append(closing)
        case UInt8(ascii: "\""): try copyString()
        case UInt8(ascii: "t"):
            try word("true")
            scratch.append(contentsOf: "true".utf8)
        case UInt8(ascii: "f"):
            try word("false")
            scratch.append(contentsOf: "false".utf8)
        case UInt8(ascii: "n"):
            try word("null")
            scratch.append(contentsOf: "null".utf8)
        default:
            let start = scratch.count
            try readNumberBytes()
            guard NumberText.isNumber(scratch[start...]) else { throw fault(Phrase(zh: "不是数", en: "not a number")) }
        }
    }

    // MARK: - Numbers

    /// Adds the bytes of a number to `scratch`.
    private mutating func readNumberBytes() throws(GeoJSONError) {
        let start = scratch.count
        while NumberText.belongs(source.peek()) { scratch.append(source.take()) }
        if scratch.count == start { throw unexpected(Phrase(zh: "值", en: "a value")) }
    }

    /// `NaN`, `Infinity` or `-Infinity`, which some programs write though JSON has none: a row is judged by it, and not the file refused.
    /// None, and nothing taken, for anything else.
    private mutating func nonFinite(_ first: UInt8) throws(GeoJSONError) -> Double? {
        switch first {
        case UInt8(ascii: "N"):
            try word("NaN")
            return .nan
        case UInt8(ascii: "I"):
            try word("Infinity")
            return .infinity
        case UInt8(ascii: "-") where source.window().dropFirst().first == UInt8(ascii: "I"):
            try word("-Infinity")
            return -.infinity
        default: return nil
        }
    }

    private mutating func number() throws(GeoJSONError) -> Scalar {
        scratch.removeAll(keepingCapacity: true)
        try readNumberBytes()
        guard NumberText.isNumber(scratch[...]) else {
            let shown = String(decoding: scratch, as: UTF8.self)
            throw fault(Phrase(zh: "“\(shown)”不是数", en: "“\(shown)” is not a number"))
        }
        if let value = NumberText.integer(scratch) { return .integer(value) }
        return .real(NumberText.value(scratch))
    }

    /// A number as a coordinate; none, and nothing taken, when the value is of another kind. A number too large for a double
    /// is infinite.
    @inline(__always)
    mutating func coordinate() throws(GeoJSONError) -> Double? {
        let first = source.skipSpace()
        if let (value, length) = NumberText.fast(source.window()) {
            source.advance(by: length)
            return value
        }
        if let word = try nonFinite(first) { return word }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
            || first == UInt8(ascii: "n") || first == UInt8(ascii: "t") || first == UInt8(ascii: "f")
        {
            return nil
        }
        switch try number() {
        case .integer(let value): return Double(value)
        case .real(let value): return value
        default: return nil
        }
    }
}
