import Columns

/// A code of the third national land survey's working classification (三调工作分类), such as `0101`, `05H1`, `1104A`.
///
/// A code is a base of four characters (or the bare `09`) and at most one letter: K marks land that may be returned to
/// farmland (可调整), A a finer class. The same digits mean other things in other class systems, so each system has a type
/// of its own. Being well formed does not make a code known: `LandClassTable` says which codes exist.
/// - Source: domain facts of the 三调 code table, see `GeoData/land-classes/README.md`.
public struct LandClass: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The whole code, without surrounding blanks, letters in upper case.
    public let code: String

    /// The code of a `DLBM` value; none when the text has not the form of one.
    ///
    /// Accepted: two digits, a digit or H, a digit, and at most one of K and A; or `09`. Surrounding white space and
    /// lower-case letters are accepted. Three digits are a code of the second survey and are not accepted.
    public init?(_ text: String) {
        let bytes = trimmed(text.utf8).map { $0 >= 0x61 && $0 <= 0x7a ? $0 - 0x20 : $0 }
        guard LandClass.isWellFormed(bytes) else { return nil }
        code = String(decoding: bytes, as: UTF8.self)
    }

    private static func isWellFormed(_ b: [UInt8]) -> Bool {
        func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
        if b == [0x30, 0x39] { return true }
        guard b.count == 4 || b.count == 5, isDigit(b[0]), isDigit(b[1]), isDigit(b[3]) else { return false }
        guard isDigit(b[2]) || b[2] == UInt8(ascii: "H") else { return false }
        return b.count == 4 || b[4] == UInt8(ascii: "K") || b[4] == UInt8(ascii: "A")
    }

    /// The code without its letter: four characters, or `09`.
    public var base: String { String(code.prefix(4)) }
    /// The letter after the base: K (可调整) or A; none for a plain code.
    public var suffix: Character? { code.utf8.count == 5 ? code.last : nil }
    /// 可调整: land of another class that may be returned to farmland.
    public var isAdjustable: Bool { suffix == "K" }
    /// 耕地: the base is 0101 水田, 0102 水浇地 or 0103 旱地.
    public var isFarmland: Bool { LandClass.farmland.contains(base) }

    /// The bases that count as farmland (耕地).
    public static let farmland: [String] = ["0101", "0102", "0103"]

    public var description: String { code }
    public static func < (a: LandClass, b: LandClass) -> Bool { utf8Less(a.code, b.code) }
}

/// Without ASCII white space at both ends.
func trimmed(_ bytes: String.UTF8View) -> Substring.UTF8View {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) }
    guard let from = bytes.firstIndex(where: { !isBlank($0) }), let to = bytes.lastIndex(where: { !isBlank($0) }) else {
        return bytes[bytes.endIndex...]
    }
    return bytes[from...to]
}
