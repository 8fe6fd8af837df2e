/// A binary heap that gives the smallest key first, equal keys by the lower number: one order, whatever the history.
struct Heap {
    private var items: [(key: Double, number: Int)] = []

    var isEmpty: Bool { items.isEmpty }

    private func less(_ a: Int, _ b: Int) -> Bool {
        items[a].key != items[b].key ? items[a].key < items[b].key : items[a].number < items[b].number
    }

    /// - Complexity: O(log *n*).
    mutating func push(_ key: Double, _ number: Int) {
        items.append((key, number))
        var child = items.count - 1
        while child > 0, less(child, (child - 1) / 2) {
            items.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// - Complexity: O(log *n*).
    mutating func pop() -> (key: Double, number: Int)? {
        guard let first = items.first else { return nil }
        let last = items.removeLast()
        guard !items.isEmpty else { return first }
        items[0] = last
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < items.count else { return first }
            if child + 1 < items.count, less(child + 1, child) { child += 1 }
            guard less(child, parent) else { return first }
            items.swapAt(parent, child)
            parent = child
        }
    }
}
