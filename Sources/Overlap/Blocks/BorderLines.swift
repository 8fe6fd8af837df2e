import Columns

/// Borders of polygons, indexed to find where a segment runs along one: both ends of the common stretch lie within 1 mm
/// of the border, in either direction.
public struct BorderLines: Sendable {
    /// A part of a segment.
    public typealias Piece = (a: Position, b: Position)

    private let segments: [Piece]
    private let rows: [Int]
    private let tree: PackedRTree

    /// Every edge of a column, by its row.
    /// - Complexity: O(*n* log *n*) for *n* vertices.
    public init(_ column: PolygonColumn) {
        var (segments, rows) = ([Piece](), [Int]())
        for row in 0..<column.count {
            column.forEachEdge(ofRow: row) { a, b in
                segments.append((a, b))
                rows.append(row)
            }
        }
        self.init(segments, rows)
    }

    /// Open borders, by the row that they belong to.
    public init(_ borders: OpenBorders) {
        self.init(borders.stretches.map { ($0.a, $0.b) }, borders.stretches.map(\.row))
    }

    private init(_ segments: [Piece], _ rows: [Int]) {
        (self.segments, self.rows) = (segments, rows)
        tree = PackedRTree(segments.map { Self.box($0.a, $0.b) })
    }

    private static func box(_ a: Position, _ b: Position) -> Box {
        Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    }

    /// A border may run in a box, or as near to it as counts.
    public func mayReach(_ box: Box) -> Bool {
        var isReached = false
        tree.forEach(meeting: box.grown(by: OpenBorders.onEdge)) { _ in isReached = true }
        return isReached
    }

    /// The borders that reach into a box, of one row or of all.
    public func near(_ box: Box, row: Int? = nil) -> [Piece] {
        tree.rows(meeting: box).filter { row == nil || rows[$0] == row }.map { segments[$0] }
    }

    /// What of a segment runs along no border, of one row or of all; from its beginning to its end.
    /// - Complexity: O(log *e* + *k*) for *k* of *e* borders near the segment.
    public func apart(from a: Position, to b: Position, row: Int? = nil) -> [Piece] {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let length = (dx * dx + dy * dy).squareRoot()
        guard length > 0 else { return [] }
        var along: [ClosedRange<Double>] = []
        tree.forEach(meeting: Self.box(a, b).grown(by: OpenBorders.onEdge)) { i in
            guard row == nil || rows[i] == row else { return }
            if let range = Self.common(a, dx, dy, length, segments[i]) { along.append(range) }
        }
        guard !along.isEmpty else { return [(a, b)] }
        along.sort { $0.lowerBound < $1.lowerBound }
        var (result, from) = ([Piece](), 0.0)
        func place(_ t: Double) -> Position { t == 1 ? b : Position(a.x + t * dx, a.y + t * dy) }
        for range in along + [1...1] {
            if (range.lowerBound - from) * length > OpenBorders.onEdge {
                result.append((place(from), place(range.lowerBound)))
            }
            from = max(from, range.upperBound)
        }
        return result
    }

    /// The part of a segment, as shares of its way, along which a border runs; none when that is shorter than 1 mm.
    private static func common(
        _ a: Position, _ dx: Double, _ dy: Double, _ length: Double, _ border: Piece
    ) -> ClosedRange<Double>? {
        func ends(_ p: Position) -> (along: Double, aside: Double) {
            let (ex, ey) = (p.x - a.x, p.y - a.y)
            return ((ex * dx + ey * dy) / length, (dx * ey - dy * ex) / length)
        }
        var (p, q) = (ends(border.a), ends(border.b))
        if p.along > q.along { (p, q) = (q, p) }
        let (from, to) = (max(0, p.along), min(length, q.along))
        guard to - from > OpenBorders.onEdge else { return nil }
        func aside(_ s: Double) -> Double { p.aside + (q.aside - p.aside) * (s - p.along) / (q.along - p.along) }
        guard aside(from).magnitude <= OpenBorders.onEdge, aside(to).magnitude <= OpenBorders.onEdge else { return nil }
        return from / length...max(from, to) / length
    }
}

extension PolygonColumn {
    /// Every edge of a row in turn.
    public func forEachEdge(ofRow row: Int, _ body: (Position, Position) -> Void) {
        for ring in rings(ofRow: row) {
            let v = vertices(ofRing: ring)
            for i in v.lowerBound..<max(v.lowerBound, v.upperBound - 1) { body(vertex(i), vertex(i + 1)) }
        }
    }
}
