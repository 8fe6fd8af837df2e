/// All rows in a fixed number of contiguous clusters, with the sums that price a change.
///
/// The heterogeneity of a cluster is Σ|z|² − |Σz|²/n, so that a move of one row costs O(*width*).
struct Partition {
    let ground: SearchGround
    let clusters: Int
    /// Cluster of each row, from 0.
    private(set) var labels: [Int]
    private(set) var sizes: [Int]
    /// Sum of the scores of each cluster; shape `(clusters, width)`.
    private(set) var sums: [Double]
    /// Squared length of each cluster's sum, and the sum of its rows' squares.
    private(set) var lengths: [Double], squares: [Double]
    /// Bounded amounts of each cluster; shape `(clusters, measures)`.
    private(set) var amounts: [Double]
    /// Sum of squares about the cluster means.
    private(set) var heterogeneity = 0.0
    /// What is missing or too much in all, in mean rows; 0 when every bound is kept.
    private(set) var violation = 0.0
    // Working space of the contiguity test.
    private var marks: [Int]
    private var mark = 0
    private var queue: [Int] = []

    init(_ ground: SearchGround, labels: [Int], clusters: Int) {
        (self.ground, self.labels, self.clusters) = (ground, labels, clusters)
        sizes = [Int](repeating: 0, count: clusters)
        sums = [Double](repeating: 0, count: clusters * ground.width)
        lengths = [Double](repeating: 0, count: clusters)
        squares = lengths
        amounts = [Double](repeating: 0, count: clusters * ground.measures)
        marks = [Int](repeating: 0, count: ground.count)
        recount()
    }

    /// Works out all sums again, in row order: without the rounding of many changes.
    mutating func recount() {
        let (width, measures) = (ground.width, ground.measures)
        for i in sizes.indices { (sizes[i], squares[i]) = (0, 0) }
        for i in sums.indices { sums[i] = 0 }
        for i in amounts.indices { amounts[i] = 0 }
        for row in labels.indices {
            let cluster = labels[row]
            sizes[cluster] += 1
            squares[cluster] += ground.squares[row]
            for c in 0..<width { sums[cluster * width + c] += ground.scores[row * width + c] }
            for j in 0..<measures { amounts[cluster * measures + j] += ground.amounts[row * measures + j] }
        }
        (heterogeneity, violation) = (0, 0)
        for cluster in 0..<clusters {
            lengths[cluster] = 0
            for c in 0..<width { lengths[cluster] += sums[cluster * width + c] * sums[cluster * width + c] }
            heterogeneity += heterogeneity(of: cluster)
            violation += violation(of: cluster)
        }
    }

    mutating func adopt(_ labels: [Int]) {
        self.labels = labels
        recount()
    }

    func heterogeneity(of cluster: Int) -> Double {
        sizes[cluster] > 0 ? squares[cluster] - lengths[cluster] / Double(sizes[cluster]) : 0
    }

    @inline(__always) func shortfall(_ amount: Double, _ measure: Int) -> Double {
        let low = ground.least[measure] - amount
        let high = amount - ground.most[measure]
        return (low > 0 ? low : high > 0 ? high : 0) * ground.scale[measure]
    }

    func violation(of cluster: Int) -> Double {
        var sum = 0.0
        for j in 0..<ground.measures { sum += shortfall(amounts[cluster * ground.measures + j], j) }
        return sum
    }

    /// What a move of a row adds to the heterogeneity.
    @inline(__always) func cost(moving row: Int, from: Int, to: Int) -> Double {
        let width = ground.width
        var (along, across) = (0.0, 0.0)
        for c in 0..<width {
            let z = ground.scores[row * width + c]
            along += sums[from * width + c] * z
            across += sums[to * width + c] * z
        }
        let q = ground.squares[row]
        let (n, m) = (Double(sizes[from]), Double(sizes[to]))
        return lengths[from] / n - (lengths[from] - 2 * along + q) / (n - 1)
            + lengths[to] / m - (lengths[to] + 2 * across + q) / (m + 1)
    }

    /// What a move of a row adds to the violation.
    @inline(__always) func violationChange(moving row: Int, from: Int, to: Int) -> Double {
        let measures = ground.measures
        var sum = 0.0
        for j in 0..<measures {
            let amount = ground.amounts[row * measures + j]
            let (a, b) = (amounts[from * measures + j], amounts[to * measures + j])
            sum += shortfall(a - amount, j) - shortfall(a, j) + shortfall(b + amount, j) - shortfall(b, j)
        }
        return sum
    }

    /// The row's cluster hangs together without it: its neighbours there are linked among themselves, or a search
    /// through the cluster finds them all.
    mutating func hangsTogether(without row: Int) -> Bool {
        let from = labels[row]
        mark += 2
        var (beside, first) = (0, -1)
        for edge in ground.offsets[row]..<ground.offsets[row + 1] where labels[ground.heads[edge]] == from {
            marks[ground.heads[edge]] = mark
            first = ground.heads[edge]
            beside += 1
        }
        guard beside > 1 else { return beside == 1 }
        // `mark`: to be found. `mark + 1`: seen.
        var found = 1
        queue.removeAll(keepingCapacity: true)
        queue.append(first)
        marks[first] = mark + 1
        var at = 0
        while at < queue.count {
            let here = queue[at]
            for edge in ground.offsets[here]..<ground.offsets[here + 1] where marks[ground.heads[edge]] == mark {
                marks[ground.heads[edge]] = mark + 1
                queue.append(ground.heads[edge])
                found += 1
            }
            at += 1
        }
        if found == beside { return true }
        marks[row] = mark + 1
        at = 0
        while at < queue.count {
            let here = queue[at]
            for edge in ground.offsets[here]..<ground.offsets[here + 1] {
                let next = ground.heads[edge]
                guard labels[next] == from, marks[next] != mark + 1 else { continue }
                if marks[next] == mark {
                    found += 1
                    if found == beside { return true }
                }
                marks[next] = mark + 1
                queue.append(next)
            }
            at += 1
        }
        return false
    }

    /// Moves a row; the caller has tested contiguity and knows what it costs.
    mutating func move(_ row: Int, to: Int, cost: Double, violationChange: Double) {
        let (from, width, measures) = (labels[row], ground.width, ground.measures)
        labels[row] = to
        sizes[from] -= 1
        sizes[to] += 1
        squares[from] -= ground.squares[row]
        squares[to] += ground.squares[row]
        var (a, b) = (0.0, 0.0)
        for c in 0..<width {
            let z = ground.scores[row * width + c]
            sums[from * width + c] -= z
            sums[to * width + c] += z
            a += sums[from * width + c] * sums[from * width + c]
            b += sums[to * width + c] * sums[to * width + c]
        }
        (lengths[from], lengths[to]) = (a, b)
        for j in 0..<measures {
            amounts[from * measures + j] -= ground.amounts[row * measures + j]
            amounts[to * measures + j] += ground.amounts[row * measures + j]
        }
        heterogeneity += cost
        violation += violationChange
    }

    /// Gives rows to a cluster; sums of the touched clusters are worked out again.
    mutating func relabel(_ rows: [Int], to cluster: Int, touching others: [Int]) {
        let touched = others.contains(cluster) ? others : others + [cluster]
        for c in touched {
            heterogeneity -= heterogeneity(of: c)
            violation -= violation(of: c)
        }
        let (width, measures) = (ground.width, ground.measures)
        for row in rows {
            let from = labels[row]
            guard from != cluster else { continue }
            labels[row] = cluster
            sizes[from] -= 1
            sizes[cluster] += 1
            squares[from] -= ground.squares[row]
            squares[cluster] += ground.squares[row]
            for c in 0..<width {
                sums[from * width + c] -= ground.scores[row * width + c]
                sums[cluster * width + c] += ground.scores[row * width + c]
            }
            for j in 0..<measures {
                amounts[from * measures + j] -= ground.amounts[row * measures + j]
                amounts[cluster * measures + j] += ground.amounts[row * measures + j]
            }
        }
        for cluster in touched {
            lengths[cluster] = 0
            for c in 0..<width { lengths[cluster] += sums[cluster * width + c] * sums[cluster * width + c] }
            heterogeneity += heterogeneity(of: cluster)
            violation += violation(of: cluster)
        }
    }

    /// Rows of the cluster of a row, in the order of a search from it.
    func members(from row: Int, _ seen: inout [Bool]) -> [Int] {
        var (list, at) = ([row], 0)
        seen[row] = true
        while at < list.count {
            for edge in ground.offsets[list[at]]..<ground.offsets[list[at] + 1] {
                let next = ground.heads[edge]
                guard labels[next] == labels[row], !seen[next] else { continue }
                seen[next] = true
                list.append(next)
            }
            at += 1
        }
        for row in list { seen[row] = false }
        return list
    }

    /// Every bound is kept when amounts are summed in row order, as the check of the result sums them.
    var keepsBounds: Bool {
        let measures = ground.measures
        guard measures > 0 else { return true }
        var exact = [Double](repeating: 0, count: clusters * measures)
        for row in labels.indices {
            for j in 0..<measures { exact[labels[row] * measures + j] += ground.amounts[row * measures + j] }
        }
        return exact.indices.allSatisfy {
            exact[$0] >= ground.least[$0 % measures] && exact[$0] <= ground.most[$0 % measures]
        }
    }
}
