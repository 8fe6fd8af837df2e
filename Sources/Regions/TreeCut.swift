/// Cuts a contiguous set of rows in two along a spanning tree of noisy likeness.
///
/// The tree is Kruskal's least over edges weighed by the distance of their rows' scores, times a random factor; each
/// of its edges is a cut into two contiguous parts, priced from sums over subtrees.
struct TreeCut {
    private var place: [Int]
    private var seen: [Bool]
    private var edges: [(weight: Double, a: Int, b: Int)] = []
    private var root: [Int] = []
    // The tree in flat arrays.
    private var degree: [Int] = [], starts: [Int] = [], links: [Int] = []
    private var order: [Int] = [], parent: [Int] = []
    private var sums: [Double] = [], squares: [Double] = [], amounts: [Double] = [], sizes: [Int] = []

    init(_ ground: SearchGround) {
        place = [Int](repeating: -1, count: ground.count)
        seen = [Bool](repeating: false, count: ground.count)
    }

    mutating func members(_ partition: Partition, from row: Int) -> [Int] { partition.members(from: row, &seen) }

    /// Builds a tree over the rows and sums over its subtrees.
    mutating func grow(_ ground: SearchGround, _ rows: [Int], _ chance: inout Heat) {
        let (width, measures, n) = (ground.width, ground.measures, rows.count)
        for (at, row) in rows.enumerated() { place[row] = at }
        edges.removeAll(keepingCapacity: true)
        for (at, row) in rows.enumerated() {
            for edge in ground.offsets[row]..<ground.offsets[row + 1] {
                let other = place[ground.heads[edge]]
                guard other > at else { continue }
                var weight = 0.2
                for c in 0..<width {
                    let d = ground.scores[row * width + c] - ground.scores[rows[other] * width + c]
                    weight += d * d
                }
                edges.append((weight * (0.1 + chance.unit()), at, other))
            }
        }
        for row in rows { place[row] = -1 }
        edges.sort { ($0.weight, $0.a, $0.b) < ($1.weight, $1.a, $1.b) }
        root.removeAll(keepingCapacity: true)
        root.append(contentsOf: 0..<n)
        degree.removeAll(keepingCapacity: true)
        degree.append(contentsOf: repeatElement(0, count: n + 1))
        var taken: [(Int, Int)] = []
        taken.reserveCapacity(n)
        for edge in edges {
            let (a, b) = (find(edge.a), find(edge.b))
            guard a != b else { continue }
            root[a] = b
            taken.append((edge.a, edge.b))
            degree[edge.a + 1] += 1
            degree[edge.b + 1] += 1
            if taken.count == n - 1 { break }
        }
        for i in 0..<n { degree[i + 1] += degree[i] }
        starts = degree
        links.removeAll(keepingCapacity: true)
        links.append(contentsOf: repeatElement(0, count: 2 * taken.count))
        for (a, b) in taken {
            links[degree[a]] = b
            degree[a] += 1
            links[degree[b]] = a
            degree[b] += 1
        }
        order.removeAll(keepingCapacity: true)
        parent.removeAll(keepingCapacity: true)
        parent.append(contentsOf: repeatElement(-1, count: n))
        order.append(0)
        var at = 0
        while at < order.count {
            let here = order[at]
            for link in starts[here]..<starts[here + 1] where links[link] != parent[here] {
                parent[links[link]] = here
                order.append(links[link])
            }
            at += 1
        }
        sum(ground, rows, width, measures)
    }

    private mutating func sum(_ ground: SearchGround, _ rows: [Int], _ width: Int, _ measures: Int) {
        let n = rows.count
        sizes.removeAll(keepingCapacity: true)
        sizes.append(contentsOf: repeatElement(1, count: n))
        sums.removeAll(keepingCapacity: true)
        squares.removeAll(keepingCapacity: true)
        amounts.removeAll(keepingCapacity: true)
        for row in rows {
            for c in 0..<width { sums.append(ground.scores[row * width + c]) }
            squares.append(ground.squares[row])
            for j in 0..<measures { amounts.append(ground.amounts[row * measures + j]) }
        }
        for here in order.reversed() where parent[here] >= 0 {
            let up = parent[here]
            sizes[up] += sizes[here]
            squares[up] += squares[here]
            for c in 0..<width { sums[up * width + c] += sums[here * width + c] }
            for j in 0..<measures { amounts[up * measures + j] += amounts[here * measures + j] }
        }
    }

    private mutating func find(_ a: Int) -> Int {
        var a = a
        while root[a] != a {
            root[a] = root[root[a]]
            a = root[a]
        }
        return a
    }

    /// Heterogeneity of both sides of the cut above a row of the tree.
    func heterogeneity(cutting here: Int, _ ground: SearchGround) -> Double {
        let (width, top) = (ground.width, order[0])
        var (inside, outside) = (0.0, 0.0)
        for c in 0..<width {
            let s = sums[here * width + c]
            let r = sums[top * width + c] - s
            inside += s * s
            outside += r * r
        }
        let n = sizes[here]
        return squares[top] - inside / Double(n) - outside / Double(sizes[top] - n)
    }

    /// Amounts of the side below a cut, and of the other side.
    func amounts(cutting here: Int, _ measure: Int, _ ground: SearchGround) -> (inside: Double, outside: Double) {
        let inside = amounts[here * ground.measures + measure]
        return (inside, amounts[order[0] * ground.measures + measure] - inside)
    }

    func size(cutting here: Int) -> Int { sizes[here] }

    /// The best cut: least heterogeneity plus the price of what breaks a bound.
    func best(_ partition: Partition, price: Double) -> (at: Int, cost: Double, heterogeneity: Double) {
        let ground = partition.ground
        var best = (at: -1, cost: Double.infinity, heterogeneity: 0.0)
        for here in order.dropFirst() {
            let value = heterogeneity(cutting: here, ground)
            var broken = 0.0
            for j in 0..<ground.measures {
                let (a, b) = amounts(cutting: here, j, ground)
                broken += partition.shortfall(a, j) + partition.shortfall(b, j)
            }
            let cost = value + price * broken
            if cost < best.cost { best = (here, cost, value) }
        }
        return best
    }

    /// Numbers, within the list that the tree was grown over, of the rows below a cut.
    func below(_ here: Int) -> [Int] {
        var (list, at) = ([here], 0)
        while at < list.count {
            let row = list[at]
            for link in starts[row]..<starts[row + 1] where links[link] != parent[row] { list.append(links[link]) }
            at += 1
        }
        return list
    }
    /// Cuts of the tree, from the root outwards.
    var cuts: ArraySlice<Int> { order.dropFirst() }
}
