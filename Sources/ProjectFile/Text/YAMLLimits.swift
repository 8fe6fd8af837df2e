import Columns
import Yams

/// What a YAML file may ask of its reader.
///
/// A parser that goes down one level of its own for each level of the file runs out of stack on a file of brackets, and
/// a few lines of aliases of aliases stand for more values than there is memory. Both are counted before anything walks
/// the file.
enum YAMLLimits {
    /// Levels of lists and mappings within each other. A project file has 6.
    static let depth = 200
    /// Bytes of a file; the longest of this package has 16,000.
    static let bytes = 4_000_000

    /// Refuses a text that is too long or too deep to be parsed.
    /// - Complexity: O(bytes).
    static func check(_ text: String, file: String) throws(ProjectError) {
        guard text.utf8.count <= bytes else {
            throw ProjectError(
                file: file,
                problem: Phrase(
                    zh: "文件有 \(text.utf8.count) 字节；设置文件最多 \(bytes) 字节",
                    en: "the file has \(text.utf8.count) bytes; a file of settings has at most \(bytes)"),
                remedy: Phrase(
                    zh: "请指定正确的文件：图层和表用各自的键读取", en: "name the right file: layers and tables are read by their own keys")
            )
        }
        var (line, open, chain, indent) = (1, 0, 0, 0)
        var isStart = true
        for byte in text.utf8 {
            switch byte {
            case 10, 13:
                if byte == 10 { line += 1 }
                (isStart, chain, indent) = (true, 0, 0)
                continue
            case UInt8(ascii: " "), 9:
                if isStart { indent += 1 }
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): open = max(0, open - 1)
            case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): if isStart { chain += 1 }
            default: isStart = false
            }
            guard open <= depth, chain <= depth, indent <= 4 * depth else {
                throw ProjectError(
                    file: file, line: line,
                    problem: Phrase(
                        zh: "列表或“键: 值”相套超过 \(depth) 层",
                        en: "lists or mappings stand more than \(depth) deep in each other"))
            }
        }
    }

    /// Refuses a tree whose aliases stand for more values than the budget.
    /// - Complexity: O(budget).
    static func check(_ node: Node, file: String) throws(ProjectError) {
        let most = Budgets.current[.aliases]
        var left = most
        func isWithin(_ node: Node) -> Bool {
            left -= 1
            guard left >= 0 else { return false }
            switch node {
            case .scalar, .alias: return true
            case .mapping(let pairs): return pairs.allSatisfy { isWithin($0.key) && isWithin($0.value) }
            case .sequence(let items): return items.allSatisfy(isWithin)
            }
        }
        guard isWithin(node) else {
            throw ProjectError(
                file: file,
                problem: Phrase(
                    zh: "别名展开后，文件中的值超过 \(most) 个",
                    en: "the file stands for more than \(most) values once its aliases are followed"),
                remedy: Budgets.advice(.aliases, Phrase(zh: "请直接写出所指的内容", en: "write out what is meant")))
        }
    }
}
