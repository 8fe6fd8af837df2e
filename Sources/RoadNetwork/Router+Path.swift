import Columns

extension Router {
    /// A cheapest way between two points; none when the second is not reached.
    ///
    /// Of equally cheap ways the one is taken whose nodes were settled first: by cost, then by number.
    /// - Complexity: one search of Dijkstra, ended at the target.
    public func path(from: Attachment?, to: Attachment?) -> RoadPath? {
        guard let from, let to else { return nil }
        var search = DijkstraSearch(nodeCount: states.count, keepsArrivals: true)
        return path(from, to, &search)
    }

    /// A way through several points in their order, each part a cheapest one; none when one of them is not reached.
    ///
    /// The legs of the points between count twice in time and length of a trip, but not here: the path runs from foot
    /// to foot.
    public func path(through stops: [Attachment?]) -> RoadPath? {
        precondition(stops.count >= 2, "a path has two stops at least")
        var search = DijkstraSearch(nodeCount: states.count, keepsArrivals: true)
        var (steps, before, cost) = ([RoadPath.Step](), [0], 0.0)
        let known = stops.compactMap { $0 }
        guard known.count == stops.count else { return nil }
        for (a, b) in zip(known, known.dropFirst()) {
            guard let part = path(a, b, &search) else { return nil }
            steps += part.steps
            before.append(steps.count)
            cost += a.point == b.point ? 0 : part.cost - legCost(a) - legCost(b)
        }
        if known[0].point != known[known.count - 1].point || known.count > 2 {
            cost += legCost(known[0]) + legCost(known[known.count - 1])
        }
        return RoadPath(stops: known, steps: steps, stepsBeforeStop: before, cost: cost)
    }

    private func path(_ from: Attachment, _ to: Attachment, _ search: inout DijkstraSearch) -> RoadPath? {
        paths(from, [to], within: .infinity, &search)[0]
    }

    /// Cheapest ways from one point to several, by one search that ends when none can become cheaper.
    func paths(
        _ from: Attachment, _ to: [Attachment?], within limit: Double, _ search: inout DijkstraSearch
    ) -> [RoadPath?] {
        var best = to.map { $0.flatMap { costWithinEdge(from, $0) } }
        var last = [NodeCost?](repeating: nil, count: to.count)
        var arrivals: [Int32: [(target: Int, cost: Double)]] = [:]
        for (t, target) in to.enumerated() {
            guard let target else { continue }
            for end in ends(of: target, arriving: true) { arrivals[end.node, default: []].append((t, end.cost)) }
        }
        // Targets without a cost yet, and the highest cost among the others.
        var waiting = to.indices.count { to[$0] != nil && best[$0] == nil }
        var highest = best.reduce(0) { max($0, $1 ?? 0) }
        search.run(forward, from: ends(of: from, arriving: false), within: limit) { node, cost in
            if waiting == 0, cost > highest { return false }
            guard let list = arrivals[node] else { return true }
            for end in list where cost + end.cost < best[end.target] ?? .infinity {
                if best[end.target] == nil { waiting -= 1 }
                (best[end.target], last[end.target]) = (cost + end.cost, NodeCost(node: node, cost: end.cost))
                highest = max(highest, cost + end.cost)
            }
            return true
        }
        return to.indices.map { t in
            guard let target = to[t], let cost = best[t] else { return nil }
            let legs = from.point == target.point ? 0 : legCost(from) + legCost(target)
            guard cost + legs <= limit else { return nil }
            let steps = steps(from, target, arrivingAt: last[t]?.node, search)
            return RoadPath(stops: [from, target], steps: steps, stepsBeforeStop: [0, steps.count], cost: cost + legs)
        }
    }

    /// The parts of edges of a way that was found; without a node it stays on one edge.
    private func steps(
        _ from: Attachment, _ to: Attachment, arrivingAt node: Int32?, _ search: borrowing DijkstraSearch
    ) -> [RoadPath.Step] {
        var steps: [RoadPath.Step] = []
        if let node {
            steps = walkBack(to: node, search)
            let last = states.node(of: node)
            let first = steps.first.map { startNode($0) } ?? last
            steps.insert(step(on: from.edge, from.measure, toNode: first, arriving: false), at: 0)
            let final = step(on: to.edge, to.measure, toNode: last, arriving: true)
            steps.append(.init(edge: final.edge, start: final.end, end: final.start))
        } else if from.measure != to.measure {
            steps = [.init(edge: from.edge, start: from.measure, end: to.measure)]
        }
        steps.removeAll { $0.start == $0.end }
        return steps
    }

    /// Whole edges from the start of the search to a node.
    private func walkBack(to node: Int32, _ search: borrowing DijkstraSearch) -> [RoadPath.Step] {
        var steps: [RoadPath.Step] = []
        var head = node
        while search.arrivals[Int(head)].tail >= 0 {
            let (edge, tail) = (search.arrivals[Int(head)].edge, search.arrivals[Int(head)].tail)
            if edge >= 0 {
                let length = network.edgeLengths[Int(edge)]
                let along = states.arriving(at: network.edgeTo[Int(edge)], by: 2 * edge + 1) == head
                steps.append(.init(edge: edge, start: along ? 0 : length, end: along ? length : 0))
            }
            head = tail
        }
        return steps.reversed()
    }

    private func startNode(_ step: RoadPath.Step) -> Int32 {
        step.start == 0 ? network.edgeFrom[Int(step.edge)] : network.edgeTo[Int(step.edge)]
    }

    /// From a measure on an edge to one of its nodes (or, `arriving`, the same way backwards), by the shorter allowed
    /// side where both ends are that node, as on a ring.
    private func step(on edge: Int32, _ measure: Double, toNode node: Int32, arriving: Bool) -> RoadPath.Step {
        let length = network.edgeLengths[Int(edge)]
        let (along, against) = directions(edge)
        let toStart = network.edgeFrom[Int(edge)] == node && ((arriving ? along : against) || measure <= 0)
        let toEnd = network.edgeTo[Int(edge)] == node && ((arriving ? against : along) || measure >= length)
        return .init(edge: edge, start: measure, end: toStart && (!toEnd || measure <= length - measure) ? 0 : length)
    }
}
