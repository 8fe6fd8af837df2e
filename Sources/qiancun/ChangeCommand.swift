import ArgumentParser
import ProjectFile

/// `qiancun change`: what changed between two surveys.
struct ChangeCommand: AnalysisCommand {
    static let analysis = AnalysisName.change
    /// The options that name a layer.
    private static let layerOptions = [
        "before", "now", "villages", "update",
    ]
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "change",
            abstract: say(
                zh: "比较两期图斑：地类流向矩阵、图斑去向、耕地的流失与增加。",
                en: "Compare two surveys of parcels: from-to matrix, fate of parcels, farmland lost and gained."),
            discussion: say(
                zh: """
                    有项目文件时，比较其图层 `parcels_before` 和 `parcels`。没有项目文件时，须给出 --before 和 --now。\
                    --villages 把各项数字分到村；--update 用调查自己的更新记录核对比较结果。
                    """,
                en: """
                    With a project file, its layers `parcels_before` and `parcels` are compared. Without one, name \
                    --before and --now. --villages divides the figures by village; --update holds the survey's own \
                    record of the changes against what is found.
                    """) + LayerArguments.listed(layerOptions))
    }

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: .parcelsBefore) var before: String?
    @Option(help: .say(zh: "后一期调查的地类图斑图层。", en: "Parcels of the later survey.")) var now: String?
    @Option(help: .villages) var villages: String?
    @Option(help: .say(zh: "两期之间的更新过程图层（DLTBGXGC）。", en: "The update process between the two surveys (DLTBGXGC)."))
    var update: String?
    @Option(
        help: .say(
            zh: "两期图层的地类字段；字段名为 DLBM 时不必写。", en: "Field of the land class in both surveys; DLBM is found without it."))
    var classField: String?
    @Option(
        help: .say(
            zh: "两期图层的图斑标识字段；字段名为 BSM 时不必写。", en: "Field of the parcel's key in both surveys; BSM is found without it.")
    ) var key: String?
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard arguments.project == nil else { return }
        guard before != nil, now != nil else {
            throw ValidationError(
                zh: "请给出项目文件，或 --before 路径 和 --now 路径。", en: "Name a project file, or --before PATH and --now PATH.")
        }
    }

    var layers: [ProjectLayer: String?] {
        [.parcelsBefore: before, .parcels: now, .villages: villages, .parcelsUpdate: update]
    }

    var settings: [ProjectSetting] {
        [ProjectLayer.parcelsBefore, .parcels].flatMap { layer in
            [("class", classField), ("key", key)].compactMap { ours, theirs in
                theirs.map {
                    ProjectSetting(
                        ["layers", layer.rawValue, "fields", ours], .text($0),
                        as: ours == "class" ? "--class-field" : "--key")
                }
            }
        }
    }
}
