/// A code of the third national land survey's working classification (三调工作分类), such as `0101`, `05H1`, `1104A`.
///
/// A code is a base of four characters (or the bare `09`) and at most one letter: K marks land that may be returned to
/// farmland (可调整), A a finer class.
/// - Source: domain facts of the 三调 code table, see `GeoData/land-classes/README.md`.
package struct LandClass: LandClassCode {
    /// 三调工作分类.
    package static let system = LandClassSystem.thirdSurvey
    /// The whole code.
    package let code: String

    /// A code known to be well formed.
    package init(wellFormed code: String) { self.code = code }

    /// Two digits, a digit or H, a digit, and at most one of K and A; or `09`. Three digits are a code of the second survey
    /// and are not accepted.
    package static func isWellFormed(_ b: [UInt8]) -> Bool {
        if b == [0x30, 0x39] { return true }
        guard b.count == 4 || b.count == 5, isDigits(b[0..<2], count: 2), isDigits(b[3..<4], count: 1) else {
            return false
        }
        guard isDigits(b[2..<3], count: 1) || b[2] == UInt8(ascii: "H") else { return false }
        return b.count == 4 || b[4] == UInt8(ascii: "K") || b[4] == UInt8(ascii: "A")
    }

    /// The code without its letter: four characters, or `09`.
    package var base: String { String(code.prefix(4)) }
    /// The letter after the base: K (可调整) or A; none for a plain code.
    package var suffix: Character? { code.utf8.count == 5 ? code.last : nil }
    /// 耕地: 0101 水田, 0102 水浇地 or 0103 旱地. There is no adjustable farmland: 0101K is no class.
    package var isFarmland: Bool { LandClass.farmland.contains(code) }

    /// The codes that count as farmland (耕地).
    package static let farmland: [String] = ["0101", "0102", "0103"]
}
