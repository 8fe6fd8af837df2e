import ArgumentParser
import Columns
import Foundation
import Location
import OGR

/// `qiancun-bench location`: any model on a matrix of costs.
struct MatrixLocation: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "location", abstract: "A location model on a matrix of costs.",
        discussion: """
            The matrix is a CSV table with a row for each pair: the demand point (from, demand or DestinationName), the \
            site (to, site or name) and the cost (length_m, seconds, cost or distance). A pair without a row, or with an \
            empty cost, has no way. Weights are a CSV table of a key and a weight; the columns are named by --weight-key \
            and --weight-field.
            """)

    enum Model: String, ExpressibleByArgument, CaseIterable { case pmedian, pcentre, mclp, lscp }

    @Option(help: "What is asked.") var model: Model
    @Option(help: "The costs.") var matrix: String
    @Option(help: "The weights of the demand points; 1 without them.") var weights: String?
    @Option(help: "Column with the demand points' names, in the table of weights.") var weightKey = "NAME"
    @Option(help: "Column with their weights.") var weightField = "POP2000"
    @Option(name: .customShort("p"), help: "Most sites.") var sites: Int?
    @Option(help: "The limit of mclp and lscp, in the unit of the costs.") var limit: Double?
    @OptionGroup var options: SearchOptions

    func validate() throws {
        let needsLimit = model == .mclp || model == .lscp
        if needsLimit, !(limit.map { $0 >= 0 && $0.isFinite } ?? false) {
            throw ValidationError("--model \(model.rawValue) needs --limit, 0 or more.")
        }
        if model != .lscp, !(sites.map { $0 >= 0 } ?? false) {
            throw ValidationError("--model \(model.rawValue) needs -p, 0 or more.")
        }
    }

    func run() throws {
        try BenchTable().row(matrix, options) { limits in
            let table = try CostTable(matrix, weights: weights, key: weightKey, field: weightField)
            let p = sites ?? 0, within = limit ?? 0
            let asked: LocationModel =
                switch model {
                case .pmedian: .median(sites: p)
                case .pcentre: .centre(sites: p)
                case .mclp: .maximalCover(sites: p, within: within)
                case .lscp: .cover(within: within)
                }
            let solution = try Siting.solve(asked, table.instance, limits: limits)
            if model != .mclp, !solution.unreachable.isEmpty { return nil }
            return Bench.answer(solution, demand: { table.demand[$0] }, site: { table.sites[$0] })
        }
    }
}

/// A matrix of costs in a table, a row for each pair.
private struct CostTable {
    /// Names in UTF-8 order.
    let demand: [String]
    let sites: [String]
    let instance: LocationInstance

    init(_ path: String, weights: String?, key: String, field: String) throws {
        let layer = try Self.read(path)
        let from = try Self.column(layer, ["from", "demand_id", "DestinationName", "demand"])
        let to = try Self.column(layer, ["to", "site", "name"])
        let cost = try Self.column(layer, ["length_m", "seconds", "cost", "distance"])
        var pairs: [(demand: String, site: String, cost: Double?)] = []
        for row in 0..<layer.count {
            guard let demand = from.text(row), let site = to.text(row) else {
                throw BenchFileError("row \(row + 1) names no demand point or no site")
            }
            let value = cost.number(row)
            guard cost.text(row) == nil || (value.map { $0.isFinite && $0 >= 0 } ?? false) else {
                throw BenchFileError("row \(row + 1): a cost must be a number, 0 or more")
            }
            pairs.append((demand, site, value))
        }
        demand = Set(pairs.map(\.demand)).sorted(by: utf8Less)
        sites = Set(pairs.map(\.site)).sorted(by: utf8Less)
        let names = demand, row = Dictionary(uniqueKeysWithValues: zip(demand, 0...))
        let number = Dictionary(uniqueKeysWithValues: zip(sites, 0...))
        var costs = [Double?](repeating: nil, count: demand.count * sites.count)
        for pair in pairs {
            guard let d = row[pair.demand], let s = number[pair.site] else { continue }
            costs[d * sites.count + s] = pair.cost
        }
        let width = sites.count
        let access = AccessCosts(demand: demand.count, sites: width) { costs[$0 * width + $1] }
        instance = LocationInstance(
            costs: access, weights: try weights.map { try Self.weights($0, key, field, of: names) })
    }

    private static func read(_ path: String) throws -> Layer {
        do {
            return try VectorFile.read(LayerRequest(path: path))
        } catch let error as OGRError {
            throw BenchFileError("\(error)")
        }
    }

    private static func column(_ layer: Layer, _ names: [String]) throws(BenchFileError) -> AttributeColumn {
        for name in names { if let column = layer.column(name) { return column } }
        let found = layer.fields.map(\.name).joined(separator: ", ")
        throw BenchFileError("there is no column \(names.joined(separator: " or ")); found \(found)")
    }

    private static func weights(_ path: String, _ key: String, _ field: String, of demand: [String]) throws -> [Double]
    {
        let layer = try read(path)
        let keys = try column(layer, [key]), values = try column(layer, [field])
        var found: [String: Double] = [:]
        for row in 0..<layer.count {
            guard let name = keys.text(row), let value = values.number(row), value.isFinite, value >= 0 else {
                continue
            }
            found[name] = value
        }
        return try demand.map { name throws(BenchFileError) in
            guard let value = found[name] else { throw BenchFileError("\(path) has no weight, 0 or more, of \(name)") }
            return value
        }
    }
}
