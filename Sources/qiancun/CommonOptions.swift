import ArgumentParser
import Foundation
import Reporting

/// The language of reports, tables and summaries on the terminal.
enum Language: String, ExpressibleByArgument, CaseIterable {
    case zh, en

    /// The language as reports know it.
    var report: ReportLanguage { self == .zh ? .zh : .en }
}

/// Options of every subcommand.
struct CommonOptions: ParsableArguments {
    @Option(help: "Language of the report and of what is printed.")
    var lang = Language.zh

    @Option(help: "Threads to use. Results do not depend on it. (default: all cores)")
    var threads: Int?

    @Flag(help: "No progress on standard error.")
    var quiet = false

    @Flag(help: "Print the result to standard output as JSON.")
    var json = false

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads must be 1 or more, not \(threads).") }
    }

    /// Threads asked for, or one for each core.
    var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}
