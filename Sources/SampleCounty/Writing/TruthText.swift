import Columns

/// A JSON value that is written with sorted keys and fixed decimals.
indirect enum TruthText: Sendable {
    case text(String)
    case integer(Int)
    case number(Double, decimals: Int)
    case flag(Bool)
    case list([TruthText])
    case object([String: TruthText])

    /// The value over several lines, two spaces to a level; lists of numbers on one line.
    func written(indent: Int = 0) -> String {
        let pad = String(repeating: " ", count: indent + 2)
        let end = "\n" + String(repeating: " ", count: indent)
        switch self {
        case .text(let text): return "\"" + text.flatMap(Self.escaped) + "\""
        case .integer(let n): return String(n)
        case .number(let x, let decimals): return fixedText(x, decimals: decimals)
        case .flag(let flag): return flag ? "true" : "false"
        case .list(let items):
            if items.isEmpty { return "[]" }
            if items.allSatisfy({ $0.isNumber }) {
                return "[" + items.map { $0.written() }.joined(separator: ", ") + "]"
            }
            return "[\n" + items.map { pad + $0.written(indent: indent + 2) }.joined(separator: ",\n") + end + "]"
        case .object(let members):
            if members.isEmpty { return "{}" }
            let keys = members.keys.sorted(by: utf8Less)
            return "{\n"
                + keys.map { pad + "\"\($0)\": " + members[$0]!.written(indent: indent + 2) }.joined(separator: ",\n")
                + end + "}"
        }
    }

    private var isNumber: Bool {
        switch self {
        case .integer, .number: true
        default: false
        }
    }

    private static func escaped(_ c: Character) -> String {
        switch c {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        default: String(c)
        }
    }
}
