import Columns

extension NodedLines {
    /// Joins each end of a part to the nearest piece of its level within the tolerance, by a short connecting part; the
    /// loose end of a bridge, ramp or tunnel also to the nearest on the ground.
    ///
    /// Nothing moves: the connector runs from the end to an end of that piece, where that is within the tolerance
    /// too, or to the foot on it. An end that reaches the place along roads within four tolerances is joined already.
    /// An end has at most one connector; equal gaps go to the lower piece.
    /// - Complexity: O(*n* log *n*) while roads within the tolerance of each other are few.
    func joinedEnds(_ input: RoadLines, _ options: NetworkOptions, _ report: inout NetworkReport) -> NodedLines {
        guard options.tolerance > 0 else {
            report.steps.append(.init(name: "snapped-ends", count: 0, metres: 0))
            return self
        }
        let pieces = RoadPieces(of: self)
        let connectors = EndSearch(lines: self, pieces: pieces, tolerance: options.tolerance).run()
        var result = self
        var splits: [Split] = []
        var added: [(part: Int, from: Int32, to: Int32)] = []
        for connector in connectors {
            var target = connector.vertex
            if target < 0 {
                target = Int32(result.positions.count)
                result.positions.append(connector.foot)
                splits.append(Split(piece: connector.piece, share: connector.share, vertex: target))
            } else if connectors.contains(pair: (target, connector.end), before: connector) {
                continue
            }
            added.append((connector.part, connector.end, target))
        }
        result = result.splitting(pieces, at: splits)
        var metres = 0.0
        for (part, from, to) in added {
            var attributes = parts[part]
            (attributes.direction, attributes.length, attributes.ground) = (.both, nil, attributes.row)
            result.parts.append(attributes)
            result.vertices += [from, to]
            result.offsets.append(result.vertices.count)
            let gap = result.position(from).distance(to: result.position(to))
            metres += gap
            let row = Int(attributes.row)
            report.issues.append(
                RowIssue(
                    layer: options.layer, row: row, id: input.keys.isEmpty ? nil : input.keys[row], rule: "snapped-end",
                    severity: .notice, place: position(from),
                    message: Messages.snapped(metres: gap)))
        }
        report.steps.append(.init(name: "snapped-ends", count: added.count, metres: metres))
        return result
    }
}

/// What an end of a part is to be joined with.
private struct Connector {
    let end: Int32
    let part: Int
    /// The vertex to join with; −1 for the foot on the piece.
    let vertex: Int32
    let foot: Position
    let piece: Int32
    let share: Double
}

extension [Connector] {
    /// An earlier connector, in order of its end, already joins the pair.
    fileprivate func contains(pair: (end: Int32, vertex: Int32), before last: Connector) -> Bool {
        guard pair.end < last.end else { return false }
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].end < pair.end { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].end == pair.end && self[low].vertex == pair.vertex
    }
}

private struct EndSearch {
    let lines: NodedLines
    let pieces: RoadPieces
    let tolerance: Double

    /// Connectors, ascending by their end.
    func run() -> [Connector] {
        let tree = PackedRTree(pieces.boxes(lines.positions, margin: 0))
        let neighbours = VertexNeighbours(pieces, vertexCount: lines.positions.count)
        var partOfEnd = [Int32](repeating: -1, count: lines.positions.count)
        for p in (0..<lines.count).reversed() {
            partOfEnd[Int(lines.vertices[lines.offsets[p]])] = Int32(p)
            partOfEnd[Int(lines.vertices[lines.offsets[p + 1] - 1])] = Int32(p)
        }
        var found: [Connector] = []
        for end in 0..<Int32(lines.positions.count) where partOfEnd[Int(end)] >= 0 {
            let part = Int(partOfEnd[Int(end)])
            if let connector = connector(from: end, part, tree, neighbours) { found.append(connector) }
        }
        return found
    }

    private func connector(
        from end: Int32, _ part: Int, _ tree: PackedRTree, _ neighbours: VertexNeighbours
    ) -> Connector? {
        let p = lines.position(end)
        let level = lines.parts[part].level
        let isOpen = lines.parts[part].use.contains(.crossed)
        var arms: [Position]?
        // An end of a bridge or tunnel that is joined to nothing comes to the ground.
        let isLoose = level != 0 && neighbours.around(end).count == 1
        var near: [Int32: Double]?
        let best = tree.nearest(to: p, within: tolerance) { q in
            let (a, b) = (pieces.low[q], pieces.high[q])
            guard pieces.level[q] == level || isLoose && pieces.level[q] == 0, a != end, b != end else { return nil }
            let foot = nearestOnPiece(p, lines.position(a), lines.position(b))
            guard foot.square <= tolerance * tolerance else { return nil }
            // A road that is joined at junctions only may be cut where it passes another.
            if !isOpen || !pieces.isOpen[q] {
                if arms == nil { arms = neighbours.around(end).map(lines.position) }
                if Arms.cross(arms ?? [], [lines.position(a), lines.position(b)], at: p) { return nil }
            }
            if near == nil { near = neighbours.reached(from: end, within: 4 * tolerance, lines.positions) }
            let length = lines.position(a).distance(to: lines.position(b))
            let way = min(
                (near![a] ?? .infinity) + foot.share * length, (near![b] ?? .infinity) + (1 - foot.share) * length)
            return way <= 4 * tolerance ? nil : foot.square.squareRoot()
        }
        guard let best else { return nil }
        let (a, b) = (pieces.low[best.row], pieces.high[best.row])
        let (pa, pb) = (lines.position(a), lines.position(b))
        let foot = nearestOnPiece(p, pa, pb)
        let (da, db) = (pa.distance(to: p), pb.distance(to: p))
        let vertex = min(da, db) <= tolerance ? (da <= db ? a : b) : -1
        return Connector(
            end: end, part: part, vertex: vertex,
            foot: Position(pa.x + foot.share * (pb.x - pa.x), pa.y + foot.share * (pb.y - pa.y)),
            piece: Int32(best.row),
            share: foot.share)
    }
}

/// The vertices joined to each vertex by a piece.
struct VertexNeighbours {
    private var offsets: [Int32]
    private var targets: [Int32]

    init(_ pieces: RoadPieces, vertexCount: Int) {
        offsets = [Int32](repeating: 0, count: vertexCount + 1)
        for q in 0..<pieces.count {
            offsets[Int(pieces.low[q]) + 1] += 1
            offsets[Int(pieces.high[q]) + 1] += 1
        }
        for v in 0..<vertexCount { offsets[v + 1] += offsets[v] }
        var next = offsets
        targets = [Int32](repeating: 0, count: 2 * pieces.count)
        for q in 0..<pieces.count {
            let (a, b) = (Int(pieces.low[q]), Int(pieces.high[q]))
            targets[Int(next[a])] = Int32(b)
            targets[Int(next[b])] = Int32(a)
            next[a] += 1
            next[b] += 1
        }
    }

    /// The vertices joined to one by a piece.
    func around(_ vertex: Int32) -> ArraySlice<Int32> {
        targets[Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1])]
    }

    /// Vertices within a distance along the pieces, and that distance. For short distances: a list, not a heap.
    func reached(from start: Int32, within limit: Double, _ positions: [Position]) -> [Int32: Double] {
        var settled: [Int32: Double] = [:]
        var open: [Int32: Double] = [start: 0]
        while let next = open.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
            open[next.key] = nil
            settled[next.key] = next.value
            for i in offsets[Int(next.key)]..<offsets[Int(next.key) + 1] {
                let v = targets[Int(i)]
                let d = next.value + positions[Int(next.key)].distance(to: positions[Int(v)])
                if d <= limit, settled[v] == nil, d < open[v] ?? .infinity { open[v] = d }
            }
        }
        return settled
    }
}
