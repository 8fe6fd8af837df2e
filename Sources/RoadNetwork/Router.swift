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
        forward = ArcGraph(network, travel.mode, weights: weights, reversed: false)
        let symmetric = travel.mode == .walk || network.edgeDirections.allSatisfy { $0 == .both }
        turned = symmetric ? nil : ArcGraph(network, travel.mode, weights: weights, reversed: true)
    }

    private static func costOfMetre(_ network: Network, _ travel: Travel, _ edge: Int) -> Double {
        switch (travel.measure, travel.mode) {
        case (.metres, _): 1
        case (.seconds, .drive): 3.6 / network.edgeSpeeds[edge]
        case (.seconds, .walk): 3.6 / network.walkSpeed
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
        let direction = travel.mode == .walk ? .both : network.edgeDirections[Int(edge)]
        return (direction != .backward, direction != .forward)
    }

    /// Nodes that are first reached from an attachment (or, `arriving`, from which it is reached last), and the cost
    /// between them, legs aside.
    func ends(of a: Attachment, arriving: Bool) -> [NodeCost] {
        let edge = Int(a.edge)
        let before = costBefore(a)
        let (along, against) = directions(a.edge)
        let (toStart, toEnd) = arriving ? (along, against) : (against, along)
        var result: [NodeCost] = []
        // A place at a node is the node, whatever the directions of its edge.
        if toStart || a.measure <= 0 { result.append(NodeCost(node: network.edgeFrom[edge], cost: before)) }
        if toEnd || a.measure >= network.edgeLengths[edge] {
            result.append(NodeCost(node: network.edgeTo[edge], cost: weights[edge] - before))
        }
        return result
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

/// A node and a cost to it or from it.
struct NodeCost: Sendable {
    let node: Int32
    let cost: Double
}
