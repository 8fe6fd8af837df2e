import ArgumentParser
import ProjectFile

/// `qiancun belts`: demonstration belts along the roads.
struct BeltsCommand: AnalysisCommand {
    static let analysis = AnalysisName.belts
    /// The options that name a layer.
    private static let layerOptions = [
        "villages", "village-table", "towns", "roads", "external-roads", "anchors", "parcels", "basic-farmland",
        "given-belts",
    ]
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "belts",
            abstract: say(
                zh: "把村庄串成示范带：从乡镇出发、沿道路、在限值以内的路线。",
                en: "String villages into demonstration belts: routes from towns along roads, within a budget."),
            discussion: say(
                zh: """
                    有项目文件时，按其 `belts:` 求解，此处给出的选项优先于项目文件。没有项目文件时，须给出 --villages、\
                    --roads 和 --anchors。地类图斑和永久基本农田用来说明廊道内有什么。
                    """,
                en: """
                    With a project file, its `belts:` is worked out, with the options given here in place of its own. \
                    Without one, name --villages, --roads and --anchors. Parcels and basic farmland tell what the \
                    corridors hold.
                    """) + LayerArguments.listed(layerOptions))
    }

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: .villages) var villages: String?
    @Option(
        help: .say(
            zh: "村庄表，每行含村代码和 --prize 所用的列。",
            en: "Village table, with the code of the village in each row and the columns of --prize."))
    var villageTable: String?
    @Option(help: .towns) var towns: String?
    @Option(help: .roads) var roads: String?
    @Option(help: .externalRoads) var externalRoads: String?
    @Option(help: .say(zh: "县城和乡镇驻地的点图层，示范带由此出发。", en: "County seat and towns as points, where belts begin."))
    var anchors: String?
    @Option(help: .parcels) var parcels: String?
    @Option(help: .basicFarmland) var basicFarmland: String?
    @Option(
        help: .say(
            zh: "人工拟定的示范带：线图层，或每行含带名（belt）、次序（order）和村代码（code）的表；与求解结果一同测算。",
            en: "Belts that people drew: a layer of lines, or a table with belt, order and code in each row; measured "
                + "as ours are."))
    var givenBelts: String?

    @Option(help: .say(zh: "示范带的条数。（默认：3）", en: "Belts wanted. (default: 3)")) var count: Int?
    @Option(
        help: .say(
            zh: "从起点到终点的车程，分钟。（默认：30）", en: "Driving time from the first place to the last, minutes. (default: 30)"))
    var minutes: Double?
    @Option(help: .say(zh: "不限车程而限示范带的长度，米。", en: "Length of a belt instead of a time, metres.")) var metres: Double?
    @Option(help: .say(zh: "一条示范带最少的村数。（默认：3）", en: "Least villages of a belt. (default: 3)")) var least: Int?
    @Option(help: .say(zh: "一条示范带最多的村数。（默认：10）", en: "Most villages of a belt. (default: 10)")) var most: Int?
    @Option(
        help: .say(
            zh: "村庄得分的构成：列名和权重，例如 population=1。可重复。",
            en: "What a village is worth: a column and its weight, such as population=1. May be repeated."))
    var prize: [NamedNumber] = []
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if minutes != nil, metres != nil {
            throw ValidationError(
                zh: "一条示范带只有一个限值：--minutes 或 --metres。", en: "A belt has one budget: --minutes or --metres.")
        }
        var columns: Set<String> = []
        if let twice = prize.first(where: { !columns.insert($0.name).inserted }) {
            throw ValidationError(zh: "--prize 两次给出 \(twice.name)。", en: "--prize names \(twice.name) twice.")
        }
    }

    var layers: [ProjectLayer: String?] {
        [
            .villages: villages, .villageTable: villageTable, .towns: towns, .roads: roads,
            .externalRoads: externalRoads, .anchors: anchors, .parcels: parcels, .basicFarmland: basicFarmland,
            .givenBelts: givenBelts,
        ]
    }

    var settings: [ProjectSetting] {
        var settings: [ProjectSetting] = []
        if let count { settings.append(ProjectSetting(["belts", "count"], .text("\(count)"), as: "--count")) }
        for (key, value) in [("minutes", minutes), ("metres", metres)] {
            guard let value else { continue }
            settings.append(
                ProjectSetting(["belts", "budget"], .mapping([.init(key, .text("\(value)"))]), as: "--\(key)"))
        }
        for (key, value) in [("min", least), ("max", most)] {
            guard let value else { continue }
            settings.append(
                ProjectSetting(["belts", "villages", key], .text("\(value)"), as: key == "min" ? "--least" : "--most"))
        }
        if !prize.isEmpty {
            let weights = prize.map { ProjectSetting.Member($0.name, .text("\($0.value)")) }
            settings.append(ProjectSetting(["belts", "prizes"], .mapping(weights), as: "--prize"))
        }
        return settings
    }

    func complete(_ project: inout Project) {
        if project.belts == nil { project.belts = .unsaid }
    }
}
