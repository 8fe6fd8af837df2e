import ArgumentParser
import Columns
import Foundation
import Output
import Reporting

extension Language: ExpressibleByArgument {}

extension Language {
    /// The language of the run, as its command line says it; known before the command line is parsed, for help and refusals.
    static let ofRun: Language = {
        let arguments = CommandLine.arguments
        for (at, argument) in arguments.enumerated() {
            if argument == "--lang", at + 1 < arguments.count { return Language(rawValue: arguments[at + 1]) ?? .zh }
            if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) ?? .zh }
        }
        return .zh
    }()
}

/// Options of every subcommand.
struct CommonOptions: ParsableArguments {
    @Option(help: "Language of the report and of what is printed.")
    var lang = Language.zh

    @Option(help: "Threads to use. Results do not depend on it. (default: all cores)")
    var threads: Int?

    @Option(
        help: ArgumentHelp(
            "How much one input may ask for: \(BudgetSetting.keys). May be repeated.", valueName: "key=value"),
        transform: BudgetSetting.init(argument:))
    var budget: [BudgetSetting] = []

    @Flag(help: "No progress on standard error.")
    var quiet = false

    @Flag(help: "Print the result to standard output as JSON.")
    var json = false

    /// Refuses `--json` beside a table on standard output: there is one.
    func refuseStandardOutput(_ outputs: String?...) throws {
        guard json, outputs.contains(OutputDoor.standardOutput) else { return }
        throw ValidationError("--json prints the summary to standard output: name a file for each table.")
    }

    func validate() throws {
        if let threads, !Self.threadRange.contains(threads) {
            throw ValidationError(
                "--threads must be \(Self.threadRange.lowerBound) to \(Self.threadRange.upperBound), not \(threads).")
        }
    }

    /// Threads that can be asked for: more than any machine of today has cores.
    static let threadRange = 1...1_024

    /// Threads asked for, or one for each core.
    var threadCount: Int {
        threads ?? min(ProcessInfo.processInfo.activeProcessorCount, Self.threadRange.upperBound)
    }

    /// The budgets of the command line, and those of a project where it says nothing.
    func budgets(over project: Budgets = Budgets()) -> Budgets {
        var own = Budgets()
        for setting in budget { own[setting.key] = setting.value }
        return own.over(project)
    }
}
