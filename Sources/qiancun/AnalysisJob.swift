import ArgumentParser
import Columns
import FindingValues
import Foundation
import Output
import AnalysisRuns
import ProjectFile
import Reporting
import Writers

/// Analyses a project, writes the output folder if one is asked for, and prints the figures.
struct AnalysisJob {
    let project: Project
    /// None for everything that the project asks for.
    let only: Set<AnalysisName>?
    /// The output folder; none to print only.
    let output: String?
    /// Knows the project file and all inputs.
    let door: OutputDoor
    let strict: Bool
    let common: CommonOptions
    /// Refuses findings before anything is written or printed of them.
    var accept: (Findings) throws -> Void = { _ in }

    func run() async throws {
        try await Budgets.$current.withValue(common.budgets(over: project.options.budgets)) { try await runWithin() }
    }

    private func runWithin() async throws {
        let clock = StageClock()
        let printer = ProgressPrinter(quiet: common.quiet)
        guard let output else {
            let findings = try await analyse(clock, printer)
            printer.finish()
            try accept(findings)
            return try show(findings, Report.breaches(of: findings))
        }
        // Made first: a folder that is in the way is told before anything is read.
        let folder = try door.folder(output, known: ReportFiles.isOurs)
        let findings = try await analyse(clock, printer)
        try accept(findings)
        clock.enter("report")
        let record = RunRecord(
            version: qiancunVersion, arguments: Array(CommandLine.arguments.dropFirst()), began: clock.began,
            threads: common.threadCount, timings: clock.timings())
        let breaches = try await Report.write(findings, record: record, into: folder, language: common.lang) {
            file in
            printer.update(stage: Phrase(same: file))
        }
        try Task.checkCancellation()
        try door.commit()
        printer.finish()
        try show(findings, breaches)
    }

    private func analyse(_ clock: StageClock, _ printer: ProgressPrinter) async throws -> Findings {
        try await Analysis.run(project, only: only, threads: common.threadCount) { progress in
            clock.enter(progress.stage.name)
            printer.update(progress)
        }
    }

    /// Rows that are named on standard error where no folder holds `issues.csv`.
    private static let namedIssues = 10

    /// What is in doubt of whole layers, and the rows where no `issues.csv` names them: those that no figure holds first.
    private func printDoubts(of findings: Findings) {
        let bySeverity = RowIssue.Severity.allCases.flatMap { severity in
            findings.issues.filter { $0.severity == severity }
        }
        printNotes(findings.notices, output == nil ? bySeverity : [], most: Self.namedIssues)
    }

    private func show(_ findings: Findings, _ breaches: [TableBreach]) throws {
        if common.json {
            try door.print(json: Report.summary(findings, breaches))
        } else {
            let language = common.lang
            try door.print(TerminalSummary.text(findings, asked: only ?? [], language: language))
            if let output {
                let report = URL(filePath: output).appending(path: "report.html").path
                try door.print((language == .zh ? "报告：" : "Report: ") + report + "\n")
            }
        }
        printDoubts(of: findings)
        for breach in breaches {
            StandardStreams.say("qiancun: \(VisibleText.line(breach.message[common.lang]))\n")
        }
        if !breaches.isEmpty { throw ExitCode(1) }
        if strict && findings.hasUnmet { throw ExitCode(4) }
    }
}
