import Columns

/// A JSON value whose text is fixed: keys in the order of their UTF-8 bytes, numbers with the decimals they were given.
package enum JSONValue: Sendable, Equatable {
    case null
    case flag(Bool)
    case integer(Int)
    case unsigned(UInt64)
    /// A number with exactly so many decimals.
    case fixed(Double, decimals: Int)
    /// A number with at most so many decimals, zeros at the end left out.
    case trimmed(Double, decimals: Int)
    /// A number with the fewest digits that read back as the same value.
    case shortest(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    /// A sentence in both languages.
    package static func phrase(_ phrase: Phrase) -> JSONValue {
        .object(["en": .text(phrase.en), "zh": .text(phrase.zh)])
    }
    package static func phrases(_ phrases: [Phrase]) -> JSONValue { .list(phrases.map(JSONValue.phrase)) }
    package static func texts(_ texts: [String]) -> JSONValue { .list(texts.map(JSONValue.text)) }
    /// A share or another ratio: six decimals.
    package static func ratio(_ value: Double) -> JSONValue { .fixed(value, decimals: 6) }
    /// Square metres as decimal text with two decimals.
    package static func area(_ area: AreaSum) -> JSONValue { .text(area.squareMetresText()) }
    package static func mu(_ area: AreaSum) -> JSONValue { .text(area.muText()) }

    /// What is made of a value; null for none.
    package static func orNull<T>(_ value: T?, _ make: (T) -> JSONValue) -> JSONValue { value.map(make) ?? .null }
    /// An object of the members that have a value; the others are left out.
    package static func present(_ members: [String: JSONValue?]) -> JSONValue {
        .object(members.compactMapValues { $0 })
    }

    /// The text, indented by two spaces, with a line feed at the end.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, indent: 0)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private func append(to bytes: inout [UInt8], indent: Int) {
        switch self {
        case .null: bytes += "null".utf8
        case .flag(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value): bytes += String(value).utf8
        case .unsigned(let value): bytes += String(value).utf8
        // JSON has no infinities and no NaN.
        case .fixed(let value, _) where !value.isFinite, .trimmed(let value, _) where !value.isFinite,
            .shortest(let value) where !value.isFinite:
            bytes += "null".utf8
        case .fixed(let value, let decimals): appendFixed(value, decimals: decimals, to: &bytes)
        case .trimmed(let value, let decimals): appendFixed(value, decimals: decimals, trimming: true, to: &bytes)
        case .shortest(let value): bytes += value.description.utf8
        case .text(let text): appendJSONString(text, to: &bytes)
        case .list(let values):
            JSONValue.appendLines(values, "[", "]", to: &bytes, indent: indent) { value, bytes in
                value.append(to: &bytes, indent: indent + 1)
            }
        case .object(let members):
            let sorted = members.sorted { utf8Less($0.key, $1.key) }
            JSONValue.appendLines(sorted, "{", "}", to: &bytes, indent: indent) { member, bytes in
                appendJSONString(member.key, to: &bytes)
                bytes += ": ".utf8
                member.value.append(to: &bytes, indent: indent + 1)
            }
        }
    }

    private static func appendLines<T>(
        _ items: [T], _ open: String, _ close: String, to bytes: inout [UInt8], indent: Int,
        _ body: (T, inout [UInt8]) -> Void
    ) {
        bytes += open.utf8
        for (i, item) in items.enumerated() {
            bytes += (i == 0 ? "\n" : ",\n").utf8
            bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * (indent + 1)))
            body(item, &bytes)
        }
        if !items.isEmpty {
            bytes.append(UInt8(ascii: "\n"))
            bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
        }
        bytes += close.utf8
    }
}
