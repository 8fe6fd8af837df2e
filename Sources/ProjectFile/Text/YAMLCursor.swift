import Columns
import Foundation
import Yams

/// A place in a YAML file that knows its file, its line and the keys above it, so that every complaint can name them.
///
/// Reading is strict: a key that nobody asks for, a repeated key, a value of the wrong type or out of its range is an
/// error. Nothing is converted silently; a number that carries a unit is refused with the unit that is expected.
struct YAMLCursor {
    let node: Node
    let file: String
    let key: String

    /// The text of a YAML file.
    static func text(ofFile file: String) throws(ProjectError) -> String {
        guard let data = FileManager.default.contents(atPath: file), let text = String(data: data, encoding: .utf8)
        else {
            throw ProjectError(
                file: file, problem: Phrase(zh: "文件不能作为 UTF-8 文本读取", en: "the file cannot be read as UTF-8 text"))
        }
        return text
    }

    /// Parses a text whose top must be a mapping.
    static func top(of text: String, file: String) throws(ProjectError) -> YAMLCursor {
        do {
            try YAMLLimits.check(text, file: file)
            guard let node = try Yams.compose(yaml: text) else {
                throw ProjectError(file: file, problem: Phrase(zh: "文件是空的", en: "the file is empty"))
            }
            try YAMLLimits.check(node, file: file)
            return YAMLCursor(node: node, file: file, key: "")
        } catch let error as YamlError {
            throw syntaxError(error, file: file)
        } catch let error as ProjectError {
            throw error
        } catch {
            throw ProjectError(file: file, problem: Phrase(same: "\(error)"))
        }
    }

    /// What the parser finds wrong, in Chinese where it is known, else as a quotation.
    private static func chinese(_ problem: String) -> String { Self.problems[problem] ?? "“\(problem)”" }

    private static let problems = [
        "mapping values are not allowed in this context": "此处不能有“键: 值”",
        "could not find expected ':'": "缺少“:”",
        "found character that cannot start any token": "有不能作开头的字符，多为制表符、@ 或 `",
        "did not find expected key": "缺少键，或缩进不一致",
        "did not find expected ',' or ']'": "列表缺少“,”或“]”",
        "did not find expected ',' or '}'": "“{”之后缺少“,”或“}”",
        "did not find expected '-' indicator": "列表缺少“-”，或缩进不一致",
        "did not find expected node content": "缺少值",
        "did not find expected <document start>": "有多余的内容",
        "block sequence entries are not allowed in this context": "此处不能有“- ”开头的列表",
        "found unexpected end of stream": "引号没有闭合，文件就结束了",
        "found unknown escape character": "双引号内有不认识的转义符",
        "found undefined alias": "引用了没有定义的锚",
        "control characters are not allowed": "有控制字符",
        "found a tab character that violates indentation": "缩进用了制表符",
        "found a tab character where an indentation space is expected": "缩进用了制表符",
    ]

    private static func syntaxError(_ error: YamlError, file: String) -> ProjectError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            ProjectError(
                file: file, line: mark.line,
                problem: Phrase(zh: "不是 YAML：\(chinese(problem))", en: "not YAML: \(problem)"))
        case .duplicatedKeysInMapping(let keys, let context):
            ProjectError(
                file: file, line: context.mark.line,
                problem: Self.writtenTwice(keys.sorted(by: utf8Less)))
        default:
            ProjectError(file: file, problem: Phrase(zh: "不是 YAML：\(error)", en: "not YAML: \(error)"))
        }
    }

    func error(_ problem: Phrase, remedy: Phrase? = nil) -> ProjectError {
        ProjectError(file: file, line: node.mark?.line, key: key, problem: problem, remedy: remedy)
    }

    private func below(_ node: Node, _ name: String) -> YAMLCursor {
        YAMLCursor(node: node, file: file, key: key.isEmpty ? name : key + "." + name)
    }

    /// What the value looks like, for messages.
    private var found: Phrase {
        if let text = node.scalar?.string {
            return text.isEmpty ? Phrase(zh: "空", en: "nothing") : Phrase(zh: "“\(text)”", en: "`\(text)`")
        }
        return node.mapping != nil ? Phrase(zh: "一组“键: 值”", en: "a mapping") : Phrase(zh: "列表", en: "a list")
    }

    private func expected(_ zh: String, _ en: String, remedy: Phrase? = nil) -> ProjectError {
        error(Messages.expected(Phrase(zh: zh, en: en), found: found), remedy: remedy)
    }

    private static func writtenTwice(_ keys: [String]) -> Phrase {
        let keys = Messages.list(keys)
        return Phrase(zh: "键重复：\(keys.zh)", en: "key written twice: \(keys.en)")
    }

    // MARK: Mappings

    /// The values by key. A key that is not among `known` is an error that offers the nearest known one.
    func mapping(known: [String], example: String? = nil) throws(ProjectError) -> YAMLMapping {
        let result = try mapping(example: example)
        for (name, value) in result.entries where !known.contains(name) {
            let nearest = nearestName(to: name, among: known)
            throw ProjectError(
                file: file, line: value.keyLine, key: key,
                problem: Phrase(zh: "没有键“\(name)”", en: "unknown key `\(name)`"),
                remedy: nearest.map(Messages.didYouMean) ?? Self.knownKeys(known))
        }
        return result
    }

    private static func knownKeys(_ keys: [String]) -> Phrase {
        let keys = Messages.list(keys)
        return Phrase(zh: "可用的键：\(keys.zh)", en: "known keys: \(keys.en)")
    }

    /// The values by key, whatever the keys are.
    func mapping(example: String? = nil) throws(ProjectError) -> YAMLMapping {
        guard let mapping = node.mapping else {
            let (zh, en) = example.map { ("（例如 {\($0)}）", " such as {\($0)}") } ?? ("", "")
            throw expected("一组“键: 值”\(zh)", "a mapping\(en)")
        }
        var entries: [(String, YAMLMapping.Entry)] = []
        for (k, v) in mapping {
            guard let name = k.scalar?.string else {
                throw error(Phrase(zh: "键应为普通文本", en: "a key must be plain text"))
            }
            entries.append((name, .init(value: below(v, name), keyLine: k.mark?.line)))
        }
        return YAMLMapping(entries: entries, cursor: self)
    }

    func list() throws(ProjectError) -> [YAMLCursor] {
        guard let sequence = node.sequence else { throw expected("列表", "a list") }
        return sequence.enumerated().map { i, node in
            YAMLCursor(node: node, file: file, key: "\(key)[\(i + 1)]")
        }
    }

    // MARK: Scalars

    /// Nothing after the colon, `~` or `null`.
    var isNull: Bool {
        guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    func text() throws(ProjectError) -> String {
        guard let scalar = node.scalar, !isNull else { throw expected("文本", "text") }
        guard !scalar.string.isEmpty else { throw expected("文本", "text") }
        return scalar.string
    }

    /// A number within `range`.
    /// - Parameter unit: what one stands for, such as `minutes`; part of every complaint.
    func number(_ unit: Phrase, in range: ClosedRange<Double>) throws(ProjectError) -> Double {
        let text = node.scalar?.string ?? ""
        guard let value = Double(text), value.isFinite, !isNull else {
            if let value = Double(text), !value.isFinite, !isNull { throw senseless(text, unit, range) }
            let bare = text.prefix { "+-.0123456789".contains($0) }
            let isNumber = !bare.isEmpty && Double(bare) != nil
            throw expected(
                "数（\(unit.zh)）", "a number (\(unit.en))",
                remedy: isNumber
                    ? Phrase(
                        zh: "若 \(bare) 就是\(unit.zh)数，请写 \(bare)",
                        en: "write \(bare) if that is the number of \(unit.en)")
                    : nil)
        }
        guard range.contains(value) else {
            throw senseless(text, unit, range)
        }
        return value
    }

    /// A number beyond its range, or beyond all.
    private func senseless(_ text: String, _ unit: Phrase, _ range: ClosedRange<Double>) -> ProjectError {
        let (low, high) = (plainText(range.lowerBound), plainText(range.upperBound))
        return error(
            Phrase(
                zh: "\(text)（\(unit.zh)）不合常理：应在 \(low) 至 \(high) 之间",
                en: "\(text) is not a sensible number of \(unit.en): expected \(low) to \(high)"))
    }

    func integer(_ unit: Phrase, in range: ClosedRange<Int>) throws(ProjectError) -> Int {
        let text = node.scalar?.string ?? ""
        guard let value = Int(text) else { throw expected("整数（\(unit.zh)）", "a whole number (\(unit.en))") }
        guard range.contains(value) else {
            let (low, high) = (range.lowerBound, range.upperBound)
            throw error(
                Phrase(
                    zh: "\(text)（\(unit.zh)）超出范围：应在 \(low) 至 \(high) 之间",
                    en: "\(text) is out of range for \(unit.en): expected \(low) to \(high)"))
        }
        return value
    }

    func flag() throws(ProjectError) -> Bool {
        switch node.scalar?.string {
        case "true", "True", "TRUE", "yes": true
        case "false", "False", "FALSE", "no": false
        default: throw expected(" true 或 false", "true or false")
        }
    }

    func day() throws(ProjectError) -> CalendarDay {
        guard let day = CalendarDay(node.scalar?.string ?? "") else {
            throw expected("日期（例如 2024-12-31）", "a day such as 2024-12-31")
        }
        return day
    }

    /// One text, or a list of them.
    func texts() throws(ProjectError) -> [String] {
        guard node.sequence != nil else { return [try text()] }
        var result: [String] = []
        for item in try list() { result.append(try item.text()) }
        return result
    }
}

/// The entries of a YAML mapping, in the order of the file.
struct YAMLMapping {
    struct Entry {
        let value: YAMLCursor
        let keyLine: Int?
    }

    let entries: [(name: String, entry: Entry)]
    let cursor: YAMLCursor

    init(entries: [(String, Entry)], cursor: YAMLCursor) {
        self.entries = entries.map { (name: $0.0, entry: $0.1) }
        self.cursor = cursor
    }

    /// The value of a key; none when the key is absent or null.
    subscript(_ name: String) -> YAMLCursor? {
        guard let value = entries.first(where: { $0.name == name })?.entry.value, !value.isNull else { return nil }
        return value
    }

    func required(_ name: String, _ what: Phrase) throws(ProjectError) -> YAMLCursor {
        guard let value = self[name] else {
            throw cursor.error(Phrase(zh: "缺少 `\(name)`：\(what.zh)", en: "`\(name)` is missing: \(what.en)"))
        }
        return value
    }
}
