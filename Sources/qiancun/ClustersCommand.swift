import ArgumentParser
import Tools
import Columns
import Foundation
import Intake
import OGR
import Output
import ProjectFile
import Regions
import Writers

/// `qiancun clusters`: contiguous clusters of the villages of a project, or of one layer.
struct ClustersCommand: AnalysisCommand {
    static let analysis = AnalysisName.clusters
    /// The options that name a layer.
    private static let layerOptions = ["villages", "village-table", "towns", "parcels", "basic-farmland"]
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "clusters",
            abstract: say(
                zh: "把相邻的村庄或区域组成连片的片区，满足下限和上限。",
                en: "Group neighbouring villages or areas into contiguous clusters between lower and upper bounds."),
            discussion: say(
                zh: """
                    有项目文件时，按其 `clusters:` 求解，此处给出的选项优先于项目文件；没有项目文件时，须给出 \
                    --villages。此时 --floor 和 --ceiling 可用 villages、area_km2 和 population。

                    加 --areas 时单独聚合一个图层：输出 CSV，列为 key,cluster，按 key 排序；\
                    不属于任何片区的区域该值为空，原因见标准错误。异质性是各值与片区均值之差的平方和，\
                    各值先按全部行的总体标准差标准化。--floor 和 --ceiling 中的 villages 指行数。
                    """,
                en: """
                    With a project file, its `clusters:` is worked out, with the options given here in place of its \
                    own; without one, name --villages. --floor and --ceiling then take villages, area_km2 and \
                    population.

                    With --areas one layer is grouped alone: CSV key,cluster, sorted by key; an area in no cluster has \
                    an empty value, and standard error says why. Heterogeneity is the sum of squares about the cluster \
                    means, on z-scores with the population standard deviation over all rows. The name villages stands \
                    for the number of rows in --floor and --ceiling.
                    """) + LayerArguments.listed(layerOptions))
    }

    enum Method: String, ExpressibleByArgument, CaseIterable {
        case balanced, skater, redcap, maxp, azp, ward
    }

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: .villages) var villages: String?
    @Option(help: .villageTable) var villageTable: String?
    @Option(help: .towns) var towns: String?
    @Option(
        help: .say(zh: "国土调查的地类图斑图层，用于 farmland_mu 等列。", en: "Land-survey parcels, for columns such as farmland_mu."))
    var parcels: String?
    @Option(help: .say(zh: "永久基本农田图层，用途同上。", en: "Permanent basic farmland, for the same purpose.")) var basicFarmland:
        String?

    @Option(
        help: .say(
            zh: "单独聚合的面图层，不用项目文件。.zip 或 .gz 不必解压，直接读取。",
            en: "A layer of polygons to group alone, without a project. A .zip or .gz is read in place."))
    var areas: String?

    @Option(
        name: [.customLong("areas-layer"), .customLong("layer")],
        help: .say(zh: "--areas 文件中的图层。", en: "Layer within the file of --areas."))
    var layer: String?

    @Option(
        name: [.customLong("areas-encoding"), .customLong("encoding")],
        help: .say(
            zh: "--areas 的文字编码，例如 GBK；文件未声明编码时使用。",
            en: "Encoding of the text of --areas, such as GBK, when the source does not declare it."))
    var encoding: String?

    @Option(help: .say(zh: "--areas 中标识每一行的字段。", en: "Field that names each row of --areas."))
    var key: String?

    @Option(
        help: .say(zh: "衡量片区内相似程度的数值字段，用逗号分隔。", en: "Numeric fields that make clusters alike, separated by commas."))
    var columns: String?

    @Option(
        help: .say(
            zh: "片区的个数，与 --areas 一起使用；达不到时报错。（默认：按上下限之间的平均大小）",
            en:
                "Number of clusters, with --areas; an error when it cannot be had. (default: by the mean size of the bounds)"
        ))
    var count: Int?

    @Option(
        help: .say(
            zh: "片区内某字段合计的下限，写作 字段=数值。可重复。", en: "Least sum of a field over a cluster, field=value. May be repeated."))
    var floor: [NamedNumber] = []

    @Option(
        help: .say(
            zh: "片区内某字段合计的上限，写作 字段=数值。可重复。", en: "Most sum of a field over a cluster, field=value. May be repeated."))
    var ceiling: [NamedNumber] = []

    @Option(
        help: .say(
            zh: "方法，与 --areas 一起使用：balanced。其他方法尚未提供。",
            en: "Method, with --areas: balanced. The others are not there yet."))
    var method: Method?

    @Option(
        help: .say(
            zh: "边界之间仍算相接的最大间隙，米。（默认：1）",
            en: "Widest gap between borders that still counts as touching, metres. (default: 1)"))
    var tolerance: Double?

    @Option(help: .say(zh: "搜索所用的随机种子。（默认：1）", en: "Seed of the search. (default: 1)"))
    var seed: UInt64?

    @OptionGroup var common: CommonOptions

    private var names: [String] {
        (columns ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    func validate() throws {
        if let method, method != .balanced {
            throw ValidationError(
                zh: "--method \(method.rawValue) 尚未提供；目前只有 balanced。",
                en: "--method \(method.rawValue) is not there yet; only balanced is.")
        }
        if columns != nil, names.isEmpty {
            throw ValidationError(zh: "--columns 至少要有一个字段。", en: "--columns needs at least one field.")
        }
        if let columns { _ = try listed(columns, option: "--columns") }
        if let limit = (floor + ceiling).first(where: { $0.value < 0 }) {
            throw ValidationError(
                zh: "--floor 和 --ceiling 须不小于 0，不能是 \(limit.name)=\(plainText(limit.value))。",
                en: "--floor and --ceiling take 0 or more, not \(limit.name)=\(plainText(limit.value)).")
        }
        if let count, count < 1 {
            throw ValidationError(zh: "--count 须不小于 1，不能是 \(count)。", en: "--count must be 1 or more, not \(count).")
        }
        if let tolerance, !(tolerance >= 0 && tolerance.isFinite) {
            throw ValidationError(zh: "--tolerance 须不小于 0。", en: "--tolerance must be 0 or more.")
        }
        if areas == nil { try validateProject() } else { try validateAreas() }
    }

    private func validateAreas() throws {
        try common.refuseStandardOutput(arguments.output)
        guard key != nil, columns != nil else {
            throw ValidationError(
                zh: "--areas 须有 --key 字段 和 --columns 字段。", en: "--areas needs --key FIELD and --columns FIELDS.")
        }
        let others: [(String, Bool)] =
            [
                (say(zh: "项目文件", en: "a project file"), arguments.project != nil), ("--set", !arguments.set.isEmpty),
                ("--strict", arguments.strict),
            ]
            + layers.filter { $0.value != nil }.keys.map(\.option).sorted().map { ($0, true) }
        if let (name, _) = others.first(where: \.1) {
            throw ValidationError(
                zh: "有 --areas 时 \(name) 不起作用：此时只聚合一个图层。",
                en: "\(name) has no effect beside --areas, which groups one layer alone.")
        }
    }

    private func validateProject() throws {
        let others: [(String, Bool)] = [
            ("--layer", layer != nil), ("--encoding", encoding != nil), ("--key", key != nil),
            ("--count", count != nil),
            ("--method", method != nil),
        ]
        if let (name, _) = others.first(where: \.1) {
            throw ValidationError(zh: "\(name) 须与 --areas 一起使用。", en: "\(name) belongs to --areas.")
        }
        for limit in floor + ceiling where !Self.bounds.contains(limit.name) {
            throw ValidationError(
                zh: "没有 --areas 时，--floor 和 --ceiling 可用 \(Self.bounds.joined(separator: "、"))，不能是 \(limit.name)。",
                en:
                    "Without --areas, --floor and --ceiling take \(Self.bounds.joined(separator: ", ")), not \(limit.name)."
            )
        }
    }

    /// What bounds a cluster in a project file.
    private static let bounds = ["villages", "area_km2", "population"]

    var layers: [ProjectLayer: String?] {
        [
            .villages: villages, .villageTable: villageTable, .towns: towns, .parcels: parcels,
            .basicFarmland: basicFarmland,
        ]
    }

    var settings: [ProjectSetting] {
        var settings: [ProjectSetting] = []
        for (limits, end) in [(floor, "min"), (ceiling, "max")] {
            settings += limits.map {
                ProjectSetting(
                    ["clusters", $0.name, end], .yaml(plainText($0.value)), as: end == "min" ? "--floor" : "--ceiling")
            }
        }
        if columns != nil {
            settings.append(ProjectSetting(["clusters", "columns"], .list(names.map { .text($0) }), as: "--columns"))
        }
        if let tolerance {
            settings.append(ProjectSetting(["clusters", "tolerance_metres"], .text("\(tolerance)"), as: "--tolerance"))
        }
        if let seed { settings.append(ProjectSetting(["options", "seed"], .text("\(seed)"), as: "--seed")) }
        return settings
    }

    func complete(_ project: inout Project) {
        if project.clusters == nil { project.clusters = ClusterOptions() }
    }

    func run() async throws {
        guard let areas, let key else { return try await analyse() }
        let door = OutputDoor(inputs: [areas], overwrite: arguments.overwrite)
        // With --json standard output holds the summary, and a table only goes where it was asked for.
        let file = try (arguments.output ?? (common.json ? nil : OutputDoor.standardOutput)).map { try door.file($0) }
        var task = AreaClustering(key: key, columns: names)
        (task.count, task.tolerance, task.seed) = (count, tolerance ?? 1, seed ?? 1)
        task.floors = floor.map { ($0.name, $0.value) }
        task.ceilings = ceiling.map { ($0.name, $0.value) }
        let limited = (floor + ceiling).map(\.name).filter { $0 != "villages" }
        var wanted = IntakeRequest(
            "areas", NamedLayer(path: areas, layer: layer, encoding: encoding).request(),
            columns: (names + limited).reduce(into: [key]) { if !$0.contains($1) { $0.append($1) } }, key: key,
            keyUse: .results)
        wanted.needsCRS = false
        let source = try IntakeLayer(wanted, mustHaveRows: true)
        let joined = try OneRowPerKey(source, key: key)
        let answer = try task.run(on: joined.rows, inDegrees: source.crs?.kind == .geographic)
        if let file {
            try file.write("key,cluster\n")
            for (key, cluster) in zip(answer.keys, answer.clusters) {
                try file.write("\(csvCell(key)),\(cluster.map(String.init) ?? "")\n")
            }
        }
        try door.commit()
        if common.json {
            try door.print(json: Self.summary(of: answer, method: .balanced).bytes)
        }
        printNotes(source.report.sentences, source.report.issues + joined.issues)
        if let obstacle = answer.obstacle { StandardStreams.say(VisibleText.line(obstacle.phrase[.ofRun]) + "\n") }
        for out in answer.unassigned {
            let out = Phrase(zh: "\(out.key)：不属于任何片区，", en: "\(out.key): in no cluster, ") + out.reason
            StandardStreams.say(VisibleText.line(out[.ofRun]) + "\n")
        }
    }
}

extension ClustersCommand {
    /// The summary that `--json` prints.
    private static func summary(of answer: AreaClustering.Answer, method: Method) -> JSONValue {
        let clusters: [JSONValue] = answer.heterogeneity.enumerated().map { at, value in
            let keys = zip(answer.keys, answer.clusters).filter { $0.1 == at + 1 }.map(\.0)
            return .object(["cluster": .integer(at + 1), "keys": .texts(keys), "heterogeneity": .shortest(value)])
        }
        return .object([
            "method": .text(method.rawValue), "objective": .shortest(answer.objective),
            "bound": .orNull(answer.bound, JSONValue.shortest),
            "bound_reason": .orNull(answer.boundReason) { .text($0[.ofRun]) },
            "counts": .object([
                "rows": .integer(answer.keys.count), "clusters": .integer(clusters.count),
                "unassigned": .integer(answer.unassigned.count),
                "neighbour_pairs": .integer(answer.neighbourPairs), "isolates": .integer(answer.isolates.count),
            ]),
            "clusters": .list(clusters),
            "unassigned": .list(
                answer.unassigned.map { .object(["key": .text($0.key), "reason": .text($0.reason[.ofRun])]) }),
        ])
    }
}
