@testable import RoadNetwork

/// An oracle: Dijkstra's search by a scan of all nodes, on a graph in which each attachment is a node of its own.
struct PlainDijkstra {
    private var arcs: [[(head: Int, weight: Double)]]
    private let places: [Int]

    init(_ network: Network, _ travel: Travel, _ attachments: [Attachment]) {
        arcs = Array(repeating: [], count: network.nodeCount + 2 * attachments.count)
        var places: [Int] = []
        var next = network.nodeCount
        for a in attachments {
            // A foot, and a point at the end of its leg.
            places.append(next + 1)
            let leg = travel.measure == .metres ? a.leg : a.leg / (network.walkSpeed / 3.6)
            arcs[next].append((next + 1, leg))
            arcs[next + 1].append((next, leg))
            next += 2
        }
        self.places = places
        for e in 0..<network.edgeCount {
            var stops: [(measure: Double, node: Int)] = [
                (0, Int(network.edgeFrom[e])), (network.edgeLengths[e], Int(network.edgeTo[e])),
            ]
            for (i, a) in attachments.enumerated() where Int(a.edge) == e {
                stops.append((a.measure, network.nodeCount + 2 * i))
            }
            stops.sort { $0.measure < $1.measure }
            let speed = travel.mode == .walk ? network.walkSpeed : network.edgeSpeeds[e]
            for (a, b) in zip(stops, stops.dropFirst()) {
                let metres = b.measure - a.measure
                let weight = travel.measure == .metres ? metres : metres / (speed / 3.6)
                let direction = travel.mode == .walk ? .both : network.edgeDirections[e]
                if direction != .backward || metres == 0 { arcs[a.node].append((b.node, weight)) }
                if direction != .forward || metres == 0 { arcs[b.node].append((a.node, weight)) }
            }
        }
    }

    /// Costs from one attachment's point to every attachment's point.
    func costs(from source: Int) -> [Double?] {
        var costs = [Double](repeating: .infinity, count: arcs.count)
        var settled = [Bool](repeating: false, count: arcs.count)
        costs[places[source]] = 0
        while true {
            var node = -1
            for n in costs.indices where !settled[n] && costs[n] < .infinity && (node < 0 || costs[n] < costs[node]) {
                node = n
            }
            guard node >= 0 else { break }
            settled[node] = true
            for arc in arcs[node] { costs[arc.head] = min(costs[arc.head], costs[node] + arc.weight) }
        }
        return places.map { costs[$0] < .infinity ? costs[$0] : nil }
    }
}

/// A point on a road, without a leg.
func attached(toEdge edge: Int32, at measure: Double, of network: Network) -> Attachment {
    let place = network.place(onEdge: edge, at: measure)
    return Attachment(point: place, edge: edge, measure: measure, place: place, leg: 0)
}

/// Seconds of driving from a foot to every node: Dijkstra's search with a queue of its own, written apart from the one
/// under test. One-way roads count.
func secondsByQueue(_ network: Network, from source: Attachment) -> [Double] {
    var arcs = [[(head: Int, seconds: Double)]](repeating: [], count: network.nodeCount)
    for e in 0..<network.edgeCount {
        let (a, b) = (Int(network.edgeFrom[e]), Int(network.edgeTo[e]))
        let seconds = network.edgeLengths[e] * 3.6 / network.edgeSpeeds[e]
        if network.edgeDirections[e] != .backward { arcs[a].append((b, seconds)) }
        if network.edgeDirections[e] != .forward { arcs[b].append((a, seconds)) }
    }
    var costs = [Double](repeating: .infinity, count: network.nodeCount)
    // Nodes by cost in buckets of a second; a bucket is gone through again until nothing in it changes.
    var buckets: [[Int]] = []
    func put(_ node: Int, _ cost: Double) {
        guard cost < costs[node] else { return }
        costs[node] = cost
        while buckets.count <= Int(cost) { buckets.append([]) }
        buckets[Int(cost)].append(node)
    }
    let edge = Int(source.edge)
    let second = 3.6 / network.edgeSpeeds[edge]
    if network.edgeDirections[edge] != .forward { put(Int(network.edgeFrom[edge]), source.measure * second) }
    if network.edgeDirections[edge] != .backward {
        put(Int(network.edgeTo[edge]), (network.edgeLengths[edge] - source.measure) * second)
    }
    var now = 0
    while now < buckets.count {
        while let node = buckets[now].popLast() {
            for arc in arcs[node] { put(arc.head, costs[node] + arc.seconds) }
        }
        now += 1
    }
    return costs
}

/// Seconds from point to point by the costs of `secondsByQueue`, both legs walked; none when it is not reached.
func seconds(_ costs: [Double], from source: Attachment, to target: Attachment, on network: Network) -> Double? {
    if source.point == target.point { return 0 }
    let edge = Int(target.edge)
    let second = 3.6 / network.edgeSpeeds[edge]
    var best = Double.infinity
    if network.edgeDirections[edge] != .backward {
        best = costs[Int(network.edgeFrom[edge])] + target.measure * second
    }
    if network.edgeDirections[edge] != .forward {
        best = min(best, costs[Int(network.edgeTo[edge])] + (network.edgeLengths[edge] - target.measure) * second)
    }
    if target.edge == source.edge {
        let ahead = target.measure - source.measure
        let allowed = network.edgeDirections[edge] != (ahead > 0 ? .backward : .forward)
        if allowed || ahead == 0 { best = min(best, abs(ahead) * second) }
    }
    return best < .infinity ? best + (source.leg + target.leg) * 3.6 / network.walkSpeed : nil
}
