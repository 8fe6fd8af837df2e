import ArgumentParser
import Tools
import Columns
import Foundation
import Intake
import OGR
import Output
import ProjectFile
import Regions

/// `qiancun clusters`: contiguous clusters of the villages of a project, or of one layer.
struct Clusters: AnalysisCommand {
    static let analysis = AnalysisName.clusters
    /// The options that name a layer.
    private static let layerOptions = ["villages", "village-table", "towns", "parcels", "basic-farmland"]
    static let configuration = CommandConfiguration(
        commandName: "clusters",
        abstract: "Group neighbouring villages or areas into contiguous clusters between lower and upper bounds.",
        discussion: """
            With a project file, its `clusters:` is worked out, with the options given here in place of its own; without \
            one, name --villages. --floor and --ceiling then take villages, area_km2 and population.

            With --areas one layer is grouped alone: CSV key,cluster, sorted by key; an area in no cluster has an empty \
            value, and standard error says why. Heterogeneity is the sum of squares about the cluster means, on z-scores \
            with the population standard deviation over all rows. The name villages stands for the number of rows in \
            --floor and --ceiling.
            """ + LayerArguments.listed(layerOptions))

    enum Method: String, ExpressibleByArgument, CaseIterable {
        case balanced, skater, redcap, maxp, azp, ward
    }

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: "Village borders.") var villages: String?
    @Option(help: "Village table, with the code of the village in each row.") var villageTable: String?
    @Option(help: "Town borders, for their names.") var towns: String?
    @Option(help: "Land-survey parcels, for columns such as farmland_mu.") var parcels: String?
    @Option(help: "Permanent basic farmland, likewise.") var basicFarmland: String?

    @Option(help: "A layer of polygons to group alone, without a project. A .zip or .gz is read in place.")
    var areas: String?

    @Option(name: [.customLong("areas-layer"), .customLong("layer")], help: "Layer within the file of --areas.")
    var layer: String?

    @Option(
        name: [.customLong("areas-encoding"), .customLong("encoding")],
        help: "Encoding of the text of --areas, such as GBK, when the source does not declare it.")
    var encoding: String?

    @Option(help: "Field that names each row of --areas.")
    var key: String?

    @Option(help: "Numeric fields that make clusters alike, separated by commas.")
    var columns: String?

    @Option(help: "Number of clusters wanted, with --areas.")
    var count: Int?

    @Option(help: "Least sum of a field over a cluster, field=value. May be repeated.")
    var floor: [NamedNumber] = []

    @Option(help: "Most sum of a field over a cluster, field=value. May be repeated.")
    var ceiling: [NamedNumber] = []

    @Option(help: "Method, with --areas: balanced. The others are not there yet.")
    var method: Method?

    @Option(help: "Widest gap between borders that still counts as touching, metres. (default: 1)")
    var tolerance: Double?

    @Option(help: "Seed of the search. (default: 1)")
    var seed: UInt64?

    @OptionGroup var common: CommonOptions

    private var names: [String] {
        (columns ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    func validate() throws {
        if let method, method != .balanced {
            throw ValidationError("--method \(method.rawValue) is not there yet; only balanced is.")
        }
        if columns != nil, names.isEmpty { throw ValidationError("--columns needs at least one field.") }
        if let limit = (floor + ceiling).first(where: { $0.value < 0 }) {
            throw ValidationError("--floor and --ceiling take 0 or more, not \(limit.name)=\(plainText(limit.value)).")
        }
        if let count, count < 1 { throw ValidationError("--count must be 1 or more, not \(count).") }
        if let tolerance, !(tolerance >= 0 && tolerance.isFinite) {
            throw ValidationError("--tolerance must be 0 or more.")
        }
        if areas == nil { try validateProject() } else { try validateAreas() }
    }

    private func validateAreas() throws {
        try common.refuseStandardOutput(arguments.output)
        guard key != nil, columns != nil else {
            throw ValidationError("--areas needs --key FIELD and --columns FIELDS.")
        }
        let others: [(String, Bool)] =
            [
                ("a project file", arguments.project != nil), ("--set", !arguments.set.isEmpty),
                ("--strict", arguments.strict),
            ]
            + layers.filter { $0.value != nil }.keys.map(\.option).sorted().map { ($0, true) }
        if let (name, _) = others.first(where: \.1) {
            throw ValidationError("\(name) has no effect beside --areas, which groups one layer alone.")
        }
    }

    private func validateProject() throws {
        let others: [(String, Bool)] = [
            ("--layer", layer != nil), ("--encoding", encoding != nil), ("--key", key != nil),
            ("--count", count != nil),
            ("--method", method != nil),
        ]
        if let (name, _) = others.first(where: \.1) { throw ValidationError("\(name) belongs to --areas.") }
        for limit in floor + ceiling where !Self.bounds.contains(limit.name) {
            throw ValidationError(
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
            settings += limits.map { ProjectSetting(["clusters", $0.name, end], .yaml(plainText($0.value))) }
        }
        if columns != nil { settings.append(ProjectSetting(["clusters", "columns"], .list(names.map { .text($0) }))) }
        if let tolerance {
            settings.append(ProjectSetting(["clusters", "tolerance_metres"], .text("\(tolerance)")))
        }
        if let seed { settings.append(ProjectSetting(["options", "seed"], .text("\(seed)"))) }
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
            "areas", LayerChoice(path: areas, layer: layer, encoding: encoding).request(),
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
            try door.print(encoding: ClusterSummary(answer, method: Method.balanced.rawValue))
        }
        tell(source.report.sentences.map(\.en), source.report.issues + joined.issues)
        guard !common.quiet else { return }
        for out in answer.unassigned {
            StandardStreams.say("\(VisibleText.line(out.key)): in no cluster, \(out.reason.en)\n")
        }
    }
}

/// The summary that `--json` prints.
private struct ClusterSummary: Encodable {
    let method: String
    let objective: Double
    let bound: Double?
    let boundReason: String?
    let counts: Counts
    let clusters: [Cluster]
    let unassigned: [Unassigned]

    struct Counts: Encodable {
        let rows: Int, clusters: Int, unassigned: Int, neighbourPairs: Int, isolates: Int
        enum CodingKeys: String, CodingKey {
            case rows, clusters, unassigned, isolates
            case neighbourPairs = "neighbour_pairs"
        }
    }
    struct Cluster: Encodable {
        let cluster: Int, keys: [String], heterogeneity: Double
    }
    struct Unassigned: Encodable {
        let key: String, reason: String
    }
    private enum CodingKeys: String, CodingKey {
        case method, objective, bound, counts, clusters, unassigned
        case boundReason = "bound_reason"
    }

    init(_ answer: AreaClustering.Answer, method: String) {
        (self.method, objective, bound, boundReason) = (method, answer.objective, answer.bound, answer.boundReason?.en)
        clusters = answer.heterogeneity.enumerated().map { at, value in
            let keys = zip(answer.keys, answer.clusters).filter { $0.1 == at + 1 }.map(\.0)
            return Cluster(cluster: at + 1, keys: keys, heterogeneity: value)
        }
        unassigned = answer.unassigned.map { Unassigned(key: $0.key, reason: $0.reason.en) }
        counts = Counts(
            rows: answer.keys.count, clusters: clusters.count, unassigned: unassigned.count,
            neighbourPairs: answer.neighbourPairs, isolates: answer.isolates.count)
    }

    func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(method, forKey: .method)
        try box.encode(objective, forKey: .objective)
        try box.encode(bound, forKey: .bound)
        try box.encode(boundReason, forKey: .boundReason)
        try box.encode(counts, forKey: .counts)
        try box.encode(clusters, forKey: .clusters)
        try box.encode(unassigned, forKey: .unassigned)
    }
}
