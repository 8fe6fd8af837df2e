import ArgumentParser
import Columns
import Foundation
import Output

/// Options of every subcommand.
struct CommonOptions: ParsableArguments {
    @Option(help: .lang)
    var lang = Language.zh

    @Option(
        help: .say(zh: "使用的线程数，不影响结果。（默认：全部核）", en: "Threads to use. Results do not depend on it. (default: all cores)")
    )
    var threads: Int?

    @Option(
        help: .say(
            zh: "单个输入最多能占用多少：\(BudgetSetting.keys(.zh))。可重复。",
            en: "How much one input may ask for: \(BudgetSetting.keys(.en)). May be repeated.", valueName: "key=value"),
        transform: BudgetSetting.init(argument:))
    var budget: [BudgetSetting] = []

    @Flag(help: .quiet)
    var quiet = false

    @Flag(help: .say(zh: "把结果以 JSON 打印到标准输出。", en: "Print the result to standard output as JSON."))
    var json = false

    /// Refuses `--json` beside a table on standard output: there is one.
    func refuseStandardOutput(_ outputs: String?...) throws {
        guard json, outputs.contains(OutputDoor.standardOutput) else { return }
        throw ValidationError(
            zh: "--json 把摘要打印到标准输出：请为每张表指定文件。",
            en: "--json prints the summary to standard output: name a file for each table.")
    }

    func validate() throws {
        if let threads, !Self.threadRange.contains(threads) {
            throw ValidationError(
                zh: "--threads 须为 \(Self.threadRange.lowerBound) 至 \(Self.threadRange.upperBound)，不能是 \(threads)。",
                en:
                    "--threads must be \(Self.threadRange.lowerBound) to \(Self.threadRange.upperBound), not \(threads)."
            )
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
