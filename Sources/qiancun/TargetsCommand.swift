import ArgumentParser
import Foundation
import ProjectFile

/// `qiancun targets`: the targets of policy documents, judged from layers and tables.
struct TargetsCommand: AnalysisCommand {
    static let analysis = AnalysisName.targets
    /// The options that name a layer.
    private static let layerOptions = [
        "villages", "village-table", "towns", "parcels", "parcels-before", "roads", "external-roads", "services",
        "anchors", "basic-farmland", "protection-targets", "ecological-red-line", "urban-boundary",
        "high-standard-farmland", "standard-farmland", "grain-zones", "construction", "planned-works",
    ]
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "targets",
            abstract: say(
                zh: "判定政策文件的目标：达到、未达到、存疑、未到期，或缺少什么。",
                en: "Judge the targets of policy documents: met, not met, doubtful, not due, or what is missing."),
            discussion: say(
                zh: """
                    有项目文件时，按其 `as_of:` 判定其 `policies:`。没有项目文件时，须给出 --policy、--as-of \
                    和目标所涉及的图层。目标所依据的内容（例如示范带）自动求得。
                    """,
                en: """
                    With a project file, its `policies:` are judged on its `as_of:`. Without one, name --policy, \
                    --as-of and the layers that the targets speak of. What a target stands on, such as belts, is \
                    worked out for it.
                    """) + LayerArguments.listed(layerOptions))
    }

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: .villages) var villages: String?
    @Option(help: .villageTable) var villageTable: String?
    @Option(help: .towns) var towns: String?
    @Option(help: .parcels) var parcels: String?
    @Option(help: .parcelsBefore) var parcelsBefore: String?
    @Option(help: .roads) var roads: String?
    @Option(help: .externalRoads) var externalRoads: String?
    @Option(help: .services) var services: String?
    @Option(help: .anchors) var anchors: String?
    @Option(help: .basicFarmland) var basicFarmland: String?
    @Option(help: .protectionTargets) var protectionTargets: String?
    @Option(help: .ecologicalRedLine) var ecologicalRedLine: String?
    @Option(help: .urbanBoundary) var urbanBoundary: String?
    @Option(help: .say(zh: "高标准农田图层。", en: "High-standard farmland.")) var highStandardFarmland: String?
    @Option(help: .say(zh: "标准农田图层。", en: "Standard farmland for agriculture.")) var standardFarmland: String?
    @Option(help: .say(zh: "粮食生产功能区图层。", en: "Grain production zones.")) var grainZones: String?
    @Option(help: .construction) var construction: String?
    @Option(help: .say(zh: "拟建工程图层。", en: "Proposed works.")) var plannedWorks: String?

    @Option(
        help: .say(
            zh: "政策目标目录：文件，或 builtin:ID，例如 builtin:yunxi-2024。可重复。",
            en: "A catalogue of targets: a file, or builtin:ID such as builtin:yunxi-2024. May be repeated."))
    var policy: [String] = []
    @Option(help: .say(zh: "判定目标的日期，例如 2024-12-31。", en: "The day on which targets are judged, such as 2024-12-31."))
    var asOf: String?
    @OptionGroup var common: CommonOptions

    var layers: [ProjectLayer: String?] {
        [
            .villages: villages, .villageTable: villageTable, .towns: towns, .parcels: parcels,
            .parcelsBefore: parcelsBefore, .roads: roads, .externalRoads: externalRoads, .services: services,
            .anchors: anchors, .basicFarmland: basicFarmland, .protectionTargets: protectionTargets,
            .ecologicalRedLine: ecologicalRedLine, .urbanBoundary: urbanBoundary,
            .highStandardFarmland: highStandardFarmland, .standardFarmland: standardFarmland,
            .grainZones: grainZones, .construction: construction, .plannedWorks: plannedWorks,
        ]
    }

    var settings: [ProjectSetting] {
        var settings: [ProjectSetting] = []
        if !policy.isEmpty {
            let paths = policy.map { $0.hasPrefix("builtin:") ? $0 : URL(filePath: $0).path }
            settings.append(ProjectSetting(["policies"], .list(paths.map { .text($0) }), as: "--policy"))
        }
        if let asOf { settings.append(ProjectSetting(["as_of"], .text(asOf), as: "--as-of")) }
        return settings
    }

    func complete(_ project: inout Project) throws {
        guard arguments.project == nil, project.policies.isEmpty else { return }
        throw ValidationError(
            zh: "请说明要判定哪些目标：--policy 文件（或 builtin:ID）和 --as-of YYYY-MM-DD。",
            en: "Say which targets: --policy FILE (or builtin:ID) and --as-of YYYY-MM-DD.")
    }
}
