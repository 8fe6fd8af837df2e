/// Working memory that grows and is used again: one per task, never shared.
///
/// What it knows of itself lies behind a constant pointer, so that inner loops of a class that holds one as a constant
/// read and write it without asking the runtime whether anyone else does.
struct Scratch<Element: BitwiseCopyable>: ~Copyable {
    private struct Block {
        var base: UnsafeMutablePointer<Element>
        var capacity: Int
        var count = 0
    }
    private let block: UnsafeMutablePointer<Block>

    init(capacity: Int = 256) {
        block = .allocate(capacity: 1)
        block.initialize(to: Block(base: .allocate(capacity: capacity), capacity: capacity))
    }
    deinit {
        block.pointee.base.deallocate()
        block.deallocate()
    }

    @inline(__always) var base: UnsafeMutablePointer<Element> { block.pointee.base }
    @inline(__always) var count: Int {
        get { block.pointee.count }
        nonmutating set { block.pointee.count = newValue }
    }

    /// Makes room for `needed` elements in all; keeps the first `count`.
    @inline(__always) func reserve(_ needed: Int) {
        if needed > block.pointee.capacity { grow(needed) }
    }

    @inline(never) private func grow(_ needed: Int) {
        let wider = max(needed, 2 * block.pointee.capacity)
        let next = UnsafeMutablePointer<Element>.allocate(capacity: wider)
        next.update(from: base, count: count)
        base.deallocate()
        (block.pointee.base, block.pointee.capacity) = (next, wider)
    }

    @inline(__always) func append(_ element: Element) {
        let count = block.pointee.count
        if count == block.pointee.capacity { grow(count + 1) }
        block.pointee.base[count] = element
        block.pointee.count = count + 1
    }
}
