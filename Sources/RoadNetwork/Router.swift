import Columns

/// Costs and paths on a network under one way of travelling. A value: searches share nothing.
///
/// The cost between two points is that of the access leg, the way along roads from foot to foot, and the other leg;
/// legs are walked. A point to itself costs 0. Costs are exact sums of edge costs rounded to 2⁻³⁰ and do not depend
/// on the algorithm. A point without an attachment reaches nothing and is reached from nowhere: its costs are none.
public struct Router: Sendable {
    /// The network that is searched.
    public let network: Network
    /// How one travels and what is counted.
    public let travel: Travel
    /// Cost of each whole edge.
    let weights: [Double]
    /// Nodes, and the ends of edges at nodes with banned turns.
    let states: TurnStates
    let forward: ArcGraph
    /// Arcs turned around; none when every road is used in both directions.
    let turned: ArcGraph?

    /// A router over a network for one way of travelling.
    /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
    public init(_ network: Network, _ travel: Travel) {
        self.network = network
        self.travel = travel
        let factors = (0..<network.edgeCount).map { Self.costOfMetre(network, travel, $0) }
        let weights = factors.indices.map { rounded(cost: network.edgeLengths[$0] * factors[$0]) }
        self.weights = weights
        let states = TurnStates(network, travel.mode)
        self.states = states
        forward = ArcGraph(network, travel.mode, weights: weights, states: states, reversed: false)
        let symmetric =
            travel.mode == .walk || states.isPlain && network.edgeDirections.allSatisfy { $0 == .both }
        turned =
            symmetric ? nil : ArcGraph(network, travel.mode, weights: weights, states: states, reversed: true)
    }

    private static func costOfMetre(_ network: Network, _ travel: Travel, _ edge: Int) -> Double {
        switch (travel.measure, travel.mode) {
        case (.metres, _): 1
        case (.seconds, .drive): 3.6 / network.edgeSpeeds[edge]
        case (.seconds, .walk): 3.6 / network.walkSpeed
        case (.seconds, .cycle): 3.6 / network.cycleSpeed
        }
    }

    /// Cost of an attachment's access leg.
    public func legCost(_ attachment: Attachment) -> Double {
        rounded(cost: travel.measure == .metres ? attachment.leg : attachment.leg * 3.6 / network.walkSpeed)
    }

    // MARK: - Ends of a way

    /// Cost of the part of an edge before an attachment.
    func costBefore(_ a: Attachment) -> Double {
        let edge = Int(a.edge)
        if a.measure <= 0 { return 0 }
        if a.measure >= network.edgeLengths[edge] { return weights[edge] }
        return min(weights[edge], rounded(cost: a.measure * Self.costOfMetre(network, travel, edge)))
    }

    /// The edge may be used along its line, against its line.
    func directions(_ edge: Int32) -> (along: Bool, against: Bool) {
        guard network.edgeUses[Int(edge)].allows(travel.mode) else { return (false, false) }
        let direction = travel.mode == .walk ? .both : network.edgeDirections[Int(edge)]
        return (direction != .backward, direction != .forward)
    }

    /// States that are first reached from an attachment (or, `arriving`, from which it is reached last), and the cost
    /// between them, legs aside.
    func ends(of a: Attachment, arriving: Bool) -> [NodeCost] {
        let edge = Int(a.edge)
        let before = costBefore(a)
        let (along, against) = directions(a.edge)
        let (toStart, toEnd) = arriving ? (along, against) : (against, along)
        var result: [NodeCost] = []
        let (isStart, isEnd) = (a.measure <= 0, a.measure >= network.edgeLengths[edge])
        // A place at a node is the node, whatever the directions of its edge.
        if toStart || isStart {
            result.append(NodeCost(node: state(ofEnd: 2 * a.edge, atNode: isStart, arriving), cost: before))
        }
        if toEnd || isEnd {
            let rest = weights[edge] - before
            result.append(NodeCost(node: state(ofEnd: 2 * a.edge + 1, atNode: isEnd, arriving), cost: rest))
        }
        return result
    }

    /// The state in which a way from a place on an edge goes through an end of the edge (2 · edge + end) or, `arriving`, in
    /// which a way to the place does.
    /// - Parameter atNode: the place is the node at that end.
    private func state(ofEnd end: Int32, atNode: Bool, _ arriving: Bool) -> Int32 {
        let node = end % 2 == 0 ? network.edgeFrom[Int(end / 2)] : network.edgeTo[Int(end / 2)]
        if atNode { return arriving ? states.ending(at: node) : node }
        return arriving ? states.departing(from: node, by: end) : states.arriving(at: node, by: end)
    }

    /// Cost of the way within one edge, legs aside; none when it is not allowed or the edges differ.
    func costWithinEdge(_ a: Attachment, _ b: Attachment) -> Double? {
        guard a.edge == b.edge else { return nil }
        let (from, to) = (costBefore(a), costBefore(b))
        let (along, against) = directions(a.edge)
        if b.measure > a.measure { return along ? to - from : nil }
        if b.measure < a.measure { return against ? from - to : nil }
        return 0
    }
}

/// A node, or a state of one, and a cost to it or from it.
struct NodeCost: Sendable {
    let node: Int32
    let cost: Double
}
