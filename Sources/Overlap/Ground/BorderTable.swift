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
    /// 0 for a free slot.
    private var hashes: UnsafeMutablePointer<UInt64>
    private var edges: UnsafeMutablePointer<BorderEdge>
    private var mask: Int
    private(set) var count = 0

    init(capacity: Int = 4096) {
        mask = capacity - 1
        hashes = .allocate(capacity: capacity)
        hashes.initialize(repeating: 0, count: capacity)
        edges = .allocate(capacity: capacity)
    }
    deinit {
        hashes.deallocate()
        edges.deallocate()
    }

    /// Adds an edge to the sum.
    /// - Parameter hash: of both ends, whichever way the edge runs; not 0.
    @inline(__always) func add(_ hash: UInt64, _ edge: BorderEdge) {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while hashes[slot] != 0 {
            if hashes[slot] == hash, edges[slot].hasEnds(of: edge) {
                edges[slot].net += edge.net
                if edges[slot].net == 0 { remove(slot) }
                return
            }
            slot = (slot + 1) & mask
        }
        hashes[slot] = hash
        edges[slot] = edge
        count += 1
        if 2 * count > mask { grow() }
    }

    @inline(__always) private func remove(_ slot: Int) {
        var hole = slot
        var next = (slot + 1) & mask
        while hashes[next] != 0 {
            let home = Int(truncatingIfNeeded: hashes[next]) & mask
            if (next &- home) & mask >= (next &- hole) & mask {
                hashes[hole] = hashes[next]
                edges[hole] = edges[next]
                hole = next
            }
            next = (next + 1) & mask
        }
        hashes[hole] = 0
        count -= 1
    }

    @inline(never) private func grow() {
        let (oldHashes, oldEdges, oldCapacity) = (hashes, edges, mask + 1)
        let capacity = 2 * oldCapacity
        mask = capacity - 1
        hashes = .allocate(capacity: capacity)
        hashes.initialize(repeating: 0, count: capacity)
        edges = .allocate(capacity: capacity)
        for old in 0..<oldCapacity where oldHashes[old] != 0 {
            var slot = Int(truncatingIfNeeded: oldHashes[old]) & mask
            while hashes[slot] != 0 { slot = (slot + 1) & mask }
            hashes[slot] = oldHashes[old]
            edges[slot] = oldEdges[old]
        }
        oldHashes.deallocate()
        oldEdges.deallocate()
    }

    /// The edges whose sum is not nothing, by their ends.
    var left: [BorderEdge] {
        var result: [BorderEdge] = []
        result.reserveCapacity(count)
        for slot in 0...mask where hashes[slot] != 0 { result.append(edges[slot]) }
        result.sort { p, q in
            if p.lowX != q.lowX { return p.lowX < q.lowX }
            if p.lowY != q.lowY { return p.lowY < q.lowY }
            return p.highX != q.highX ? p.highX < q.highX : p.highY < q.highY
        }
        return result
    }
}
