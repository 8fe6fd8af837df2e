/// Working memory that grows and is used again: one per task, never shared.
final class Scratch<Element: BitwiseCopyable> {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var capacity: Int
    var count = 0

    init(capacity: Int = 256) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }
    deinit { base.deallocate() }

    /// Makes room for `needed` elements in all; keeps the first `count`.
    @inline(__always) func reserve(_ needed: Int) {
        if needed > capacity { grow(needed) }
    }

    @inline(never) private func grow(_ needed: Int) {
        let wider = max(needed, 2 * capacity)
        let next = UnsafeMutablePointer<Element>.allocate(capacity: wider)
        next.update(from: base, count: count)
        base.deallocate()
        (base, capacity) = (next, wider)
    }

    @inline(__always) func append(_ element: Element) {
        if count == capacity { grow(count + 1) }
        base[count] = element
        count += 1
    }
}
