import ArgumentParser
import Columns
import Glibc
import Output
import Synchronization

/// Parses the command line, runs the subcommand in one task, and turns how it ended into an exit code.
@main
enum Main {
    static func main() async {
        // First of all: a signal that comes before would end the process in the way of the system.
        StandardStreams.prepare()
        SignalWatch.start(saying: "qiancun: \(interrupted[.ofRun])\n") { work.withLock { $0.cancel() } }
        exit(await code())
    }

    private static let interrupted = Phrase(zh: "已中断，没有留下任何输出", en: "interrupted; nothing was left behind")

    private static func code() async -> Int32 {
        let task = Task { await code(of: Array(CommandLine.arguments.dropFirst())) }
        work.withLock { $0.begin(task) }
        return await task.value
    }

    /// The work, which may be cancelled before it has begun.
    private struct Work {
        private var task: Task<Int32, Never>?
        private var isCancelled = false

        mutating func begin(_ task: Task<Int32, Never>) {
            self.task = task
            if isCancelled { task.cancel() }
        }

        mutating func cancel() {
            isCancelled = true
            task?.cancel()
        }
    }

    private static let work = Mutex(Work())

    /// Runs what the arguments ask for, to its exit code.
    private static func code(of given: [String]) async -> Int32 {
        let arguments: [String]
        let parsed: ParsableCommand
        do {
            let placed = ArgumentWords.joiningNegatives(try LanguageOption.placed(given))
            arguments = LayerArguments.spelled(placed)
            try UnknownCommand.refuse(LanguageOption.taken(from: given).before)
            parsed = try Qiancun.parseAsRoot(arguments)
            try RepeatedOptions.refuse(arguments, of: type(of: parsed))
        } catch { return checked(report(error)) }
        return await Wording.$current.withValue(CommandWording.of(type(of: parsed), arguments)) {
            do {
                try await run(parsed)
                return checked(0)
            } catch {
                return checked(report(error))
            }
        }
    }

    /// The exit code. A run that ended well but could not say what it had to say has failed.
    private static func checked(_ code: Int32) -> Int32 {
        guard code == 0 || code == 4 else { return code }
        do {
            try StandardStreams.check()
            return code
        } catch {
            return report(error)
        }
    }

    private static func run(_ parsed: ParsableCommand) async throws {
        let budgets = (parsed as? any BudgetedCommand)?.common.budgets() ?? Budgets()
        try await Budgets.$current.withValue(budgets) { try await runWithin(parsed) }
    }

    private static func runWithin(_ parsed: ParsableCommand) async throws {
        var parsed = parsed
        if var command = parsed as? AsyncParsableCommand {
            try await command.run()
        } else {
            try parsed.run()
        }
    }

    /// Prints what failed and what to try; returns the exit code.
    private static func report(_ error: any Error) -> Int32 {
        switch error {
        case let code as ExitCode:
            return code.rawValue
        case is CancellationError:
            complain(interrupted)
            return FailureKind.interrupted.rawValue
        case let error as any ExplainedError:
            // Where data is refused, or not found, that an input was changed or removed meanwhile says more.
            let isOfInputs = error.kind == .refused || error.kind == .usage
            let error: any ExplainedError = isOfInputs ? OutputDoor.changedInput ?? error : error
            complain(error.phrase)
            if let remedy = error.remedy {
                let advice = Phrase(zh: "建议：", en: "try: ") + remedy
                StandardStreams.say("  \(VisibleText.line(advice[.ofRun]))\n")
            }
            return error.kind.rawValue
        default:
            let parsing = Qiancun.exitCode(for: error)
            let message = ParserText.of(error)
            if parsing == .success {
                do { try StandardStreams.write(message + "\n") } catch {
                    complain(error.phrase)
                    return error.kind.rawValue
                }
                return 0
            }
            if parsing == .validationFailure {
                StandardStreams.say(message + "\n")
                return FailureKind.usage.rawValue
            }
            complain(Phrase(same: "\(error)"))
            return FailureKind.working.rawValue
        }
    }

    private static func complain(_ sentence: Phrase) {
        StandardStreams.say("qiancun: \(VisibleText.line(sentence[.ofRun].namingOutputs))\n")
    }
}
