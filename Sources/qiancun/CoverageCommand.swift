import ArgumentParser
import FindingValues
import ProjectFile

/// `qiancun coverage`: who is within reach of which service.
struct CoverageCommand: AnalysisCommand {
    static let analysis = AnalysisName.coverage
    /// The options that name a layer.
    private static let layerOptions = [
        "villages", "village-table", "roads", "external-roads", "services", "parcels", "towns", "anchors",
    ]
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Say which villages and how many residents are within reach of a service, along roads.",
        discussion: """
            With a project file, everything in its `coverage:` is measured, or what --standard and --service ask for in its \
            place. Without one, name --villages and the layers that the question needs, such as --roads and --services. \
            Parcels put a village's place at its homesteads instead of a point inside its border.
            """ + LayerArguments.listed(layerOptions))

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: "Village borders.") var villages: String?
    @Option(help: "Village table, with the code of the village in each row.") var villageTable: String?
    @Option(help: "Road lines.") var roads: String?
    @Option(help: "Roads past the county line.") var externalRoads: String?
    @Option(help: "Service points with a field for their kind.") var services: String?
    @Option(help: "Land-survey parcels.") var parcels: String?
    @Option(help: "Town borders, for their names.") var towns: String?
    @Option(help: "County seat and towns as points.") var anchors: String?

    @Option(help: "A coverage standard by its identifier, such as clinic-1000, or all. May be repeated.")
    var standard: [String] = []
    @Option(help: "The kind of service asked about.") var service: String?
    @Option(help: "Most minutes to it. May be repeated: each is a limit of its own.") var minutes: [Double] = []
    @Option(help: "Most metres to it. May be repeated.") var metres: [Double] = []
    @Option(help: "On foot or by car.") var mode = CoverageItem.Mode.walk
    @Option(help: "What the share counts.") var of = CoverageStandard.Counted.villages
    @Option(help: "Which villages are asked about, such as \"population >= 1000\".") var `where`: String?
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard service != nil else {
            if !minutes.isEmpty || !metres.isEmpty || `where` != nil {
                throw ValidationError("--minutes, --metres and --where belong to --service.")
            }
            return
        }
        guard minutes.isEmpty != metres.isEmpty else {
            throw ValidationError("--service needs one of --minutes and --metres.")
        }
    }

    var layers: [ProjectLayer: String?] {
        [
            .villages: villages, .villageTable: villageTable, .roads: roads, .externalRoads: externalRoads,
            .services: services, .parcels: parcels, .towns: towns, .anchors: anchors,
        ]
    }

    var settings: [ProjectSetting] {
        let standards = standard.map { ProjectSetting.Value.mapping([.init("standard", .text($0))]) }
        guard let service else {
            return standards.isEmpty ? [] : [ProjectSetting(["coverage"], .list(standards))]
        }
        var item: [ProjectSetting.Member] = [
            .init("service", .text(service)), .init("mode", .text(mode.rawValue)), .init("of", .text(of.rawValue)),
        ]
        if let `where` { item.append(.init("where", .text(`where`))) }
        let limits =
            minutes.map { ProjectSetting.Member("minutes", .text("\($0)")) }
            + metres.map { ProjectSetting.Member("metres", .text("\($0)")) }
        let items = limits.map { ProjectSetting.Value.mapping(item + [$0]) }
        return [ProjectSetting(["coverage"], .list(items + standards))]
    }

    func complete(_ project: inout Project) throws {
        guard arguments.project == nil, project.coverage.isEmpty, project.standards.isEmpty else { return }
        throw ValidationError("Say what is asked: --standard ID, or --service KIND with --minutes N or --metres N.")
    }
}

extension CoverageItem.Mode: ExpressibleByArgument {}
extension CoverageStandard.Counted: ExpressibleByArgument {}
