/// A typed column of attribute values; `nil` is the source's null.
public enum AttributeColumn: Sendable, Equatable {
    case text([String?])
    case integer([Int64?])
    case real([Double?])
    case flag([Bool?])

    /// The type of the values.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case text, integer, real, flag
    }

    /// Type of the values.
    public var kind: Kind {
        switch self {
        case .text: .text
        case .integer: .integer
        case .real: .real
        case .flag: .flag
        }
    }

    /// Number of rows.
    public var count: Int {
        switch self {
        case .text(let v): v.count
        case .integer(let v): v.count
        case .real(let v): v.count
        case .flag(let v): v.count
        }
    }

    /// The value as text, without surrounding white space; none for null or blank. Numbers in their shortest form.
    public func text(_ row: Int) -> String? {
        switch self {
        case .text(let v): v[row].flatMap(trimmedOrNone)
        case .integer(let v): v[row].map(String.init)
        case .real(let v):
            v[row].map { value in
                Int64(exactly: value).map(String.init) ?? "\(value)"
            }
        case .flag(let v): v[row].map { $0 ? "true" : "false" }
        }
    }

    /// The value as a number; none for null, blank or text that is not a number (see `WrittenValue.number`).
    public func number(_ row: Int) -> Double? {
        switch self {
        case .text: text(row).flatMap(WrittenValue.number)
        case .integer(let v): v[row].map(Double.init)
        case .real(let v): v[row]
        case .flag(let v): v[row].map { $0 ? 1 : 0 }
        }
    }

    /// The value as a truth: see `WrittenValue.flag`; none for anything else.
    public func flag(_ row: Int) -> Bool? {
        if case .flag(let v) = self { return v[row] }
        return text(row).flatMap(WrittenValue.flag)
    }

    /// The named rows, in that order.
    public func selecting(_ rows: [Int]) -> AttributeColumn {
        switch self {
        case .text(let v): .text(rows.map { v[$0] })
        case .integer(let v): .integer(rows.map { v[$0] })
        case .real(let v): .real(rows.map { v[$0] })
        case .flag(let v): .flag(rows.map { v[$0] })
        }
    }
}

private func trimmedOrNone(_ text: String) -> String? {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return nil }
    if isPlainlyInk(first) && isPlainlyInk(last) { return text }
    if !first.properties.isWhitespace && !last.properties.isWhitespace { return text }
    let scalars = text.unicodeScalars
    guard let from = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
        let to = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    return String(scalars[from...to])
}

/// ASCII that shows or a common Chinese character: spares the look-up in the Unicode tables.
@inline(__always) private func isPlainlyInk(_ scalar: Unicode.Scalar) -> Bool {
    (0x21...0x7e).contains(scalar.value) || (0x4e00...0x9fff).contains(scalar.value)
}
