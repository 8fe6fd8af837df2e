import ArgumentParser
import ProjectFile

/// `qiancun locate`: where the next sites of a service should go.
struct LocateCommand: AnalysisCommand {
    static let analysis = AnalysisName.locate
    /// The options that name a layer.
    private static let layerOptions = [
        "villages", "village-table", "roads", "external-roads", "services", "candidates", "parcels",
    ]
    static let configuration = CommandConfiguration(
        commandName: "locate",
        abstract: "Say where to open sites of a service, what each adds, and how much better any choice could be.",
        discussion: """
            With a project file, every item of its `locate:` is worked out, or the one of --service in their place. \
            Without one, name --villages and --roads, and what is asked. Services of the kind stay open. New sites may \
            be at the points of --candidates, else at the villages themselves. Docs/location.md explains the models.
            """ + LayerArguments.listed(layerOptions))

    /// What a village may weigh.
    enum Weighting: String, ExpressibleByArgument, CaseIterable { case villages, population }

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: "Village borders.") var villages: String?
    @Option(help: "Village table, with the code of the village in each row.") var villageTable: String?
    @Option(help: "Road lines.") var roads: String?
    @Option(help: "Roads past the county line.") var externalRoads: String?
    @Option(help: "Service points with a field for their kind.") var services: String?
    @Option(help: "Points where a site may be opened.") var candidates: String?
    @Option(help: "Land-survey parcels.") var parcels: String?

    @Option(help: "The kind of service.") var service: String?
    @Option(
        help: "lscp: fewest sites; mclp: most covered; pmedian: least mean; pcentre: least greatest. (default: mclp)")
    var model: LocateItem.Model?
    @Option(help: "Most new sites.") var sites: Int?
    @Option(help: "Most minutes.") var minutes: [Double] = []
    @Option(help: "Most metres.") var metres: [Double] = []
    @Option(help: "On foot or by car. (default: walk)") var mode: CoverageItem.Mode?
    @Option(help: "What villages are weighted by. (default: residents where the table has them)")
    var of: Weighting?
    @Option(help: "Which villages are asked about, such as \"population >= 1000\".") var `where`: String?
    @Option(help: "The most that a new site may serve (lscp, pmedian).") var capacity: Double?
    @Flag(help: "Plan anew: services of the kind that are there do not count.") var anew = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        let others: [(String, Bool)] = [
            ("--model", model != nil), ("--sites", sites != nil), ("--minutes", !minutes.isEmpty),
            ("--metres", !metres.isEmpty), ("--mode", mode != nil), ("--of", of != nil), ("--where", `where` != nil),
            ("--capacity", capacity != nil), ("--anew", anew),
        ]
        // A second value would silently replace the first.
        for (name, values) in [("--minutes", minutes), ("--metres", metres)] where values.count > 1 {
            throw ValidationError("\(name) stands \(values.count) times; an item has one limit.")
        }
        guard service == nil, let first = others.first(where: \.1) else { return }
        throw ValidationError("\(first.0) belongs to --service.")
    }

    var layers: [ProjectLayer: String?] {
        [
            .villages: villages, .villageTable: villageTable, .roads: roads, .externalRoads: externalRoads,
            .services: services, .candidates: candidates, .parcels: parcels,
        ]
    }

    var settings: [ProjectSetting] {
        guard let service else { return [] }
        let values: [(String, String?)] = [
            ("service", service), ("model", model?.rawValue), ("sites", sites.map(String.init)),
            ("minutes", minutes.first.map { "\($0)" }), ("metres", metres.first.map { "\($0)" }),
            ("mode", mode?.rawValue),
            ("of", of?.rawValue), ("where", `where`), ("capacity", capacity.map { "\($0)" }),
            ("keep", anew ? "false" : nil),
        ]
        let item = values.compactMap { key, value in value.map { ProjectSetting.Member(key, .text($0)) } }
        return [ProjectSetting(["locate"], .list([.mapping(item)]))]
    }

    func complete(_ project: inout Project) throws {
        guard arguments.project == nil, project.locate.isEmpty else { return }
        throw ValidationError("Say what is asked: --service KIND with --sites N and --minutes N, or another --model.")
    }
}

extension LocateItem.Model: ExpressibleByArgument {}
