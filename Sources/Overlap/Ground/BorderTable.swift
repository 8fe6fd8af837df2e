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
/// Open addressing with linear probing over marks of 8 bytes, at most a quarter full; what is taken out leaves no trace,
/// since the marks behind it move up. The edges themselves lie apart, and a place that one has left is the next to be
/// used. So memory and time follow the edges that are open at one time, and what is in use stays in a processor's cache.
/// - Source: Knuth, *The Art of Computer Programming* 3, 1998, §6.4, algorithms L and R.
final class BorderTable {
    /// An edge that is added, with a hash of both its ends that does not depend on its direction.
    struct Item: BitwiseCopyable {
        var hash: UInt32
        var edge: BorderEdge
    }

    /// Hash of an edge above, and its place in `edges` plus 1 below; 0 for a free slot.
    private var marks: UnsafeMutablePointer<UInt64>
    private var mask: Int
    private var edges: UnsafeMutablePointer<BorderEdge>
    private var capacity: Int
    /// Places of `edges` that were ever used.
    private var used = 0
    /// The place that was left last, plus 1; the one before it stands there as `net`. 0 for none.
    private var vacant = 0
    private(set) var count = 0

    init(slots: Int = 4096) {
        (mask, capacity) = (slots - 1, slots / 4)
        marks = .allocate(capacity: slots)
        marks.initialize(repeating: 0, count: slots)
        edges = .allocate(capacity: capacity)
    }
    deinit {
        marks.deallocate()
        edges.deallocate()
    }

    /// Adds edges to the sum.
    func add(_ items: Span<Item>) {
        // What the table knows of itself is at hand meanwhile, not in the object. Memory is asked for ahead: the mark of an edge
        // first, and when it has come the edge that it points to.
        let (far, near) = (16, 8)
        for i in items.indices {
            if i + far < items.count { qc_prefetch(marks + (Int(items[i + far].hash) & mask)) }
            if i + near < items.count { askForEdge(of: items[i + near].hash) }
            add(items[i])
        }
    }

    /// Asks for the edge behind the first mark of a hash, which as a rule is the right one; an edge may lie in two lines of
    /// the cache. Of a free slot it asks for what lies before the edges, which does nothing.
    @inline(__always) private func askForEdge(of hash: UInt32) {
        let place = Int(marks[Int(hash) & mask] & 0xffff_ffff) &- 1
        let edge = UnsafeRawPointer(edges + place)
        qc_prefetch(edge)
        qc_prefetch(edge + (MemoryLayout<BorderEdge>.size - 1))
    }

    @inline(__always) private func add(_ new: Item) {
        let (marks, mask, edges) = (marks, mask, edges)
        var slot = Int(new.hash) & mask
        while true {
            let mark = marks[slot]
            if mark == 0 { break }
            if UInt32(truncatingIfNeeded: mark >> 32) == new.hash {
                // Neighbours see their border from either side; rows on one place see it alike.
                let place = Int(mark & 0xffff_ffff) &- 1
                let edge = edges[place]
                let isReverse = all(edge.a .== new.edge.b .& (edge.b .== new.edge.a))
                if isReverse || all(edge.a .== new.edge.a .& (edge.b .== new.edge.b)) {
                    let net = isReverse ? edge.net &- new.edge.net : edge.net &+ new.edge.net
                    edges[place].net = net
                    if net == 0 { remove(slot, place) }
                    return
                }
            }
            slot = (slot &+ 1) & mask
        }
        let place = vacant > 0 ? vacant &- 1 : used
        if vacant > 0 { vacant = edges[place].net } else { used &+= 1 }
        edges[place] = new.edge
        marks[slot] = UInt64(new.hash) << 32 | UInt64(truncatingIfNeeded: place &+ 1)
        count &+= 1
        if count == capacity { grow() }
    }

    @inline(__always) private func remove(_ slot: Int, _ place: Int) {
        let (marks, mask) = (marks, mask)
        edges[place].net = vacant
        vacant = place &+ 1
        var hole = slot
        var next = (slot &+ 1) & mask
        while marks[next] != 0 {
            let home = Int(marks[next] >> 32) & mask
            if (next &- home) & mask >= (next &- hole) & mask {
                marks[hole] = marks[next]
                hole = next
            }
            next = (next &+ 1) & mask
        }
        marks[hole] = 0
        count &-= 1
    }

    /// Doubles the table. It is full then, so that no place is vacant.
    @inline(never) private func grow() {
        let (oldMarks, oldEdges) = (marks, edges)
        let slots = 2 * (mask + 1)
        marks = .allocate(capacity: slots)
        marks.initialize(repeating: 0, count: slots)
        for old in 0...mask where oldMarks[old] != 0 {
            var slot = Int(oldMarks[old] >> 32) & (slots - 1)
            while marks[slot] != 0 { slot = (slot + 1) & (slots - 1) }
            marks[slot] = oldMarks[old]
        }
        edges = .allocate(capacity: 2 * capacity)
        edges.update(from: oldEdges, count: used)
        (mask, capacity) = (slots - 1, 2 * capacity)
        oldMarks.deallocate()
        oldEdges.deallocate()
    }

    /// The edges whose sum is not nothing, each with more rows on its left, by their lower and upper ends.
    var left: [BorderEdge] {
        var result: [BorderEdge] = []
        result.reserveCapacity(count)
        for slot in 0...mask where marks[slot] != 0 {
            let edge = edges[Int(marks[slot] & 0xffff_ffff) - 1]
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
