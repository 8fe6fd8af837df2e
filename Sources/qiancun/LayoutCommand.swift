import ArgumentParser
import ProjectFile

/// `qiancun layout`: how the villages are laid out.
struct LayoutCommand: AnalysisCommand {
    static let analysis = AnalysisName.layout
    /// The options that name a layer.
    private static let layerOptions = [
        "villages", "village-table", "towns", "parcels", "roads", "external-roads", "anchors", "state-border",
    ]
    static let configuration = CommandConfiguration(
        commandName: "layout",
        abstract: "Describe the layout of villages: settlements, farming radius, hollowness, shape, ways to town.",
        discussion: """
            Every layer but the villages is optional; a figure that lacks its layer or column is null, with the reason. \
            The figures of each village stand in the layer `villages` and in the tables of the output folder; \
            Docs/layout-and-coverage.md defines them.
            """ + LayerArguments.listed(layerOptions))

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: "Village borders.") var villages: String?
    @Option(help: "Village table: population, homesteads, homesteads_vacant, border by village code.")
    var villageTable: String?
    @Option(help: "Town borders, for their names.") var towns: String?
    @Option(help: "Land-survey parcels.") var parcels: String?
    @Option(help: "Road lines.") var roads: String?
    @Option(help: "Roads past the county line.") var externalRoads: String?
    @Option(help: "County seat and towns as points.") var anchors: String?
    @Option(help: "Lines of the state border.") var stateBorder: String?

    @Option(help: "Settlement parcels this near to one another are one patch, metres. (default: 20)")
    var merge: Double?
    @Option(help: "Share of vacant homesteads from which a village counts as hollow. (default: 0.3)")
    var hollow: Double?
    @Option(help: "Construction land for each resident that the plan sets, m². (default: none)")
    var indicator: Double?
    @OptionGroup var common: CommonOptions

    var layers: [ProjectLayer: String?] {
        [
            .villages: villages, .villageTable: villageTable, .towns: towns, .parcels: parcels, .roads: roads,
            .externalRoads: externalRoads, .anchors: anchors, .stateBorder: stateBorder,
        ]
    }

    var settings: [ProjectSetting] {
        [("merge_metres", merge), ("hollow_share", hollow), ("construction_m2_per_resident", indicator)]
            .compactMap { key, value in value.map { ProjectSetting(["layout", key], .text("\($0)")) } }
    }
}
