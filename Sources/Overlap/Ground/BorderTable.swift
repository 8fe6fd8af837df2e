import CLinux

/// A border between two places, and how many more rows have their ground on its left than on its right, seen from its
/// lower end.
struct BorderEdge: BitwiseCopyable {
    var lowX: Double
    var lowY: Double
    var highX: Double
    var highY: Double
    var net: Int

    /// The edge from a to b of one row, with the row's ground on its left or its right.
    @inline(__always) init(_ a: SIMD2<Double>, _ b: SIMD2<Double>, groundOnLeft: Bool) {
        let isForward = a.x != b.x ? a.x < b.x : a.y < b.y
        let (low, high) = isForward ? (a, b) : (b, a)
        (lowX, lowY, highX, highY) = (low.x, low.y, high.x, high.y)
        net = isForward == groundOnLeft ? 1 : -1
    }

    @inline(__always) func hasEnds(of other: BorderEdge) -> Bool {
        lowX == other.lowX && lowY == other.lowY && highX == other.highX && highY == other.highY
    }
}

/// Edges by their ends, each with its sum; an edge whose sum comes to nothing is gone.
///
/// Open addressing with linear probing; what is taken out leaves no mark, since the entries behind it move up. So memory
/// and time follow the edges that are open at one time, not the edges that were ever added.
/// - Source: Knuth, *The Art of Computer Programming* 3, 1998, §6.4, algorithms L and R.
final class BorderTable {
    /// A place in the table. What is asked together lies together, so that an edge costs one look at memory.
    struct Slot: BitwiseCopyable {
        /// Of both ends, whichever way the edge runs; 0 for a free slot.
        var hash: UInt64
        var edge: BorderEdge
    }

    private var slots: UnsafeMutablePointer<Slot>
    private var mask: Int
    private(set) var count = 0

    init(capacity: Int = 4096) {
        mask = capacity - 1
        slots = Self.free(capacity)
    }
    deinit { slots.deallocate() }

    private static func free(_ capacity: Int) -> UnsafeMutablePointer<Slot> {
        let slots = UnsafeMutablePointer<Slot>.allocate(capacity: capacity)
        for slot in 0..<capacity { slots[slot].hash = 0 }
        return slots
    }

    /// Adds edges to the sum.
    /// - Parameter edges: with hashes that are not 0.
    func add(_ edges: Span<Slot>) {
        // Memory is asked for a few edges ahead of those that are added.
        let ahead = 12
        for i in edges.indices {
            if i + ahead < edges.count {
                qc_prefetch(slots + (Int(truncatingIfNeeded: edges[i + ahead].hash) & mask))
            }
            add(edges[i])
        }
    }

    @inline(__always) private func add(_ new: Slot) {
        var slot = Int(truncatingIfNeeded: new.hash) & mask
        while slots[slot].hash != 0 {
            if slots[slot].hash == new.hash, slots[slot].edge.hasEnds(of: new.edge) {
                slots[slot].edge.net &+= new.edge.net
                if slots[slot].edge.net == 0 { remove(slot) }
                return
            }
            slot = (slot &+ 1) & mask
        }
        slots[slot] = new
        count &+= 1
        if 2 &* count > mask { grow() }
    }

    @inline(__always) private func remove(_ slot: Int) {
        var hole = slot
        var next = (slot &+ 1) & mask
        while slots[next].hash != 0 {
            let home = Int(truncatingIfNeeded: slots[next].hash) & mask
            if (next &- home) & mask >= (next &- hole) & mask {
                slots[hole] = slots[next]
                hole = next
            }
            next = (next &+ 1) & mask
        }
        slots[hole].hash = 0
        count &-= 1
    }

    @inline(never) private func grow() {
        let (old, oldCapacity) = (slots, mask + 1)
        mask = 2 * oldCapacity - 1
        slots = Self.free(2 * oldCapacity)
        for i in 0..<oldCapacity where old[i].hash != 0 {
            var slot = Int(truncatingIfNeeded: old[i].hash) & mask
            while slots[slot].hash != 0 { slot = (slot + 1) & mask }
            slots[slot] = old[i]
        }
        old.deallocate()
    }

    /// The edges whose sum is not nothing, by their ends.
    var left: [BorderEdge] {
        var result: [BorderEdge] = []
        result.reserveCapacity(count)
        for slot in 0...mask where slots[slot].hash != 0 { result.append(slots[slot].edge) }
        result.sort { p, q in
            if p.lowX != q.lowX { return p.lowX < q.lowX }
            if p.lowY != q.lowY { return p.lowY < q.lowY }
            return p.highX != q.highX ? p.highX < q.highX : p.highY < q.highY
        }
        return result
    }
}
