import ArgumentParser
import Columns
import Reporting

extension Language: ExpressibleByArgument {}

extension Language {
    /// The language of the run, as its command line says it; known before the command line is parsed, for help and refusals.
    static let ofRun: Language = {
        let said = LanguageOption.taken(from: Array(CommandLine.arguments.dropFirst())).said
        return said.flatMap(Language.init(rawValue:)) ?? .zh
    }()
}

/// `--lang` of a command line that is not parsed yet.
enum LanguageOption {
    /// The arguments with `--lang` where the parser takes it: behind those of the subcommand, and nowhere where help or the
    /// version is asked for, which take no options.
    /// - Throws: `ValidationError` for a language that is none.
    static func placed(_ arguments: [String]) throws -> [String] {
        let (said, before, behind) = taken(from: arguments)
        guard let said else { return arguments }
        let words = arguments.prefix { $0 != "--" }.filter { $0 == "--lang" || $0.hasPrefix("--lang=") }
        guard words.count < 2 else {
            throw RepeatedOptions.Twice(phrase: Phrase(zh: "--lang 给出了两次", en: "--lang is given twice"))
        }
        guard Language(rawValue: said) != nil else {
            throw ValidationError(
                zh: "--lang 为 zh（中文）或 en（英文），不能是 \(said)。", en: "--lang is zh (Chinese) or en (English), not \(said).")
        }
        let isOfCommand = before.first.map { $0 != "help" && !$0.hasPrefix("-") } ?? false
        let asksForHelp = before.contains { ["--help", "-h", "-help", "--version"].contains($0) }
        return before + (isOfCommand && !asksForHelp ? ["--lang", said] : []) + behind
    }

    /// The value of the last `--lang`, and the arguments without any, up to `--` and from there on.
    static func taken(from arguments: [String]) -> (said: String?, before: [String], behind: [String]) {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        var rest = arguments[..<end]
        var said: String?
        var before: [String] = []
        while let argument = rest.popFirst() {
            if argument.hasPrefix("--lang=") {
                said = String(argument.dropFirst("--lang=".count))
            } else if argument == "--lang", let value = rest.popFirst() {
                said = value
            } else {
                before.append(argument)
            }
        }
        return (said, before, Array(arguments[end...]))
    }
}
