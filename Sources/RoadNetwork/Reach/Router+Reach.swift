import Columns

extension Router {
    /// Which way a service area is travelled.
    public enum Heading: Sendable, Hashable {
        /// From the road to the nearest of the points: who can come to a service.
        case toPoints
        /// From the nearest of the points to the road: whom a service can come to.
        case fromPoints
    }

    /// The roads within each of several limits of the nearest of several points: a service area, by one search.
    ///
    /// The cost at a place on a road is that of the cheapest way between it and any of the points, the point's access
    /// leg with it. The area holds every place whose cost is at most the limit, parts of edges included: on an edge
    /// that is entered from both ends, the part between the two may stay out. One-way roads count by the heading.
    /// Places where the cost equals the limit are ends of parts; a part without length is left out.
    ///
    /// - Parameters:
    ///   - points: those without an attachment reach nothing.
    ///   - limits: in the router's measure, 0 or more; any order.
    /// - Returns: one for each limit, in the order given. The parts of a lower limit lie within those of a higher one.
    /// - Complexity: one search of O((*n* + *m*) log *n*) for the *n* nodes and *m* arcs within the highest limit, then
    ///   O(*m*) a limit.
    public func reach(_ points: [Attachment?], within limits: [Double], heading: Heading = .toPoints) -> [ReachedRoads]
    {
        precondition(limits.allSatisfy { $0 >= 0 && $0.isFinite }, "a limit is 0 or more")
        guard let most = limits.max() else { return [] }
        let known = points.compactMap { $0 }
        var onEdge: [Int32: [(place: Double, cost: Double)]] = [:]
        var starts: [NodeCost] = []
        for point in known {
            let leg = legCost(point)
            onEdge[point.edge, default: []].append((costBefore(point), leg))
            for end in ends(of: point, arriving: heading == .toPoints) {
                starts.append(NodeCost(node: end.node, cost: end.cost + leg))
            }
        }
        var costs = [Double](repeating: .infinity, count: states.count)
        var search = DijkstraSearch(nodeCount: states.count)
        search.run(heading == .toPoints ? turned ?? forward : forward, from: starts, within: most) { node, cost in
            costs[Int(node)] = cost
            return true
        }
        return limits.map { limit in
            var parts: [ReachedRoads.Part] = []
            for edge in 0..<Int32(network.edgeCount) {
                appendParts(of: edge, costs, onEdge[edge] ?? [], limit, heading, &parts)
            }
            return ReachedRoads(limit: limit, parts: parts)
        }
    }

    /// Stretches of an edge within the limit, in costs from its start, made into parts in metres.
    private func appendParts(
        of edge: Int32, _ costs: [Double], _ points: [(place: Double, cost: Double)], _ limit: Double,
        _ heading: Heading, _ parts: inout [ReachedRoads.Part]
    ) {
        let whole = weights[Int(edge)]
        let (from, to) = (
            state(ofEnd: 2 * edge, at: network.edgeFrom[Int(edge)], heading),
            state(ofEnd: 2 * edge + 1, at: network.edgeTo[Int(edge)], heading)
        )
        guard costs[from] <= limit || costs[to] <= limit || !points.isEmpty else { return }
        let (along, against) = directions(edge)
        // Leaving the start of the edge towards its end is travelling along it; coming back to the start, against it.
        let (outward, inward) = heading == .fromPoints ? (along, against) : (against, along)
        var stretches: [(Double, Double)] = []
        if outward, costs[from] <= limit { stretches.append((0, min(whole, limit - costs[from]))) }
        if inward, costs[to] <= limit { stretches.append((max(0, whole - (limit - costs[to])), whole)) }
        for point in points where point.cost <= limit {
            let rest = limit - point.cost
            stretches.append((inward ? max(0, point.place - rest) : point.place, point.place))
            stretches.append((point.place, outward ? min(whole, point.place + rest) : point.place))
        }
        stretches.sort { $0 < $1 }
        var open: (start: Double, end: Double)?
        func close() {
            guard let stretch = open, stretch.end > stretch.start else { return }
            parts.append(
                .init(edge: edge, start: metres(edge, stretch.start, whole), end: metres(edge, stretch.end, whole)))
        }
        for stretch in stretches {
            if let last = open, stretch.0 <= last.end {
                open = (last.start, max(last.end, stretch.1))
            } else {
                close()
                open = stretch
            }
        }
        close()
    }

    /// The state in which a way between the points and a place on an edge goes through an end of the edge.
    private func state(ofEnd end: Int32, at node: Int32, _ heading: Heading) -> Int {
        Int(heading == .fromPoints ? states.departing(from: node, by: end) : states.arriving(at: node, by: end))
    }

    /// Metres from the start of an edge at a cost from its start.
    private func metres(_ edge: Int32, _ cost: Double, _ whole: Double) -> Double {
        let length = network.edgeLengths[Int(edge)]
        return cost >= whole ? length : min(length, cost / whole * length)
    }
}
