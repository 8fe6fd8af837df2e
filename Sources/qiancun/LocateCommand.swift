import ArgumentParser
import FindingValues
import ProjectFile

/// `qiancun locate`: where the next sites of a service should go.
struct LocateCommand: AnalysisCommand {
    static let analysis = AnalysisName.locate
    /// The options that name a layer.
    private static let layerOptions = [
        "villages", "village-table", "roads", "external-roads", "services", "candidates", "parcels",
    ]
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "locate",
            abstract: say(
                zh: "给出服务设施的选址、每处增加多少，以及离最优还差多少。",
                en: "Say where to open sites of a service, what each adds, and how much better any choice could be."),
            discussion: say(
                zh: """
                    有项目文件时，求解其 `locate:` 的每一项，或改为 --service 所问的一项。没有项目文件时，须给出 \
                    --villages、--roads 和所问的内容。同类的现有设施继续开放。新设施可设在 --candidates 的点上，\
                    没有则设在各村。模型见 Docs/location.md。
                    """,
                en: """
                    With a project file, every item of its `locate:` is worked out, or the one of --service in their \
                    place. Without one, name --villages and --roads, and what is asked. Services of the kind stay \
                    open. New sites may be at the points of --candidates, else at the villages themselves. \
                    Docs/location.md explains the models.
                    """) + LayerArguments.listed(layerOptions))
    }

    /// What a village may weigh.
    enum Weighting: String, ExpressibleByArgument, CaseIterable { case villages, population }

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: .villages) var villages: String?
    @Option(help: .villageTable) var villageTable: String?
    @Option(help: .roads) var roads: String?
    @Option(help: .externalRoads) var externalRoads: String?
    @Option(help: .services) var services: String?
    @Option(help: .say(zh: "可以设点的候选点图层。", en: "Points where a site may be opened.")) var candidates: String?
    @Option(help: .parcels) var parcels: String?

    @Option(help: .say(zh: "设施类别。", en: "The kind of service.")) var service: String?
    @Option(
        help: .say(
            zh: "lscp：设施最少；mclp：覆盖最多；pmedian：平均最近；pcentre：最远者最近。（默认：mclp）",
            en: "lscp: fewest sites; mclp: most covered; pmedian: least mean; pcentre: least greatest. (default: mclp)")
    )
    var model: LocationItem.Model?
    @Option(help: .say(zh: "最多新设几处。", en: "Most new sites.")) var sites: Int?
    @Option(help: .say(zh: "最长时间，分钟。", en: "Most minutes.")) var minutes: [Double] = []
    @Option(help: .say(zh: "最远距离，米。", en: "Most metres.")) var metres: [Double] = []
    @Option(help: .say(zh: "步行或驾车。（默认：walk）", en: "On foot or by car. (default: walk)")) var mode: CoverageItem.Mode?
    @Option(
        help: .say(
            zh: "各村按什么加权。（默认：村庄表有人口时按人口）",
            en: "What villages are weighted by. (default: residents where the table has them)"))
    var of: Weighting?
    @Option(
        help: .say(
            zh: "只问哪些村，例如 \"population >= 1000\"。",
            en: "Which villages are asked about, such as \"population >= 1000\".")) var `where`: String?
    @Option(help: .say(zh: "一处新设施的最大服务量（lscp、pmedian）。", en: "The most that a new site may serve (lscp, pmedian)."))
    var capacity: Double?
    @Flag(help: .say(zh: "重新规划：不计同类的现有设施。", en: "Plan anew: services of the kind that are there do not count."))
    var anew = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        let others: [(String, Bool)] = [
            ("--model", model != nil), ("--sites", sites != nil), ("--minutes", !minutes.isEmpty),
            ("--metres", !metres.isEmpty), ("--mode", mode != nil), ("--of", of != nil), ("--where", `where` != nil),
            ("--capacity", capacity != nil), ("--anew", anew),
        ]
        // A second value would silently replace the first.
        for (name, values) in [("--minutes", minutes), ("--metres", metres)] where values.count > 1 {
            throw ValidationError(
                zh: "\(name) 出现了 \(values.count) 次；一项只有一个限值。",
                en: "\(name) stands \(values.count) times; an item has one limit.")
        }
        guard service == nil, let first = others.first(where: \.1) else { return }
        throw ValidationError(zh: "\(first.0) 须与 --service 一起使用。", en: "\(first.0) belongs to --service.")
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
        return [ProjectSetting(["locate"], .list([.mapping(item)]), as: "--service")]
    }

    /// A service that is planned anew need not be there yet.
    func accept(_ findings: Findings) throws {
        if !anew { try UnknownService.refuse(service, known: findings.location?.serviceKinds) }
    }

    func complete(_ project: inout Project) throws {
        guard arguments.project == nil, project.locate.isEmpty else { return }
        throw ValidationError(
            zh: "请说明要问什么：--service 类别 加 --sites N 和 --minutes N，或另一个 --model。",
            en: "Say what is asked: --service KIND with --sites N and --minutes N, or another --model.")
    }
}

extension LocationItem.Model: ExpressibleByArgument {}
