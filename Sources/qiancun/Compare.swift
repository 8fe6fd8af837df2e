import ArgumentParser
import Columns
import FinishedRuns
import Output
import Reporting

/// `qiancun compare RUN_A RUN_B`: two finished runs, figure by figure and village by village.
struct Compare: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: say(
                zh: "对比两次已完成的运行，或一次运行与其给定的示范带：逐项指标、逐村。",
                en:
                    "Compare two finished runs, or a run and the belts it was given: figure by figure, village by village."
            ),
            discussion: say(
                zh: "输出文件夹含 tables.xlsx、tables/、geojson/compare_villages.geojson、summary.json 和 report.html。",
                en: "The output folder holds tables.xlsx, tables/, geojson/compare_villages.geojson, summary.json and "
                    + "report.html."))
    }

    @Argument(
        help: .say(zh: "qiancun analyze 写出的文件夹。", en: "An output folder of qiancun analyze."), completion: .directory)
    var runA: String
    @Argument(
        help: .say(zh: "与之对比的文件夹；用 --given 时不写。", en: "The folder to compare it with; none with --given."),
        completion: .directory)
    var runB: String?
    @Flag(
        help: .say(
            zh: "把该次运行求得的示范带与其给定的示范带（given_belts）对比。",
            en: "Compare the belts that the run found with those it was given (given_belts)."))
    var given = false
    @Option(
        name: .shortAndLong,
        help: .say(zh: "输出文件夹；不写则只打印。", en: "Output folder; without it the differences are only printed."),
        completion: .directory)
    var output: String?
    @Flag(help: .say(zh: "替换已有的输出文件夹。", en: "Replace the output folder that is there.")) var overwrite = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if given == (runB != nil) {
            throw ValidationError(
                zh: "请指明两次运行，或一次运行和 --given。", en: "Name two runs, or one run and --given.")
        }
        try refuseIdleOverwrite(overwrite, [output])
    }

    func run() async throws {
        let door = OutputDoor(
            inputs: FinishedRun.files(runA) + (runB.map(FinishedRun.files) ?? []), overwrite: overwrite)
        let folder = try output.map { try door.folder($0, known: RunComparison.isOurs) }
        let first = try FinishedRun(runA)
        let comparison: RunComparison
        if let runB {
            comparison = try RunComparison(first, FinishedRun(runB))
        } else {
            let (ours, theirs) = try first.beltsAndGiven()
            comparison = try RunComparison(ours, theirs)
        }
        if let folder { try comparison.write(into: folder, language: common.lang) }
        try door.commit()
        if common.json {
            try door.print(json: comparison.json.bytes)
        } else {
            try door.print(comparison.told[common.lang])
        }
    }
}
