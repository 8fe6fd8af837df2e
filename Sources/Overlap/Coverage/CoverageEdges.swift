import Columns

/// The edges of a polygon coverage that have no twin: what is left when every edge has been cancelled against one that
/// runs the other way between the same two vertices.
///
/// In a clean coverage only its outer border is left. For any place on no edge, the winding number of the edges left is
/// the number of rows that cover it: twins wind the same way and cancel exactly. So gaps and overlaps of a coverage of any
/// size can be found from the few edges that are left.
struct CoverageEdges: Sendable {
    /// One directed edge, its row's ground on the left.
    struct Edge: Sendable {
        var a: Position
        var b: Position
        var row: Int32

        /// The same segment from its lower end, so that twins compare equal.
        var low: Position { a < b ? a : b }
        var high: Position { a < b ? b : a }
        var isForward: Bool { a < b }
        var segment: Segment { Segment(a, b) }
        var box: Box {
            Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
        }
    }

    /// Edges without a twin, in canonical order: by lower end, upper end, direction, row.
    let edges: [Edge]
    /// The edges by their boxes; built once, for every question about what lies near a place.
    let tree: PackedRTree
    /// Smallest box around the edges left.
    let box: Box

    /// - Parameter column: shells counter-clockwise, holes clockwise; edges of no length are passed over.
    /// - Complexity: O(*e* log *e*) for *e* edges; 16 bytes an edge besides the column.
    init(_ column: PolygonColumn) {
        edges = Self.unmatched(column).sorted(by: Self.inOrder)
        let boxes = edges.map(\.box)
        tree = PackedRTree(boxes)
        box = boxes.reduce(into: Box()) { $0.add($1) }
    }

    static func inOrder(_ p: Edge, _ q: Edge) -> Bool {
        if p.low != q.low { return p.low < q.low }
        if p.high != q.high { return p.high < q.high }
        if p.isForward != q.isForward { return p.isForward }
        return p.row < q.row
    }

    /// Number of rows that cover a place: its winding number, for a place on no edge.
    /// - Complexity: O(log *e* + *k*) for the *k* edges east of the place at its height.
    func cover(of p: Position) -> Int {
        guard box.holds(p) else { return 0 }
        var winding = 0
        tree.forEach(meeting: Box(minX: p.x, minY: p.y, maxX: box.maxX, maxY: p.y)) { i in
            let edge = edges[i]
            guard (edge.a.y > p.y) != (edge.b.y > p.y) else { return }
            let side = (edge.b.x - edge.a.x) * (p.y - edge.a.y) - (p.x - edge.a.x) * (edge.b.y - edge.a.y)
            if edge.b.y > edge.a.y { if side > 0 { winding += 1 } } else if side < 0 { winding -= 1 }
        }
        return winding
    }
}

// MARK: - Cancelling

extension CoverageEdges {
    /// An edge on its way through the buckets: a hash of its ends, its first vertex, its row.
    private struct Key: BitwiseCopyable {
        var hash: UInt64
        var vertex: UInt32
        var row: Int32
    }

    private static let bucketBits = 12

    /// Edges whose twins do not take them out, in no promised order.
    private static func unmatched(_ column: PolygonColumn) -> [Edge] {
        let vertices = column.coordinates.count / 2
        precondition(vertices <= Int(UInt32.max), "a column of at most 2³² vertices")
        return column.withView { view in
            var ends = Array(repeating: 0, count: (1 << bucketBits) + 1)
            forEachEdge(of: view) { v, _ in ends[bucket(hash(view, v)) + 1] += 1 }
            for b in 1..<ends.count { ends[b] += ends[b - 1] }
            let starts = ends
            let keys = UnsafeMutablePointer<Key>.allocate(capacity: max(1, ends[ends.count - 1]))
            defer { keys.deallocate() }
            forEachEdge(of: view) { v, row in
                let hash = hash(view, v)
                let b = bucket(hash)
                keys[ends[b]] = Key(hash: hash, vertex: UInt32(v), row: Int32(row))
                ends[b] += 1
            }
            var left: [Edge] = []
            for b in 0..<starts.count - 1 where starts[b] < starts[b + 1] {
                var bucket = UnsafeMutableBufferPointer(start: keys + starts[b], count: starts[b + 1] - starts[b])
                bucket.sort { p, q in
                    if p.hash != q.hash { return p.hash < q.hash }
                    return p.row != q.row ? p.row < q.row : p.vertex < q.vertex
                }
                cancel(bucket, view, into: &left)
            }
            return left
        }
    }

    /// Adds what is left of each run of one hash.
    private static func cancel(
        _ keys: UnsafeMutableBufferPointer<Key>, _ view: PolygonView, into left: inout [Edge]
    ) {
        var i = 0
        while i < keys.count {
            var end = i + 1
            while end < keys.count, keys[end].hash == keys[i].hash { end += 1 }
            defer { i = end }
            if end == i + 1 {
                left.append(edge(keys[i], view))
                continue
            }
            let (first, second) = (edge(keys[i], view), edge(keys[i + 1], view))
            if end == i + 2, first.a == second.b, first.b == second.a { continue }
            // Several edges, or two that share a hash only: sorted and cancelled one against one.
            let all = (i..<end).map { edge(keys[$0], view) }.sorted(by: inOrder)
            var from = 0
            while from < all.count {
                var (to, forward) = (from, 0)
                while to < all.count, all[to].low == all[from].low, all[to].high == all[from].high {
                    if all[to].isForward { forward += 1 }
                    to += 1
                }
                let twins = min(forward, to - from - forward)
                left.append(contentsOf: all[from + twins..<from + forward])
                left.append(contentsOf: all[from + forward + twins..<to])
                from = to
            }
        }
    }

    @inline(__always)
    private static func forEachEdge(of view: PolygonView, _ body: (Int, Int) -> Void) {
        for row in 0..<view.count {
            for ring in view.rings(ofRow: row) {
                let range = view.vertices(ofRing: ring)
                var v = range.lowerBound
                while v + 1 < range.upperBound {
                    if view.x(v) != view.x(v + 1) || view.y(v) != view.y(v + 1) { body(v, row) }
                    v += 1
                }
            }
        }
    }

    @inline(__always)
    private static func bucket(_ hash: UInt64) -> Int { Int(hash >> UInt64(64 - bucketBits)) }

    /// A hash of the two ends that does not depend on the direction. Adding 0 makes −0 the 0 that it equals.
    @inline(__always)
    private static func hash(_ view: PolygonView, _ v: Int) -> UInt64 {
        mixed(view.x(v) + 0, view.y(v) + 0) &+ mixed(view.x(v + 1) + 0, view.y(v + 1) + 0)
    }

    /// - Source: the finaliser of SplitMix64, twice.
    @inline(__always)
    private static func mixed(_ x: Double, _ y: Double) -> UInt64 {
        func mix(_ bits: UInt64) -> UInt64 {
            var z = bits &+ 0x9e37_79b9_7f4a_7c15
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            return z ^ (z >> 31)
        }
        return mix(mix(x.bitPattern) ^ y.bitPattern)
    }

    @inline(__always)
    private static func edge(_ key: Key, _ view: PolygonView) -> Edge {
        let v = Int(key.vertex)
        return Edge(a: Position(view.x(v), view.y(v)), b: Position(view.x(v + 1), view.y(v + 1)), row: key.row)
    }
}
