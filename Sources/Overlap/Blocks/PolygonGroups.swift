import Columns

/// Rows of polygons that belong together because they lie near each other.
///
/// Two rows are neighbours when they touch, share ground, or lie nearer to each other than the gap, measured between
/// their edges in the plane. A group is what neighbours link: a row without neighbours is a group of its own.
///
/// The partition does not depend on the number of threads; groups are numbered by their first row.
public struct PolygonGroups: Sendable {
    /// Group of each row; shape `(rows)`. An empty row is a group of its own.
    public let group: [Int]
    /// Number of groups.
    public let count: Int

    /// Groups rows that lie closer than `gap`, directly or through others.
    /// - Parameters:
    ///   - column: rows must be sound (`RowCheck`).
    ///   - gap: metres, above 0; rows exactly this far apart are not neighbours.
    ///   - threads: tasks at once, 1 or more.
    /// - Throws: `CancellationError`.
    /// - Complexity: O(*n* log *n*) for the index; each pair of rows near each other that nothing has linked yet costs
    ///   its vertices, and the product of its edges near each other.
    public init(_ column: PolygonColumn, gap: Double, threads: Int) async throws {
        precondition(gap > 0 && threads > 0, "a gap above 0, at least one thread")
        let boxes = column.boxes
        let tree = PackedRTree(boxes)
        let share = max(1, (column.count + threads - 1) / threads)
        var sets = DisjointSets(count: column.count)
        try await withThrowingTaskGroup(of: DisjointSets.self) { group in
            for from in stride(from: 0, to: column.count, by: share) {
                group.addTask {
                    try Self.joined(from..<min(from + share, column.count), column, boxes, tree, gap)
                }
            }
            while let part = try await group.next() { sets.join(part) }
        }
        let (numbers, count) = sets.numbered()
        group = numbers.map { Int($0) }
        self.count = count
    }

    /// What the neighbours of some rows among later rows join.
    private static func joined(
        _ rows: Range<Int>, _ column: PolygonColumn, _ boxes: [Box], _ tree: PackedRTree, _ gap: Double
    ) throws -> DisjointSets {
        var sets = DisjointSets(count: column.count)
        let meter = GapMeter(gap)
        try column.withView { view in
            var near: [Int] = []
            for row in rows {
                if row & 1023 == 0 { try Task.checkCancellation() }
                near.removeAll(keepingCapacity: true)
                tree.forEach(meeting: boxes[row].grown(by: gap)) { if $0 > row { near.append($0) } }
                for other in near where sets.root(row) != sets.root(other) {
                    if meter.areNear(view, row, boxes[row], other, boxes[other]) { sets.join(row, other) }
                }
            }
        }
        return sets
    }
}

/// Tells whether two rows lie nearer to each other than a gap; one per task.
final class GapMeter {
    private let gap: Double
    private let first = Scratch<EdgeEnds>()
    private let second = Scratch<EdgeEnds>()

    init(_ gap: Double) { self.gap = gap }

    /// Touching rows, and rows that share ground, are near.
    func areNear(_ view: PolygonView, _ a: Int, _ boxA: Box, _ b: Int, _ boxB: Box) -> Bool {
        take(view, a, near: boxB, first)
        take(view, b, near: boxA, second)
        let limit = gap * gap
        for i in 0..<first.count {
            let p = first.base[i]
            for j in 0..<second.count where isNear(p, second.base[j]) {
                if p.isNearer(than: limit, to: second.base[j]) { return true }
            }
        }
        // No border is near: one may still lie inside the other.
        if boxA.holds(boxB) { return holds(view, a, firstVertexOf: b) }
        return boxB.holds(boxA) && holds(view, b, firstVertexOf: a)
    }

    /// Edges of a row whose box is nearer than the gap to a box.
    private func take(_ view: PolygonView, _ row: Int, near box: Box, _ edges: borrowing Scratch<EdgeEnds>) {
        let reach = box.grown(by: gap)
        edges.count = 0
        for ring in view.rings(ofRow: row) {
            let v = view.vertices(ofRing: ring)
            guard v.count > 1 else { continue }
            var p = view.point(v.lowerBound)
            for i in v.dropFirst() {
                let q = view.point(i)
                if max(p.x, q.x) > reach.minX, min(p.x, q.x) < reach.maxX, max(p.y, q.y) > reach.minY,
                    min(p.y, q.y) < reach.maxY
                {
                    edges.append(EdgeEnds(p, q))
                }
                p = q
            }
        }
    }

    @inline(__always) private func isNear(_ p: EdgeEnds, _ q: EdgeEnds) -> Bool {
        min(p.ax, p.bx) - max(q.ax, q.bx) < gap && min(q.ax, q.bx) - max(p.ax, p.bx) < gap
            && min(p.ay, p.by) - max(q.ay, q.by) < gap && min(q.ay, q.by) - max(p.ay, p.by) < gap
    }

    private func holds(_ view: PolygonView, _ row: Int, firstVertexOf other: Int) -> Bool {
        let place = view.point(view.vertices(ofRow: other).lowerBound)
        return view.parts(row).contains { part in
            let rings = view.rings(ofPart: part)
            return locate(place.x, place.y, view, ring: rings.lowerBound) >= 0
                && !rings.dropFirst().contains { locate(place.x, place.y, view, ring: $0) > 0 }
        }
    }
}

extension EdgeEnds {
    /// The distance to another edge is less than the root of a limit above 0; edges that meet have none.
    func isNearer(than limit: Double, to q: EdgeEnds) -> Bool {
        squaredDistance(toPoint: q.ax, q.ay) < limit || squaredDistance(toPoint: q.bx, q.by) < limit
            || q.squaredDistance(toPoint: ax, ay) < limit || q.squaredDistance(toPoint: bx, by) < limit
            || meeting(q) != .apart
    }

    @inline(__always) private func squaredDistance(toPoint x: Double, _ y: Double) -> Double {
        let (dx, dy) = (bx - ax, by - ay)
        let square = dx * dx + dy * dy
        let t = square > 0 ? min(max(((x - ax) * dx + (y - ay) * dy) / square, 0), 1) : 0
        let (ex, ey) = (ax + t * dx - x, ay + t * dy - y)
        return ex * ex + ey * ey
    }
}
