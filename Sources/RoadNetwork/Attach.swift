import Columns

extension Network {
    /// Attaches points to the nearest place on an edge, or says that none is near enough.
    ///
    /// A point beyond `reach` comes back as none. It is never moved to a far road, so a village without a road shows up
    /// as unserved instead of as a long trip. A point with a coordinate that is not finite is beyond every reach.
    ///
    /// - Parameters:
    ///   - points: easting, northing; shape `(n)`; metres, in the network's plane.
    ///   - reach: farthest gap accepted, metres of the plane, above 0; may be infinite.
    ///   - mode: edges that may not be used so are passed over; by default any edge that somebody may use. Edges that are
    ///     joined at junctions only are always passed over: the other roads at a junction lead onto them.
    /// - Returns: shape `(n)`, input order. Equal gaps go to the lower edge, then to the place nearer its start; where a
    ///   driver's edge is one-way and one on the same ground is not, to that.
    /// - Complexity: O(*n* log *s*) for *s* straight pieces.
    public func attach(_ points: [Position], within reach: Double, for mode: Travel.Mode? = nil) -> [Attachment?] {
        precondition(reach > 0, "the reach must be above 0")
        let isJoined = edgeUses.map { $0.isJoined(for: mode) }
        let beside = mode == .walk ? [] : sharedHolders
        let bothWays = beside.isEmpty ? [] : isJoined.indices.map { isJoined[$0] && edgeDirections[$0] == .both }
        return points.map { point in
            guard let foot = attach(point, within: reach, isJoined) else { return nil }
            let edge = Int(foot.edge)
            guard edgeDirections[edge] != .both, beside.contains(edgeHolders[edge]) else { return foot }
            // Ground is the same to rounding.
            let other = attach(point, within: point.distance(to: foot.place) + NodedLines.touchDistance / 2, bothWays)
            return other.map { edgeHolders[Int($0.edge)] == edgeHolders[edge] ? $0 : foot } ?? foot
        }
    }

    /// Edges for which the ground of others counts too.
    private var sharedHolders: Set<Int32> {
        Set(edgeHolders.indices.compactMap { edgeHolders[$0] == Int32($0) ? nil : edgeHolders[$0] })
    }

    private func attach(_ point: Position, within reach: Double, _ isJoined: [Bool]) -> Attachment? {
        let found = segments.tree.nearest(to: point, within: reach) { s in
            guard isJoined[Int(segments.edges[s])] else { return nil }
            let v = Int(segments.first[s])
            return nearestOnPiece(point, vertex(v), vertex(v + 1)).square.squareRoot()
        }
        guard let found else { return nil }
        let v = Int(segments.first[found.row])
        let (a, b) = (vertex(v), vertex(v + 1))
        let share = nearestOnPiece(point, a, b).share
        let ground = measures[v + 1] - measures[v]
        let measure = share == 1 ? measures[v + 1] : measures[v] + share * ground
        let place = share == 1 ? b : Position(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
        return Attachment(
            point: point, edge: segments.edges[found.row], measure: measure, place: place,
            leg: groundLength(point, place))
    }

    /// Attaches points to the nearest node, whatever the gap between them costs: access legs are 0.
    ///
    /// - Parameters:
    ///   - reach: farthest gap accepted, metres of the plane; may be infinite.
    ///   - mode: nodes without an edge that is joined so are passed over, as by `attach(_:within:for:)`.
    /// - Returns: shape `(n)`, input order; none beyond reach. Equal gaps go to the lower node.
    /// - Complexity: O(*m* log *m* + *n* log *m*) for *m* nodes.
    public func attachToNodes(
        _ points: [Position], within reach: Double, for mode: Travel.Mode? = nil
    ) -> [Attachment?] {
        precondition(reach > 0, "the reach must be above 0")
        let tree = PackedRTree(
            (0..<Int32(nodeCount)).map { n in
                let p = node(n)
                return Box(minX: p.x, minY: p.y, maxX: p.x, maxY: p.y)
            })
        var edgeOfNode = [Int32](repeating: -1, count: nodeCount)
        for edge in (0..<edgeCount).reversed() where edgeUses[edge].isJoined(for: mode) {
            edgeOfNode[Int(edgeFrom[edge])] = Int32(edge)
            edgeOfNode[Int(edgeTo[edge])] = Int32(edge)
        }
        return points.map { point in
            let found = tree.nearest(to: point, within: reach) {
                edgeOfNode[$0] < 0 ? nil : node(Int32($0)).distance(to: point)
            }
            return found.map { found in
                let edge = edgeOfNode[found.row]
                let measure = Int(edgeFrom[Int(edge)]) == found.row ? 0 : edgeLengths[Int(edge)]
                return Attachment(point: point, edge: edge, measure: measure, place: node(Int32(found.row)), leg: 0)
            }
        }
    }
}
