import ArgumentParser
import Columns
import Glibc
import Output

/// Parses the command line, runs the subcommand in one task, and turns how it ended into an exit code.
@main
enum Main {
    static func main() async {
        StandardStreams.prepare()
        exit(await code())
    }

    private static func code() async -> Int32 {
        do {
            let work = Task {
                try await run(try Qiancun.parseAsRoot(LayerArguments.spelled(Array(CommandLine.arguments.dropFirst()))))
            }
            SignalWatch.start { work.cancel() }
            try await work.value
            try StandardStreams.check()
            return 0
        } catch {
            let code = report(error)
            // A run that ended well but could not say what it had to say has failed.
            if code == 0 || code == 4, (try? StandardStreams.check()) == nil { return FailureKind.working.rawValue }
            return code
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
            complain("interrupted; nothing was left behind")
            return FailureKind.interrupted.rawValue
        case let error as any ExplainedError:
            complain(error.description)
            if let advice = error.advice { StandardStreams.say("  try: \(VisibleText.line(advice))\n") }
            return error.kind.rawValue
        default:
            let parsing = Qiancun.exitCode(for: error)
            let message = Qiancun.fullMessage(for: error)
            if parsing == .success {
                do { try StandardStreams.write(message + "\n") } catch {
                    complain(error.description)
                    return error.kind.rawValue
                }
                return 0
            }
            if parsing == .validationFailure {
                StandardStreams.say(message + "\n")
                return FailureKind.usage.rawValue
            }
            complain("\(error)")
            return FailureKind.working.rawValue
        }
    }

    private static func complain(_ text: String) { StandardStreams.say("qiancun: \(VisibleText.line(text))\n") }
}
