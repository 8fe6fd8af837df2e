/// A contraction hierarchy with costs: every shortest way goes up along arcs to higher ranks, then down. Exact.
///
/// Arcs that are not themselves shortest ways are left out.
struct Hierarchy: Sendable {
    struct Arc: Sendable {
        /// The higher rank.
        let head: Int32
        let cost: Double
    }

    let order: EliminationOrder
    /// Arcs from each rank to higher ones, by the lower rank; shape `(nodes + 1)`.
    private(set) var upOffsets: [Int] = [0]
    private(set) var up: [Arc] = []
    /// Arcs to each rank from higher ones, by the lower rank; empty when they are the same as `up`.
    private(set) var downOffsets: [Int] = []
    private(set) var down: [Arc] = []
    let isSymmetric: Bool

    init(_ router: Router, order: EliminationOrder) {
        self.order = order
        isSymmetric = router.turned == nil
        var customization = Customization(router, order)
        customization.relaxLowerTriangles()
        let keeps = customization.arcsThatAreShortest()
        (upOffsets, up) = Self.pruned(order, customization.up, keeps.up)
        if !isSymmetric { (downOffsets, down) = Self.pruned(order, customization.down, keeps.down) }
    }

    private static func pruned(_ order: EliminationOrder, _ costs: [Double], _ keeps: [Bool]) -> ([Int], [Arc]) {
        var offsets = [0]
        var arcs: [Arc] = []
        for rank in 0..<order.count {
            for a in order.offsets[rank]..<order.offsets[rank + 1] where keeps[a] {
                arcs.append(Arc(head: order.heads[a], cost: costs[a]))
            }
            offsets.append(arcs.count)
        }
        return (offsets, arcs)
    }
}

/// Costs of the arcs of an elimination order.
private struct Customization {
    private let order: EliminationOrder
    private let isSymmetric: Bool
    /// Cost from the lower to the higher rank, and back; infinite where there is no way.
    private(set) var up: [Double]
    private(set) var down: [Double]
    /// Arcs to each rank from lower ones: first, then arc and lower rank.
    private var lowerOffsets: [Int]
    private var lowerArcs: [(arc: Int32, tail: Int32)]

    init(_ router: Router, _ order: EliminationOrder) {
        self.order = order
        isSymmetric = router.turned == nil
        up = [Double](repeating: .infinity, count: order.heads.count)
        down = isSymmetric ? [] : up
        lowerOffsets = [Int](repeating: 0, count: order.count + 1)
        for head in order.heads { lowerOffsets[Int(head) + 1] += 1 }
        for r in 0..<order.count { lowerOffsets[r + 1] += lowerOffsets[r] }
        var next = lowerOffsets
        lowerArcs = Array(repeating: (0, 0), count: order.heads.count)
        for tail in 0..<order.count {
            for a in order.offsets[tail]..<order.offsets[tail + 1] {
                let head = Int(order.heads[a])
                lowerArcs[next[head]] = (Int32(a), Int32(tail))
                next[head] += 1
            }
        }
        setEdges(router)
    }

    private mutating func setEdges(_ router: Router) {
        let network = router.network
        guard router.states.isPlain else { return setArcs(router.forward) }
        for e in 0..<network.edgeCount where network.edgeFrom[e] != network.edgeTo[e] {
            let (a, b) = (order.rankOfNode[Int(network.edgeFrom[e])], order.rankOfNode[Int(network.edgeTo[e])])
            let arc = self.arc(min(a, b), max(a, b))
            let (along, against) = router.directions(Int32(e))
            let cost = router.weights[e]
            if a < b ? along : against { up[arc] = min(up[arc], cost) }
            if !isSymmetric, a < b ? against : along { down[arc] = min(down[arc], cost) }
        }
    }

    /// The same from arcs between states, where turns are banned.
    private mutating func setArcs(_ graph: ArcGraph) {
        for tail in 0..<graph.nodeCount {
            for i in Int(graph.offsets[tail])..<Int(graph.offsets[tail + 1]) {
                let (a, b) = (order.rankOfNode[tail], order.rankOfNode[Int(graph.arcs[i].head)])
                let arc = self.arc(min(a, b), max(a, b))
                if a < b {
                    up[arc] = min(up[arc], graph.arcs[i].weight)
                } else {
                    down[arc] = min(down[arc], graph.arcs[i].weight)
                }
            }
        }
    }

    private func arc(_ tail: Int32, _ head: Int32) -> Int {
        var (low, high) = (order.offsets[Int(tail)], order.offsets[Int(tail) + 1])
        while low < high {
            let middle = (low + high) / 2
            if order.heads[middle] < head { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Makes each arc as cheap as the cheapest way over lower ranks, from the lowest rank up.
    mutating func relaxLowerTriangles() {
        var places = [Int32](repeating: 0, count: order.count)
        for u in 0..<order.count {
            let own = order.offsets[u]..<order.offsets[u + 1]
            if own.isEmpty { continue }
            for a in own { places[Int(order.heads[a])] = Int32(a) }
            for i in lowerOffsets[u]..<lowerOffsets[u + 1] {
                let (toU, v) = (Int(lowerArcs[i].arc), Int(lowerArcs[i].tail))
                // v – u – w: from u over v to w and back.
                for toW in toU + 1..<order.offsets[v + 1] {
                    let arc = Int(places[Int(order.heads[toW])])
                    if isSymmetric {
                        up[arc] = min(up[arc], up[toU] + up[toW])
                    } else {
                        up[arc] = min(up[arc], down[toU] + up[toW])
                        down[arc] = min(down[arc], down[toW] + up[toU])
                    }
                }
            }
        }
    }

    /// Which arcs are as cheap as any way between their ends, from the highest rank down.
    func arcsThatAreShortest() -> (up: [Bool], down: [Bool]) {
        var (best, bestBack) = (up, down)
        // For each v, pairs u < w of higher neighbours: the arcs between those are settled before the arcs of v.
        for v in (0..<order.count).reversed() {
            let own = order.offsets[v]..<order.offsets[v + 1]
            for toU in own {
                let middle = Int(order.heads[toU])
                var i = order.offsets[middle]
                for toW in toU + 1..<own.upperBound {
                    let w = order.heads[toW]
                    while order.heads[i] < w { i += 1 }
                    if isSymmetric {
                        let across = best[i]
                        best[toU] = min(best[toU], best[toW] + across)
                        best[toW] = min(best[toW], best[toU] + across)
                    } else {
                        best[toU] = min(best[toU], best[toW] + bestBack[i])
                        best[toW] = min(best[toW], best[toU] + best[i])
                        bestBack[toU] = min(bestBack[toU], best[i] + bestBack[toW])
                        bestBack[toW] = min(bestBack[toW], bestBack[i] + bestBack[toU])
                    }
                }
            }
        }
        let keeps = up.indices.map { up[$0] < .infinity && up[$0] <= best[$0] }
        return (keeps, isSymmetric ? [] : down.indices.map { down[$0] < .infinity && down[$0] <= bestBack[$0] })
    }
}
