@testable import RoadNetwork

/// An oracle: Dijkstra's search by a scan of all nodes, on a graph in which each attachment is a node of its own.
struct PlainDijkstra {
    private var arcs: [[(head: Int, weight: Double)]]
    private let places: [Int]

    init(_ network: RoadNetwork, _ travel: Travel, _ attachments: [Attachment]) {
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

/// Seconds from a foot to every node: labels are corrected in rounds until none changes, without a queue.
func secondsByRounds(_ network: RoadNetwork, from source: Attachment) -> [Double] {
    var costs = [Double](repeating: .infinity, count: network.nodeCount)
    let edge = Int(source.edge)
    let second = 3.6 / network.edgeSpeeds[edge]
    costs[Int(network.edgeFrom[edge])] = source.measure * second
    costs[Int(network.edgeTo[edge])] = (network.edgeLengths[edge] - source.measure) * second
    let seconds = (0..<network.edgeCount).map { network.edgeLengths[$0] * 3.6 / network.edgeSpeeds[$0] }
    var changed = true
    var forwards = true
    while changed {
        changed = false
        for i in 0..<network.edgeCount {
            let e = forwards ? i : network.edgeCount - 1 - i
            let (a, b) = (Int(network.edgeFrom[e]), Int(network.edgeTo[e]))
            if costs[a] + seconds[e] < costs[b] {
                costs[b] = costs[a] + seconds[e]
                changed = true
            }
            if costs[b] + seconds[e] < costs[a] {
                costs[a] = costs[b] + seconds[e]
                changed = true
            }
        }
        forwards.toggle()
    }
    return costs
}
