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
    /// Stretches of x where an edge runs above the box; those of a chain of edges are one.
    private let covers = Scratch<Cover>()
    /// Ends of the stretches: x and the change of the sum of signs there.
    private let steps = Scratch<SIMD2<Double>>()
    /// What the stretches come to: beside each other, ascending, each with a sum other than 0.
    private let whole = Scratch<Cover>()
    /// Numbers of edges that are to be added: for who collects them.
    let near = Scratch<Int32>()

    private struct Cover: BitwiseCopyable {
        var from: Double, to: Double
        /// The sign of the edge, or the sum of signs.
        var sum: Double
    }

    /// Starts with a new other polygon.
    func begin() {
        pieces.count = 0
        covers.count = 0
    }

    /// What the edges added so far say of the whole box.
    enum Verdict { case outside, inside, cut }

    func verdict(left: Double, right: Double) -> Verdict {
        if pieces.count > 0 { return .cut }
        settle()
        let (w, n) = (whole.base, whole.count)
        if n == 0 { return .outside }
        return n == 1 && w[0].from <= left && w[0].to >= right && w[0].sum == 1 ? .inside : .cut
    }

    /// Adds an edge of the other polygon near or above the parcel's box, in the coordinates of the layer.
    @inline(__always)
    func add(_ edge: ZoneEdge, _ box: Box) {
        let (ox, oy) = (box.centre.x, box.minY)
        let (left, right) = (box.minX - ox, box.maxX - ox)
        if edge.y1 > box.maxY && edge.y2 > box.maxY {
            cover(max(edge.x1 - ox, left), min(edge.x2 - ox, right), edge.sign)
        } else {
            add(edge.local(ox, oy), left: left, right: right, top: box.height)
        }
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
            cover(xl, xr, edge.sign)
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
            cover(from, cut, edge.sign)
            (from, yl) = (cut, top)
        } else if yr > top {
            let cut = min(max(from - (yl - top) / edge.slope, from), to)
            cover(cut, to, edge.sign)
            (to, yr) = (cut, top)
        }
        guard from < to else { return }
        pieces.append(
            LocalEdge(x1: from, y1: yl, x2: to, y2: yr, slope: (yr - yl) / (to - from), sign: edge.sign))
    }

    /// Adds a stretch above the box, to the last ones where it continues them.
    @inline(__always) func cover(_ from: Double, _ to: Double, _ sign: Double) {
        guard from < to else { return }
        let (c, n) = (covers.base, covers.count)
        var k = n - 1
        while k >= 0, k >= n - 2 {
            if c[k].sum == sign {
                if c[k].to == from {
                    c[k].to = to
                    return
                }
                if c[k].from == to {
                    c[k].from = from
                    return
                }
            }
            k -= 1
        }
        covers.append(Cover(from: from, to: to, sum: sign))
    }

    /// Sums the stretches above the box.
    private func settle() {
        let (c, n) = (covers.base, covers.count)
        whole.count = 0
        if n == 1 { whole.append(c[0]) }
        guard n > 1 else { return }
        steps.count = 0
        steps.reserve(2 * n)
        var k = 0
        while k < n {
            steps.append(SIMD2(c[k].from, c[k].sum))
            steps.append(SIMD2(c[k].to, -c[k].sum))
            k += 1
        }
        sortSteps()
        let (s, ends) = (steps.base, steps.count)
        var (sum, from) = (0.0, s[0].x)
        k = 0
        while k < ends {
            let x = s[k].x
            var next = sum
            while k < ends, s[k].x == x {
                next += s[k].y
                k += 1
            }
            if next == sum { continue }
            if sum != 0 { whole.append(Cover(from: from, to: x, sum: sum)) }
            (sum, from) = (next, x)
        }
    }

    /// The shared ground, in the unit of the weight.
    func sharedArea(_ parcel: EdgeList, _ weight: some PlaneWeight) -> Double {
        if parcel.isLong { sift(parcel) }
        settle()
        var total = 0.0
        // Whole intervals above the box: the parcel's own edge is the lower one.
        let w = whole.base
        for k in 0..<whole.count {
            var below = GroundBelow(from: w[k].from, to: w[k].to, weight: weight)
            parcel.add(to: &below)
            total += w[k].sum * below.sum
        }
        let p = pieces.base
        for j in 0..<pieces.count {
            var below = GroundBelowBoth(piece: p[j], weight: weight)
            parcel.add(to: &below)
            total += p[j].sign * below.sum
        }
        return total
    }

    /// Of a parcel with many edges, the box says little. Pieces below all its edges there count for nothing, because
    /// the signs of the parcel's edges over a place sum to 0; pieces above them all count by their sign.
    private func sift(_ parcel: EdgeList) {
        let (p, n) = (pieces.base, pieces.count)
        var kept = 0
        for j in 0..<n {
            let piece = p[j]
            let reach = parcel.reach(over: piece.x1, piece.x2)
            if piece.low >= reach.high {
                cover(piece.x1, piece.x2, piece.sign)
            } else if piece.high > reach.low {
                p[kept] = piece
                kept += 1
            }
        }
        pieces.count = kept
    }

    /// Insertion sort by x, as there are few steps and they are nearly in order; a full sort when they are not.
    private func sortSteps() {
        let (s, n) = (steps.base, steps.count)
        var moves = 4 * n
        var i = 1
        while i < n {
            let value = s[i]
            var j = i
            while j > 0, s[j - 1].x > value.x {
                s[j] = s[j - 1]
                j -= 1
            }
            s[j] = value
            moves -= i - j
            if moves < 0 {
                var buffer = UnsafeMutableBufferPointer(start: s, count: n)
                buffer.sort { $0.x < $1.x }
                return
            }
            i += 1
        }
    }
}

/// ∫ F(ξ, y) dξ under the edges over a stretch.
private struct GroundBelow<Weight: PlaneWeight>: EdgeSum {
    let from: Double, to: Double
    let weight: Weight
    var sum = 0.0

    init(from: Double, to: Double, weight: Weight) { (self.from, self.to, self.weight) = (from, to, weight) }

    @inline(__always) mutating func add(_ edge: LocalEdge) {
        let (xl, xr) = (max(edge.x1, from), min(edge.x2, to))
        sum += edge.sign * weight.strip(xl, xr, edge.y(xl), edge.y(xr))
    }
}

/// ∫ F(ξ, min(y, y of the piece)) dξ under the edges over a piece.
private struct GroundBelowBoth<Weight: PlaneWeight>: EdgeSum {
    let piece: LocalEdge
    let weight: Weight
    var sum = 0.0

    init(piece: LocalEdge, weight: Weight) { (self.piece, self.weight) = (piece, weight) }

    @inline(__always) var from: Double { piece.x1 }
    @inline(__always) var to: Double { piece.x2 }

    @inline(__always) mutating func add(_ edge: LocalEdge) {
        let (xl, xr) = (max(edge.x1, piece.x1), min(edge.x2, piece.x2))
        let (al, ar, bl, br) = (edge.y(xl), edge.y(xr), piece.y(xl), piece.y(xr))
        let (dl, dr) = (al - bl, ar - br)
        if dl * dr >= 0 {
            let isLower = dl + dr <= 0
            sum += edge.sign * weight.strip(xl, xr, isLower ? al : bl, isLower ? ar : br)
        } else {
            sum += edge.sign * crossing(xl, xr, al, ar, bl, br)
        }
    }

    /// The edge and the piece cross between xl and xr.
    private func crossing(_ xl: Double, _ xr: Double, _ al: Double, _ ar: Double, _ bl: Double, _ br: Double) -> Double
    {
        let (dl, dr) = (al - bl, ar - br)
        let t = dl / (dl - dr)
        let x = min(max(xl + (xr - xl) * t, xl), xr)
        let y = 0.5 * ((al + (ar - al) * t) + (bl + (br - bl) * t))
        return dl < 0
            ? weight.strip(xl, x, al, y) + weight.strip(x, xr, y, br)
            : weight.strip(xl, x, bl, y) + weight.strip(x, xr, y, ar)
    }
}
