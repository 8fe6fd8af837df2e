import Columns

/// Collects the values of one property; its kind widens as values come.
///
/// Whole numbers become real when a fraction comes; numbers and flags become text when anything else comes. Null fits
/// every kind. A column of nulls is text.
struct AttributeBuilder {
    let name: String
    /// None while only nulls came.
    private var kind: AttributeColumn.Kind?
    /// The caller fixed the kind: values that do not fit become null and are counted.
    private let isFixed: Bool
    /// Values since the last `take` that did not fit.
    private(set) var misfits = 0
    /// The first of them that are no number or that a number does not keep: row, and what stands there.
    private(set) var odd: [(row: Int, text: String)] = []
    /// Nulls before the first value, which are only counted: thousands of columns of one value each cost what they hold.
    private var leading = 0
    private var texts: [String?] = []
    private var integers: [Int64?] = []
    private var reals: [Double?] = []
    private var flags: [Bool?] = []
    private(set) var count = 0

    init(name: String, kind: AttributeColumn.Kind? = nil) {
        (self.name, self.kind, isFixed) = (name, kind, kind != nil)
    }

    /// Values that are not null and came since the last `take`.
    private(set) var values = 0

    /// Fills with nulls up to `rows`.
    mutating func pad(to rows: Int) {
        if count == leading && rows > count { (leading, count) = (rows, rows) }
        while count < rows { appendNull() }
    }

    /// The values of `rows` rows as a column, and an empty builder for the next ones.
    mutating func take(rows: Int) -> (Field, AttributeColumn) {
        pad(to: rows)
        let column: AttributeColumn =
            switch kind {
            case .integer: .integer(after(integers))
            case .real: .real(after(reals))
            case .flag: .flag(after(flags))
            case .text: .text(after(texts))
            case nil: .text(Array(repeating: nil, count: rows))
            }
        (texts, integers, reals, flags) = ([], [], [], [])
        (count, leading, values, misfits, odd) = (0, 0, 0, 0, [])
        return (Field(name, column.kind), column)
    }

    mutating func append(_ value: JSONText.Scalar) {
        switch value {
        case .null: return appendNull()
        case .flag: prepare(for: .flag)
        case .integer(let v): prepare(for: kind != .real ? .integer : v.isExactAsDouble ? .real : .text)
        case .real: prepare(for: .real)
        case .text, .nested: prepare(for: .text)
        }
        switch (kind, value) {
        case (.flag, .flag(let v)): flags.append(v)
        case (.integer, .integer(let v)): integers.append(v)
        case (.real, .real(let v)) where v.isFinite: reals.append(v)
        case (.real, .integer(let v)) where v.isExactAsDouble: reals.append(Double(v))
        case (.text, .text(let v)), (.text, .nested(let v)): texts.append(v)
        case (.text, .flag(let v)): texts.append(v ? "true" : "false")
        case (.text, .integer(let v)): texts.append(String(v))
        case (.text, .real(let v)) where v.isFinite: texts.append("\(v)")
        default:
            misfits += 1
            switch value {
            case .real(let v):
                odd.append((count, v.isFinite ? "\(v)" : v.isNaN ? "NaN" : v < 0 ? "-Infinity" : "Infinity"))
            case .integer(let v): odd.append((count, String(v)))
            default: break
            }
            return appendNull()
        }
        count += 1
        values += 1
    }

    /// The values with the nulls that were only counted before them.
    private func after<Value>(_ values: [Value?]) -> [Value?] {
        leading == 0 ? values : Array(repeating: nil, count: leading) + values
    }

    private mutating func appendNull() {
        if count == leading {
            (leading, count) = (leading + 1, count + 1)
            return
        }
        switch kind {
        case .integer: integers.append(nil)
        case .real: reals.append(nil)
        case .flag: flags.append(nil)
        case .text: texts.append(nil)
        case nil: break
        }
        count += 1
    }

    /// Widens the kind so that a value of `wanted` fits, unless the kind is fixed.
    private mutating func prepare(for wanted: AttributeColumn.Kind) {
        guard kind != wanted, !isFixed else { return }
        guard let before = kind else { return kind = wanted }
        switch (before, wanted) {
        case (.integer, .real) where integers.allSatisfy({ $0?.isExactAsDouble ?? true }):
            reals = integers.map { $0.map(Double.init) }
            (kind, integers) = (.real, [])
        case (.text, _): break
        default:
            texts = asText(before)
            (kind, integers, reals, flags) = (.text, [], [], [])
        }
    }

    private func asText(_ kind: AttributeColumn.Kind) -> [String?] {
        switch kind {
        case .integer: integers.map { $0.map(String.init) }
        case .real: reals.map { $0.map { "\($0)" } }
        case .flag: flags.map { $0.map { $0 ? "true" : "false" } }
        case .text: texts
        }
    }
}
