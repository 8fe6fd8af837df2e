import Columns

extension Adjacency {
    /// Neighbours along a border: polygons that share a run of edge, not only a point.
    ///
    /// Exactly shared edges count first, then what is left of the borders: of each remaining edge the run within
    /// `tolerance` of another row's remaining edges that have their inside on the other side. At tolerance 0 this finds
    /// collinear runs between different vertices, above it hair-width gaps and overlaps too. The shared length is the
    /// exact edges plus the mean of the two sides' runs.
    ///
    /// False positives and negatives: near a corner, edges that part at an angle θ stay within the tolerance for
    /// tolerance / sin θ. Runs of 4 · tolerance or less in all, on either side, are taken for such a corner, so that a
    /// true border that short is missed, and two edges that part at less than about 30° may pass for a border.
    /// Overlaps deeper than the tolerance are no borders.
    ///
    /// - Parameters:
    ///   - polygons: in a plane, metres. Empty rows and edges with a coordinate that is not finite take no part.
    ///   - tolerance: widest gap or overlap that still counts as touching, metres, ≥ 0.
    /// - Returns: rows of `polygons`; pairs sorted.
    /// - Complexity: O(*e* log *e* + *k*) for *e* edges and *k* pairs of edges whose boxes meet.
    public static func rook(_ polygons: PolygonColumn, tolerance: Double) -> Adjacency {
        precondition(tolerance >= 0 && tolerance.isFinite, "a tolerance must be finite and not negative")
        var edges = borderEdges(of: polygons)
        var lengths: [Link: Double] = [:]
        matchExactly(&edges, into: &lengths)
        for (link, runs) in runsWithin(tolerance, edges) where min(runs.forth, runs.back) > 4 * tolerance {
            lengths[link, default: 0] += (runs.forth + runs.back) / 2
        }
        return Adjacency(
            count: polygons.count, pairs: lengths.map { Pair($0.key.low, $0.key.high, sharedMetres: $0.value) })
    }

    private struct Link: Hashable {
        let low: Int, high: Int
        init(_ a: Int, _ b: Int) { (low, high) = (min(a, b), max(a, b)) }
    }

    /// Edges of all rows, the lower end first, without empty ones; in row order.
    private static func borderEdges(of polygons: PolygonColumn) -> [BorderEdge] {
        var edges: [BorderEdge] = []
        edges.reserveCapacity(polygons.coordinates.count / 2)
        for row in 0..<polygons.count {
            for part in polygons.parts(ofRow: row) {
                for (number, ring) in polygons.rings(ofPart: part).enumerated() {
                    let vertices = polygons.vertices(ofRing: ring)
                    // A shell runs anticlockwise and a hole clockwise when the inside is to the left.
                    let isInsideLeft = (signedArea(polygons, vertices) > 0) == (number == 0)
                    for v in vertices.dropLast() {
                        let (a, b) = (polygons.vertex(v), polygons.vertex(v + 1))
                        guard a.isFinite && b.isFinite && a != b else { continue }
                        edges.append(
                            BorderEdge(row: row, from: min(a, b), to: max(a, b), isInsideLeft: (a < b) == isInsideLeft))
                    }
                }
            }
        }
        return edges
    }

    /// Twice the area of a ring, positive when it runs anticlockwise.
    private static func signedArea(_ polygons: PolygonColumn, _ vertices: Range<Int>) -> Double {
        guard let first = vertices.first.map(polygons.vertex) else { return 0 }
        return vertices.dropLast().reduce(0) { sum, v in
            let (a, b) = (polygons.vertex(v), polygons.vertex(v + 1))
            return sum + (a.x - first.x) * (b.y - first.y) - (b.x - first.x) * (a.y - first.y)
        }
    }

    /// Adds the length of edges that rows share to the bit, and keeps the rest, in row order.
    private static func matchExactly(_ edges: inout [BorderEdge], into lengths: inout [Link: Double]) {
        let order = edges.indices.sorted { (edges[$0], $0) < (edges[$1], $1) }
        var isMatched = [Bool](repeating: false, count: edges.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count && edges[order[end]].isAlong(edges[order[start]]) { end += 1 }
            let rows = order[start..<end].map { edges[$0].row }
            for (i, a) in rows.enumerated() {
                // An edge twice in one row counts once.
                guard i == 0 || rows[i - 1] != a else { continue }
                for (j, b) in rows.enumerated().dropFirst(i + 1) where b != a && rows[j - 1] != b {
                    lengths[Link(a, b), default: 0] += edges[order[start]].length
                }
            }
            if rows.first != rows.last { for edge in order[start..<end] { isMatched[edge] = true } }
            start = end
        }
        edges = edges.indices.filter { !isMatched[$0] }.map { edges[$0] }
    }

    /// For each two rows, the length of the lower row's edges near the higher row's, and the other way.
    private static func runsWithin(_ tolerance: Double, _ edges: [BorderEdge]) -> [Link: (forth: Double, back: Double)]
    {
        let index = PackedRTree(edges.map(\.box))
        var result: [Link: (forth: Double, back: Double)] = [:]
        for edge in edges {
            var runs: [(row: Int, from: Double, to: Double)] = []
            index.forEach(meeting: edge.box.grown(by: tolerance)) { other in
                guard edges[other].row != edge.row, let run = edge.run(within: tolerance, of: edges[other]) else {
                    return
                }
                runs.append((edges[other].row, run.lowerBound, run.upperBound))
            }
            runs.sort { $0 < $1 }
            var (reached, row) = (0.0, -1)
            for run in runs {
                if run.row != row { (reached, row) = (-.infinity, run.row) }
                let fresh = run.to - max(run.from, reached)
                reached = max(reached, run.to)
                guard fresh > 0 else { continue }
                var sums = result[Link(edge.row, row)] ?? (0, 0)
                if edge.row < row { sums.forth += fresh } else { sums.back += fresh }
                result[Link(edge.row, row)] = sums
            }
        }
        return result
    }
}

/// An edge of a row's border, without a direction.
private struct BorderEdge: Comparable {
    let row: Int
    let from: Position
    let to: Position
    /// The row lies to the left of the way from `from` to `to`.
    let isInsideLeft: Bool

    var length: Double { from.distance(to: to) }
    var box: Box { Box(minX: from.x, minY: min(from.y, to.y), maxX: to.x, maxY: max(from.y, to.y)) }

    func isAlong(_ other: BorderEdge) -> Bool { from == other.from && to == other.to }

    static func < (a: BorderEdge, b: BorderEdge) -> Bool {
        if a.from != b.from { return a.from < b.from }
        return a.to != b.to ? a.to < b.to : a.row < b.row
    }

    /// The run of this edge within `tolerance` of another, metres from `from`; none when there is no such run, or when
    /// both have their inside on the same side.
    ///
    /// The places within the tolerance of an edge are a rectangle and two discs, together convex, so the run is whole.
    func run(within tolerance: Double, of other: BorderEdge) -> ClosedRange<Double>? {
        let (length, width) = (length, other.length)
        let (dx, dy) = ((to.x - from.x) / length, (to.y - from.y) / length)
        let (ex, ey) = ((other.to.x - other.from.x) / width, (other.to.y - other.from.y) / width)
        let (px, py) = (from.x - other.from.x, from.y - other.from.y)
        // This edge's start and direction, along and across the other.
        let (along, across) = (px * ex + py * ey, ex * py - ey * px)
        let (du, dw) = (dx * ex + dy * ey, ex * dy - ey * dx)
        guard isInsideLeft == other.isInsideLeft ? du < 0 : du > 0 else { return nil }
        var (low, high) = (Double.infinity, -Double.infinity)
        func add(_ a: Double, _ b: Double) {
            let (a, b) = (max(0, a), min(length, b))
            if a <= b { (low, high) = (min(low, a), max(high, b)) }
        }
        func strip(_ start: Double, _ slope: Double, _ least: Double, _ most: Double) -> (Double, Double) {
            if slope == 0 { return least...most ~= start ? (-.infinity, .infinity) : (.infinity, -.infinity) }
            let (a, b) = ((least - start) / slope, (most - start) / slope)
            return (min(a, b), max(a, b))
        }
        let (beside, between) = (strip(across, dw, -tolerance, tolerance), strip(along, du, 0, width))
        add(max(beside.0, between.0), min(beside.1, between.1))
        for end in [0, width] {
            let middle = (end - along) * du - across * dw
            let (gapAlong, gapAcross) = (along + middle * du - end, across + middle * dw)
            let rest = tolerance * tolerance - gapAlong * gapAlong - gapAcross * gapAcross
            if rest >= 0 { add(middle - rest.squareRoot(), middle + rest.squareRoot()) }
        }
        return low <= high ? low...high : nil
    }
}
