import ArgumentParser

/// The command: one file per subcommand, no logic.
@main
struct Qiancun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "qiancun", abstract: "Rural planning analysis: belts, clusters, farmland red line, coverage, targets.")
}
