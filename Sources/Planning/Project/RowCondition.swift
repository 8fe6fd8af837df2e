import Columns

/// A condition on the columns of a village: comparisons joined by `and`, `or`, `not` and parentheses.
///
/// A comparison is `column operator value` with `>= > <= < == = != <>`. The value is a number, a quoted text, a word,
/// or `true`/`false`. Numbers compare as numbers, text by its letters for `==` and `!=` only. A column without a value in
/// a row makes the comparison unknown; an unknown condition is not fulfilled, and is told apart from a false one.
/// `not` binds tighter than `and`, `and` tighter than `or`.
public struct RowCondition: Sendable, Hashable {
    /// As written.
    public let text: String
    let root: Expression

    indirect enum Expression: Sendable, Hashable {
        case compare(column: String, operation: Operation, value: Value)
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
    }

    enum Value: Sendable, Hashable {
        case number(Double)
        case text(String)
        case flag(Bool)
    }

    /// What is wrong with a condition, and at which letter, from 1.
    public struct Fault: Error, Hashable, CustomStringConvertible {
        /// What is wrong, without the place.
        public let problem: String
        /// Letter at which it is wrong, from 1.
        public let letter: Int
        /// Problem and place.
        public var description: String { "\(problem) (at letter \(letter))" }
    }

    /// Reads a condition.
    /// - Throws: what is wrong with it, and where.
    public init(_ text: String) throws(Fault) {
        self.text = text
        var parser = RowConditionParser(text)
        root = try parser.parse()
    }

    /// Columns it reads, sorted.
    public var columns: [String] {
        var names: Set<String> = []
        collect(root, into: &names)
        return names.sorted(by: utf8Less)
    }

    private func collect(_ e: Expression, into names: inout Set<String>) {
        switch e {
        case .compare(let column, _, _): names.insert(column)
        case .not(let a): collect(a, into: &names)
        case .and(let a, let b), .or(let a, let b):
            collect(a, into: &names)
            collect(b, into: &names)
        }
    }

    /// Whether the row fulfils it; none when a missing value leaves it open.
    /// - Parameter column: the column of that name; the caller has checked that all of `columns` exist.
    public func isFulfilled(row: Int, column: (String) -> AttributeColumn) -> Bool? {
        evaluate(root, row, column)
    }

    private func evaluate(_ e: Expression, _ row: Int, _ column: (String) -> AttributeColumn) -> Bool? {
        switch e {
        case .not(let a):
            return evaluate(a, row, column).map { !$0 }
        case .and(let a, let b):
            let (x, y) = (evaluate(a, row, column), evaluate(b, row, column))
            if x == false || y == false { return false }
            return x == nil || y == nil ? nil : true
        case .or(let a, let b):
            let (x, y) = (evaluate(a, row, column), evaluate(b, row, column))
            if x == true || y == true { return true }
            return x == nil || y == nil ? nil : false
        case .compare(let name, let operation, let value):
            return compare(column(name), row, operation, value)
        }
    }

    private func compare(_ column: AttributeColumn, _ row: Int, _ operation: Operation, _ value: Value) -> Bool? {
        switch value {
        case .number(let wanted):
            guard let number = column.number(row) else { return nil }
            switch operation {
            case .atLeast: return number >= wanted
            case .atMost: return number <= wanted
            case .more: return number > wanted
            case .less: return number < wanted
            case .equal: return number == wanted
            case .notEqual: return number != wanted
            }
        case .text(let wanted):
            guard let text = column.text(row) else { return nil }
            return operation == .equal ? text == wanted : text != wanted
        case .flag(let wanted):
            guard let flag = column.flag(row) else { return nil }
            return operation == .equal ? flag == wanted : flag != wanted
        }
    }
}
