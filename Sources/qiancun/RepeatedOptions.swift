import ArgumentParser
import Columns
import Foundation

/// Options that stand twice where the first then has no effect: the parser takes the last of two values and says nothing.
///
/// One that takes a single value, or none, stands once. One that may be repeated names each value once; of `key=value` each key.
/// `--set` is held against the other settings by the project that it sets.
enum RepeatedOptions {
    /// What the parser knows of an option.
    private struct Known {
        let takesValue: Bool
        let isRepeating: Bool
        /// How a complaint names it, such as `--output`.
        let name: String
    }

    /// Refuses a command line with such an option.
    /// - Parameter arguments: the name of the subcommand first; `--NAME-layer` spelled out.
    /// - Throws: `Twice`.
    static func refuse(_ arguments: [String], of command: any ParsableCommand.Type) throws {
        let words = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("-") && $0 != "-" }
            .map { $0.prefix { $0 != "=" } }
        // The parser is asked only where a word stands twice, or two may be names of one option.
        guard Set(words).count < words.count || words.contains(where: { !$0.hasPrefix("--") }) else { return }
        let known = options(of: command)
        var seen: [String: [String]] = [:]
        var rest = arguments.dropFirst()
        while let word = rest.popFirst(), word != "--" {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard word != "-", let option = known[parts[0]], option.name != "--set" else { continue }
            let value = !option.takesValue ? "" : parts.count > 1 ? parts[1] : rest.popFirst() ?? ""
            let before = seen[option.name, default: []]
            if let first = option.isRepeating ? before.first(where: { isSame($0, value, option.name) }) : before.first {
                throw refusal(option, first, value)
            }
            seen[option.name] = before + [value]
        }
    }

    /// An option that stands twice.
    struct Twice: ExplainedError {
        let phrase: Phrase
        var kind: FailureKind { .usage }
        var remedy: Phrase? { Phrase(zh: "去掉其中一个", en: "leave one of them out") }
    }

    private static func refusal(_ option: Known, _ first: String, _ second: String) -> Twice {
        guard option.takesValue else {
            return Twice(phrase: Phrase(zh: "\(option.name) 给出了两次", en: "\(option.name) is given twice"))
        }
        let (a, b) = ("\(option.name) \(first)", "\(option.name) \(second)")
        return Twice(
            phrase: Phrase(
                zh: "\(option.name) 给出了两次：“\(a)”与“\(b)”", en: "\(option.name) is given twice, `\(a)` and `\(b)`"))
    }

    /// One of the two values would do: they are the same, or set one key.
    private static func isSame(_ a: String, _ b: String, _ option: String) -> Bool {
        if a == b { return true }
        if let (x, y) = Double(a).flatMap({ x in Double(b).map { (x, $0) } }) { return x == y }
        // Names of columns may hold the sign.
        let isNumber = ["--floor", "--ceiling", "--prize"].contains(option)
        func key(_ text: String) -> Substring? {
            (isNumber ? text.lastIndex(of: "=") : text.firstIndex(of: "=")).map { text[..<$0] }
        }
        return key(a) != nil && key(a) == key(b)
    }

    // MARK: What the parser knows

    /// The options of a command by each of their names.
    private static func options(of command: any ParsableCommand.Type) -> [String: Known] {
        guard let tool = try? JSONDecoder().decode(Tool.self, from: Data(command._dumpHelp().utf8)) else { return [:] }
        var result: [String: Known] = [:]
        for option in tool.command.arguments ?? [] where option.kind != "positional" {
            let names = (option.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
            guard let longest = names.max(by: { $0.utf8.count < $1.utf8.count }) else { continue }
            let known = Known(takesValue: option.kind == "option", isRepeating: option.isRepeating, name: longest)
            for name in names { result[name] = known }
        }
        return result
    }

    private struct Tool: Decodable {
        struct Command: Decodable { let arguments: [Argument]? }
        struct Argument: Decodable {
            struct Name: Decodable { let kind, name: String }
            let kind: String
            let isRepeating: Bool
            let names: [Name]?
        }
        let command: Command
    }
}

/// Words of a command line that the parser takes for others.
enum ArgumentWords {
    /// A number below 0 behind an option, which the parser takes for another option and says that the value is lacking.
    static func joiningNegatives(_ arguments: [String]) -> [String] {
        var result: [String] = []
        var isEnded = false
        for word in arguments {
            if word == "--" { isEnded = true }
            let isNegative = word.utf8.count > 1 && word.first == "-" && (word.dropFirst().first?.isNumber ?? false)
            if !isEnded, isNegative, let option = result.last, option.hasPrefix("--"), !option.contains("=") {
                result[result.count - 1] = option + "=" + word
            } else {
                result.append(word)
            }
        }
        return result
    }
}

/// The names of a list with commas between them. One that stands twice, or is empty, would have no effect.
/// - Throws: `ValidationError`.
func listed(_ text: String, option: String) throws -> [String] {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
    }
    if names.contains("") {
        throw ValidationError(
            zh: "\(option)：“\(text)”中有一个名称为空。", en: "\(option): a name in `\(text)` is empty.")
    }
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }).map({ names[$0] }) {
        throw ValidationError(
            zh: "\(option)：“\(twice)”给出了两次，请去掉一个。", en: "\(option): `\(twice)` stands twice; leave one of them out.")
    }
    return names
}

extension ParsableArguments {
    /// Refuses `--overwrite` where no output is a file or folder.
    /// - Parameter outputs: those that are named.
    /// - Throws: `ValidationError`.
    func refuseIdleOverwrite(_ overwrite: Bool, _ outputs: [String?]) throws {
        guard overwrite, outputs.allSatisfy({ $0 == nil || $0 == "-" }) else { return }
        if outputs.contains("-") {
            throw ValidationError(
                zh: "--overwrite 与“-”并用不起作用：标准输出没有可替换的文件。",
                en: "--overwrite has no effect beside `-`: standard output holds no file to replace.")
        }
        throw ValidationError(
            zh: "--overwrite 不起作用：没有指定输出。", en: "--overwrite has no effect: no output is named.")
    }
}
