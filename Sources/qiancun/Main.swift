import ArgumentParser
import Columns
import Dispatch
import Foundation

/// Parses the command line, runs the subcommand in one task, and turns how it ended into an exit code.
@main
enum Main {
    static func main() async {
        do {
            let work = Task { try await run(try Qiancun.parseAsRoot()) }
            let signals = [SIGINT, SIGTERM].map { cancel(work, on: $0) }
            defer { signals.forEach { $0.cancel() } }
            try await work.value
        } catch {
            exit(report(error))
        }
    }

    private static func run(_ parsed: ParsableCommand) async throws {
        var parsed = parsed
        if var command = parsed as? AsyncParsableCommand {
            try await command.run()
        } else {
            try parsed.run()
        }
    }

    /// The first signal cancels the work, which then leaves nothing partial; a second one ends the process at once.
    private static func cancel(_ work: Task<Void, any Error>, on number: Int32) -> any DispatchSourceSignal {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
            if work.isCancelled { _exit(FailureKind.interrupted.rawValue) }
            work.cancel()
        }
        source.resume()
        return source
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
            if let advice = error.advice { write("  try: \(advice)\n") }
            return error.kind.rawValue
        default:
            let parsing = Qiancun.exitCode(for: error)
            let message = Qiancun.fullMessage(for: error)
            if parsing == .success {
                print(message)
                return 0
            }
            if parsing == .validationFailure {
                write(message + "\n")
                return FailureKind.usage.rawValue
            }
            complain("\(error)")
            return FailureKind.working.rawValue
        }
    }

    private static func complain(_ text: String) { write("qiancun: \(text)\n") }
    private static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
