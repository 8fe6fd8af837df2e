import ArgumentParser

/// The command: one file per subcommand, no logic.
struct Qiancun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "qiancun",
        abstract: "Rural planning analysis (千村): demonstration belts, clusters, farmland red line, coverage, targets.",
        discussion: """
            Exit codes: 0 done; 1 failed while working; 2 the command line or project file is wrong; 3 input data \
            refused; 4 done, but a target, share, balance or red-line rule is not met or doubtful (only with --strict); \
            130 interrupted.
            """,
        version: "qiancun \(qiancunVersion)",
        subcommands: [
            Analyze.self,
            Area.self,
            BeltsCommand.self,
            CheckLayers.self,
            Clusters.self,
            Convert.self,
            ChangeCommand.self,
            ConsolidationCommand.self,
            CoverageCommand.self,
            Info.self,
            LayoutCommand.self,
            LocateCommand.self,
            Map.self,
            Matrix.self,
            Overlaps.self,
            RedLineCommand.self,
            Sample.self,
            Tabulate.self,
            TargetsCommand.self,
        ]
    )
}

/// The version of the command and of what it writes.
let qiancunVersion = "0.1.0"
