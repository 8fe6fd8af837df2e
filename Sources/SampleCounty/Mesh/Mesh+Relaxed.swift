import Columns

extension Mesh {
    /// What runs along an edge; the greater decides how its nodes move.
    enum Course: UInt8, Sendable, Comparable {
        case none, border, river, road

        static func < (a: Course, b: Course) -> Bool { a.rawValue < b.rawValue }
    }

    /// The mesh with its nodes moved so that roads, rivers and borders run smoothly instead of in steps.
    ///
    /// A node on a course moves toward the middle of its two neighbours on it, one where courses meet a little, one
    /// without any toward the mean of its four neighbours. A move that would fold or flatten a cell is taken back.
    /// - Parameter courses: one for each edge.
    /// - Complexity: O(*n*) for *n* nodes.
    func relaxed(along courses: [Course]) -> Mesh {
        var current = nodes
        for _ in 0..<14 {
            var next = current
            for n in 0..<nodeCount {
                let (i, j) = place(ofNode: n)
                guard i > 0, j > 0, i < columns, j < rows else { continue }
                next[n] = moved(n, current, courses)
            }
            takeBackBadMoves(&next, current)
            current = next
        }
        var result = self
        result.replaceNodes(current.map { Mesh.onGrid($0.x, $0.y) })
        return result
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
        let pull = top == .none || count == 2 ? 0.18 : 0.05
        return Position(places[n].x + pull * (x / count - places[n].x), places[n].y + pull * (y / count - places[n].y))
    }

    /// Sines of the sharpest and of the bluntest corner that a cell may have.
    private static let (sharpest, bluntest) = (0.68, 0.35)

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
