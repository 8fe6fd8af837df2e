import CLinux

/// A border between two places, with the ground of more rows on its left than on its right.
struct BorderEdge: BitwiseCopyable {
    /// Where it begins and ends.
    var a: SIMD2<Double>
    var b: SIMD2<Double>
    /// How many rows more; in the table perhaps below 0.
    var net: Int
}

/// Edges by their ends, each with its sum; an edge whose sum comes to nothing is gone.
///
/// Open addressing with linear probing, at most a quarter full; what is taken out leaves no mark, since the entries behind
/// it move up. So memory and time follow the edges that are open at one time, not the edges that were ever added.
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
        // Memory is asked for a few edges before it is needed.
        let ahead = 8
        for i in edges.indices {
            if i + ahead < edges.count {
                qc_prefetch(slots + (Int(truncatingIfNeeded: edges[i + ahead].hash) & mask))
            }
            add(edges[i])
        }
    }

    @inline(__always) private func add(_ new: Slot) {
        var slot = Int(truncatingIfNeeded: new.hash) & mask
        while true {
            let found = slots[slot].hash
            if found == 0 { break }
            if found == new.hash {
                // Neighbours see their border from either side; rows on one place see it alike.
                let edge = slots[slot].edge
                if all(edge.a .== new.edge.b .& (edge.b .== new.edge.a)) {
                    return change(slot, by: -new.edge.net)
                }
                if all(edge.a .== new.edge.a .& (edge.b .== new.edge.b)) {
                    return change(slot, by: new.edge.net)
                }
            }
            slot = (slot &+ 1) & mask
        }
        slots[slot] = new
        count &+= 1
        if 4 &* count > mask { grow() }
    }

    @inline(__always) private func change(_ slot: Int, by rows: Int) {
        slots[slot].edge.net &+= rows
        if slots[slot].edge.net == 0 { remove(slot) }
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

    /// The edges whose sum is not nothing, each with more rows on its left, by their lower and upper ends.
    var left: [BorderEdge] {
        var result: [BorderEdge] = []
        result.reserveCapacity(count)
        for slot in 0...mask where slots[slot].hash != 0 {
            let edge = slots[slot].edge
            result.append(edge.net > 0 ? edge : BorderEdge(a: edge.b, b: edge.a, net: -edge.net))
        }
        func isLess(_ p: SIMD2<Double>, _ q: SIMD2<Double>) -> Bool { p.x != q.x ? p.x < q.x : p.y < q.y }
        func ends(_ edge: BorderEdge) -> (low: SIMD2<Double>, high: SIMD2<Double>) {
            isLess(edge.a, edge.b) ? (edge.a, edge.b) : (edge.b, edge.a)
        }
        result.sort { p, q in
            let (p, q) = (ends(p), ends(q))
            return p.low != q.low ? isLess(p.low, q.low) : isLess(p.high, q.high)
        }
        return result
    }
}
