import Columns

/// The edges of one ring by strips of y, so that a question about a place looks at the few edges at its height.
///
/// Edges are told by their first vertices. Short rings have no strips and are walked whole.
/// - Complexity: made in O(*n*); a strip holds a few edges unless most of them are long.
struct RingStrips {
    private let edges: Range<Int>
    /// First entry of each strip, and the end.
    private var offsets: [Int32] = []
    /// Edges, less the first vertex of the ring.
    private var entries: [Int32] = []
    private var minY = 0.0
    private var perMetre = 0.0
    private var strips = 0

    /// Rings with fewer edges have no strips.
    private static let few = 24

    /// - Parameter once: one place only will be asked about, so strips are not worth making.
    init(_ view: PolygonView, ring: Int, once: Bool = false) {
        let v = view.vertices(ofRing: ring)
        edges = v.lowerBound..<max(v.lowerBound, v.upperBound - 1)
        guard edges.count > Self.few, !once else { return }
        var (low, high) = (Double.infinity, -Double.infinity)
        for i in v { (low, high) = (min(low, view.y(i)), max(high, view.y(i))) }
        guard high > low, (high - low).isFinite else { return }
        (minY, strips) = (low, edges.count / 2)
        while true {
            perMetre = Double(strips) / (high - low)
            let total = edges.reduce(0) { $0 + span(view, $1).count }
            if total <= 6 * edges.count || strips == 1 { break }
            strips /= 2
        }
        var next = [Int32](repeating: 0, count: strips + 1)
        for i in edges { for s in span(view, i) { next[s + 1] += 1 } }
        for s in 0..<strips { next[s + 1] += next[s] }
        offsets = next
        entries = [Int32](repeating: 0, count: Int(next[strips]))
        for i in edges {
            for s in span(view, i) {
                entries[Int(next[s])] = Int32(truncatingIfNeeded: i - edges.lowerBound)
                next[s] += 1
            }
        }
    }

    private func span(_ view: PolygonView, _ edge: Int) -> ClosedRange<Int> {
        let (a, b) = (view.y(edge), view.y(edge + 1))
        return strip(min(a, b))...strip(max(a, b))
    }

    @inline(__always) private func strip(_ y: Double) -> Int {
        let s = (y - minY) * perMetre
        return s <= 0 ? 0 : s >= Double(strips) ? strips - 1 : Int(clamping: s)
    }

    /// Calls `body` once with every edge that reaches the heights `low`…`high`, and perhaps with others, until it is false.
    @inline(__always)
    func forEachEdge(_ view: PolygonView, from low: Double, to high: Double, _ body: (Int) -> Bool) {
        guard strips > 0 else {
            for i in edges where !body(i) { return }
            return
        }
        let (first, last) = (strip(low), strip(high))
        var s = first
        while s <= last {
            for k in Int(offsets[s])..<Int(offsets[s + 1]) {
                let i = edges.lowerBound + Int(entries[k])
                // An edge in several strips counts in the first of them that is walked.
                let isFirst = s == first || strip(min(view.y(i), view.y(i + 1))) == s
                if isFirst, !body(i) { return }
            }
            s += 1
        }
    }

    /// Where a point lies to the ring: 1 inside, 0 on it, −1 outside. Exact.
    /// - Source: Hormann and Agathos, *The point in polygon problem for arbitrary polygons*, 2001, §2 (even–odd).
    func locate(_ x: Double, _ y: Double, _ view: PolygonView) -> Int {
        var (inside, isOn) = (false, false)
        forEachEdge(view, from: y, to: y) { i in
            let (ax, ay, bx, by) = (view.x(i), view.y(i), view.x(i + 1), view.y(i + 1))
            if (ay > y && by > y) || (ay < y && by < y) { return true }
            let side = orientation(ax, ay, bx, by, x, y)
            if side == 0 {
                isOn = min(ax, bx) <= x && x <= max(ax, bx) && min(ay, by) <= y && y <= max(ay, by)
            } else if (ay > y) != (by > y), (by > ay) == (side > 0) {
                inside.toggle()
            }
            return !isOn
        }
        return isOn ? 0 : inside ? 1 : -1
    }
}

/// Where a point lies to a ring: 1 inside, 0 on it, −1 outside. Exact.
/// - Complexity: O(*n*).
func locate(_ x: Double, _ y: Double, _ view: PolygonView, ring: Int) -> Int {
    RingStrips(view, ring: ring, once: true).locate(x, y, view)
}
