import ArgumentParser
import Columns
import Output
import ProjectFile

/// `qiancun analyze`: everything that a project file asks for.
struct Analyze: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: say(
                zh: "分析一个项目：示范带、片区、耕地红线、覆盖和政策目标，并给出表格和地图报告。",
                en: "Analyse a project: belts, clusters, red line, coverage and targets, with tables and a map report.")
        )
    }

    @Argument(help: .say(zh: "项目文件。", en: "The project file."), completion: .file(extensions: ["yaml", "yml"]))
    var project: String

    @Option(name: .shortAndLong, help: .outputFolder)
    var output: String

    @Option(
        help: .say(
            zh: "只做这些分析，用逗号分隔，例如 belts,clusters。",
            en: "Only these analyses, separated by commas, such as belts,clusters."))
    var only: String?

    @Option(help: AnalysisArguments.setHelp)
    var set: [ProjectSetting] = []

    @Flag(help: .overwriteFolder)
    var overwrite = false

    @Flag(help: .strict)
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
        let names = try listed(only, option: "--only")
        return try Set(
            names.map { name in
                if let analysis = AnalysisName(rawValue: name) { return analysis }
                let known = AnalysisName.allCases.map(\.rawValue)
                let nearest = nearestName(to: name, among: known)
                throw ValidationError(
                    zh: "--only：没有名为“\(name)”的分析。\(nearest.map { "是否指 \($0)？" } ?? "")"
                        + "可用的分析：\(known.joined(separator: "、"))。",
                    en: "--only: no analysis is called '\(name)'.\(nearest.map { " Did you mean \($0)?" } ?? "")"
                        + " Known: \(known.joined(separator: ", ")).")
            })
    }
}
