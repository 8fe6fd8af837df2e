import Columns

/// Ground shared by a parcel and another polygon, as a signed sum over pairs of edges.
///
/// The indicator of a polygon is the signed sum of the trapezoids under its edges, so the shared ground is
/// Σ s_a s_b ∫ F(ξ, min(y_a, y_b)) dξ over the common x range of each pair of edges. Nothing is intersected, nothing can
/// fail, and shared or collinear edges need no care: the sum is continuous in its input.
///
/// The other polygon's edges are first clipped to the parcel's box: what is below counts for nothing, what is above
/// counts only by its sign, as whole intervals of x.
/// - Complexity: O(*n + m + p*) for *n* parcel edges, *m* edges of the other that cross the parcel's box, and *p* pairs of
///   them that share a stretch of x.
final class PairKernel {
    /// Pieces of the other polygon inside the parcel's box.
    private let pieces = Scratch<LocalEdge>()
    /// Ends of intervals above the box: x and the change of the sum of signs there.
    private let steps = Scratch<SIMD2<Double>>()

    /// Starts with a new other polygon.
    func begin() {
        pieces.count = 0
        steps.count = 0
    }

    /// What the edges added so far say of the whole box.
    enum Verdict { case outside, inside, cut }

    func verdict(left: Double, right: Double) -> Verdict {
        if pieces.count > 0 { return .cut }
        sortSteps()
        let (s, n) = (steps.base, steps.count)
        var winding = 0.0
        var at = left
        var (covered, bare) = (false, false)
        var k = 0
        while k < n {
            let x = s[k].x
            if x > at {
                if winding == 1 { covered = true } else if winding == 0 { bare = true } else { return .cut }
                at = x
            }
            while k < n, s[k].x == x {
                winding += s[k].y
                k += 1
            }
        }
        if at < right { bare = true }
        return covered ? (bare ? .cut : .inside) : .outside
    }

    /// Adds an edge of the other polygon, in the parcel's local coordinates, clipped to x from `left` to `right` and y from
    /// 0 to `top`.
    @inline(__always)
    func add(_ edge: LocalEdge, left: Double, right: Double, top: Double) {
        let (xl, xr) = (max(edge.x1, left), min(edge.x2, right))
        guard xl < xr else { return }
        var (yl, yr) = (xl == edge.x1 ? edge.y1 : edge.y(xl), xr == edge.x2 ? edge.y2 : edge.y(xr))
        if yl <= 0 && yr <= 0 { return }
        if yl >= top && yr >= top {
            steps.append(SIMD2(xl, edge.sign))
            steps.append(SIMD2(xr, -edge.sign))
            return
        }
        var (from, to) = (xl, xr)
        // The stretch below 0 counts for nothing.
        if yl < 0 {
            from = min(max(xl - yl / edge.slope, xl), xr)
            yl = 0
        } else if yr < 0 {
            to = min(max(xl - yl / edge.slope, xl), xr)
            yr = 0
        }
        // The stretch above the top counts by its sign.
        if yl > top {
            let cut = min(max(from - (yl - top) / edge.slope, from), to)
            steps.append(SIMD2(from, edge.sign))
            steps.append(SIMD2(cut, -edge.sign))
            (from, yl) = (cut, top)
        } else if yr > top {
            let cut = min(max(from - (yl - top) / edge.slope, from), to)
            steps.append(SIMD2(cut, edge.sign))
            steps.append(SIMD2(to, -edge.sign))
            (to, yr) = (cut, top)
        }
        guard from < to else { return }
        pieces.append(
            LocalEdge(x1: from, y1: yl, x2: to, y2: yr, slope: (yr - yl) / (to - from), sign: edge.sign))
    }

    /// The shared ground, in the unit of the weight.
    func sharedArea(_ parcel: EdgeList, _ weight: some PlaneWeight) -> Double {
        var total = 0.0
        // Whole intervals above the box: the parcel's own edge is the lower one.
        if steps.count > 0 {
            sortSteps()
            var winding = 0.0
            var k = 0
            let s = steps.base
            while k < steps.count {
                let x = s[k].x
                while k < steps.count, s[k].x == x {
                    winding += s[k].y
                    k += 1
                }
                guard k < steps.count, winding != 0 else { continue }
                let end = s[k].x
                var sum = 0.0
                parcel.forEach(over: x, end) { edge in
                    let (xl, xr) = (max(edge.x1, x), min(edge.x2, end))
                    sum += edge.sign * weight.strip(xl, xr, edge.y(xl), edge.y(xr))
                }
                total += winding * sum
            }
        }
        let p = pieces.base
        for j in 0..<pieces.count {
            let piece = p[j]
            var sum = 0.0
            parcel.forEach(over: piece.x1, piece.x2) { edge in
                let (xl, xr) = (max(edge.x1, piece.x1), min(edge.x2, piece.x2))
                sum += edge.sign * lowerStrip(edge, piece, xl, xr, weight)
            }
            total += piece.sign * sum
        }
        return total
    }

    /// ∫ F(ξ, min(y_a, y_b)) dξ from xl to xr.
    @inline(__always)
    private func lowerStrip(
        _ a: LocalEdge, _ b: LocalEdge, _ xl: Double, _ xr: Double, _ weight: some PlaneWeight
    ) -> Double {
        let (al, ar, bl, br) = (a.y(xl), a.y(xr), b.y(xl), b.y(xr))
        let (dl, dr) = (al - bl, ar - br)
        if dl <= 0 && dr <= 0 { return weight.strip(xl, xr, al, ar) }
        if dl >= 0 && dr >= 0 { return weight.strip(xl, xr, bl, br) }
        let t = dl / (dl - dr)
        let x = min(max(xl + (xr - xl) * t, xl), xr)
        let y = 0.5 * ((al + (ar - al) * t) + (bl + (br - bl) * t))
        return dl < 0
            ? weight.strip(xl, x, al, y) + weight.strip(x, xr, y, br)
            : weight.strip(xl, x, bl, y) + weight.strip(x, xr, y, ar)
    }

    /// Insertion sort by x; there are few steps, and nearly in order.
    private func sortSteps() {
        let (s, n) = (steps.base, steps.count)
        if n > 64 {
            var buffer = UnsafeMutableBufferPointer(start: s, count: n)
            buffer.sort { $0.x < $1.x }
            return
        }
        var i = 1
        while i < n {
            let value = s[i]
            var j = i
            while j > 0, s[j - 1].x > value.x {
                s[j] = s[j - 1]
                j -= 1
            }
            s[j] = value
            i += 1
        }
    }
}
