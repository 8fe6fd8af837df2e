import Columns

extension PolygonCoverage {
    /// Corners on the edges left that do not agree with a neighbour's edges: corners the neighbour lacks, corners nearly
    /// but not quite on it, and edges that run beside it nearer than the width of a gap.
    ///
    /// A corner that both rows have is in order, and so is one whose nearest place on the neighbour is such a corner: the
    /// border only bends there. Corners of one pair of rows within the tolerance of each other are told once.
    /// - Parameter explained: pairs of rows, the lower first, that are passed over.
    /// - Complexity: O(*e* log *e* + *k* · *n*) for *e* edges left and *k* corners nearer than the larger of both distances
    ///   to a row of *n* vertices.
    func vertexFaults(_ limits: CoverageLimits, except explained: Set<[Int]>) -> [CoverageFault] {
        var corners: Set<Corner> = []
        for edge in edges.edges {
            corners.insert(Corner(place: edge.a, row: edge.row))
            corners.insert(Corner(place: edge.b, row: edge.row))
        }
        let reach = max(limits.tolerance, limits.gapWidth, Self.onEdge)
        var faults: [CoverageFault] = []
        for corner in corners {
            let p = corner.place
            var nearest: [Int32: (distance: Double, place: Position)] = [:]
            forEachEdge(near: p, of: Int(corner.row), reach) { edge in
                guard edge.row != corner.row else { return }
                let segment = edge.segment
                let place = segment.place(at: segment.share(nearestTo: p))
                let distance = place.distance(to: p)
                guard distance <= reach else { return }
                if let known = nearest[edge.row], (known.distance, known.place) <= (distance, place) { return }
                nearest[edge.row] = (distance, place)
            }
            for (row, near) in nearest {
                let (own, other) = (Int(corner.row), Int(row))
                if explained.contains([min(own, other), max(own, other)]) { continue }
                if hasCorner(at: p, row: other) || (near.place != p && hasCorner(at: near.place, row: own)) { continue }
                if near.distance <= Self.onEdge {
                    faults.append(CoverageFault(.missingVertex, row: other, other: own, place: p, measure: 0))
                } else if near.distance <= limits.tolerance {
                    faults.append(CoverageFault(.unsnapped, row: own, other: other, place: p, measure: near.distance))
                } else if near.distance <= limits.gapWidth {
                    faults.append(
                        CoverageFault(
                            .narrowGap, row: min(own, other), other: max(own, other), place: p, measure: near.distance))
                }
            }
        }
        return Self.once(faults, tolerance: limits.tolerance)
    }

    /// Edges near a corner of a row; of a corner on a heap those of rows on no heap.
    private func forEachEdge(near p: Position, of row: Int, _ reach: Double, _ body: (CoverageEdges.Edge) -> Void) {
        guard let heaps, heaps.number[row] != nil else {
            return edges.tree.forEach(meeting: Box(p, reach: reach)) { body(edges.edges[$0]) }
        }
        heaps.others.tree.forEach(meeting: Box(p, reach: reach)) { body(edges.edges[heaps.others.edges[$0]]) }
    }

    /// One fault for each defect: see `CoverageFault.Kind`.
    private static func once(_ faults: [CoverageFault], tolerance: Double) -> [CoverageFault] {
        var told: Set<Corner> = []
        var narrowest: [[Int]: CoverageFault] = [:]
        var unsnapped: [[Int]: [CoverageFault]] = [:]
        var result: [CoverageFault] = []
        for fault in faults.sorted(by: CoverageFault.inOrder) {
            let pair = [min(fault.row, fault.other ?? -1), max(fault.row, fault.other ?? -1)]
            switch fault.kind {
            case .missingVertex:
                if told.insert(Corner(place: fault.place, row: Int32(fault.row))).inserted { result.append(fault) }
            case .narrowGap:
                if let known = narrowest[pair], known.measure <= fault.measure { continue }
                narrowest[pair] = fault
            default:
                let known = unsnapped[pair, default: []]
                if known.contains(where: { $0.place.distance(to: fault.place) <= 2 * tolerance }) { continue }
                unsnapped[pair] = known + [fault]
            }
        }
        return result + narrowest.values + unsnapped.values.flatMap { $0 }
    }

    /// The row has a vertex there, be it on an edge that is left or not.
    private func hasCorner(at place: Position, row: Int) -> Bool {
        column.vertices(ofRow: row).contains { column.vertex($0) == place }
    }

    private struct Corner: Hashable {
        var place: Position
        var row: Int32
    }
}
