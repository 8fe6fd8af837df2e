import ArgumentParser
import Columns
import CountyLayers
import Foundation
import OGR
import Output
import ProjectFile
import ToolOutputs
import Tools

/// `qiancun check`: geometry, coverage, schema and survey rules.
struct CheckLayers: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: say(
                zh: "检查项目或文件的图层：几何、覆盖、字段、编码、面积、基准和带号。",
                en:
                    "Check the layers of a project, or of files: geometry, coverage, fields, codes, areas, datum and zone."
            ),
            discussion: say(
                zh: """
                    逐条打印每个问题的图层、标识、规则、位置、数值和说明，再打印各规则的数量；规则见 \
                    Docs/check-rules.md。输入文件从不改动。加 --repair 时写出各面图层的副本，其中去掉重复的行，\
                    修复无效图形，去除尖刺，每处修改及其前后面积列在表 `repairs` 中。

                    退出码：0 已检查，不论发现什么；2 缺少文件或项目文件有误；3 有图层不能读取；4 发现错误（仅在 \
                    --strict 时）。
                    """,
                en: """
                    Prints every issue with layer, id, rule, place, measure and message, then the counts by rule; \
                    Docs/check-rules.md lists the rules. Inputs are never changed. With --repair, copies of the \
                    polygon layers are written in which rows that stand twice are left out, invalid shapes made valid \
                    and spikes taken out, each change listed with the area before and after in the table `repairs`.

                    Exit codes: 0 checked, whatever was found; 2 a file is missing or the project file is wrong; 3 a \
                    layer cannot be read; 4 errors were found (only with --strict).
                    """))
    }

    @Argument(
        help: .say(
            zh: "一个项目文件（.yaml），或若干数据文件，其图层按名称和字段识别。",
            en: "One project file (.yaml), or files whose layers are recognised by name and fields."))
    var paths: [String]

    @Option(help: .say(zh: "要写出的 GeoPackage，标出各问题的位置。", en: "GeoPackage to write with the places of the issues."))
    var places: String?
    @Option(help: .say(zh: "要写出的 GeoPackage，存放修复后的副本。", en: "GeoPackage to write with repaired copies.")) var repair:
        String?
    @Option(help: .crsOfLayers) var crs: String?
    @Option(
        help: .say(zh: "未声明编码的文件的文字编码，例如 GBK。", en: "Encoding of the text of files that declare none, such as GBK."))
    var encoding: String?
    @Option(help: .treatAsCGCS2000) var treatAsCgcs2000: [String] =
        []
    @Flag(
        help: .say(
            zh: "替换 --places 和 --repair 处已有的文件；输入文件从不被替换。",
            en: "Replace what stands at --places and --repair; inputs never are.")) var overwrite = false
    @Flag(
        help: .say(
            zh: "有错误时以退出码 4 结束；警告和提示不算。",
            en: "Exit with 4 when an issue is an error; warnings and notices do not count.")) var strict = false
    @OptionGroup var common: CommonOptions

    private var isProject: Bool { [".yaml", ".yml"].contains { paths[0].lowercased().hasSuffix($0) } }

    func validate() throws {
        guard !paths.isEmpty else {
            throw ValidationError(zh: "请给出项目文件，或要检查的文件。", en: "Name a project file, or files to check.")
        }
        try refuseIdleOverwrite(overwrite, [repair, places])
        guard isProject else { return }
        if paths.count > 1 {
            throw ValidationError(
                zh: "项目文件须单独检查：请去掉其他路径。", en: "A project file is checked alone: leave the other paths out.")
        }
        if crs != nil || encoding != nil || !treatAsCgcs2000.isEmpty {
            throw ValidationError(
                zh: "--crs、--encoding 和 --treat-as-cgcs2000 只用于数据文件：请写在项目文件里。",
                en: "--crs, --encoding and --treat-as-cgcs2000 are for plain files: say it in the project file.")
        }
    }

    func run() async throws {
        let door = OutputDoor(inputs: paths, outputs: [repair, places], overwrite: overwrite)
        let project = isProject ? try Project(contentsOf: paths[0]) : nil
        try await Budgets.$current.withValue(common.budgets(over: project?.options.budgets ?? Budgets())) {
            try await run(project, door)
        }
    }

    private func run(_ project: Project?, _ door: OutputDoor) async throws {
        var options = CheckOptions()
        let inputs: [CheckInput]
        if let project {
            door.read(project.inputPaths)
            (inputs, options) = (try CheckInput.layers(of: project), CheckOptions(project))
        } else {
            inputs = try CheckInput.layers(ofPaths: paths, crs: crs.map { CRS($0) }, encoding: encoding)
            options.treatAsCGCS2000 = treatAsCgcs2000.map { CRS($0) }
        }
        options.threads = common.threadCount
        let repairFile = try repair.map { try door.files($0) }
        let placesFile = try places.map { try door.files($0) }
        let printer = ProgressPrinter(quiet: common.quiet)
        let result = try await Check.run(inputs, options) { printer.update(stage: $0.stage) }
        if project == nil { try result.refuseUnused(options.treatAsCGCS2000) }
        let repairs = try repairFile.map { file in
            try write(file) { try CheckRepair.write(inputs, spikeAngle: options.spikeAngle, to: $0) }
        }
        if let placesFile { try write(placesFile) { try CheckPlaces.write(result, to: $0, language: common.lang) } }
        try door.commit()
        printer.finish()
        printNotes(
            result.layers.flatMap { layer in
                layer.notes.map { Phrase(zh: "\(layer.name)：", en: "\(layer.name): ") + $0.phrase }
            }, [])
        if common.json {
            try door.print(json: CheckText.json(result, repairs: repairs, language: common.lang))
        } else {
            try door.print(
                CheckText.table(result, language: common.lang)
                    + (repairs.map { CheckText.table($0, language: common.lang) } ?? ""))
        }
        if strict, result.count(.error) > 0 { throw ExitCode(4) }
    }

    /// Writes a GeoPackage into its hidden place.
    @discardableResult
    private func write<R>(_ file: OutputFiles, _ body: (GeoPackageWriter) throws -> R) throws -> R {
        let writer = try GeoPackageWriter(path: file.partialPath)
        let result = try body(writer)
        try writer.finish()
        return result
    }
}
