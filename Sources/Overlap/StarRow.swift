import Columns

extension PolygonView {
    /// The row is one closed ring that runs around the middle of its box once and always forward, as most parcels do: seen
    /// from there its edges lie in sectors beside each other, so it is sound. A row for which this is false may be sound.
    ///
    /// Every cross product about the middle must be of one sign by more than rounding can explain, and the ring must cross
    /// the horizontal through the middle twice.
    /// - Parameter box: of the row.
    /// - Complexity: O(*n*), without a branch for each edge.
    @inline(__always)
    func isStar(_ row: Int, _ box: Box) -> Bool {
        let rings = rings(ofRow: row)
        guard rings.count == 1 else { return false }
        let v = vertices(ofRing: rings.lowerBound)
        guard v.count >= 4 else { return false }
        let first = point(v.lowerBound)
        guard first == point(v.upperBound - 1),
            box.minX > -RingRuns.limit, box.maxX < RingRuns.limit, box.minY > -RingRuns.limit, box.maxY < RingRuns.limit
        else { return false }
        let middle = SIMD2(box.minX + 0.5 * (box.maxX - box.minX), box.minY + 0.5 * (box.maxY - box.minY))
        var p = first - middle
        var (least, most, total) = (Double.infinity, -Double.infinity, 0.0)
        var crossings: UInt64 = 0
        var i = v.lowerBound + 1
        while i < v.upperBound {
            let q = point(i) - middle
            let cross = p.x * q.y - p.y * q.x
            least = min(least, cross)
            most = max(most, cross)
            total += cross
            crossings &+= (p.y + 0).bitPattern >> 63 ^ (q.y + 0).bitPattern >> 63
            p = q
            i += 1
        }
        // A cross product of places in the box is wrong by less than 10⁻¹⁵ of the box.
        let noise = 1e-14 * (box.maxX - box.minX) * (box.maxY - box.minY)
        // The total is not finite when a coordinate is not; such cross products escape the comparisons.
        return crossings == 2 && (least > noise || most < -noise) && total.isFinite
    }
}
