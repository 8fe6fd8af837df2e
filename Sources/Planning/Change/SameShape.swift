import Columns

/// Finds rows of two columns with the same shape: the same rings, wherever they start and whichever way they run.
///
/// Coordinates are compared bit for bit; nothing is taken as equal within a tolerance. A shape that stands more than once
/// in either column is left to the overlap kernel.
/// - Complexity: O(*v*) for *v* vertices of both columns.
enum SameShape {
    /// Pairs of rows, by the row of the first column; each row stands in one pair at most. Empty rows pair with nothing.
    static func pairs(_ a: PolygonColumn, _ b: PolygonColumn) -> [(a: Int, b: Int)] {
        // −1 marks a shape that stands twice.
        var rows: [UInt64: Int] = [:]
        rows.reserveCapacity(b.count)
        for row in 0..<b.count where !b.isEmpty(row: row) {
            let hash = fingerprint(b, row)
            rows[hash] = rows[hash] == nil ? row : -1
        }
        var taken: [UInt64: Int] = [:]
        var pairs: [(a: Int, b: Int)] = []
        for row in 0..<a.count where !a.isEmpty(row: row) {
            let hash = fingerprint(a, row)
            guard let other = rows[hash], other >= 0 else { continue }
            if let first = taken[hash] {
                if first >= 0 { pairs[first].b = -1 }
                taken[hash] = -1
                continue
            }
            guard isSame(a, row, b, other) else { continue }
            taken[hash] = pairs.count
            pairs.append((row, other))
        }
        return pairs.filter { $0.b >= 0 }
    }

    /// A sum over the vertices, so that neither the start nor the direction of a ring counts.
    static func fingerprint(_ column: PolygonColumn, _ row: Int) -> UInt64 {
        var sum: UInt64 = 0
        for ring in column.rings(ofRow: row) {
            for v in column.vertices(ofRing: ring).dropLast() {
                var hash = Fingerprint()
                hash.add(column.coordinates[2 * v].bitPattern)
                hash.add(column.coordinates[2 * v + 1].bitPattern)
                sum = sum &+ hash.value
            }
        }
        return sum
    }

    /// The rings are the same one by one, but for start and direction.
    static func isSame(_ a: PolygonColumn, _ rowA: Int, _ b: PolygonColumn, _ rowB: Int) -> Bool {
        let (partsA, partsB) = (a.parts(ofRow: rowA), b.parts(ofRow: rowB))
        guard partsA.count == partsB.count else { return false }
        for (p, q) in zip(partsA, partsB) {
            let (ringsA, ringsB) = (a.rings(ofPart: p), b.rings(ofPart: q))
            guard ringsA.count == ringsB.count else { return false }
            for (r, s) in zip(ringsA, ringsB) where !isSameRing(a, a.vertices(ofRing: r), b, b.vertices(ofRing: s)) {
                return false
            }
        }
        return true
    }

    private static func isSameRing(_ a: PolygonColumn, _ va: Range<Int>, _ b: PolygonColumn, _ vb: Range<Int>) -> Bool {
        let n = va.count - 1
        guard n == vb.count - 1, n > 0 else { return false }
        let first = a.vertex(va.lowerBound)
        guard let start = (0..<n).first(where: { b.vertex(vb.lowerBound + $0) == first }) else { return false }
        let forward = (1..<n).allSatisfy {
            a.vertex(va.lowerBound + $0) == b.vertex(vb.lowerBound + (start + $0) % n)
        }
        return forward
            || (1..<n).allSatisfy { a.vertex(va.lowerBound + $0) == b.vertex(vb.lowerBound + (start + n - $0) % n) }
    }
}
