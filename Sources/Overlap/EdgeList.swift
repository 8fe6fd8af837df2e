import Columns

/// An edge in local coordinates, left end first, with the sign of the trapezoid under it.
struct LocalEdge: BitwiseCopyable {
    var x1: Double, y1: Double, x2: Double, y2: Double
    var slope: Double
    /// +1 for a top edge of a shell, −1 for a bottom edge; the reverse for holes.
    var sign: Double

    @inline(__always) func y(_ x: Double) -> Double { y1 + (x - x1) * slope }
    @inline(__always) var low: Double { min(y1, y2) }
    @inline(__always) var high: Double { max(y1, y2) }
}

/// What is summed over the edges above a stretch of x.
protocol EdgeSum {
    var from: Double { get }
    var to: Double { get }
    /// Adds an edge that runs over a part of the stretch.
    mutating func add(_ edge: LocalEdge)
}

/// The edges of one polygon row as signed trapezoids; vertical and zero edges have none and are left out.
final class EdgeList {
    let edges = Scratch<LocalEdge>()
    /// Edges by strips of x, about four edges to a strip; none when there are few edges.
    private let offsets = Scratch<Int32>()
    /// Number of the edge · 2, plus 1 in the first of its strips.
    private let entries = Scratch<Int32>()
    /// Numbers of the edges over a stretch.
    private let over = Scratch<Int32>()
    /// Lowest and highest place of each strip's edges.
    private let reaches = Scratch<SIMD2<Double>>()
    private var strips = 0
    private var minX = 0.0
    private var perMetre = 0.0
    private var isListed = false

    /// Lists shorter than this are walked whole.
    static let few = 40

    /// Takes a row's edges, coordinates less the origin. Shells count positive and holes negative whichever way they run.
    func fill(_ view: PolygonView, _ row: Int, originX: Double, originY: Double) {
        edges.count = 0
        isListed = false
        edges.reserve(view.vertices(ofRow: row).count)
        for part in view.parts(row) {
            let rings = view.rings(ofPart: part)
            for ring in rings { addRing(view, ring, isShell: ring == rings.lowerBound, originX, originY) }
        }
    }

    @inline(__always)
    private func addRing(_ view: PolygonView, _ ring: Int, isShell: Bool, _ ox: Double, _ oy: Double) {
        let v = view.vertices(ofRing: ring)
        guard v.count > 2 else { return }
        let first = edges.count
        let e = edges.base
        var count = first
        var (px, py) = (view.x(v.lowerBound) - ox, view.y(v.lowerBound) - oy)
        var area = 0.0
        var i = v.lowerBound + 1
        while i < v.upperBound {
            let (x, y) = (view.x(i) - ox, view.y(i) - oy)
            area += (px - x) * (py + y)
            if px < x {
                e[count] = LocalEdge(x1: px, y1: py, x2: x, y2: y, slope: (y - py) / (x - px), sign: -1)
                count += 1
            } else if px > x {
                e[count] = LocalEdge(x1: x, y1: y, x2: px, y2: py, slope: (py - y) / (px - x), sign: 1)
                count += 1
            }
            (px, py) = (x, y)
            i += 1
        }
        edges.count = count
        if (area > 0) != isShell {
            for k in first..<count { e[k].sign = -e[k].sign }
        }
    }

    // MARK: Edges over a stretch of x

    /// The list is so long that its strips are worth making.
    var isLong: Bool { edges.count > Self.few }

    /// The lowest and the highest place that edges over a part of from…to may have. Only for long lists.
    @inline(__always)
    func reach(over from: Double, _ to: Double) -> (low: Double, high: Double) {
        if !isListed { list() }
        let (r, last) = (reaches.base, strip(to))
        var s = strip(from)
        var reach = r[s]
        while s < last {
            s += 1
            reach = SIMD2(min(reach.x, r[s].x), max(reach.y, r[s].y))
        }
        return (reach.x, reach.y)
    }

    /// Gives the sum every edge that runs over a part of its stretch, once.
    @inline(__always)
    func add(to sum: inout some EdgeSum) {
        let (e, n) = (edges.base, edges.count)
        let (from, to) = (sum.from, sum.to)
        // Whether an edge is over the stretch is a matter of chance, so that it is noted without a branch: every edge is, and
        // the next in its place when it does not count. A difference is below 0, its highest bit set, exactly when it is of a
        // smaller and a larger number.
        var count = 0
        if n <= Self.few {
            over.reserve(n)
            let list = over.base
            var i = 0
            while i < n {
                list[count] = Int32(truncatingIfNeeded: i)
                let isOver = (e[i].x1 - to).bitPattern & (from - e[i].x2).bitPattern
                count &+= Int(truncatingIfNeeded: isOver >> 63)
                i &+= 1
            }
        } else {
            if !isListed { self.list() }
            let (s0, s1) = (strip(from), strip(to))
            var k = Int(offsets.base[s0])
            let (middle, end) = (Int(offsets.base[s0 + 1]), Int(offsets.base[s1 + 1]))
            over.reserve(end - k)
            let (list, entries) = (over.base, entries.base)
            while k < end {
                let entry = entries[k]
                let edge = e[Int(entry >> 1)]
                list[count] = entry >> 1
                let isOver = (edge.x1 - to).bitPattern & (from - edge.x2).bitPattern
                // An edge in several strips counts in the first of them that is walked.
                count &+= Int(truncatingIfNeeded: isOver >> 63) & Int((entry | (k < middle ? 1 : 0)) & 1)
                k &+= 1
            }
        }
        let list = over.base
        for k in 0..<count { sum.add(e[Int(list[k])]) }
    }

    /// A polygon with that box has no ground in common with the row, because its box lies below or above all edges of the row
    /// there. False when it may have. Only for long lists, and in their coordinates.
    func isClear(of box: Box) -> Bool {
        let reach = reach(over: box.minX, box.maxX)
        return box.maxY <= reach.low || box.minY >= reach.high
    }

    @inline(__always) private func strip(_ x: Double) -> Int {
        let s = (x - minX) * perMetre
        return s <= 0 ? 0 : s >= Double(strips) ? strips - 1 : Int(clamping: s)
    }

    /// Lists the edges by strip, by counting; the number of strips is halved while long edges make the lists too long.
    @inline(never) private func list() {
        let (e, n) = (edges.base, edges.count)
        var maxX = e[0].x2
        minX = e[0].x1
        for i in 0..<n { (minX, maxX) = (min(minX, e[i].x1), max(maxX, e[i].x2)) }
        strips = max(1, n / 4)
        var total = 0
        while true {
            perMetre = Double(strips) / (maxX - minX)
            total = 0
            for i in 0..<n { total += 1 + strip(e[i].x2) - strip(e[i].x1) }
            if total <= 6 * n || strips == 1 { break }
            strips /= 2
        }
        offsets.count = 0
        offsets.reserve(strips + 2)
        entries.count = 0
        entries.reserve(total)
        let (o, list) = (offsets.base, entries.base)
        for s in 0..<strips + 2 { o[s] = 0 }
        // Counts two places on, so that filling leaves each strip's first entry in place.
        reaches.reserve(strips)
        let r = reaches.base
        for s in 0..<strips { r[s] = SIMD2(.infinity, -.infinity) }
        for i in 0..<n {
            for s in strip(e[i].x1)...strip(e[i].x2) {
                o[s + 2] += 1
                r[s] = SIMD2(min(r[s].x, e[i].low), max(r[s].y, e[i].high))
            }
        }
        for s in 2..<strips + 2 { o[s] += o[s - 1] }
        for i in 0..<n {
            let first = strip(e[i].x1)
            for s in first...strip(e[i].x2) {
                list[Int(o[s + 1])] = Int32(truncatingIfNeeded: 2 * i + (s == first ? 1 : 0))
                o[s + 1] += 1
            }
        }
        isListed = true
    }
}
