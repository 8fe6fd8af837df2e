import Columns

extension CoverageCheck {
    /// Corners on the edges left that do not agree with a neighbour's edges: corners the neighbour lacks, corners nearly
    /// but not quite on it, and edges that run beside it nearer than `width`.
    ///
    /// Each fault is told once for a corner and a neighbour, at the corner. A corner that both rows have is in order.
    /// - Complexity: O(*e* log *e* + *k*) for *e* edges left and *k* pairs nearer than the larger of both distances.
    static func vertexFaults(
        of edges: [CoverageEdges.Edge], tolerance: Double, gapWidth width: Double
    ) -> [CoverageFault] {
        let tree = PackedRTree(edges.map { Box(of: [$0.a.x, $0.a.y, $0.b.x, $0.b.y], vertices: 0..<2) })
        var corners: Set<Corner> = []
        for edge in edges {
            corners.insert(Corner(edge.a, edge.row))
            corners.insert(Corner(edge.b, edge.row))
        }
        let reach = max(tolerance, width)
        var faults: [CoverageFault] = []
        for corner in corners {
            let p = corner.place
            var nearest: [Int32: Double] = [:]
            tree.forEach(meeting: Box(minX: p.x, minY: p.y, maxX: p.x, maxY: p.y).grown(by: reach)) { i in
                let edge = edges[i]
                guard edge.row != corner.row else { return }
                let distance = Segment(edge.a, edge.b).distance(to: p)
                if distance <= reach { nearest[edge.row] = min(nearest[edge.row] ?? .infinity, distance) }
            }
            for (row, distance) in nearest where !corners.contains(Corner(p, row)) {
                let kind: CoverageFault.Kind
                if distance <= Self.onEdge { kind = .missingVertex } else if distance <= tolerance {
                    kind = .unsnapped
                } else if distance <= width { kind = .narrowGap } else { continue }
                faults.append(
                    CoverageFault(kind, row: Int(corner.row), other: Int(row), place: p, measure: distance <= Self.onEdge ? 0 : distance))
            }
        }
        return faults
    }

    /// Farther than this a corner is not on an edge: the distance by which rounding to 0.0001 m can move a place off a
    /// line, half the diagonal of a grid cell.
    static let onEdge = 0.000_071

    private struct Corner: Hashable {
        var place: Position
        var row: Int32

        init(_ place: Position, _ row: Int32) { (self.place, self.row) = (place, row) }
    }
}
