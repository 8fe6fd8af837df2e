/// Dijkstra's search with memory of its own that is used again. Settles nodes by cost, then by number.
///
/// - Complexity: O((*n* + *m*) log *n*) a run for the *n* nodes and *m* arcs within its limit.
/// - Source: Dijkstra, *A note on two problems in connexion with graphs*, Numerische Mathematik 1, 1959.
struct DijkstraSearch {
    /// Least cost found so far; infinite where nothing was found in this run.
    private(set) var costs: [Double]
    /// Arc by which each node was reached: tail and edge; −1 at a start. Kept only on request.
    private(set) var tails: [Int32]
    private(set) var edges: [Int32]
    private var touched: [Int32] = []
    private var heap = CostHeap()
    private let keepsArcs: Bool

    init(nodeCount: Int, keepsArcs: Bool = false) {
        costs = [Double](repeating: .infinity, count: nodeCount)
        self.keepsArcs = keepsArcs
        tails = [Int32](repeating: -1, count: keepsArcs ? nodeCount : 0)
        edges = tails
    }

    /// Runs from the starts until `visit` says to stop, the limit is passed or nothing is left.
    ///
    /// - Parameters:
    ///   - limit: nodes of a greater cost are not settled.
    ///   - visit: gets each settled node and its cost; the search stops when it returns false.
    mutating func run(_ graph: ArcGraph, from starts: [NodeCost], within limit: Double, _ visit: (Int32, Double) -> Bool) {
        for node in touched {
            costs[Int(node)] = .infinity
            if keepsArcs { (tails[Int(node)], edges[Int(node)]) = (-1, -1) }
        }
        touched.removeAll(keepingCapacity: true)
        heap.removeAll()
        for start in starts where start.cost < costs[Int(start.node)] {
            if costs[Int(start.node)] == .infinity { touched.append(start.node) }
            costs[Int(start.node)] = start.cost
            heap.push(start.cost, start.node)
        }
        while let (cost, node) = heap.pop() {
            if cost > costs[Int(node)] { continue }
            if cost > limit || !visit(node, cost) { return }
            for i in Int(graph.offsets[Int(node)])..<Int(graph.offsets[Int(node) + 1]) {
                let arc = graph.arcs[i]
                let next = cost + arc.weight
                let head = Int(arc.head)
                let old = costs[head]
                guard next < old else { continue }
                if old == .infinity { touched.append(arc.head) }
                costs[head] = next
                if keepsArcs { (tails[head], edges[head]) = (node, arc.edge) }
                heap.push(next, arc.head)
            }
        }
    }
}

/// A 4-ary heap of costs and nodes: least cost first, then the lower node.
struct CostHeap {
    private var items: [(cost: Double, node: Int32)] = []

    mutating func removeAll() { items.removeAll(keepingCapacity: true) }

    @inline(__always)
    private static func before(_ a: (cost: Double, node: Int32), _ b: (cost: Double, node: Int32)) -> Bool {
        a.cost < b.cost || (a.cost == b.cost && a.node < b.node)
    }

    mutating func push(_ cost: Double, _ node: Int32) {
        let item = (cost: cost, node: node)
        items.append(item)
        items.withUnsafeMutableBufferPointer { h in
            var i = h.count - 1
            while i > 0 {
                let parent = (i - 1) >> 2
                guard Self.before(item, h[parent]) else { break }
                h[i] = h[parent]
                i = parent
            }
            h[i] = item
        }
    }

    mutating func pop() -> (cost: Double, node: Int32)? {
        guard let last = items.popLast() else { return nil }
        if items.isEmpty { return last }
        return items.withUnsafeMutableBufferPointer { h in
            let top = h[0]
            let n = h.count
            var i = 0
            while true {
                let first = 4 * i + 1
                guard first < n else { break }
                var best = first
                for c in first + 1..<max(first + 1, min(first + 4, n)) where Self.before(h[c], h[best]) { best = c }
                guard Self.before(h[best], last) else { break }
                h[i] = h[best]
                i = best
            }
            h[i] = last
            return top
        }
    }
}
