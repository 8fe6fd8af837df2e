import ArgumentParser
import Columns
import Foundation
import Planning
import Reporting

/// `qiancun analyze`: everything that a project file asks for.
struct Analyze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Analyse a project: belts, clusters, red line, coverage and targets, with tables and a map report.")

    @Argument(help: "The project file.", completion: .file(extensions: ["yaml", "yml"]))
    var project: String

    @Option(name: .shortAndLong, help: "The output folder; it appears whole or not at all.")
    var output: String

    @Option(help: "Only these analyses, separated by commas, such as belts,clusters.")
    var only: String?

    @Flag(help: "Replace an existing output folder.")
    var overwrite = false

    @Flag(help: "Exit with 4 when a policy target or a red-line rule is not met.")
    var strict = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let only = try wanted()
        let clock = StageClock()
        let printer = ProgressPrinter(quiet: common.quiet)
        let folder = try OutputFolder(path: output, overwrite: overwrite)
        let project = try Project(contentsOf: project)
        let language = common.lang.report
        let findings = try await Analysis.run(project, only: only, threads: common.threadCount) { progress in
            clock.enter(progress.stage.rawValue)
            printer.update(progress)
        }
        clock.enter("report")
        let record = RunRecord(
            version: qiancunVersion, arguments: Array(CommandLine.arguments.dropFirst()), began: clock.began,
            threads: common.threadCount, timings: clock.timings())
        try Report.write(findings, record: record, into: folder, language: language) { file in
            printer.update(stage: file)
        }
        try Task.checkCancellation()
        try folder.commit()
        printer.finish()
        show(findings, language: language)
        if strict && findings.hasUnmet { throw ExitCode(4) }
    }

    /// The analyses named by `--only`.
    private func wanted() throws -> Set<AnalysisName>? {
        guard let only else { return nil }
        return try Set(
            only.split(separator: ",").map { word in
                let name = word.trimmingCharacters(in: .whitespaces)
                if let analysis = AnalysisName(rawValue: name) { return analysis }
                let known = AnalysisName.allCases.map(\.rawValue)
                let nearest = nearestName(to: name, among: known).map { " Did you mean \($0)?" } ?? ""
                throw ValidationError(
                    "--only: no analysis is called '\(name)'.\(nearest) Known: \(known.joined(separator: ", ")).")
            })
    }

    private func show(_ findings: Findings, language: ReportLanguage) {
        if common.json {
            FileHandle.standardOutput.write(Data(Report.summary(findings)))
            return
        }
        print(TerminalSummary.text(findings, language: language), terminator: "")
        let report = URL(filePath: output).appending(path: "report.html").path
        print(language == .zh ? "报告:\(report)" : "Report: \(report)")
    }
}
