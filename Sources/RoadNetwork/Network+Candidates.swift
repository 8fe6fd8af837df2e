import Columns

extension Network {
    /// Places on roads that a point of a drawn line may stand for: the nearest place of each edge that may be travelled so.
    ///
    /// Edges that are joined at junctions only count too, other than for `attach`: a drawn line may follow an expressway.
    /// - Parameters:
    ///   - reach: farthest gap accepted, metres of the plane, above 0 and finite.
    ///   - most: how many at most.
    /// - Returns: nearest first; equal gaps go to the lower edge, then to the place nearer its start.
    /// - Complexity: O(*k* log *s*) for the *k* of *s* straight pieces that are near.
    package func candidates(
        near point: Position, within reach: Double, for mode: Travel.Mode, most: Int
    ) -> [Attachment] {
        guard point.isFinite, reach.isFinite else { return [] }
        var best: [Int32: (square: Double, vertex: Int, share: Double)] = [:]
        let box = Box(
            minX: point.x - reach, minY: point.y - reach, maxX: point.x + reach, maxY: point.y + reach)
        segments.tree.forEach(meeting: box) { s in
            let edge = segments.edges[s]
            guard edgeUses[Int(edge)].allows(mode) else { return }
            let v = Int(segments.first[s])
            let near = nearestOnPiece(point, vertex(v), vertex(v + 1))
            guard near.square <= reach * reach else { return }
            if let known = best[edge], (known.square, known.vertex) <= (near.square, v) { return }
            best[edge] = (near.square, v, near.share)
        }
        let nearest = best.sorted { ($0.value.square, $0.key) < ($1.value.square, $1.key) }.prefix(most)
        return nearest.map { edge, found in
            let (a, b) = (vertex(found.vertex), vertex(found.vertex + 1))
            let (low, high) = (measures[found.vertex], measures[found.vertex + 1])
            let isEnd = found.share == 1
            let place = isEnd ? b : Position(a.x + found.share * (b.x - a.x), a.y + found.share * (b.y - a.y))
            return Attachment(
                point: point, edge: edge, measure: isEnd ? high : low + found.share * (high - low), place: place,
                leg: groundLength(point, place))
        }
    }
}
