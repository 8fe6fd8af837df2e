/// A code of the second national land survey (二调): three digits, such as `011`, and at most a K (可调整). Its digits are
/// those of GB/T 21010-2007, with 201 to 205 for cities, towns, villages, mines and special land as wholes.
///
/// - Source: `GeoData/land-classes/README.md`.
package struct SecondSurveyClass: LandClassCode {
    /// The classes of the second survey (二调), codes of three digits.
    package static let system = LandClassSystem.secondSurvey
    /// The whole code.
    package let code: String

    /// A code known to be well formed.
    package init(wellFormed code: String) { self.code = code }

    /// Three digits, and at most one K.
    package static func isWellFormed(_ code: [UInt8]) -> Bool {
        isDigits(code, count: 3) || code.count == 4 && isDigits(code[0..<3], count: 3) && code[3] == UInt8(ascii: "K")
    }

    /// The three digits.
    package var base: String { String(code.prefix(3)) }
    /// 耕地: 011 水田, 012 水浇地 or 013 旱地.
    package var isFarmland: Bool { SecondSurveyClass.farmland.contains(base) }

    /// The codes that count as farmland (耕地).
    package static let farmland: [String] = ["011", "012", "013"]
}
