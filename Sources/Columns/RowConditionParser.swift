/// Reads the text of a `RowCondition` by recursive descent.
struct RowConditionParser {
    private let letters: [Character]
    private var at = 0
    /// Parentheses and `not` that are open.
    private var depth = 0
    /// Values that are bare words.
    private(set) var words: [String] = []
    /// More than anybody writes, and far from what a stack holds.
    private static let deepest = 100

    init(_ text: String) { letters = Array(text) }

    mutating func parse() throws(RowCondition.Fault) -> RowCondition.Expression {
        let result = try alternatives()
        skipSpace()
        guard at == letters.count else { throw fault(zh: "此处应为 `and`、`or` 或结尾", en: "expected `and`, `or` or the end") }
        return result
    }

    private mutating func alternatives() throws(RowCondition.Fault) -> RowCondition.Expression {
        var terms = [try conjunction()]
        while word("or") { terms.append(try conjunction()) }
        return Self.joined(terms[...]) { .or($0, $1) }
    }

    private mutating func conjunction() throws(RowCondition.Fault) -> RowCondition.Expression {
        var terms = [try factor()]
        while word("and") { terms.append(try factor()) }
        return Self.joined(terms[...]) { .and($0, $1) }
    }

    /// A balanced tree, so that a long list is not a deep one.
    private static func joined(
        _ terms: ArraySlice<RowCondition.Expression>,
        _ join: (RowCondition.Expression, RowCondition.Expression) -> RowCondition.Expression
    ) -> RowCondition.Expression {
        if terms.count == 1 { return terms[terms.startIndex] }
        let middle = terms.startIndex + terms.count / 2
        return join(joined(terms[..<middle], join), joined(terms[middle...], join))
    }

    private mutating func factor() throws(RowCondition.Fault) -> RowCondition.Expression {
        guard depth < Self.deepest else {
            throw fault(zh: "括号嵌套超过 \(Self.deepest) 层", en: "more than \(Self.deepest) parentheses within each other")
        }
        depth += 1
        defer { depth -= 1 }
        if word("not") { return .not(try factor()) }
        skipSpace()
        if accept("(") {
            let inner = try alternatives()
            skipSpace()
            guard accept(")") else { throw fault(zh: "此处应为 `)`", en: "expected `)`") }
            return inner
        }
        return try comparison()
    }

    private mutating func comparison() throws(RowCondition.Fault) -> RowCondition.Expression {
        guard let column = try name() else { throw fault(zh: "此处应为列名", en: "expected the name of a column") }
        skipSpace()
        if letters[at...].first == "(" { throw fault(zh: "条件中不能调用函数", en: "a condition calls no functions") }
        if word("is") {
            let isNot = word("not")
            guard word("null") else { throw fault(zh: "此处应为 `null`", en: "expected `null`") }
            return negated(isNot, .isNull(column: column))
        }
        let isNot = word("not")
        if word("like") { return negated(isNot, try like(column)) }
        if word("in") { return negated(isNot, try list(column)) }
        if word("between") { return negated(isNot, try range(column)) }
        guard !isNot, let operation = operation() else {
            throw fault(
                zh: "此处应为 >= > <= < == != like in between is 之一",
                en: "expected one of >= > <= < == != like in between is")
        }
        return try compared(column, operation)
    }

    private mutating func compared(_ column: String, _ operation: RowCondition.Operation) throws(RowCondition.Fault)
        -> RowCondition.Expression
    {
        let (value, isQuoted) = try value()
        if case .number = value { return .compare(column: column, operation: operation, value: value) }
        guard operation == .equal || operation == .notEqual || isQuoted else {
            throw fault(zh: "单词和真假值只能用 == 和 != 比较", en: "words and truth can only be compared by == and !=")
        }
        return .compare(column: column, operation: operation, value: value)
    }

    private func negated(_ isNot: Bool, _ e: RowCondition.Expression) -> RowCondition.Expression { isNot ? .not(e) : e }

    private mutating func like(_ column: String) throws(RowCondition.Fault) -> RowCondition.Expression {
        guard let pattern = try quoted() else {
            throw fault(zh: "此处应为加引号的样式，如 '01%'", en: "expected a quoted pattern such as '01%'")
        }
        var escape: Character?
        if word("escape") {
            guard let text = try quoted(), text.count == 1 else {
                throw fault(zh: "此处应为一个加引号的字符", en: "expected one quoted letter")
            }
            escape = text.first
        }
        return .like(column: column, pattern: RowCondition.LikePattern(pattern, escape: escape))
    }

    private mutating func list(_ column: String) throws(RowCondition.Fault) -> RowCondition.Expression {
        skipSpace()
        guard accept("(") else { throw fault(zh: "此处应为 `(`", en: "expected `(`") }
        var terms: [RowCondition.Expression] = []
        repeat {
            terms.append(.compare(column: column, operation: .equal, value: try value().value))
            skipSpace()
        } while accept(",")
        guard accept(")") else { throw fault(zh: "此处应为 `,` 或 `)`", en: "expected `,` or `)`") }
        return Self.joined(terms[...]) { .or($0, $1) }
    }

    private mutating func range(_ column: String) throws(RowCondition.Fault) -> RowCondition.Expression {
        let low = try compared(column, .atLeast)
        guard word("and") else { throw fault(zh: "此处应为 `and`", en: "expected `and`") }
        return .and(low, try compared(column, .atMost))
    }

    private mutating func operation() -> RowCondition.Operation? {
        if accept("<>") { return .notEqual }
        for operation in RowCondition.Operation.allCases where accept(operation.rawValue) { return operation }
        return accept("=") ? .equal : nil
    }

    private mutating func value() throws(RowCondition.Fault) -> (value: RowCondition.Value, isQuoted: Bool) {
        if let text = try quoted() { return (.text(text), true) }
        guard let text = bareValue() else { throw fault(zh: "此处应为一个值", en: "expected a value") }
        if let number = Double(text), number.isFinite { return (.number(number, whole: Int64(text)), false) }
        switch text {
        case "true": return (.flag(true), false)
        case "false": return (.flag(false), false)
        default:
            words.append(text)
            return (.text(text), false)
        }
    }

    /// A text in quotation marks, one of them written twice inside it; none when nothing is quoted here.
    private mutating func quoted() throws(RowCondition.Fault) -> String? {
        skipSpace()
        for quote: Character in ["\"", "'"] where accept(String(quote)) { return try rest(until: quote) }
        return nil
    }

    private mutating func rest(until quote: Character) throws(RowCondition.Fault) -> String {
        let start = at
        var text = ""
        while at < letters.count {
            let letter = letters[at]
            at += 1
            if letter != quote {
                text.append(letter)
            } else if at < letters.count, letters[at] == quote {
                text.append(quote)
                at += 1
            } else {
                return text
            }
        }
        at = start
        throw fault(zh: "缺少结束的 \(quote)", en: "expected a closing \(quote)")
    }

    private mutating func bareValue() -> String? {
        let start = at
        while at < letters.count, isNameLetter(letters[at]) || "+-.".contains(letters[at]) { at += 1 }
        return start == at ? nil : String(letters[start..<at])
    }

    private mutating func name() throws(RowCondition.Fault) -> String? {
        skipSpace()
        for (open, close): (String, Character) in [("\"", "\""), ("`", "`"), ("[", "]")] where accept(open) {
            let text = try rest(until: close)
            if text.isEmpty { throw fault(zh: "此处应为列名", en: "expected the name of a column") }
            return text
        }
        let start = at
        while at < letters.count, isNameLetter(letters[at]) { at += 1 }
        guard at > start, !letters[start].isNumber else {
            at = start
            return nil
        }
        return String(letters[start..<at])
    }

    private func isNameLetter(_ c: Character) -> Bool { c.isLetter || c.isNumber || c == "_" }

    private mutating func skipSpace() { while at < letters.count, letters[at].isWhitespace { at += 1 } }

    private mutating func accept(_ text: String) -> Bool {
        guard letters[at...].starts(with: text) else { return false }
        at += text.count
        return true
    }

    /// Takes a word that stands by itself, in any case.
    private mutating func word(_ text: String) -> Bool {
        skipSpace()
        let end = at + text.count
        guard end <= letters.count, String(letters[at..<end]).lowercased() == text,
            end == letters.count || !isNameLetter(letters[end])
        else { return false }
        at = end
        return true
    }

    private func fault(zh: String, en: String) -> RowCondition.Fault {
        RowCondition.Fault(problem: Phrase(zh: zh, en: en), letter: at + 1)
    }
}
