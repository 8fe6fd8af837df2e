/// A condition on the columns of a row: comparisons joined by `and`, `or`, `not` and parentheses, and nothing else. It calls no
/// function, asks no other table and changes nothing.
///
/// - `column operator value` with `>= > <= < == = != <>`. The value is a number, a quoted text, a word, or
///   `true`/`false`. Numbers compare as numbers; texts by their letters, before and after in the order of their UTF-8 bytes.
///   A number in quotes is a number too where the column holds numbers, whether by its type or because nothing declares its
///   type (`Quoted.numbers`); codes with a leading zero stay text.
/// - `column like 'pattern'`: `%` stands for any letters, `_` for one, ASCII letters in any case; `escape 'x'` may follow.
/// - `column in (value, …)`, `column between value and value`, `column is null`; each with `not` before the word.
///
/// A column may stand in double quotes, back quotes or square brackets. A column without a value (null or blank) makes a comparison unknown,
/// except with `''` and `is null`; an unknown condition is not fulfilled, and differs from a false one. `not` binds
/// tighter than `and`, `and` tighter than `or`. Words in any case.
public struct RowCondition: Sendable, Hashable {
    /// As written.
    public let text: String
    let root: Expression
    /// Values that are neither quoted nor numbers nor truths, such as `九坳镇`, in the order of the text. One that is the name of
    /// a column would ask for that column, which no condition does: who knows the columns refuses it.
    package let words: [String]

    indirect enum Expression: Sendable, Hashable {
        case compare(column: String, operation: Operation, value: Value)
        case like(column: String, pattern: LikePattern)
        case isNull(column: String)
        case not(Expression)
        case and(Expression, Expression)
        case or(Expression, Expression)
    }

    enum Operation: String, Sendable, Hashable, CaseIterable {
        case atLeast = ">="
        case atMost = "<="
        case notEqual = "!="
        case equal = "=="
        case more = ">"
        case less = "<"

        func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
            switch self {
            case .atLeast: a >= b
            case .atMost: a <= b
            case .more: a > b
            case .less: a < b
            case .equal: a == b
            case .notEqual: a != b
            }
        }
    }

    enum Value: Sendable, Hashable {
        /// With its whole number where it is one, so that long codes keep their last digits.
        case number(Double, whole: Int64?)
        case text(String)
        case flag(Bool)
    }

    /// What is wrong with a condition, and at which letter, from 1.
    public struct Fault: Error, Hashable, CustomStringConvertible {
        /// What is wrong, without the place.
        public let problem: Phrase
        /// Letter at which it is wrong, from 1.
        public let letter: Int
        /// Problem and place.
        public var phrase: Phrase {
            Phrase(zh: "\(problem.zh)（第 \(letter) 个字符处）", en: "\(problem.en) (at letter \(letter))")
        }
        /// Problem and place, in English.
        public var description: String { phrase.en }
    }

    /// Reads a condition.
    /// - Throws: `Fault`: the reason, and the letter at which reading stopped.
    public init(_ text: String) throws(Fault) {
        self.text = text
        var parser = RowConditionParser(text)
        root = try parser.parse()
        words = parser.words
    }

    /// The first word that is the name of a column.
    /// - Parameter isColumn: whether a column answers to a name.
    package func columnAsValue(_ isColumn: (String) -> Bool) -> String? { words.first(where: isColumn) }

    /// Why a condition that compares with a column is none, and what to do.
    package static func comparesColumns(_ name: String) -> (problem: Phrase, remedy: Phrase) {
        (
            Phrase(
                zh: "“\(name)”是一列：条件只把列与值比较，不比较两列",
                en: "`\(name)` is a column: a condition compares a column with a value, not with another column"),
            Phrase(
                zh: "若指的是这几个字，请加引号：'\(name)'", en: "put it into quotes where the word itself is meant: '\(name)'")
        )
    }

    /// What a number in quotes is to a column of text.
    public enum Quoted: Sendable {
        /// Letters: the source declares the column to be text.
        case letters
        /// A number for `>= > <= <` and for every cell that reads as one: nothing declares the type, so one cell with a note
        /// in it may not change what the others mean. A cell that is no number leaves the order open.
        case numbers
    }

    /// Columns it reads, sorted.
    public var columns: [String] {
        var names: Set<String> = []
        collect(root, into: &names)
        return names.sorted(by: utf8Less)
    }

    private func collect(_ e: Expression, into names: inout Set<String>) {
        switch e {
        case .compare(let column, _, _), .like(let column, _), .isNull(let column): names.insert(column)
        case .not(let a): collect(a, into: &names)
        case .and(let a, let b), .or(let a, let b):
            collect(a, into: &names)
            collect(b, into: &names)
        }
    }

    /// Whether the row fulfils it; none when a missing value leaves it open.
    /// - Parameters:
    ///   - quoted: what a number in quotes is to a column of text.
    ///   - column: the column of that name; the caller has checked that all of `columns` exist.
    public func isFulfilled(
        row: Int, quoted: Quoted = .letters, column: (String) -> AttributeColumn
    ) -> Bool? {
        evaluate(root, row, quoted, column)
    }

    private func evaluate(
        _ e: Expression, _ row: Int, _ quoted: Quoted, _ column: (String) -> AttributeColumn
    ) -> Bool? {
        switch e {
        case .not(let a):
            return evaluate(a, row, quoted, column).map { !$0 }
        case .and(let a, let b):
            let (x, y) = (evaluate(a, row, quoted, column), evaluate(b, row, quoted, column))
            if x == false || y == false { return false }
            return x == nil || y == nil ? nil : true
        case .or(let a, let b):
            let (x, y) = (evaluate(a, row, quoted, column), evaluate(b, row, quoted, column))
            if x == true || y == true { return true }
            return x == nil || y == nil ? nil : false
        case .compare(let name, let operation, let value):
            return compare(column(name), row, operation, value, quoted)
        case .like(let name, let pattern):
            return column(name).text(row).map(pattern.fits)
        case .isNull(let name):
            return column(name).text(row) == nil
        }
    }

    private func compare(
        _ column: AttributeColumn, _ row: Int, _ operation: Operation, _ value: Value, _ quoted: Quoted
    ) -> Bool? {
        switch value {
        case .number(let wanted, let whole):
            if let whole, let own = column.wholeNumber(row) { return operation.holds(own, whole) }
            return column.number(row).map { operation.holds($0, wanted) }
        case .text(let wanted):
            return compare(column, row, operation, text: wanted, quoted)
        case .flag(let wanted):
            guard let flag = column.flag(row) else { return nil }
            return operation == .equal ? flag == wanted : flag != wanted
        }
    }

    private func compare(
        _ column: AttributeColumn, _ row: Int, _ operation: Operation, text wanted: String, _ quoted: Quoted
    ) -> Bool? {
        let isEquality = operation == .equal || operation == .notEqual
        guard let text = column.text(row) else {
            return wanted.isEmpty && isEquality ? operation == .equal : nil
        }
        if column.kind == .flag, isEquality, let flag = column.flag(row), let wanted = WrittenValue.flag(wanted) {
            return operation == .equal ? flag == wanted : flag != wanted
        }
        if column.kind != .text || quoted == .numbers, let number = Self.number(wanted) {
            if let own = Self.number(text) {
                if let a = Int64(text), let b = Int64(wanted) { return operation.holds(a, b) }
                return operation.holds(own, number)
            }
            if !isEquality { return nil }
        }
        switch operation {
        case .equal: return text == wanted
        case .notEqual: return text != wanted
        default: return operation.holds(utf8Less(text, wanted) ? -1 : utf8Less(wanted, text) ? 1 : 0, 0)
        }
    }

    /// The number that a text stands for; none for a code, which begins with a zero (`0101`).
    private static func number(_ text: String) -> Double? {
        let digits = text.utf8
        if digits.count > 1, digits.first == UInt8(ascii: "0"), digits.dropFirst().first != UInt8(ascii: ".") {
            return nil
        }
        return WrittenValue.number(text)
    }
}

extension AttributeColumn {
    /// The value as a whole number, to its last digit; none for anything else.
    fileprivate func wholeNumber(_ row: Int) -> Int64? {
        switch self {
        case .text: text(row).flatMap { Int64($0) }
        case .integer(let v): v[row]
        case .real, .flag: nil
        }
    }
}

extension RowCondition {
    /// A pattern of `like`.
    struct LikePattern: Sendable, Hashable {
        private enum Piece: Sendable, Hashable {
            case letter(Character)
            case one
            case any
        }
        private let pieces: [Piece]

        /// - Parameter escape: the letter that takes its meaning from a `%` or `_` after it.
        init(_ text: String, escape: Character?) {
            var pieces: [Piece] = []
            var isEscaped = false
            for letter in text {
                if !isEscaped, let escape, letter == escape {
                    isEscaped = true
                    continue
                }
                switch letter {
                case "%" where !isEscaped: if pieces.last != .any { pieces.append(.any) }
                case "_" where !isEscaped: pieces.append(.one)
                default: pieces.append(.letter(Self.plain(letter)))
                }
                isEscaped = false
            }
            self.pieces = pieces
        }

        /// The whole text is of the pattern.
        /// - Complexity: O(*n · m*) for *n* letters and *m* of the pattern.
        func fits(_ text: String) -> Bool {
            let letters = text.map(Self.plain)
            var (at, piece) = (0, 0)
            var retry: (at: Int, piece: Int)?
            while at < letters.count {
                if piece < pieces.count, pieces[piece] == .any {
                    piece += 1
                    retry = (at, piece)
                } else if piece < pieces.count, pieces[piece] == .one || pieces[piece] == .letter(letters[at]) {
                    (at, piece) = (at + 1, piece + 1)
                } else if let last = retry {
                    retry = (last.at + 1, last.piece)
                    (at, piece) = (last.at + 1, last.piece)
                } else {
                    return false
                }
            }
            return pieces[piece...].allSatisfy { $0 == .any }
        }

        private static func plain(_ letter: Character) -> Character {
            letter.isASCII && letter.isUppercase ? Character(letter.lowercased()) : letter
        }
    }
}
