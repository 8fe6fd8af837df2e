/// Dijkstra's search with memory of its own that is used again. Settles nodes by cost, then by number.
///
/// - Complexity: O((*n* + *m*) log *n*) a run for the *n* nodes and *m* arcs within its limit.
/// - Source: Dijkstra, *A note on two problems in connexion with graphs*, Numerische Mathematik 1, 1959.
struct DijkstraSearch: ~Copyable {
    /// The arc by which a node was reached: tail and edge; −1 at a start and where nothing was reached.
    struct Arrival {
        var tail: Int32 = -1
        var edge: Int32 = -1
    }

    private var costs: [Double]
    /// Kept only on request.
    private(set) var arrivals: [Arrival]
    private var touched: [Int32] = []
    private var heap: CostHeap

    init(nodeCount: Int, keepsArrivals: Bool = false) {
        costs = [Double](repeating: .infinity, count: nodeCount)
        arrivals = [Arrival](repeating: Arrival(), count: keepsArrivals ? nodeCount : 0)
        heap = CostHeap(nodeCount: nodeCount)
    }

    /// Runs from the starts until `visit` says to stop, the limit is passed or nothing is left.
    ///
    /// - Parameters:
    ///   - limit: nodes of a greater cost are not settled.
    ///   - visit: gets each settled node and its cost; the search stops when it returns false.
    mutating func run(
        _ graph: ArcGraph, from starts: [NodeCost], within limit: Double, _ visit: (Int32, Double) -> Bool
    ) {
        reset()
        for start in starts where start.cost < costs[Int(start.node)] {
            if costs[Int(start.node)] == .infinity { touched.append(start.node) }
            costs[Int(start.node)] = start.cost
            heap.push(start.cost, start.node)
        }
        let keepsArrivals = !arrivals.isEmpty
        costs.withUnsafeMutableBufferPointer { costs in
            arrivals.withUnsafeMutableBufferPointer { arrivals in
                graph.offsets.withUnsafeBufferPointer { offsets in
                    graph.arcs.withUnsafeBufferPointer { arcs in
                        while let (cost, node) = heap.pop() {
                            if cost > limit || !visit(node, cost) { return }
                            for i in Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1]) {
                                let arc = arcs[i]
                                let next = cost + arc.weight
                                let old = costs[Int(arc.head)]
                                guard next < old else { continue }
                                if old == .infinity { touched.append(arc.head) }
                                costs[Int(arc.head)] = next
                                if keepsArrivals { arrivals[Int(arc.head)] = Arrival(tail: node, edge: arc.edge) }
                                heap.push(next, arc.head)
                            }
                        }
                    }
                }
            }
        }
    }

    private mutating func reset() {
        heap.removeAll()
        for node in touched {
            costs[Int(node)] = .infinity
            if !arrivals.isEmpty { arrivals[Int(node)] = Arrival() }
        }
        touched.removeAll(keepingCapacity: true)
    }
}
