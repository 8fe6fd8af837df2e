/// Clusters under construction. Every cluster is contiguous and keeps the upper bounds; the rest of the rows is free.
struct RegionPlan {
    let problem: RegionProblem
    /// Members of each cluster, ascending; emptied clusters stay as empty slots.
    private(set) var clusters: [[Int]] = []
    /// Cluster of each row; −1 while free, −2 when it can never join one.
    private(set) var labels: [Int]
    private(set) var heterogeneity: [Double] = []
    /// Sum of the scores of each cluster, column by column; shape `(clusters, width)`. Sum of their squares.
    private var sums: [Double] = []
    private var squares: [Double] = []

    init(_ problem: RegionProblem, open rows: [Int]) {
        self.problem = problem
        labels = [Int](repeating: -2, count: problem.adjacency.count)
        for row in rows { labels[row] = -1 }
    }

    var free: [Int] { labels.indices.filter { labels[$0] == -1 } }
    var used: Int { clusters.reduce(0) { $1.isEmpty ? $0 : $0 + 1 } }

    /// What is minimised: free rows first, then the distance from the wanted number, then heterogeneity.
    var cost: Cost {
        var free = 0
        for label in labels where label == -1 { free += 1 }
        return Cost(
            free: free, off: problem.limits.count.map { abs($0 - used) } ?? 0, heterogeneity: heterogeneity.reduce(0, +)
        )
    }

    struct Cost: Comparable {
        let free: Int, off: Int, heterogeneity: Double
        static func < (a: Cost, b: Cost) -> Bool { (a.free, a.off, a.heterogeneity) < (b.free, b.off, b.heterogeneity) }
    }

    /// A new cluster of one row; its number.
    mutating func found(_ row: Int) -> Int {
        let slot = clusters.firstIndex(where: \.isEmpty) ?? clusters.count
        if slot == clusters.count {
            clusters.append([])
            heterogeneity.append(0)
            squares.append(0)
            sums.append(contentsOf: repeatElement(0, count: problem.width))
        }
        set([row], slot)
        return slot
    }

    /// Frees a cluster's rows.
    mutating func dissolve(_ cluster: Int) {
        for row in clusters[cluster] { labels[row] = -1 }
        (clusters[cluster], heterogeneity[cluster]) = ([], 0)
    }

    /// A free row joins, when the upper bounds let it; false when they do not.
    mutating func join(_ row: Int, _ cluster: Int) -> Bool {
        let rows = inserting(row, clusters[cluster])
        guard problem.keepsUpper(rows) else { return false }
        set(rows, cluster)
        return true
    }

    /// Gives clusters these members, which they hold together already; labels follow.
    mutating func set(_ rows: [Int], _ cluster: Int) {
        for row in rows { labels[row] = cluster }
        (clusters[cluster], heterogeneity[cluster]) = (rows, problem.heterogeneity(rows))
        let width = problem.width
        squares[cluster] = 0
        for c in 0..<width { sums[cluster * width + c] = 0 }
        for row in rows {
            for c in 0..<width {
                let z = problem.scores[row * width + c]
                sums[cluster * width + c] += z
                squares[cluster] += z * z
            }
        }
    }

    /// Heterogeneity of a cluster without one of its rows and with another, from its sums: Σz² − (Σz)²/n.
    /// - Complexity: O(*width*).
    func heterogeneity(of cluster: Int, without left: Int? = nil, with joined: Int? = nil) -> Double {
        let width = problem.width
        let n = clusters[cluster].count + (joined == nil ? 0 : 1) - (left == nil ? 0 : 1)
        guard n > 0 else { return 0 }
        var (square, means) = (squares[cluster], 0.0)
        for c in 0..<width {
            var sum = sums[cluster * width + c]
            if let left {
                let z = problem.scores[left * width + c]
                sum -= z
                square -= z * z
            }
            if let joined {
                let z = problem.scores[joined * width + c]
                sum += z
                square += z * z
            }
            means += sum * sum
        }
        return max(0, square - means / Double(n))
    }

    /// Clusters beside a row, ascending.
    func clustersBeside(_ row: Int) -> [Int] {
        Set(problem.adjacency.neighbours(of: row).map { labels[$0] }.filter { $0 >= 0 }).sorted()
    }
    /// Clusters beside a cluster, ascending.
    func clustersAround(_ cluster: Int) -> [Int] {
        Set(clusters[cluster].flatMap(clustersBeside)).subtracting([cluster]).sorted()
    }

    func inserting(_ row: Int, _ rows: [Int]) -> [Int] {
        var rows = rows
        rows.insert(row, at: rows.firstIndex { $0 > row } ?? rows.count)
        return rows
    }
}
