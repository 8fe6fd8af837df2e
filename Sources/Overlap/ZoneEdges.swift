import Columns

/// An edge of a zone in the coordinates of the layer, left end first, with the sign of the trapezoid under it.
struct ZoneEdge: BitwiseCopyable, Sendable {
    var x1: Double, y1: Double, x2: Double, y2: Double
    var sign: Double

    @inline(__always) func local(_ ox: Double, _ oy: Double) -> LocalEdge {
        let (ax, ay, bx, by) = (x1 - ox, y1 - oy, x2 - ox, y2 - oy)
        return LocalEdge(x1: ax, y1: ay, x2: bx, y2: by, slope: (by - ay) / (bx - ax), sign: sign)
    }
}

/// The edges of all zones, each zone's listed by strips of x, about four edges to a strip.
struct ZoneEdges: Sendable {
    /// The strips of one zone.
    struct Strips: Sendable {
        var minX = 0.0
        /// Strips per metre.
        var perMetre = 0.0
        /// First of the zone's offsets in `offsets`; there is one more than strips.
        var first = 0
        var count = 0

        /// The strip of a place, kept within the zone.
        @inline(__always) func strip(_ x: Double) -> Int {
            let s = (x - minX) * perMetre
            return s <= 0 ? 0 : s >= Double(count) ? count - 1 : Int(clamping: s)
        }
    }

    private(set) var boxes: [Box]
    private(set) var strips: [Strips] = []
    private(set) var edges: [ZoneEdge] = []
    /// First entry of each strip.
    private(set) var offsets: [Int32] = []
    /// Edges by strip: number of the edge · 2, plus 1 in the first of its strips.
    private(set) var entries: [Int32] = []

    init(_ zones: PolygonColumn) {
        boxes = zones.boxes
        let list = EdgeList()
        zones.withView { view in
            var total = 0
            for zone in 0..<view.count { total += view.vertices(ofRow: zone).count }
            edges.reserveCapacity(total)
            for zone in 0..<view.count {
                let first = edges.count
                list.fill(view, zone, originX: 0, originY: 0)
                // From west to east, so that chains of edges come one after another from the strips.
                var own = UnsafeMutableBufferPointer(start: list.edges.base, count: list.edges.count)
                own.sort { $0.x1 < $1.x1 }
                for e in own {
                    edges.append(ZoneEdge(x1: e.x1, y1: e.y1, x2: e.x2, y2: e.y2, sign: e.sign))
                }
                strips.append(addStrips(first..<edges.count, boxes[zone]))
            }
        }
    }

    /// Lists a zone's edges by strip; the number of strips is halved while long edges would make the lists too long.
    private mutating func addStrips(_ own: Range<Int>, _ box: Box) -> Strips {
        var strips = Strips(minX: box.minX, first: offsets.count)
        var wanted = max(1, own.count / 4)
        while true {
            (strips.count, strips.perMetre) = (wanted, box.width > 0 ? Double(wanted) / box.width : 0)
            var total = 0
            for e in own { total += 1 + strips.strip(edges[e].x2) - strips.strip(edges[e].x1) }
            if total <= 6 * own.count || wanted == 1 { break }
            wanted /= 2
        }
        var counts = [Int32](repeating: 0, count: strips.count)
        for e in own { for s in strips.strip(edges[e].x1)...strips.strip(edges[e].x2) { counts[s] += 1 } }
        var next = Int32(truncatingIfNeeded: entries.count)
        for s in 0..<strips.count {
            offsets.append(next)
            (counts[s], next) = (next, next + counts[s])
        }
        offsets.append(next)
        entries.append(contentsOf: repeatElement(0, count: Int(next) - entries.count))
        for e in own {
            let first = strips.strip(edges[e].x1)
            for s in first...strips.strip(edges[e].x2) {
                entries[Int(counts[s])] = Int32(truncatingIfNeeded: 2 * e + (s == first ? 1 : 0))
                counts[s] += 1
            }
        }
        return strips
    }

    /// The sum of signs of the zone's edges above a place: 1 inside a sound zone, 0 outside. Used for places away from edges.
    func winding(_ zone: Int, _ x: Double, _ y: Double) -> Double {
        let own = strips[zone]
        let s = own.first + own.strip(x)
        var sum = 0.0
        for k in Int(offsets[s])..<Int(offsets[s + 1]) {
            let e = edges[Int(entries[k] >> 1)]
            guard e.x1 <= x, x < e.x2 else { continue }
            if e.y1 + (x - e.x1) * ((e.y2 - e.y1) / (e.x2 - e.x1)) > y { sum += e.sign }
        }
        return sum
    }
}

extension ZoneEdges {
    /// Gives the kernel a zone's edges near and above a box.
    func collect(_ zone: Int, _ box: Box, into kernel: PairKernel) -> PairKernel.Verdict {
        kernel.begin()
        let own = strips[zone]
        let (s0, s1) = (own.first + own.strip(box.minX), own.first + own.strip(box.maxX))
        edges.withUnsafeBufferPointer { edges in
            offsets.withUnsafeBufferPointer { offsets in
                entries.withUnsafeBufferPointer { entries in
                    let (start, middle, end) = (Int(offsets[s0]), Int(offsets[s0 + 1]), Int(offsets[s1 + 1]))
                    kernel.near.count = 0
                    kernel.near.reserve(end - start)
                    // An edge in several strips counts in the first of them that is asked.
                    Self.sift(entries[start..<middle], edges, box, countsAll: 1, into: kernel.near)
                    Self.sift(entries[middle..<end], edges, box, countsAll: 0, into: kernel.near)
                }
            }
            for k in 0..<kernel.near.count { kernel.add(edges[Int(kernel.near.base[k])], box) }
        }
        return kernel.verdict(left: box.minX - box.centre.x, right: box.maxX - box.centre.x)
    }

    /// Notes the edges of some strips that lie near or above a box. Whether one does is a matter of chance, so that it is
    /// written without a branch: every edge is, and the next in its place when it does not count.
    /// - Parameter countsAll: 1 where edges count that are in strips before, else 0.
    @inline(__always)
    private static func sift(
        _ entries: Slice<UnsafeBufferPointer<Int32>>, _ edges: UnsafeBufferPointer<ZoneEdge>, _ box: Box,
        countsAll: Int32, into near: borrowing Scratch<Int32>
    ) {
        let list = near.base
        var count = near.count
        for entry in entries {
            let e = edges[Int(entry >> 1)]
            // Numbers below 0 have their highest bit set; a difference is below 0 exactly when it is of a smaller and a larger.
            let isAbove = (box.minY - e.y1).bitPattern | (box.minY - e.y2).bitPattern
            let isNear = (box.minX - e.x2).bitPattern & (e.x1 - box.maxX).bitPattern & isAbove
            list[count] = entry >> 1
            count &+= Int(truncatingIfNeeded: isNear >> 63) & Int((entry | countsAll) & 1)
        }
        near.count = count
    }
}
