import Columns

@testable import Regions

/// What is wrong with a result, worked out from pairs, values and bounds without any code of the search.
enum PartitionChecker {
    static func faults(
        of result: RegionResult, _ graph: Adjacency, _ columns: [[Double]], _ limits: RegionLimits
    ) -> [String] {
        var faults: [String] = []
        let out = result.unassigned.map(\.row)
        if (result.clusters.flatMap { $0 } + out).sorted() != Array(0..<graph.count) {
            faults.append("rows are missing or stand twice")
        }
        for (number, members) in result.clusters.enumerated() {
            if members.contains(where: { result.labels[$0] != number + 1 }) { faults.append("labels of \(number + 1)") }
            faults += self.faults(of: members, graph, limits).map { "cluster \(number + 1): \($0)" }
        }
        if out.contains(where: { result.labels[$0] != nil }) { faults.append("a row left out has a label") }
        if result.clusters.map({ $0[0] }) != result.clusters.map({ $0[0] }).sorted() { faults.append("order") }
        let value = objective(of: result.clusters, columns, rows: graph.count)
        if abs(value - result.objective) > 1e-9 * (1 + value) {
            faults.append("objective \(result.objective), not \(value)")
        }
        if let bound = result.bound, bound > result.objective + 1e-9 { faults.append("bound above the objective") }
        if let count = limits.count, count != result.clusters.count, result.obstacle == nil {
            faults.append("\(result.clusters.count) clusters of \(count), without a word")
        }
        return faults
    }

    /// Contiguity by painting along pairs until nothing changes, bounds by sums.
    static func faults(of members: [Int], _ graph: Adjacency, _ limits: RegionLimits) -> [String] {
        var faults: [String] = []
        let inside = Set(members)
        guard let first = members.first else { return ["it is empty"] }
        var (reached, before) = (Set([first]), 0)
        while reached.count != before {
            before = reached.count
            for pair in graph.pairs where inside.contains(pair.first) && inside.contains(pair.second) {
                if reached.contains(pair.first) { reached.insert(pair.second) }
                if reached.contains(pair.second) { reached.insert(pair.first) }
            }
        }
        if reached != inside { faults.append("not contiguous") }
        if !limits.members.contains(members.count) { faults.append("\(members.count) members") }
        for sum in limits.sums {
            var total = 0.0
            for row in members.sorted() { total += sum.values[row] }
            if let least = sum.least, total < least { faults.append("\(sum.name) \(total) < \(least)") }
            if let most = sum.most, total > most { faults.append("\(sum.name) \(total) > \(most)") }
        }
        return faults
    }

    /// Σ (z − mean of the cluster)² by its definition.
    static func objective(of clusters: [[Int]], _ columns: [[Double]], rows: Int) -> Double {
        var value = 0.0
        for column in columns {
            let mean = column.reduce(0, +) / Double(rows)
            let deviation = (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rows)).squareRoot()
            guard deviation > 0 else { continue }
            let z = column.map { ($0 - mean) / deviation }
            for members in clusters {
                let centre = members.reduce(0) { $0 + z[$1] } / Double(members.count)
                for row in members { value += (z[row] - centre) * (z[row] - centre) }
            }
        }
        return value
    }
}
