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
    static let configuration = CommandConfiguration(
        commandName: "targets",
        abstract: "Judge the targets of policy documents: met, not met, doubtful, not due, or what is missing.",
        discussion: """
            With a project file, its `policies:` are judged on its `as_of:`. Without one, name --policy, --as-of and the \
            layers that the targets speak of. What a target stands on, such as belts, is worked out for it.
            """ + LayerArguments.listed(layerOptions))

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: "Village borders.") var villages: String?
    @Option(help: "Village table, with the code of the village in each row.") var villageTable: String?
    @Option(help: "Town borders, for their names.") var towns: String?
    @Option(help: "Land-survey parcels.") var parcels: String?
    @Option(help: "Parcels of the earlier survey.") var parcelsBefore: String?
    @Option(help: "Road lines.") var roads: String?
    @Option(help: "Roads past the county line.") var externalRoads: String?
    @Option(help: "Service points with a field for their kind.") var services: String?
    @Option(help: "County seat and towns as points.") var anchors: String?
    @Option(help: "Permanent basic farmland.") var basicFarmland: String?
    @Option(help: "Farmland protection targets.") var protectionTargets: String?
    @Option(help: "The ecological red line.") var ecologicalRedLine: String?
    @Option(help: "The urban boundary.") var urbanBoundary: String?
    @Option(help: "High-standard farmland.") var highStandardFarmland: String?
    @Option(help: "Standard farmland for agriculture.") var standardFarmland: String?
    @Option(help: "Grain production zones.") var grainZones: String?
    @Option(help: "Observed works.") var construction: String?
    @Option(help: "Proposed works.") var plannedWorks: String?

    @Option(help: "A catalogue of targets: a file, or builtin:ID such as builtin:yunxi-2024. May be repeated.")
    var policy: [String] = []
    @Option(help: "The day on which targets are judged, such as 2024-12-31.") var asOf: String?
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
            settings.append(ProjectSetting(["policies"], .list(paths.map { .text($0) })))
        }
        if let asOf { settings.append(ProjectSetting(["as_of"], .text(asOf))) }
        return settings
    }

    func complete(_ project: inout Project) throws {
        guard arguments.project == nil, project.policies.isEmpty else { return }
        throw ValidationError("Say which targets: --policy FILE (or builtin:ID) and --as-of YYYY-MM-DD.")
    }
}
