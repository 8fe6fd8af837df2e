import Columns

/// Days as they are written: one that no calendar has (`2024-02-30`) is no date, and not the first of March.
enum WrittenDay {
    /// The text begins with a day of the calendar: `2024-02-29`, `2024/2/9`, `20240229`.
    static func begins(_ text: String) -> Bool {
        let letters = Array(text.utf8.drop { $0 <= 0x20 })
        let digits = letters.prefix { 48...57 ~= $0 }
        if digits.count == 8 {
            return Gregorian.hasDay(number(digits[..<4]), number(digits[4..<6]), number(digits[6...]))
        }
        guard digits.count == 4, letters.count > 4, "-/.".utf8.contains(letters[4]) else { return false }
        let rest = letters[5...]
        let month = rest.prefix { 48...57 ~= $0 }
        guard 1...2 ~= month.count, rest.dropFirst(month.count).first == letters[4] else { return false }
        let day = rest.dropFirst(month.count + 1).prefix { 48...57 ~= $0 }
        guard 1...2 ~= day.count else { return false }
        return Gregorian.hasDay(number(digits), number(month), number(day))
    }

    private static func number(_ digits: some Sequence<UInt8>) -> Int {
        digits.reduce(0) { 10 * $0 + Int($1) - 48 }
    }

    /// A cell of dates of a table of digits: a day, or nothing: blanks, and of dBase zeros.
    static func isPlain(_ cell: UnsafeRawBufferPointer) -> Bool {
        let inked = cell.filter { $0 > 0x20 }
        if inked.isEmpty || inked.allSatisfy({ $0 == 48 }) { return true }
        return inked.count == 8 && inked.allSatisfy { 48...57 ~= $0 }
            && Gregorian.hasDay(number(inked[..<4]), number(inked[4..<6]), number(inked[6...]))
    }

    /// What is said of a cell that holds no date: rule `unreadable-value`.
    static func complaint(of column: String, _ text: String) -> Phrase {
        Phrase(
            zh: "\(column) 的值 `\(text)` 不是日期，按未填写处理",
            en: "\(column) `\(text)` is not a date; it is taken as not given")
    }
}
