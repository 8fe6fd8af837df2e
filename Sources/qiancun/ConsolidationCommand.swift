import ArgumentParser
import ProjectFile

/// `qiancun consolidation`: contiguous farmland.
struct ConsolidationCommand: AnalysisCommand {
    static let analysis = AnalysisName.consolidation
    /// The options that name a layer.
    private static let layerOptions = ["villages", "village-table", "towns", "parcels"]
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "consolidation",
            abstract: say(
                zh: "找出集中连片耕地：连片地块及其规模、坡度和耕地破碎程度。",
                en: "Find contiguous farmland: blocks, their size classes, slopes, and how broken up farmland is."),
            discussion: say(
                zh: """
                    有项目文件时，使用其图层 `villages` 和 `parcels`。没有项目文件时，须给出 --villages 和 --parcels。\
                    各项数字的定义见 Docs/consolidation.md。
                    """,
                en: """
                    With a project file, its layers `villages` and `parcels` are used. Without one, name --villages \
                    and --parcels. Docs/consolidation.md defines the figures.
                    """) + LayerArguments.listed(layerOptions))
    }

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: .villages) var villages: String?
    @Option(help: .villageTable) var villageTable: String?
    @Option(help: .towns) var towns: String?
    @Option(help: .parcels) var parcels: String?
    @Option(
        help: .say(
            zh: "耕地之间的距离小于此值即算同一连片地块，米。（默认：8）",
            en: "Farmland nearer than this to other farmland is one block with it, metres. (default: 8)"))
    var gap: Double?
    @OptionGroup var common: CommonOptions

    var layers: [ProjectLayer: String?] {
        [.villages: villages, .villageTable: villageTable, .towns: towns, .parcels: parcels]
    }

    var settings: [ProjectSetting] {
        gap.map { [ProjectSetting(["consolidation", "gap_metres"], .text("\($0)"), as: "--gap")] } ?? []
    }
}
