import ArgumentParser
import ProjectFile

/// `qiancun consolidation`: contiguous farmland.
struct ConsolidationCommand: AnalysisCommand {
    static let analysis = AnalysisName.consolidation
    /// The options that name a layer.
    private static let layerOptions = ["villages", "village-table", "towns", "parcels"]
    static let configuration = CommandConfiguration(
        commandName: "consolidation",
        abstract: "Find contiguous farmland: blocks, their size classes, slopes, and how broken up farmland is.",
        discussion: """
            With a project file, its layers `villages` and `parcels` are used. Without one, name --villages and --parcels. \
            Docs/consolidation.md defines the figures.
            """ + LayerArguments.listed(layerOptions))

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: "Village borders.") var villages: String?
    @Option(help: "Village table, with the code of the village in each row.") var villageTable: String?
    @Option(help: "Town borders, for their names.") var towns: String?
    @Option(help: "Land-survey parcels.") var parcels: String?
    @Option(help: "Farmland nearer than this to other farmland is one block with it, metres. (default: 8)")
    var gap: Double?
    @OptionGroup var common: CommonOptions

    var layers: [ProjectLayer: String?] {
        [.villages: villages, .villageTable: villageTable, .towns: towns, .parcels: parcels]
    }

    var settings: [ProjectSetting] {
        gap.map { [ProjectSetting(["consolidation", "gap_metres"], .text("\($0)"))] } ?? []
    }
}
