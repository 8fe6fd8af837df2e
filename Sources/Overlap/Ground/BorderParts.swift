import Columns

/// The edges of a residual by what hangs together: edges that share a place, at their ends or between them.
struct BorderParts {
    /// A part: its edges, ascending, and whether it is more than one ring that meets nothing, itself included.
    struct Part {
        var edges: [Int]
        let isKnotted: Bool
        /// So many of its edges meet that its faces are more than is worth telling apart.
        let isTangle: Bool
    }

    /// Meetings of one edge that are looked at one by one.
    private static let looked = 64

    /// A part of so many edges that meet so often is a tangle.
    private static func isTangle(edges: Int, meetings: Int) -> Bool {
        meetings > 16 * edges || (edges > 1000 && 2 * meetings > 3 * edges)
    }

    let parts: [Part]
    /// Number of the part of each edge.
    let partOf: [Int32]

    /// - Complexity: O(*e* log *e* + *k*) for *e* edges and *k* pairs whose boxes meet; few of each edge are looked at closely.
    init(_ residual: BorderResidual) {
        let edges = residual.edges
        var sets = DisjointSets(count: edges.count)
        var knots: [Int] = []
        // Ends by place: two edges at each vertex of a ring.
        let ends = (0..<2 * edges.count).sorted { p, q in
            let (a, b) = (Self.end(edges, p), Self.end(edges, q))
            return a != b ? a < b : p < q
        }
        var from = 0
        while from < ends.count {
            var to = from + 1
            let place = Self.end(edges, ends[from])
            while to < ends.count, Self.end(edges, ends[to]) == place {
                sets.join(ends[from] / 2, ends[to] / 2)
                to += 1
            }
            if to - from != 2 { knots.append(ends[from] / 2) }
            from = to
        }
        var meetings = [Int](repeating: 0, count: edges.count)
        for i in edges.indices {
            let own = edges[i].ends
            residual.tree.forEach(meeting: edges[i].box) { j in
                guard j > i else { return }
                if meetings[i] >= Self.looked, sets.root(i) == sets.root(j) {
                    meetings[i] += 1
                    return
                }
                let isNeighbour =
                    edges[i].a == edges[j].a || edges[i].a == edges[j].b || edges[i].b == edges[j].a
                    || edges[i].b == edges[j].b
                switch own.meeting(edges[j].ends) {
                case .apart: return
                case .touching: if isNeighbour { return }
                case .crossing: break
                }
                sets.join(i, j)
                if meetings[i] == 0 { knots.append(i) }
                meetings[i] += 1
            }
        }
        let (partOf, count) = sets.numbered()
        var lists = [[Int]](repeating: [], count: count)
        for i in edges.indices { lists[Int(partOf[i])].append(i) }
        var isKnotted = [Bool](repeating: false, count: count)
        for i in knots { isKnotted[Int(partOf[i])] = true }
        parts = zip(lists, isKnotted).map { edges, isKnotted in
            Part(
                edges: edges, isKnotted: isKnotted,
                isTangle: Self.isTangle(edges: edges.count, meetings: edges.reduce(0) { $0 + meetings[$1] }))
        }
        self.partOf = partOf
    }

    @inline(__always) private static func end(_ edges: [BorderResidual.Edge], _ n: Int) -> Position {
        n & 1 == 0 ? edges[n / 2].a : edges[n / 2].b
    }
}
