import Columns
import RoadNetwork

/// A search over a road network that shares nothing with the router: Bellman–Ford sweeps until nothing changes.
struct PlainSearch {
    /// Cost of each whole edge, and the directions it may be used in.
    let network: Network
    let edgeCost: (Int) -> Double
    let isWalking: Bool

    /// Cost between the feet of two attachments, without legs; none when there is no way.
    func cost(_ a: Attachment, _ b: Attachment) -> Double? {
        var costs = [Double](repeating: .infinity, count: network.nodeCount)
        func share(_ attachment: Attachment) -> Double {
            attachment.measure / network.edgeLengths[Int(attachment.edge)]
        }
        let (ea, eb) = (Int(a.edge), Int(b.edge))
        var best = Double.infinity
        if ea == eb {
            let forward = share(b) >= share(a)
            if forward ? along(ea) : against(ea) { best = abs(share(b) - share(a)) * edgeCost(ea) }
        }
        if along(ea) { costs[Int(network.edgeTo[ea])] = (1 - share(a)) * edgeCost(ea) }
        if against(ea) {
            costs[Int(network.edgeFrom[ea])] = min(costs[Int(network.edgeFrom[ea])], share(a) * edgeCost(ea))
        }
        var changed = true
        while changed {
            changed = false
            for edge in 0..<network.edgeCount {
                let (from, to) = (Int(network.edgeFrom[edge]), Int(network.edgeTo[edge]))
                if along(edge), costs[from] + edgeCost(edge) < costs[to] - 1e-12 {
                    (costs[to], changed) = (costs[from] + edgeCost(edge), true)
                }
                if against(edge), costs[to] + edgeCost(edge) < costs[from] - 1e-12 {
                    (costs[from], changed) = (costs[to] + edgeCost(edge), true)
                }
            }
        }
        if along(eb) { best = min(best, costs[Int(network.edgeFrom[eb])] + share(b) * edgeCost(eb)) }
        if against(eb) { best = min(best, costs[Int(network.edgeTo[eb])] + (1 - share(b)) * edgeCost(eb)) }
        return best.isFinite ? best : nil
    }

    private func along(_ edge: Int) -> Bool { isWalking || network.edgeDirections[edge] != .backward }
    private func against(_ edge: Int) -> Bool { isWalking || network.edgeDirections[edge] != .forward }
}
