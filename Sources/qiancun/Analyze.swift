import ArgumentParser
import Columns
import Output
import ProjectFile

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

    @Option(help: AnalysisArguments.setHelp)
    var set: [ProjectSetting] = []

    @Flag(help: "Replace an existing output folder.")
    var overwrite = false

    @Flag(help: "Exit with 4 when a target, share, balance or red-line rule is not met or doubtful.")
    var strict = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let only = try wanted()
        let door = OutputDoor(inputs: [project], overwrite: overwrite)
        let project = try Project(contentsOf: project, settings: set)
        door.read(project.inputPaths)
        try await AnalysisJob(
            project: project, only: only, output: output, door: door, strict: strict, common: common
        ).run()
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
}
