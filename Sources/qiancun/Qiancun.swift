import ArgumentParser

/// The command: one file per subcommand, no logic.
struct Qiancun: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "qiancun",
            abstract: say(
                zh: "千村乡村规划分析：示范带、片区、耕地红线、服务覆盖、政策目标。",
                en: "Rural planning analysis (千村): demonstration belts, clusters, farmland red line, coverage, targets."
            ),
            discussion: say(
                zh: """
                    退出码：0 完成；1 运行失败；2 命令行或项目文件有误；3 输入数据被拒绝；4 已完成，但有目标、比例、\
                    平衡或红线规则未达到或存疑（仅在 --strict 时）；130 被中断。
                    """,
                en: """
                    Exit codes: 0 done; 1 failed while working; 2 the command line or project file is wrong; 3 input \
                    data refused; 4 done, but a target, share, balance or red-line rule is not met or doubtful (only \
                    with --strict); 130 interrupted.
                    """),
            version: "qiancun \(qiancunVersion)",
            subcommands: [
                Analyze.self,
                Area.self,
                BeltsCommand.self,
                CheckLayers.self,
                ClustersCommand.self,
                Compare.self,
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
}

/// The version of the command and of what it writes.
let qiancunVersion = "0.1.0"
