import Columns

/// A county (6 digits), town (9) or village (12) code, as text.
///
/// Codes of a lower unit begin with the code of the higher one, so that figures roll up by prefix. A location code of 19
/// digits (`ZLDWDM`, `QSDWDM`) is a village code and seven more digits.
/// - Source: GB/T 2260 for the first six digits; domain facts §B.3 and §B.6 for the rest.
package struct AdministrativeCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The unit a code stands for; the raw value is the number of digits.
    package enum Level: Int, Sendable, Hashable, CaseIterable, Comparable {
        case county = 6
        case town = 9
        case village = 12

        /// The unit with fewer digits comes first: county, town, village.
        package static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
    }

    /// The digits: 6, 9 or 12, as the level has them.
    package let digits: String
    /// The unit that the code stands for.
    package let level: Level

    /// Reads a code of 6, 9, 12 or 19 digits, however it is written (`WrittenValue.code`); of 19 the left 12 count.
    package init(_ text: String) throws(AdministrativeCodeFault) {
        let bytes = Substring(WrittenValue.code(text)).utf8
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { throw .notDigits(text) }
        guard let level = bytes.count == 19 ? .village : Level(rawValue: bytes.count) else {
            throw .wrongLength(text, digits: bytes.count, expected: Level.allCases)
        }
        self.level = level
        digits = String(Substring(bytes.prefix(level.rawValue)))
    }

    /// Reads a code that must stand for the level, as a village layer's must for a village.
    package init(_ text: String, level: Level) throws(AdministrativeCodeFault) {
        self = try AdministrativeCode(text)
        guard self.level == level else { throw .wrongLength(text, digits: digits.utf8.count, expected: [level]) }
    }

    private init(prefix: Substring, level: Level) { (digits, self.level) = (String(prefix), level) }

    /// The unit of a higher or the same level that it lies in; none for a lower level.
    package func prefix(_ level: Level) -> AdministrativeCode? {
        level > self.level ? nil : AdministrativeCode(prefix: digits.prefix(level.rawValue), level: level)
    }

    /// The county that it lies in, or is.
    package var county: AdministrativeCode { prefix(.county)! }
    /// The town that it lies in, or is; none for a county code.
    package var town: AdministrativeCode? { prefix(.town) }

    /// The unit lies in the other, or is it.
    package func isWithin(_ other: AdministrativeCode) -> Bool { prefix(other.level) == other }

    /// The digits of the code, as they were read.
    package var description: String { digits }
    /// By digits, so that a unit stands before all within it.
    package static func < (a: AdministrativeCode, b: AdministrativeCode) -> Bool { utf8Less(a.digits, b.digits) }
}

/// What is wrong with a code.
package enum AdministrativeCodeFault: Error, Sendable, Hashable, CustomStringConvertible {
    case empty
    case notDigits(String)
    case wrongLength(String, digits: Int, expected: [AdministrativeCode.Level])

    /// Identifier of the rule, for issue lists.
    package var rule: String {
        switch self {
        case .empty: "code-missing"
        case .notDigits: "code-not-digits"
        case .wrongLength: "code-wrong-length"
        }
    }

    /// What is wrong, with the code, in both languages.
    package var phrase: Phrase {
        switch self {
        case .empty: return Phrase(zh: "代码为空", en: "the code is missing")
        case .notDigits(let text):
            return Phrase(zh: "代码“\(text)”不全是数字", en: "code \"\(text)\" does not consist of digits")
        case .wrongLength(let text, let digits, let expected):
            var lengths = expected.map { Phrase(same: String($0.rawValue)) }
            if expected.contains(.village) { lengths.append(Phrase(same: "19")) }
            let known = lengths.joined()
            return Phrase(
                zh: "代码“\(text)”为 \(digits) 位，应为 \(known.zh) 位",
                en: "code \"\(text)\" has \(digits) digits, expected \(known.en)")
        }
    }

    /// What is wrong, with the code, in English.
    package var description: String { phrase.en }
}
