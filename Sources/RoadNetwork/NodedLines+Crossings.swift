import Columns

extension NodedLines {
    /// A vertex this near to a piece lies on it, metres: the contract's geometric noise.
    static let touchDistance = 0.001

    /// Joins parts of the same level where their pieces cross or where a vertex of one lies on the other.
    ///
    /// A crossing gets a new vertex, rounded to 0.1 mm; two pieces joined by a vertex of theirs do not also cross. On
    /// straight pieces the test is exact but for rounding; lines nearer than 1 mm that do not touch are joined too.
    /// - Complexity: O(*n* log *n* + *k*) for *k* pairs of pieces whose boxes meet.
    func joinedAtCrossings(_ report: inout NetworkReport) -> NodedLines {
        let pieces = Pieces(of: self)
        let search = CrossingSearch(lines: self, pieces: pieces)
        let (touches, crossings) = search.run()
        var result = self
        var splits = touches
        var vertex: Int32 = -1
        for (i, crossing) in crossings.enumerated() {
            let isNew = i == 0 || crossings[i - 1].place != crossing.place || crossings[i - 1].level != crossing.level
            if isNew {
                vertex =
                    existingVertex(at: crossing.place, level: crossing.level, pieces) ?? Int32(result.positions.count)
                if Int(vertex) == result.positions.count { result.positions.append(crossing.place) }
            }
            splits.append(Split(piece: crossing.first, share: crossing.firstShare, vertex: vertex))
            splits.append(Split(piece: crossing.second, share: crossing.secondShare, vertex: vertex))
        }
        report.steps.append(.init(name: "crossings", count: crossings.count, metres: 0))
        report.steps.append(.init(name: "touches", count: touches.count, metres: 0))
        return result.splitting(pieces, at: splits)
    }

    /// The vertex that lies exactly at the place, when there is one on the level.
    private func existingVertex(at place: Position, level: Int32, _ pieces: Pieces) -> Int32? {
        var (low, high) = (0, positions.count)
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] < place { low = middle + 1 } else { high = middle }
        }
        guard low < positions.count, positions[low] == place else { return nil }
        // Several levels at one place have several vertices: only a lone one is surely of this level.
        return low + 1 < positions.count && positions[low + 1] == place ? nil : Int32(low)
    }
}

/// A crossing of two pieces inside both.
struct Crossing {
    let place: Position
    let level: Int32
    let first: Int32
    let firstShare: Double
    let second: Int32
    let secondShare: Double
}

private struct CrossingSearch {
    let lines: NodedLines
    let pieces: Pieces

    func run() -> (touches: [NodedLines.Split], crossings: [Crossing]) {
        let tree = PackedRTree(pieces.boxes(lines.positions, margin: NodedLines.touchDistance / 2))
        var touches: [NodedLines.Split] = []
        var crossings: [Crossing] = []
        tree.forEachMeetingPair { q, r in
            guard pieces.level[q] == pieces.level[r] else { return }
            let before = touches.count
            let shared = touch(q, r, &touches)
            _ = touch(r, q, &touches)
            if !shared, touches.count == before, let crossing = crossing(min(q, r), max(q, r)) {
                crossings.append(crossing)
            }
        }
        touches.sort { a, b in a.piece != b.piece ? a.piece < b.piece : a.vertex < b.vertex }
        touches = touches.enumerated().filter { i, t in
            i == 0 || touches[i - 1].piece != t.piece || touches[i - 1].vertex != t.vertex
        }.map(\.element)
        crossings.sort { a, b in
            if a.place != b.place { return a.place < b.place }
            if a.level != b.level { return a.level < b.level }
            return a.first != b.first ? a.first < b.first : a.second < b.second
        }
        return (touches, crossings)
    }

    /// Notes the ends of `r` that lie on `q`; says whether the pieces share an end.
    private func touch(_ q: Int, _ r: Int, _ touches: inout [NodedLines.Split]) -> Bool {
        let (a, b) = (pieces.low[q], pieces.high[q])
        let (pa, pb) = (lines.position(a), lines.position(b))
        var shared = false
        for end in [pieces.low[r], pieces.high[r]] {
            if end == a || end == b {
                shared = true
                continue
            }
            let near = nearestOnPiece(lines.position(end), pa, pb)
            if near.square <= NodedLines.touchDistance * NodedLines.touchDistance {
                touches.append(.init(piece: Int32(q), share: near.share, vertex: end))
            }
        }
        return shared
    }

    private func crossing(_ q: Int, _ r: Int) -> Crossing? {
        let (a, b) = (lines.position(pieces.low[q]), lines.position(pieces.high[q]))
        let (c, d) = (lines.position(pieces.low[r]), lines.position(pieces.high[r]))
        let (ux, uy, vx, vy) = (b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y)
        let (wx, wy) = (c.x - a.x, c.y - a.y)
        let turn = ux * vy - uy * vx
        guard turn != 0 else { return nil }
        let (s, t) = ((wx * vy - wy * vx) / turn, (wx * uy - wy * ux) / turn)
        guard s > 0, s < 1, t > 0, t < 1 else { return nil }
        let place = Position(((a.x + s * ux) * 1e4).rounded() / 1e4, ((a.y + s * uy) * 1e4).rounded() / 1e4)
        return Crossing(
            place: place, level: pieces.level[q], first: Int32(q), firstShare: s, second: Int32(r), secondShare: t)
    }
}
