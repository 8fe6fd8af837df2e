import ArgumentParser
import ProjectFile

/// `qiancun belts`: demonstration belts along the roads.
struct BeltsCommand: AnalysisCommand {
    static let analysis = AnalysisName.belts
    /// The options that name a layer.
    private static let layerOptions = [
        "villages", "village-table", "towns", "roads", "external-roads", "anchors", "parcels", "basic-farmland",
    ]
    static let configuration = CommandConfiguration(
        commandName: "belts",
        abstract: "String villages into demonstration belts: routes from towns along roads, within a budget.",
        discussion: """
            With a project file, its `belts:` is worked out, with the options given here in place of its own. Without \
            one, name --villages, --roads and --anchors. Parcels and basic farmland tell what the corridors hold.
            """ + LayerArguments.listed(layerOptions))

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: "Village borders.") var villages: String?
    @Option(help: "Village table, with the code of the village in each row and the columns of --prize.")
    var villageTable: String?
    @Option(help: "Town borders, for their names.") var towns: String?
    @Option(help: "Road lines.") var roads: String?
    @Option(help: "Roads past the county line.") var externalRoads: String?
    @Option(help: "County seat and towns as points, where belts begin.") var anchors: String?
    @Option(help: "Land-survey parcels.") var parcels: String?
    @Option(help: "Permanent basic farmland.") var basicFarmland: String?

    @Option(help: "Belts wanted. (default: 3)") var count: Int?
    @Option(help: "Driving time from the first place to the last, minutes. (default: 30)") var minutes: Double?
    @Option(help: "Length of a belt instead of a time, metres.") var metres: Double?
    @Option(help: "Least villages of a belt. (default: 3)") var least: Int?
    @Option(help: "Most villages of a belt. (default: 10)") var most: Int?
    @Option(help: "What a village is worth: a column and its weight, such as population=1. May be repeated.")
    var prize: [NamedNumber] = []
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if minutes != nil, metres != nil { throw ValidationError("A belt has one budget: --minutes or --metres.") }
        var columns: Set<String> = []
        if let twice = prize.first(where: { !columns.insert($0.name).inserted }) {
            throw ValidationError("--prize names \(twice.name) twice.")
        }
    }

    var layers: [ProjectLayer: String?] {
        [
            .villages: villages, .villageTable: villageTable, .towns: towns, .roads: roads,
            .externalRoads: externalRoads, .anchors: anchors, .parcels: parcels, .basicFarmland: basicFarmland,
        ]
    }

    var settings: [ProjectSetting] {
        var settings: [ProjectSetting] = []
        if let count { settings.append(ProjectSetting(["belts", "count"], .text("\(count)"))) }
        for (key, value) in [("minutes", minutes), ("metres", metres)] {
            guard let value else { continue }
            settings.append(ProjectSetting(["belts", "budget"], .mapping([.init(key, .text("\(value)"))])))
        }
        for (key, value) in [("min", least), ("max", most)] {
            guard let value else { continue }
            settings.append(ProjectSetting(["belts", "villages", key], .text("\(value)")))
        }
        if !prize.isEmpty {
            let weights = prize.map { ProjectSetting.Member($0.name, .text("\($0.value)")) }
            settings.append(ProjectSetting(["belts", "prizes"], .mapping(weights)))
        }
        return settings
    }

    func complete(_ project: inout Project) {
        if project.belts == nil { project.belts = BeltOptions() }
    }
}
