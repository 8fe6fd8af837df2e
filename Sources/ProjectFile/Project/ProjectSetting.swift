import Columns
import Yams

/// One value of a project that a command line gives: it stands where the project file would have it, and is read by the
/// same rules.
package struct ProjectSetting: Sendable, Hashable {
    /// What is set.
    package indirect enum Value: Sendable, Hashable {
        /// Text as it is, such as a path; never read as YAML.
        case text(String)
        /// YAML, such as `800` or `[{service: clinic, minutes: 15}]`.
        case yaml(String)
        case list([Value])
        /// Members in order; a key stands once.
        case mapping([Member])
    }

    /// A member of a mapping.
    package struct Member: Sendable, Hashable {
        /// Its key in the mapping.
        package var key: String
        /// What is set there.
        package var value: Value

        /// A key and its value.
        package init(_ key: String, _ value: Value) { (self.key, self.value) = (key, value) }
    }

    /// Keys from the top, such as `layers`, `villages`, `crs`. What stood there is replaced.
    package var keys: [String]
    /// What is set there.
    package var value: Value
    /// How a complaint names it, such as `--reach 800`.
    package var said: String

    /// The value that stands under these keys, the outermost first.
    /// - Parameter said: how a complaint names it; the keys with dots between them unless told.
    package init(_ keys: [String], _ value: Value, as said: String? = nil) {
        (self.keys, self.value, self.said) = (keys, value, said ?? keys.joined(separator: "."))
    }

    /// Reads `options.reach_metres=800`: keys with dots between them, then YAML; none for anything else.
    package init?(_ text: String) {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        let keys = text[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard keys.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.init(keys, .yaml(String(text[text.index(after: equals)...])), as: text)
    }

    /// How a complaint names the place.
    var key: String { keys.joined(separator: ".") }
}

extension ProjectSetting.Value {
    /// The value as part of a project file; without lines, for it has none.
    func node(_ key: String) throws(ProjectError) -> Node {
        switch self {
        case .text(let text): return Node(text, .implicit, .doubleQuoted)
        case .yaml(let text):
            guard !text.allSatisfy(\.isWhitespace) else { return Node("", .implicit, .plain) }
            try YAMLLimits.check(text, file: ProjectError.commandLine)
            do {
                guard let node = try Yams.compose(yaml: text) else { return Node("", .implicit, .plain) }
                try YAMLLimits.check(node, file: ProjectError.commandLine)
                return Self.withoutLines(node)
            } catch let error as ProjectError {
                throw error
            } catch {
                throw ProjectError(
                    file: ProjectError.commandLine, key: key,
                    problem: Phrase(zh: "“\(text)”不是 YAML", en: "`\(text)` is not YAML"))
            }
        case .list(let values):
            var nodes: [Node] = []
            for value in values { nodes.append(try value.node(key)) }
            return Node(nodes)
        case .mapping(let members):
            var pairs: [(Node, Node)] = []
            for member in members {
                pairs.append((Node(member.key), try member.value.node("\(key).\(member.key)")))
            }
            return Node(pairs)
        }
    }

    private static func withoutLines(_ node: Node) -> Node {
        switch node {
        case .scalar(let scalar): Node(scalar.string, .implicit, scalar.style)
        case .mapping(let mapping): Node(mapping.map { (withoutLines($0.key), withoutLines($0.value)) })
        case .sequence(let sequence): Node(sequence.map(withoutLines))
        case .alias: node
        }
    }
}

extension ProjectSetting {
    /// Puts settings into the tree of a project file, one after another. One that takes the place of what an earlier one sets would
    /// make that one a word without effect: it is refused.
    static func apply(_ settings: [ProjectSetting], to top: inout Node) throws(ProjectError) {
        var said: [(place: [String], by: ProjectSetting)] = []
        for setting in settings {
            if let first = said.first(where: { $0.place.starts(with: setting.keys) }) {
                throw ProjectError(
                    file: ProjectError.commandLine, key: first.place.joined(separator: "."),
                    problem: Phrase(
                        zh: "给出了两次：“\(first.by.said)”与“\(setting.said)”，前者不起作用",
                        en: "is given twice, by `\(first.by.said)` and by `\(setting.said)`: the first has no effect"),
                    remedy: Phrase(zh: "去掉其中一个", en: "leave one of them out"))
            }
            if case .yaml(let text) = setting.value, text.allSatisfy(\.isWhitespace) {
                throw ProjectError(
                    file: ProjectError.commandLine, key: setting.key,
                    problem: Phrase(zh: "“\(setting.said)”没有给出值", en: "`\(setting.said)` gives no value"),
                    remedy: Phrase(
                        zh: "请写出值，或写 null 表示不要项目文件中的值",
                        en: "give a value, or null to do without that of the project file"))
            }
            said += Self.leaves(of: try setting.value.node(setting.key), at: setting.keys).map { ($0, setting) }
            try setting.apply(to: &top)
        }
    }

    /// The places that a value fills: those of the members of mappings, at any depth.
    static func leaves(of node: Node, at place: [String]) -> [[String]] {
        guard let mapping = node.mapping, !mapping.isEmpty else { return [place] }
        return mapping.flatMap { key, value in leaves(of: value, at: place + [key.string ?? ""]) }
    }

    /// Puts the value into the tree of a project file, making mappings on the way.
    func apply(to top: inout Node) throws(ProjectError) {
        let value = try value.node(key)
        top = try Self.with(value, at: keys[...], in: top, key: key)
    }

    private static func with(
        _ value: Node, at keys: ArraySlice<String>, in node: Node?, key: String
    ) throws(ProjectError) -> Node {
        guard let first = keys.first else { return value }
        guard let node, !(node.scalar.map { $0.string.isEmpty || $0.string == "~" || $0.string == "null" } ?? false)
        else { return Node([(Node(first), try with(value, at: keys.dropFirst(), in: nil, key: key))]) }
        guard var mapping = node.mapping else {
            throw ProjectError(
                file: ProjectError.commandLine, key: key,
                problem: Phrase(
                    zh: "不能设置“\(first)”：其上一级不是一组“键: 值”",
                    en: "`\(first)` cannot be set: what stands above it is not a mapping"),
                remedy: Phrase(
                    zh: "请设置整个列表，例如 coverage='[{service: clinic, minutes: 15}]'",
                    en: "set the whole list, such as coverage='[{service: clinic, minutes: 15}]'"))
        }
        mapping[Node(first)] = try with(value, at: keys.dropFirst(), in: mapping[Node(first)], key: key)
        return .mapping(mapping)
    }
}
