import ArgumentParser
import Columns
import Foundation
import Intake
import OGR
import Output
import Regions

/// `qiancun clusters --areas PATH`: contiguous clusters of one layer, without a project file.
struct Clusters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Group neighbouring areas into contiguous clusters between lower and upper bounds.",
        discussion: """
            Prints CSV key,cluster, sorted by key; an area in no cluster has an empty value, and standard error says \
            why. Heterogeneity is the sum of squares about the cluster means, on z-scores with the population standard \
            deviation over all rows. The name villages stands for the number of rows in --floor and --ceiling.
            """)

    enum Method: String, ExpressibleByArgument, CaseIterable {
        case balanced, skater, redcap, maxp, azp, ward
    }

    @Option(help: "A layer of polygons. A .zip or .gz is read in place.")
    var areas: String

    @Option(name: [.customLong("areas-layer"), .customLong("layer")], help: "Layer within the file.")
    var layer: String?

    @Option(
        name: [.customLong("areas-encoding"), .customLong("encoding")],
        help: "Encoding of the text, such as GBK, when the source does not declare it.")
    var encoding: String?

    @Option(help: "Field that names each row.")
    var key: String

    @Option(help: "Numeric fields that make clusters alike, separated by commas.")
    var columns: String

    @Option(help: "Number of clusters wanted.")
    var count: Int?

    @Option(help: "Least sum of a field over a cluster, field=value. May be repeated.")
    var floor: [Limit] = []

    @Option(help: "Most sum of a field over a cluster, field=value. May be repeated.")
    var ceiling: [Limit] = []

    @Option(help: "Method: balanced. The others are not there yet.")
    var method = Method.balanced

    @Option(help: "Widest gap between borders that still counts as touching, metres.")
    var tolerance = 1.0

    @Option(help: "Seed of the search.")
    var seed: UInt64 = 1

    @Option(name: .shortAndLong, help: "The CSV file to write. (default: -, standard output)")
    var output: String?

    @Flag(help: "Replace the output when it is there.")
    var overwrite = false

    @OptionGroup var common: CommonOptions

    /// `field=value`.
    struct Limit: ExpressibleByArgument {
        let name: String, value: Double
        init?(argument: String) {
            guard let equals = argument.lastIndex(of: "="), equals > argument.startIndex,
                let value = Double(argument[argument.index(after: equals)...]), value >= 0, value.isFinite
            else { return nil }
            (name, self.value) = (String(argument[..<equals]), value)
        }
    }

    private var names: [String] {
        columns.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    func validate() throws {
        try common.refuseStandardOutput(output)
        guard method == .balanced else {
            throw ValidationError("--method \(method.rawValue) is not there yet; only balanced is.")
        }
        if names.isEmpty { throw ValidationError("--columns needs at least one field.") }
        if let count, count < 1 { throw ValidationError("--count must be 1 or more, not \(count).") }
        if !(tolerance >= 0 && tolerance.isFinite) { throw ValidationError("--tolerance must be 0 or more.") }
    }

    mutating func run() async throws {
        let door = OutputDoor(inputs: [areas], overwrite: overwrite)
        // With --json standard output holds the summary, and a table only goes where it was asked for.
        let file = try (output ?? (common.json ? nil : OutputDoor.standardOutput)).map { try door.file($0) }
        var task = AreaClustering(key: key, columns: names)
        (task.count, task.tolerance, task.seed) = (count, tolerance, seed)
        task.floors = floor.map { ($0.name, $0.value) }
        task.ceilings = ceiling.map { ($0.name, $0.value) }
        let limited = (floor + ceiling).map(\.name).filter { $0 != "villages" }
        var wanted = IntakeRequest(
            "areas", LayerChoice(path: areas, layer: layer, encoding: encoding).request(),
            columns: (names + limited).reduce(into: [key]) { if !$0.contains($1) { $0.append($1) } }, key: key,
            keyUse: .results)
        wanted.needsCRS = false
        let source = try IntakeLayer(wanted, mustHaveRows: true)
        let answer = try task.run(on: source.rows, inDegrees: source.crs?.kind == .geographic)
        if let file {
            try file.write("key,cluster\n")
            for (key, cluster) in zip(answer.keys, answer.clusters) {
                try file.write("\(csvCell(key)),\(cluster.map(String.init) ?? "")\n")
            }
        }
        try door.commit()
        if common.json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try door.print(json: try encoder.encode(ClusterSummary(answer, method: method.rawValue)) + [0x0a])
        }
        tell(source.report.sentences, source.report.issues)
        guard !common.quiet else { return }
        for out in answer.unassigned {
            StandardStreams.say("\(VisibleText.line(out.key)): in no cluster, \(out.reason)\n")
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
        (self.method, objective, bound, boundReason) = (method, answer.objective, answer.bound, answer.boundReason)
        clusters = answer.heterogeneity.enumerated().map { at, value in
            let keys = zip(answer.keys, answer.clusters).filter { $0.1 == at + 1 }.map(\.0)
            return Cluster(cluster: at + 1, keys: keys, heterogeneity: value)
        }
        unassigned = answer.unassigned.map { Unassigned(key: $0.key, reason: $0.reason) }
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
