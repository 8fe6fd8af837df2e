import ArgumentParser
import ProjectFile

/// `qiancun layout`: how the villages are laid out.
struct LayoutCommand: AnalysisCommand {
    static let analysis = AnalysisName.layout
    /// The options that name a layer.
    private static let layerOptions = [
        "villages", "village-table", "towns", "parcels", "roads", "external-roads", "anchors", "state-border",
    ]
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "layout",
            abstract: say(
                zh: "描述村庄布局：居民点、耕作半径、空心程度、形态、到乡镇的路程。",
                en: "Describe the layout of villages: settlements, farming radius, hollowness, shape, ways to town."),
            discussion: say(
                zh: """
                    除村界外，各图层都可以没有；缺图层或缺列的数字为空，并说明原因。各村的数字在图层 `villages` \
                    和输出文件夹的表格中；定义见 Docs/layout-and-coverage.md。
                    """,
                en: """
                    Every layer but the villages is optional; a figure that lacks its layer or column is null, with \
                    the reason. The figures of each village stand in the layer `villages` and in the tables of the \
                    output folder; Docs/layout-and-coverage.md defines them.
                    """) + LayerArguments.listed(layerOptions))
    }

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: .villages) var villages: String?
    @Option(
        help: .say(
            zh: "村庄表：按村代码给出 population、homesteads、homesteads_vacant、border。",
            en: "Village table: population, homesteads, homesteads_vacant, border by village code."))
    var villageTable: String?
    @Option(help: .towns) var towns: String?
    @Option(help: .parcels) var parcels: String?
    @Option(help: .roads) var roads: String?
    @Option(help: .externalRoads) var externalRoads: String?
    @Option(help: .anchors) var anchors: String?
    @Option(help: .say(zh: "国界线图层。", en: "Lines of the state border.")) var stateBorder: String?

    @Option(
        help: .say(
            zh: "相距不超过此值的居民点图斑算同一居民点，米。（默认：20）",
            en: "Settlement parcels this near to one another are one patch, metres. (default: 20)"))
    var merge: Double?
    @Option(
        help: .say(
            zh: "闲置宅基地占比达到多少算空心村。（默认：0.3）",
            en: "Share of vacant homesteads from which a village counts as hollow. (default: 0.3)"))
    var hollow: Double?
    @Option(
        help: .say(
            zh: "规划规定的人均建设用地，平方米。（默认：无）",
            en: "Construction land for each resident that the plan sets, m². (default: none)"))
    var indicator: Double?
    @OptionGroup var common: CommonOptions

    var layers: [ProjectLayer: String?] {
        [
            .villages: villages, .villageTable: villageTable, .towns: towns, .parcels: parcels, .roads: roads,
            .externalRoads: externalRoads, .anchors: anchors, .stateBorder: stateBorder,
        ]
    }

    var settings: [ProjectSetting] {
        [
            ("merge_metres", merge, "--merge"), ("hollow_share", hollow, "--hollow"),
            ("construction_m2_per_resident", indicator, "--indicator"),
        ].compactMap { key, value, option in
            value.map { ProjectSetting(["layout", key], .text("\($0)"), as: option) }
        }
    }
}
