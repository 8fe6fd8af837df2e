/// Reads the text of a `RowCondition` by recursive descent.
struct RowConditionParser {
    private let letters: [Character]
    private var at = 0

    init(_ text: String) { letters = Array(text) }

    mutating func parse() throws(RowCondition.Fault) -> RowCondition.Expression {
        let result = try alternatives()
        skipSpace()
        guard at == letters.count else { throw fault("expected `and`, `or` or the end") }
        return result
    }

    private mutating func alternatives() throws(RowCondition.Fault) -> RowCondition.Expression {
        var result = try conjunction()
        while word("or") { result = .or(result, try conjunction()) }
        return result
    }

    private mutating func conjunction() throws(RowCondition.Fault) -> RowCondition.Expression {
        var result = try factor()
        while word("and") { result = .and(result, try factor()) }
        return result
    }

    private mutating func factor() throws(RowCondition.Fault) -> RowCondition.Expression {
        if word("not") { return .not(try factor()) }
        skipSpace()
        if take("(") {
            let inner = try alternatives()
            skipSpace()
            guard take(")") else { throw fault("expected `)`") }
            return inner
        }
        return try comparison()
    }

    private mutating func comparison() throws(RowCondition.Fault) -> RowCondition.Expression {
        guard let column = name() else { throw fault("expected the name of a column") }
        skipSpace()
        guard let operation = operation() else { throw fault("expected one of >= > <= < == !=") }
        let value = try value()
        if case .number = value { return .compare(column: column, operation: operation, value: value) }
        guard operation == .equal || operation == .notEqual else {
            throw fault("text and truth can only be compared by == and !=")
        }
        return .compare(column: column, operation: operation, value: value)
    }

    private mutating func operation() -> RowCondition.Operation? {
        if take("<>") { return .notEqual }
        for operation in RowCondition.Operation.allCases where take(operation.rawValue) { return operation }
        return take("=") ? .equal : nil
    }

    private mutating func value() throws(RowCondition.Fault) -> RowCondition.Value {
        skipSpace()
        for quote: Character in ["\"", "'"] where take(String(quote)) {
            guard let end = letters[at...].firstIndex(of: quote) else { throw fault("expected a closing \(quote)") }
            defer { at = end + 1 }
            return .text(String(letters[at..<end]))
        }
        guard let text = bareValue() else { throw fault("expected a value") }
        if let number = Double(text), number.isFinite { return .number(number) }
        switch text {
        case "true": return .flag(true)
        case "false": return .flag(false)
        default: return .text(text)
        }
    }

    private mutating func bareValue() -> String? {
        let start = at
        while at < letters.count, isNameLetter(letters[at]) || "+-.".contains(letters[at]) { at += 1 }
        return start == at ? nil : String(letters[start..<at])
    }

    private mutating func name() -> String? {
        skipSpace()
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

    private mutating func take(_ text: String) -> Bool {
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

    private func fault(_ problem: String) -> RowCondition.Fault {
        RowCondition.Fault(problem: problem, letter: at + 1)
    }
}
