import ArgumentParser
import Columns

/// A subcommand that is not there.
struct UnknownCommand: ExplainedError {
    let name: String

    var kind: FailureKind { .usage }

    var phrase: Phrase { Phrase(zh: "没有子命令 \(name)", en: "there is no subcommand \(name)") }

    var remedy: Phrase? {
        nearestName(to: name, among: Self.known).map { Phrase(zh: "是否指 \($0)？", en: "did you mean \($0)?") }
            ?? Phrase(zh: "qiancun --help 列出所有子命令", en: "qiancun --help lists the subcommands")
    }

    private static let known = Qiancun.configuration.subcommands.map { $0._commandName }

    /// Refuses a command line that names a subcommand which is not there, to run it or for its help.
    static func refuse(_ arguments: [String]) throws {
        let asked = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
        guard let asked, !asked.hasPrefix("-"), asked != "help", !known.contains(asked) else { return }
        throw UnknownCommand(name: asked)
    }
}
