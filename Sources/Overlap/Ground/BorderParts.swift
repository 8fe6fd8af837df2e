import Columns
import Foundation

/// The edges of a residual by what hangs together: edges that share a place, at their ends or between them.
struct BorderParts {
    /// A part: its edges, ascending, and whether it is more than one ring that meets nothing, itself included.
    struct Part {
        var edges: [Int]
        let isKnotted: Bool
        /// So many of its edges meet that its faces are more than is worth telling apart.
        let isTangle: Bool
    }

    /// Edges near one edge that are looked at one by one; of the others those that hang together with it already, by a
    /// meeting, are not: they would say no more.
    private static let looked: Int32 = 64

    /// A part of so many edges that meet so often is a tangle.
    private static func isTangle(edges: Int, meetings: Int) -> Bool {
        meetings > 16 * edges || (edges > 1000 && 2 * meetings > 3 * edges)
    }

    let parts: [Part]
    /// Number of the part of each edge.
    let partOf: [Int32]
    /// Pairs of edges that were looked at.
    let looks: Int

    /// - Complexity: O(*e* log *e* + *k*) for *e* edges and *k* pairs whose boxes meet; few of each edge are looked at closely.
    init(_ residual: BorderResidual) {
        let edges = residual.edges
        var sets = DisjointSets(count: edges.count)
        var knots: [Int] = []
        // Ends by place: two edges at each vertex of a ring.
        let places = (0..<2 * edges.count).sorted { p, q in
            let (a, b) = (Self.end(edges, p), Self.end(edges, q))
            return a != b ? a < b : p < q
        }
        var from = 0
        while from < places.count {
            var to = from + 1
            let place = Self.end(edges, places[from])
            while to < places.count, Self.end(edges, places[to]) == place {
                sets.join(places[from] / 2, places[to] / 2)
                to += 1
            }
            if to - from != 2 { knots.append(places[from] / 2) }
            from = to
        }
        // By the lowest edge of each set, whether edges of it meet.
        var hasMeetings = [Bool](repeating: false, count: edges.count)
        for i in knots { hasMeetings[sets.root(i)] = true }
        var meetings = [Int](repeating: 0, count: edges.count)
        var (near, looks) = ([Int32](repeating: 0, count: edges.count), 0)
        let ends = edges.map(\.ends)
        Self.tree(residual).forEachMeetingPair { a, b in
            let (i, j) = (min(a, b), max(a, b))
            near[i] &+= 1
            if near[i] > Self.looked {
                let root = sets.root(i)
                if hasMeetings[root], sets.root(j) == root { return }
            }
            looks += 1
            switch ends[i].meeting(ends[j]) {
            case .apart: return
            case .touching: if ends[i].sharesEnd(with: ends[j]) { return }
            case .crossing: break
            }
            sets.join(i, j)
            hasMeetings[sets.root(i)] = true
            if meetings[i] == 0 { knots.append(i) }
            meetings[i] += 1
        }
        self.looks = looks
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

    /// The tree of the edges' boxes, along the direction of most of them where the boxes along the axes lie on each other: long
    /// edges askew, as of fields inside each other, have boxes that all meet, and in their own direction boxes without width.
    private static func tree(_ residual: BorderResidual) -> PackedRTree {
        let edges = residual.edges
        let extent = residual.box.width * residual.box.height
        let whole = edges.reduce(0.0) { $0 + $1.box.width * $1.box.height }
        // Of boxes of this size spread over the extent each meets 4 · whole / extent others.
        guard 4 * whole > Double(looked) * extent else { return residual.tree }
        var (cosine, sine) = (0.0, 0.0)
        for edge in edges {
            let (dx, dy) = (edge.b.x - edge.a.x, edge.b.y - edge.a.y)
            let (length, c, s) = (dx * dx + dy * dy, dx * dx - dy * dy, 2 * dx * dy)
            guard length > 0 else { continue }
            cosine += (c * c - s * s) / length
            sine += 2 * c * s / length
        }
        let angle = atan2(sine, cosine) / 4
        let (c, s, centre) = (cos(angle), sin(angle), residual.box.centre)
        func turned(_ p: Position) -> Position {
            let (x, y) = (p.x - centre.x, p.y - centre.y)
            return Position(c * x + s * y, c * y - s * x)
        }
        let boxes = edges.map { edge in
            let (a, b) = (turned(edge.a), turned(edge.b))
            return Box(
                minX: min(a.x, b.x) - rounding, minY: min(a.y, b.y) - rounding, maxX: max(a.x, b.x) + rounding,
                maxY: max(a.y, b.y) + rounding)
        }
        let left = boxes.reduce(0.0) { $0 + $1.width * $1.height }
        return 4 * left < whole ? PackedRTree(boxes) : residual.tree
    }

    /// Turned places are right to this, metres.
    private static let rounding = 1e-6

    @inline(__always) private static func end(_ edges: [BorderResidual.Edge], _ n: Int) -> Position {
        n & 1 == 0 ? edges[n / 2].a : edges[n / 2].b
    }
}
