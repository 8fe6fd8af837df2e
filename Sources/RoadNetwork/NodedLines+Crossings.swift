import Columns

extension NodedLines {
    /// A vertex this near to a piece lies on it, metres: the contract's geometric noise.
    static let touchDistance = 0.001

    /// Joins parts of the same level where their pieces cross or where a vertex of one lies on the other, and parts of any
    /// level where one ends on the other.
    ///
    /// A crossing gets a new vertex, rounded to 0.1 mm; two pieces joined by a vertex of theirs do not also cross. On
    /// straight pieces the test is exact but for rounding; lines nearer than 1 mm that do not touch are joined too.
    /// Roads that are joined at junctions only are crossed without being joined, which the step `passes` counts; a road
    /// that ends on them is joined, as is the end of a ramp on a road of another level. A road cut exactly where it
    /// passes another does not end there.
    /// - Complexity: O(*n* log *n* + *k*) for *k* pairs of pieces whose boxes meet.
    func joinedAtCrossings(_ report: inout NetworkReport) -> NodedLines {
        let pieces = RoadPieces(of: self)
        let found = CrossingSearch(lines: self, pieces: pieces).run()
        let (touches, crossings) = (found.touches, found.crossings)
        var result = self
        var splits = touches
        var vertex: Int32 = -1
        let levels = VertexLevels(pieces, vertexCount: positions.count)
        for (i, crossing) in crossings.enumerated() {
            let isNew = i == 0 || crossings[i - 1].place != crossing.place || crossings[i - 1].level != crossing.level
            if isNew {
                vertex =
                    existingVertex(at: crossing.place, level: crossing.level, levels) ?? Int32(result.positions.count)
                if Int(vertex) == result.positions.count { result.positions.append(crossing.place) }
            }
            splits.append(Split(piece: crossing.first, share: crossing.firstShare, vertex: vertex))
            splits.append(Split(piece: crossing.second, share: crossing.secondShare, vertex: vertex))
        }
        report.steps.append(.init(name: "crossings", count: crossings.count, metres: 0))
        report.steps.append(.init(name: "passes", count: found.passes, metres: 0))
        report.steps.append(.init(name: "touches", count: touches.count, metres: 0))
        return result.splitting(pieces, at: splits)
    }

    /// The lowest vertex that lies exactly at the place and has a piece of the level; none when there is none.
    private func existingVertex(at place: Position, level: Int32, _ levels: VertexLevels) -> Int32? {
        var (low, high) = (0, positions.count)
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] < place { low = middle + 1 } else { high = middle }
        }
        while low < positions.count, positions[low] == place {
            if levels.has(level, at: low) { return Int32(low) }
            low += 1
        }
        return nil
    }
}

/// The levels of the pieces at each vertex.
private struct VertexLevels {
    /// Level of the first piece at each vertex.
    private var first: [Int32]
    private var others: [Int: Set<Int32>] = [:]

    init(_ pieces: RoadPieces, vertexCount: Int) {
        first = [Int32](repeating: .min, count: vertexCount)
        for q in 0..<pieces.count {
            for v in [Int(pieces.low[q]), Int(pieces.high[q])] {
                if first[v] == .min {
                    first[v] = pieces.level[q]
                } else if first[v] != pieces.level[q] {
                    others[v, default: []].insert(pieces.level[q])
                }
            }
        }
    }

    func has(_ level: Int32, at vertex: Int) -> Bool {
        first[vertex] == level || others[vertex]?.contains(level) == true
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
    private let lines: NodedLines
    private let pieces: RoadPieces
    /// The vertices at which parts end, and those joined to each by pieces; needed where pieces are not all alike.
    private let ends: [Bool]
    private let neighbours: VertexNeighbours?

    init(lines: NodedLines, pieces: RoadPieces) {
        (self.lines, self.pieces) = (lines, pieces)
        let isMixed = pieces.isOpen.contains(false) || pieces.level.contains { $0 != pieces.level.first }
        neighbours = isMixed ? VertexNeighbours(pieces, vertexCount: lines.positions.count) : nil
        var ends = [Bool](repeating: false, count: isMixed ? lines.positions.count : 0)
        if isMixed {
            for p in 0..<lines.count {
                ends[Int(lines.vertices[lines.offsets[p]])] = true
                ends[Int(lines.vertices[lines.offsets[p + 1] - 1])] = true
            }
        }
        self.ends = ends
    }

    func run() -> (touches: [NodedLines.Split], crossings: [Crossing], passes: Int) {
        let tree = PackedRTree(pieces.boxes(lines.positions, margin: NodedLines.touchDistance / 2))
        var touches: [NodedLines.Split] = []
        var crossings: [Crossing] = []
        var passes = 0
        tree.forEachMeetingPair { q, r in
            let (isLevel, isOpen) = (pieces.level[q] == pieces.level[r], pieces.isOpen[q] && pieces.isOpen[r])
            let before = touches.count
            let shared = touch(q, r, endsOnly: !isLevel || !isOpen, &touches)
            _ = touch(r, q, endsOnly: !isLevel || !isOpen, &touches)
            if !isLevel || shared || touches.count > before { return }
            guard let crossing = crossing(min(q, r), max(q, r)) else { return }
            if isOpen { crossings.append(crossing) } else { passes += 1 }
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
        return (touches, crossings, passes)
    }

    /// Notes the ends of `r` that lie on `q`; says whether the pieces share an end.
    /// - Parameter endsOnly: an end of `r` counts only where a part ends there and does not go on across `q`.
    private func touch(_ q: Int, _ r: Int, endsOnly: Bool, _ touches: inout [NodedLines.Split]) -> Bool {
        let (a, b) = (pieces.low[q], pieces.high[q])
        let (pa, pb) = (lines.position(a), lines.position(b))
        var shared = false
        for end in [pieces.low[r], pieces.high[r]] {
            if end == a || end == b {
                shared = true
                continue
            }
            let near = nearestOnPiece(lines.position(end), pa, pb)
            guard near.square <= NodedLines.touchDistance * NodedLines.touchDistance else { continue }
            if !endsOnly || endsOn(end, piece: a, b) {
                touches.append(.init(piece: Int32(q), share: near.share, vertex: end))
            }
        }
        return shared
    }

    /// A part ends at the vertex, and no line goes on there across the piece a–b or, at one of its ends, across what meets
    /// there. Vertices at exactly one place are joined already, or are to stay apart.
    private func endsOn(_ vertex: Int32, piece a: Int32, _ b: Int32) -> Bool {
        guard ends[Int(vertex)], let neighbours else { return false }
        let place = lines.position(vertex)
        var other = [a, b]
        for end in [a, b] {
            let gap = lines.position(end).distance(to: place)
            if gap == 0 { return false }
            if gap <= NodedLines.touchDistance { other = Array(neighbours.around(end)) }
        }
        let arms = neighbours.around(vertex).map(lines.position)
        return !Arms.cross(arms, other.map(lines.position), at: place)
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
