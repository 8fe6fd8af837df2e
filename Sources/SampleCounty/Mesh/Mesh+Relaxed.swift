import Columns

extension Mesh {
    /// What runs along an edge; the greater decides how its nodes move.
    enum Course: UInt8, Sendable, Comparable {
        case none, field, border, river, road

        static func < (a: Course, b: Course) -> Bool { a.rawValue < b.rawValue }
    }

    /// The mesh with its nodes moved so that roads, rivers and borders run smoothly instead of in steps.
    ///
    /// A node on a course moves toward the middle of its two neighbours on it, one where courses meet a little, one
    /// without any toward the mean of its four neighbours. A move that would fold or flatten a cell is taken back.
    /// Edges of a course bend with it.
    /// - Parameters:
    ///   - courses: one for each edge.
    ///   - rounds: how often each node moves.
    ///   - fixed: nodes that stay; empty for none.
    /// - Complexity: O(*n*) for *n* nodes.
    func relaxed(along courses: [Course], rounds: Int, fixed: [Bool] = []) -> Mesh {
        var current = nodes
        for _ in 0..<rounds {
            var next = current
            for n in 0..<nodeCount {
                let (i, j) = place(ofNode: n)
                guard i > 0, j > 0, i < columns, j < rows, fixed.isEmpty || !fixed[n] else { continue }
                next[n] = moved(n, current, courses)
            }
            takeBackBadMoves(&next, current)
            current = next
        }
        var result = self
        result.replaceNodes(current.map { Mesh.onGrid($0.x, $0.y) })
        for e in 0..<edgeCount where courses[e] != .none {
            let (a, b) = ends(ofEdge: e)
            if !fixed.isEmpty, fixed[a], fixed[b] { continue }
            result.bend(e, bend(e, result.nodes, courses))
        }
        return result
    }

    /// How far the middle of an edge lies left of it when the course goes on smoothly at both ends, in its lengths.
    /// - Source: Dyn, Levin and Gregory, *A 4-point interpolatory subdivision scheme*, CAGD 4, 1987.
    private func bend(_ e: Int, _ places: [Position], _ courses: [Course]) -> Double {
        let (a, b) = ends(ofEdge: e)
        let (p, q) = (places[a], places[b])
        let (dx, dy) = (q.x - p.x, q.y - p.y)
        func beyond(_ node: Int) -> Position? {
            var found: Position?
            for d in 0..<4 {
                let other = edge(ofNode: node, d)
                guard other >= 0, other != e, courses[other] == courses[e] else { continue }
                if found != nil { return nil }
                found = places[self.node(from: node, d)]
            }
            return found
        }
        let before = beyond(a) ?? Position(p.x - dx, p.y - dy)
        let after = beyond(b) ?? Position(q.x + dx, q.y + dy)
        let (x, y) = (p.x - before.x + q.x - after.x, p.y - before.y + q.y - after.y)
        let left = (y * dx - x * dy) / (16 * (dx * dx + dy * dy))
        return min(max(left, -0.09), 0.09)
    }

    private func moved(_ n: Int, _ places: [Position], _ courses: [Course]) -> Position {
        var top = Course.none
        var (x, y, count) = (0.0, 0.0, 0.0)
        for d in 0..<4 {
            let course = courses[edge(ofNode: n, d)]
            if course < top { continue }
            if course > top { (top, x, y, count) = (course, 0, 0, 0) }
            let p = places[node(from: n, d)]
            (x, y, count) = (x + p.x, y + p.y, count + 1)
        }
        guard count > 1 else { return places[n] }
        let pull = top == .none ? 0.18 : (count == 2 ? 0.3 : 0.06)
        return Position(places[n].x + pull * (x / count - places[n].x), places[n].y + pull * (y / count - places[n].y))
    }

    /// Sines of the sharpest and of the bluntest corner that a cell may have.
    private static let (sharpest, bluntest) = (0.66, 0.12)

    /// Goes over the cells until all are sound. A cell is looked at again only when one of its corners has moved since.
    private func takeBackBadMoves(_ next: inout [Position], _ before: [Position]) {
        var isDue = Array(repeating: true, count: cellCount)
        var changed = true
        while changed {
            changed = false
            for c in 0..<cellCount where isDue[c] {
                isDue[c] = false
                if isSound(c, next) { continue }
                let (a, b, d, e) = corners(ofCell: c)
                for n in [a, b, d, e] where next[n] != before[n] {
                    next[n] = before[n]
                    changed = true
                    let (i, j) = place(ofNode: n)
                    for (p, q) in [(i, j), (i - 1, j), (i - 1, j - 1), (i, j - 1)]
                    where p >= 0 && q >= 0 && p < columns && q < rows { isDue[cellNumber(p, q)] = true }
                }
            }
        }
    }

    private func isSound(_ c: Int, _ places: [Position]) -> Bool {
        let (a, b, d, e) = corners(ofCell: c)
        let (p, q, r, s) = (places[a], places[b], places[d], places[e])
        return isSound(s, p, q) && isSound(p, q, r) && isSound(q, r, s) && isSound(r, s, p)
    }

    /// The corner at `q` is neither too sharp nor too blunt, and its sides are not too short.
    private func isSound(_ p: Position, _ q: Position, _ r: Position) -> Bool {
        let (ux, uy, vx, vy) = (r.x - q.x, r.y - q.y, p.x - q.x, p.y - q.y)
        let (u, v) = ((ux * ux + uy * uy).squareRoot(), (vx * vx + vy * vy).squareRoot())
        let least = ux * vx + uy * vy > 0 ? Self.sharpest : Self.bluntest
        return min(u, v) > 0.5 * cell && ux * vy - uy * vx > least * u * v
    }
}
