import ArgumentParser
import Foundation
import ProjectFile

/// What every analysis of a project takes: the project file or none, where the results go, and single values.
struct AnalysisArguments: ParsableArguments {
    @Argument(
        help: .say(zh: "项目文件；不用项目文件时，用选项指明各图层。", en: "The project file; without one, name the layers."),
        completion: .file(extensions: ["yaml", "yml"]))
    var project: String?

    @Option(
        name: .shortAndLong,
        help: .say(
            zh: "存放表格、图层和报告的输出文件夹；要么完整出现，要么不出现。",
            en: "A folder for tables, layers and report; it appears whole or not at all."))
    var output: String?

    @Option(help: Self.setHelp)
    var set: [ProjectSetting] = []

    @Flag(help: .overwriteFolder)
    var overwrite = false

    @Flag(help: .strict)
    var strict = false

    func validate() throws { try refuseIdleOverwrite(overwrite, [output]) }

    /// What `--set` takes, here and in `analyze`.
    static var setHelp: ArgumentHelp {
        .say(
            zh: """
                按项目文件的写法给出一个值：options.reach_metres=800、layers.villages.crs=EPSG:4526、\
                layers.villages.fields.code=CUNDM。可重复。
                """,
            en: """
                A value as the project file would have it: options.reach_metres=800, layers.villages.crs=EPSG:4526, \
                layers.villages.fields.code=CUNDM. May be repeated.
                """, valueName: "key=value")
    }

    /// The project: that of the file with the layers and values of the command line in place of its own, or one made of
    /// these alone.
    /// - Parameters:
    ///   - name: of a project without a file.
    ///   - layers: paths by layer; relative ones to the folder in which the command runs.
    ///   - settings: what the options of the command stand for; `--set` comes after them.
    func read(
        name: String, layers: [ProjectLayer: String], settings: [ProjectSetting]
    ) throws -> Project {
        let folder = FileManager.default.currentDirectoryPath
        let sources = layers.sorted { $0.key.rawValue < $1.key.rawValue }.map { layer, path in
            let path = project == nil ? path : URL(filePath: path).path
            return ProjectSetting(
                ["layers", layer.rawValue], .mapping([.init("path", .text(path))]),
                as: LayerArguments.option(of: layer, in: name))
        }
        let all = sources + settings + set
        if let project { return try Project(contentsOf: project, settings: all) }
        guard !all.isEmpty else {
            throw ValidationError(
                zh: "请给出项目文件，或图层，例如 --villages 路径。", en: "Name a project file, or layers such as --villages PATH.")
        }
        return try Project(name: name, settings: all, folder: folder)
    }
}

extension ProjectSetting: ExpressibleByArgument {
    /// Reads keys with dots between them, `=` and YAML, such as `options.reach_metres=800`; none, which the command
    /// refuses, for anything else.
    public init?(argument: String) { self.init(argument) }
}
