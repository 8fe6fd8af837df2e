/// A part of the choices: some sites open, some closed.
struct BranchNode {
    /// No choice of this part is better.
    let bound: Double
    /// In the order they were made.
    let number: Int
    let opening: [Int]
    let closing: [Int]
    /// Prices to start from; two nodes of one parent share them.
    let prices: [Double]
}

/// Nodes by bound, then number: a binary heap.
struct BranchQueue {
    private var heap: [BranchNode] = []

    mutating func push(_ node: BranchNode) {
        heap.append(node)
        var i = heap.count - 1
        while i > 0, isBefore(heap[i], heap[(i - 1) / 2]) {
            heap.swapAt(i, (i - 1) / 2)
            i = (i - 1) / 2
        }
    }

    mutating func pop() -> BranchNode? {
        guard let top = heap.first else { return nil }
        heap[0] = heap[heap.count - 1]
        heap.removeLast()
        var i = 0
        while true {
            var least = i
            for child in [2 * i + 1, 2 * i + 2] where child < heap.count && isBefore(heap[child], heap[least]) {
                least = child
            }
            if least == i { return top }
            heap.swapAt(i, least)
            i = least
        }
    }

    private func isBefore(_ a: BranchNode, _ b: BranchNode) -> Bool {
        a.bound != b.bound ? a.bound < b.bound : a.number < b.number
    }
}
