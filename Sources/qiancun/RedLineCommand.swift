import ArgumentParser
import Foundation
import ProjectFile

/// `qiancun redline`: farmland against its task, and what lies where a red-line rule forbids it.
struct RedLineCommand: AnalysisCommand {
    static let analysis = AnalysisName.redline
    /// The options that name a layer.
    private static let layerOptions = [
        "villages", "parcels", "parcels-before", "basic-farmland", "ecological-red-line", "urban-boundary",
        "protection-targets", "construction", "planned-works",
    ]
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "redline",
            abstract: say(
                zh: "对照耕地红线、永久基本农田和控制线核查用地与工程。",
                en: "Hold land and works against the farmland red line, basic farmland and the control lines."),
            discussion: say(
                zh: """
                    有项目文件时，使用其图层和规则。没有项目文件时，须给出 --villages 和现有的图层：--parcels 和 \
                    --basic-farmland 核查用地，--planned-works 在落图之前试算拟建工程（面，或加 --works-width 的线），\
                    --parcels-before 用于涉及原耕地的规则。
                    """,
                en: """
                    With a project file, its layers and rules are used. Without one, name --villages and what there \
                    is: --parcels and --basic-farmland for the land, --planned-works to try a plan before it is drawn \
                    (polygons, or lines with --works-width), --parcels-before for rules on former farmland.
                    """) + LayerArguments.listed(layerOptions))
    }

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: .villages) var villages: String?
    @Option(help: .parcels) var parcels: String?
    @Option(help: .parcelsBefore) var parcelsBefore: String?
    @Option(help: .basicFarmland) var basicFarmland: String?
    @Option(help: .ecologicalRedLine) var ecologicalRedLine: String?
    @Option(help: .urbanBoundary) var urbanBoundary: String?
    @Option(help: .protectionTargets) var protectionTargets: String?
    @Option(help: .construction) var construction: String?
    @Option(help: .say(zh: "拟建工程图层：面，或按宽度展开的线。", en: "Proposed works: polygons, or lines that are widened."))
    var plannedWorks: String?
    @Option(
        help: .say(
            zh: "拟建工程的线没有自己的宽度时，按此宽度展开，米。",
            en: "Metres to which lines of proposed works are widened that have no width of their own."))
    var worksWidth: Double?
    @Option(
        help: .say(
            zh: "规则文件，用来替换、开关或增加规则。可重复。", en: "Rule file that replaces, switches or adds rules. May be repeated."))
    var rules: [String] = []
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if worksWidth != nil, plannedWorks == nil {
            throw ValidationError(
                zh: "--works-width 须与 --planned-works 一起使用。", en: "--works-width belongs to --planned-works.")
        }
    }

    var layers: [ProjectLayer: String?] {
        [
            .villages: villages, .parcels: parcels, .parcelsBefore: parcelsBefore, .basicFarmland: basicFarmland,
            .ecologicalRedLine: ecologicalRedLine, .urbanBoundary: urbanBoundary,
            .protectionTargets: protectionTargets, .construction: construction, .plannedWorks: plannedWorks,
        ]
    }

    var settings: [ProjectSetting] {
        var settings: [ProjectSetting] = []
        if let worksWidth {
            settings.append(
                ProjectSetting(["layers", "planned_works", "width"], .text("\(worksWidth)"), as: "--works-width"))
        }
        if !rules.isEmpty {
            settings.append(
                ProjectSetting(["rules"], .list(rules.map { .text(URL(filePath: $0).path) }), as: "--rules"))
        }
        return settings
    }
}
