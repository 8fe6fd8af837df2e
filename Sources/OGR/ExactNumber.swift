import Columns

/// Whole numbers as they are written, without a detour over numbers of 53 bits: two codes of many digits stay two.
enum ExactNumber {
    /// The whole number that a text stands for; nil where it is none, or one that 64 bits do not hold.
    static func whole(_ text: String) -> Int64? {
        if let value = Int64(text) { return value }
        if isWhole(text) { return nil }
        return WrittenValue.number(text).flatMap { value in
            value.magnitude < 0x1p53 ? Int64(exactly: value) : nil
        }
    }

    /// The number that a text stands for; nil where it is none, or a whole one that a number does not keep exactly.
    static func real(_ text: String) -> Double? {
        guard let value = WrittenValue.number(text) else { return nil }
        return isWhole(text) && !isExact(text) ? nil : value
    }

    /// The text is a number that is too long to be kept.
    static func isTooLong(_ text: String) -> Bool { isWhole(text) && WrittenValue.number(text) != nil }

    /// Digits and nothing else but a sign and blanks around them.
    static func isWhole(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        while let first = bytes.first, first <= 0x20 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            bytes = bytes.dropFirst()
        }
        return !bytes.isEmpty && bytes.allSatisfy { 48...57 ~= $0 }
    }

    /// Of digits: the number that 64 bits hold is one that a `Double` keeps.
    private static func isExact(_ text: String) -> Bool {
        Int64(String(decoding: text.utf8.filter { $0 > 0x20 }, as: UTF8.self))?.isExactAsDouble ?? false
    }

    /// What is said of such a cell: rule `unreadable-value`.
    static func complaint(of column: String, _ text: String) -> Phrase {
        Phrase(
            zh: "\(column) 的值 `\(text)` 位数过多，不能准确读为数，按未填写处理",
            en: "\(column) `\(text)` has more digits than a number keeps; it is taken as not given")
    }
}
