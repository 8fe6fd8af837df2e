/// Decimal numbers of JSON (RFC 8259 §6) as values.
enum NumberText {
    /// May stand in a number.
    @inline(__always) static func belongs(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E")
    }

    /// Follows the grammar: an optional minus, a whole part without leading zeros, a fraction, an exponent.
    static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        func digits() -> Int {
            let run = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
            rest = rest.dropFirst(run)
            return run
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let leading = rest.first
        let whole = digits()
        guard whole > 0, whole == 1 || leading != UInt8(ascii: "0") else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard digits() > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    /// The value of a whole number that fits; none for a fraction, an exponent or a larger one. `-0` is not whole.
    static func integer(_ bytes: [UInt8]) -> Int64? {
        guard bytes.count <= 20, bytes != [UInt8(ascii: "-"), 0x30] else { return nil }
        return Int64(String(decoding: bytes, as: UTF8.self))
    }

    /// Digits and nothing else but a sign.
    static func isWhole(_ bytes: [UInt8]) -> Bool {
        bytes.drop { $0 == UInt8(ascii: "-") }.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    /// The double nearest to the decimal.
    static func value(_ bytes: [UInt8]) -> Double {
        Double(String(decoding: bytes, as: UTF8.self)) ?? .nan
    }

    /// The value and length of a plain decimal at the start of `bytes`, when it is certain to be exact: at most 19
    /// digits, as a whole number below 2⁵³, and a byte after it that ends it. Both the digits and the power of ten are
    /// then exact doubles, and one division rounds once (Clinger, *How to read floating point numbers accurately*,
    /// 1990). None otherwise; the slow way decides.
    @inline(__always)
    static func fast(_ bytes: UnsafeBufferPointer<UInt8>) -> (Double, Int)? {
        var i = 0
        let end = bytes.count
        guard end > 0 else { return nil }
        let negative = bytes[0] == UInt8(ascii: "-")
        if negative { i = 1 }
        let first = i
        var digits: UInt64 = 0
        while i < end {
            let digit = bytes[i] &- 0x30
            guard digit < 10 else { break }
            digits = digits &* 10 &+ UInt64(digit)
            i += 1
        }
        let whole = i - first
        guard whole > 0, i < end, whole == 1 || bytes[first] != 0x30 else { return nil }
        var decimals = 0
        if bytes[i] == UInt8(ascii: ".") {
            let point = i
            i += 1
            while i < end {
                let digit = bytes[i] &- 0x30
                guard digit < 10 else { break }
                digits = digits &* 10 &+ UInt64(digit)
                i += 1
            }
            decimals = i - point - 1
            guard decimals > 0, i < end else { return nil }
        }
        guard whole + decimals <= 19, digits < 1 << 53, !belongs(bytes[i]) else { return nil }
        let value = Double(digits) / powersOfTen[decimals]
        return (negative ? -value : value, i)
    }
}

private let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
]
