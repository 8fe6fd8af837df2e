import Columns

/// A 128-bit hash of the ground of a row: of the set of its edges, wherever rings start and whichever way they run.
///
/// The edges of a sound row decide its ground, so rows of one hash are taken to be one shape: two shapes of a survey of ten
/// million edges share a hash by chance about once in 10²⁴ surveys. Coordinates count bit for bit; nothing is taken as
/// equal within a tolerance. Vertices that stand twice in succession do not count.
/// - Source: mixing by the finaliser of SplitMix64, as in `SeededGenerator`; sums of hashes as a hash of a set: Bellare
///   and Micciancio, "A new paradigm for collision-free hashing", EUROCRYPT 1997, §3.
struct ShapeHash: Sendable, Hashable {
    private(set) var high: UInt64 = 0
    private(set) var low: UInt64 = 0

    /// Hashes of all rows; shape `(rows)`.
    /// - Complexity: O(*v*).
    static func ofRows(in column: PolygonColumn) -> [ShapeHash] {
        column.coordinates.withUnsafeBufferPointer { c in
            (0..<column.count).map { row in
                var hash = ShapeHash()
                for ring in column.rings(ofRow: row) {
                    for v in column.vertices(ofRing: ring).dropLast() {
                        hash.add(c[2 * v], c[2 * v + 1], c[2 * v + 2], c[2 * v + 3])
                    }
                }
                return hash
            }
        }
    }

    @inline(__always) private mutating func add(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) {
        if ax == bx && ay == by { return }
        // Adding 0 makes one zero of the two.
        let (p, q) = ((ax + 0).bitPattern, (ay + 0).bitPattern)
        let (r, s) = ((bx + 0).bitPattern, (by + 0).bitPattern)
        let isForward = ax < bx || (ax == bx && ay < by)
        let start = isForward ? (p, q) : (r, s)
        let end = isForward ? (r, s) : (p, q)
        var mixed = Self.mixed(start.0)
        mixed = Self.mixed(mixed ^ start.1)
        mixed = Self.mixed(mixed ^ end.0)
        mixed = Self.mixed(mixed ^ end.1)
        high = high &+ mixed
        low = low &+ Self.mixed(mixed ^ 0xd1b5_4a32_d192_ed03 ^ start.0 &* 0xa076_1d64_78bd_642f ^ end.1)
    }

    @inline(__always) private static func mixed(_ bits: UInt64) -> UInt64 {
        var z = bits &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
