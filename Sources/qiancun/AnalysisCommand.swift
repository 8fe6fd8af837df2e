import ArgumentParser
import Output
import ProjectFile

/// A subcommand that is one analysis of a project: it takes a project file, or its layers as options, and does what
/// `analyze --only` does with it.
///
/// A new one gives its name, its options and what they stand for in the project file.
protocol AnalysisCommand: AsyncParsableCommand {
    /// The analysis that runs; no other does.
    static var analysis: AnalysisName { get }
    var arguments: AnalysisArguments { get }
    var common: CommonOptions { get }
    /// Paths of the layers that the options name; they take the place of the project file's.
    var layers: [ProjectLayer: String?] { get }
    /// What its own options stand for in the project file.
    var settings: [ProjectSetting] { get throws }
    /// What a project without a file lacks and this analysis can do without being given one, such as a default
    /// question.
    func complete(_ project: inout Project) throws
}

extension AnalysisCommand {
    var settings: [ProjectSetting] { [] }
    func complete(_ project: inout Project) {}

    func run() async throws { try await analyse() }

    /// Reads the project, runs the analysis and shows what it found.
    func analyse() async throws {
        let door = OutputDoor(inputs: arguments.project.map { [$0] } ?? [], overwrite: arguments.overwrite)
        var project = try arguments.read(
            name: Self.analysis.rawValue, layers: layers.compactMapValues { $0 }, settings: settings)
        try complete(&project)
        door.read(project.inputPaths)
        try await AnalysisJob(
            project: project, only: [Self.analysis], output: arguments.output, door: door, strict: arguments.strict,
            common: common
        ).run()
    }
}

extension ProjectLayer {
    /// The option that names the layer, such as `--village-table`.
    var option: String { "--" + rawValue.replacing("_", with: "-") }
}
