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
        else { throw ProjectError(file: file, problem: "the file cannot be read as UTF-8 text") }
        return text
    }

    /// Parses a text whose top must be a mapping.
    static func top(of text: String, file: String) throws(ProjectError) -> YAMLCursor {
        do {
            try YAMLLimits.check(text, file: file)
            guard let node = try Yams.compose(yaml: text) else {
                throw ProjectError(file: file, problem: "the file is empty")
            }
            try YAMLLimits.check(node, file: file)
            return YAMLCursor(node: node, file: file, key: "")
        } catch let error as YamlError {
            throw syntaxError(error, file: file)
        } catch let error as ProjectError {
            throw error
        } catch {
            throw ProjectError(file: file, problem: "\(error)")
        }
    }

    private static func syntaxError(_ error: YamlError, file: String) -> ProjectError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            ProjectError(file: file, line: mark.line, problem: "not YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            ProjectError(
                file: file, line: context.mark.line,
                problem: "key written twice: \(keys.sorted(by: utf8Less).joined(separator: ", "))")
        default:
            ProjectError(file: file, problem: "not YAML: \(error)")
        }
    }

    func error(_ problem: String, advice: String? = nil) -> ProjectError {
        ProjectError(file: file, line: node.mark?.line, key: key, problem: problem, advice: advice)
    }

    private func below(_ node: Node, _ name: String) -> YAMLCursor {
        YAMLCursor(node: node, file: file, key: key.isEmpty ? name : key + "." + name)
    }

    /// What the value looks like, for messages.
    private var found: String {
        if let scalar = node.scalar { return scalar.string.isEmpty ? "nothing" : "`\(scalar.string)`" }
        return node.mapping != nil ? "a mapping" : "a list"
    }

    // MARK: Mappings

    /// The values by key. A key that is not among `known` is an error that offers the nearest known one.
    func mapping(known: [String], example: String? = nil) throws(ProjectError) -> YAMLMapping {
        let result = try mapping(example: example)
        for (name, value) in result.entries where !known.contains(name) {
            let nearest = nearestName(to: name, among: known)
            let advice = nearest.map { "did you mean `\($0)`?" } ?? "known keys: " + known.joined(separator: ", ")
            throw ProjectError(
                file: file, line: value.keyLine, key: key, problem: "unknown key `\(name)`", advice: advice)
        }
        return result
    }

    /// The values by key, whatever the keys are.
    func mapping(example: String? = nil) throws(ProjectError) -> YAMLMapping {
        guard let mapping = node.mapping else {
            let shape = example.map { " such as {\($0)}" } ?? ""
            throw error("expected a mapping\(shape), found \(found)")
        }
        var entries: [(String, YAMLMapping.Entry)] = []
        for (k, v) in mapping {
            guard let name = k.scalar?.string else { throw error("a key must be plain text") }
            entries.append((name, .init(value: below(v, name), keyLine: k.mark?.line)))
        }
        return YAMLMapping(entries: entries, cursor: self)
    }

    func list() throws(ProjectError) -> [YAMLCursor] {
        guard let sequence = node.sequence else { throw error("expected a list, found \(found)") }
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
        guard let scalar = node.scalar, !isNull else { throw error("expected text, found \(found)") }
        guard !scalar.string.isEmpty else { throw error("expected text, found nothing") }
        return scalar.string
    }

    /// A number within `range`.
    /// - Parameter unit: what one stands for, such as `minutes`; part of every complaint.
    func number(_ unit: String, in range: ClosedRange<Double>) throws(ProjectError) -> Double {
        let text = node.scalar?.string ?? ""
        guard let value = Double(text), value.isFinite, !isNull else {
            let bare = text.prefix { "+-.0123456789".contains($0) }
            let advice = bare.isEmpty || Double(bare) == nil ? nil : "write \(bare) if that is the number of \(unit)"
            throw error("expected a number (\(unit)), found \(found)", advice: advice)
        }
        guard range.contains(value) else {
            let limits = "\(plainText(range.lowerBound)) to \(plainText(range.upperBound))"
            throw error("\(text) is not a sensible number of \(unit): expected \(limits)")
        }
        return value
    }

    func integer(_ unit: String, in range: ClosedRange<Int>) throws(ProjectError) -> Int {
        let text = node.scalar?.string ?? ""
        guard let value = Int(text) else { throw error("expected a whole number (\(unit)), found \(found)") }
        guard range.contains(value) else {
            throw error("\(text) is out of range for \(unit): expected \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    func flag() throws(ProjectError) -> Bool {
        switch node.scalar?.string {
        case "true", "True", "TRUE", "yes": true
        case "false", "False", "FALSE", "no": false
        default: throw error("expected true or false, found \(found)")
        }
    }

    func day() throws(ProjectError) -> CalendarDay {
        guard let day = CalendarDay(node.scalar?.string ?? "") else {
            throw error("expected a day such as 2024-12-31, found \(found)")
        }
        return day
    }

    /// One of the names; an unknown one offers the nearest.
    func choice(_ names: [String]) throws(ProjectError) -> String {
        let text = try text()
        guard names.contains(text) else {
            let nearest = nearestName(to: text, among: names)
            throw error(
                "`\(text)` is not one of \(names.joined(separator: ", "))",
                advice: nearest.map { "did you mean `\($0)`?" })
        }
        return text
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

    func required(_ name: String, _ what: String) throws(ProjectError) -> YAMLCursor {
        guard let value = self[name] else { throw cursor.error("`\(name)` is missing: \(what)") }
        return value
    }
}
