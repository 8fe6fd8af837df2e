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
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "coverage",
            abstract: say(
                zh: "沿道路计算哪些村、多少人口能到达某类服务设施。",
                en: "Say which villages and how many residents are within reach of a service, along roads."),
            discussion: say(
                zh: """
                    有项目文件时，计算其 `coverage:` 的全部内容，或改为 --standard 和 --service 所问的内容。\
                    没有项目文件时，须给出 --villages 和所问内容需要的图层，例如 --roads 和 --services。有地类图斑时，\
                    村的位置取在宅基地处，而不是村界内的一点。
                    """,
                en: """
                    With a project file, everything in its `coverage:` is measured, or what --standard and --service \
                    ask for in its place. Without one, name --villages and the layers that the question needs, such as \
                    --roads and --services. Parcels put a village's place at its homesteads instead of a point inside \
                    its border.
                    """) + LayerArguments.listed(layerOptions))
    }

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: .villages) var villages: String?
    @Option(help: .villageTable) var villageTable: String?
    @Option(help: .roads) var roads: String?
    @Option(help: .externalRoads) var externalRoads: String?
    @Option(help: .services) var services: String?
    @Option(help: .parcels) var parcels: String?
    @Option(help: .towns) var towns: String?
    @Option(help: .anchors) var anchors: String?

    @Option(
        help: .say(
            zh: "覆盖标准的标识，例如 clinic-1000，或 all（全部）。可重复。",
            en: "A coverage standard by its identifier, such as clinic-1000, or all. May be repeated."))
    var standard: [String] = []
    @Option(help: .say(zh: "所问的设施类别。", en: "The kind of service asked about.")) var service: String?
    @Option(
        help: .say(
            zh: "到设施的最长时间，分钟。可重复：每个都是一项单独的限值。", en: "Most minutes to it. May be repeated: each is a limit of its own."))
    var minutes: [Double] = []
    @Option(help: .say(zh: "到设施的最远距离，米。可重复。", en: "Most metres to it. May be repeated.")) var metres: [Double] = []
    @Option(help: .say(zh: "步行或驾车。", en: "On foot or by car.")) var mode = CoverageItem.Mode.walk
    @Option(help: .say(zh: "比例按什么计。", en: "What the share counts.")) var of = CoverageStandard.Counted.villages
    @Option(
        help: .say(
            zh: "只问哪些村，例如 \"population >= 1000\"。",
            en: "Which villages are asked about, such as \"population >= 1000\".")) var `where`: String?
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard service != nil else {
            if !minutes.isEmpty || !metres.isEmpty || `where` != nil {
                throw ValidationError(
                    zh: "--minutes、--metres 和 --where 须与 --service 一起使用。",
                    en: "--minutes, --metres and --where belong to --service.")
            }
            return
        }
        guard minutes.isEmpty != metres.isEmpty else {
            throw ValidationError(
                zh: "--service 须有 --minutes 或 --metres 之一。", en: "--service needs one of --minutes and --metres.")
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
            return standards.isEmpty ? [] : [ProjectSetting(["coverage"], .list(standards), as: "--standard")]
        }
        var item: [ProjectSetting.Member] = [
            .init("service", .text(service)), .init("mode", .text(mode.rawValue)), .init("of", .text(of.rawValue)),
        ]
        if let `where` { item.append(.init("where", .text(`where`))) }
        let limits =
            minutes.map { ProjectSetting.Member("minutes", .text("\($0)")) }
            + metres.map { ProjectSetting.Member("metres", .text("\($0)")) }
        let items = limits.map { ProjectSetting.Value.mapping(item + [$0]) }
        return [ProjectSetting(["coverage"], .list(items + standards), as: "--service")]
    }

    func accept(_ findings: Findings) throws {
        try UnknownService.refuse(service, known: findings.coverage?.serviceKinds)
    }

    func complete(_ project: inout Project) throws {
        guard arguments.project == nil, project.coverage.isEmpty, project.standards.isEmpty else { return }
        throw ValidationError(
            zh: "请说明要问什么：--standard 标识，或 --service 类别 加 --minutes N 或 --metres N。",
            en: "Say what is asked: --standard ID, or --service KIND with --minutes N or --metres N.")
    }
}

extension CoverageItem.Mode: ExpressibleByArgument {}
extension CoverageStandard.Counted: ExpressibleByArgument {}
