import HeapModule

/// An order in which the nodes of a network can be contracted, and the arcs that contracting them adds. It knows no
/// costs.
///
/// Nodes are contracted by least degree in the graph that is left, then by how deep the contractions under them go.
/// Contracting a node joins all its neighbours with each other. The result is a chordal graph in which each node's
/// higher neighbours are joined pairwise; the lowest of them is its parent in the elimination tree, and all are
/// ancestors of the node.
///
/// - Complexity: on road networks about O(*n* log *n*) arcs and the time to enumerate their triangles.
/// - Source: Dibbelt, Strasser and Wagner, *Customizable Contraction Hierarchies*, ACM JEA 21, 2016; the order:
///   Tinney and Walker, *Direct solutions of sparse network equations*, Proc. IEEE 55, 1967 (scheme 2).
struct EliminationOrder: Sendable {
    /// Place of each node in the order.
    let rankOfNode: [Int32]
    /// First arc of each rank; shape `(nodes + 1)`.
    let offsets: [Int]
    /// Higher ranks to which each rank has an arc, ascending.
    let heads: [Int32]

    var count: Int { rankOfNode.count }
    /// The lowest higher neighbour of a rank; −1 for a root.
    func parent(ofRank rank: Int) -> Int32 { offsets[rank] < offsets[rank + 1] ? heads[offsets[rank]] : -1 }

    /// The order for the ways of a router: of nodes, or of states where turns are banned.
    init(_ router: Router) {
        var elimination = Elimination(router)
        elimination.run()
        let rankOfNode = elimination.rankOfNode
        var offsets = [0]
        offsets.reserveCapacity(rankOfNode.count + 1)
        var heads: [Int32] = []
        heads.reserveCapacity(elimination.arcCount)
        for node in elimination.order {
            let start = heads.count
            for neighbour in elimination.neighbours[Int(node)] { heads.append(rankOfNode[Int(neighbour)]) }
            heads[start...].sort()
            offsets.append(heads.count)
        }
        (self.rankOfNode, self.offsets, self.heads) = (rankOfNode, offsets, heads)
    }
}

private struct Elimination {
    /// Neighbours of each node: all that are left, or those left when the node was contracted.
    var neighbours: [[Int32]]
    var rankOfNode: [Int32]
    var order: [Int32] = []
    var arcCount = 0
    private var level: [Int32]
    private var marks: [Int32]
    private var queue = Heap<UInt64>()

    init(_ router: Router) {
        let network = router.network
        let n = router.states.count
        neighbours = Array(repeating: [], count: n)
        if router.states.isPlain {
            for e in 0..<network.edgeCount where network.edgeFrom[e] != network.edgeTo[e] {
                neighbours[Int(network.edgeFrom[e])].append(network.edgeTo[e])
                neighbours[Int(network.edgeTo[e])].append(network.edgeFrom[e])
            }
        } else {
            for tail in 0..<n {
                for a in Int(router.forward.offsets[tail])..<Int(router.forward.offsets[tail + 1]) {
                    let head = router.forward.arcs[a].head
                    neighbours[tail].append(head)
                    neighbours[Int(head)].append(Int32(tail))
                }
            }
        }
        for node in 0..<n where neighbours[node].count > 1 {
            neighbours[node].sort()
            var kept = 1
            for i in 1..<neighbours[node].count where neighbours[node][i] != neighbours[node][kept - 1] {
                neighbours[node][kept] = neighbours[node][i]
                kept += 1
            }
            neighbours[node].removeLast(neighbours[node].count - kept)
        }
        rankOfNode = [Int32](repeating: -1, count: n)
        level = [Int32](repeating: 0, count: n)
        marks = [Int32](repeating: -1, count: n)
        order.reserveCapacity(n)
    }

    private func key(_ node: Int) -> UInt64 {
        UInt64(neighbours[node].count) << 48 | UInt64(min(level[node], 0xffff)) << 32 | UInt64(node)
    }

    mutating func run() {
        queue = Heap(neighbours.indices.map(key))
        while let next = queue.popMin() {
            let node = Int(next & 0xffff_ffff)
            guard rankOfNode[node] < 0, next == key(node) else { continue }
            rankOfNode[node] = Int32(order.count)
            order.append(Int32(node))
            arcCount += neighbours[node].count
            contract(node)
        }
    }

    private mutating func contract(_ node: Int) {
        let around = neighbours[node]
        let depth = level[node] + 1
        for u in around.map(Int.init) {
            Self.join(&neighbours[u], u, node, around, &marks)
            level[u] = max(level[u], depth)
            queue.insert(key(u))
        }
    }

    /// Replaces `node` in the list of `u` by its other neighbours.
    private static func join(_ list: inout [Int32], _ u: Int, _ node: Int, _ around: [Int32], _ marks: inout [Int32]) {
        let stamp = Int32(u)
        marks.withUnsafeMutableBufferPointer { marks in
            var place = 0
            for i in list.indices {
                let v = list[i]
                marks[Int(v)] = stamp
                if v == node { place = i }
            }
            list.swapAt(place, list.count - 1)
            list.removeLast()
            marks[u] = stamp
            for v in around where marks[Int(v)] != stamp { list.append(v) }
            for v in list { marks[Int(v)] = -1 }
            for v in around { marks[Int(v)] = -1 }
            marks[node] = -1
        }
    }
}
