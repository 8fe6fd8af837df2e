import Columns

/// A stretch of a ring that goes one way: eastward or westward, and northward or southward, with due directions counted
/// as east and as north. Its x + y or x − y only rises or only falls, so it cannot meet itself.
struct RingRun: BitwiseCopyable {
    /// First point, in `RingRuns.points`.
    var first: Int32
    /// Edges: points `first`…`first + edges`.
    var edges: Int32
    /// Ring of the row, from 0.
    var ring: Int32
    /// 1 for westward, plus 2 for southward.
    var way: Int32
}

/// The rings of one row, without repeated vertices, cut into runs: what the check for crossings works on.
///
/// Two runs that follow each other and turn in x or in y, but not in both, lie on two sides of a line through the point
/// where they meet: they have nothing else in common unless both run along that line there. Only sharp turns and runs that
/// come near each other by their boxes need a look at their edges.
struct RingRuns: ~Copyable {
    /// Points ring after ring, the closing ones included.
    let points = Scratch<SIMD2<Double>>()
    let runs = Scratch<RingRun>()
    /// The box of each run about the row's first point, a little larger than it is; boxes of larger groups follow.
    let boxes = Scratch<EdgeBox>()
    /// First point of each ring, and the end.
    let rings = Scratch<Int32>(capacity: 16)
    /// Part of each ring.
    let parts = Scratch<Int32>(capacity: 16)

    /// Runs are cut at this many edges, so that their boxes stay small.
    private static let longest = 8

    /// What is wrong with a ring by itself.
    typealias Fault = (kind: RowFault.Kind, ring: Int, vertex: Int?)

    /// Takes a row with parts; the first fault of a ring by itself.
    func take(_ view: PolygonView, _ row: Int) -> Fault? {
        let all = view.vertices(ofRow: row)
        (runs.count, rings.count, parts.count) = (0, 0, 0)
        points.reserve(all.count)
        runs.reserve(all.count)
        boxes.reserve(all.count)
        var count = 0
        for (number, part) in view.parts(row).enumerated() {
            for ring in view.rings(ofPart: part) {
                rings.append(Int32(truncatingIfNeeded: count))
                parts.append(Int32(truncatingIfNeeded: number))
                if let fault = add(view, ring, &count) { return fault }
            }
        }
        rings.append(Int32(truncatingIfNeeded: count))
        (points.count, boxes.count) = (count, runs.count)
        return nil
    }

    @inline(__always)
    private func add(_ view: PolygonView, _ ring: Int, _ count: inout Int) -> Fault? {
        let v = view.vertices(ofRing: ring)
        guard v.count >= 4 else { return (.tooFewVertices, ring, v.first) }
        let (p, first) = (points.base, count)
        var last = view.point(v.lowerBound)
        guard Self.isNear(last) else { return (.notFinite, ring, nil) }
        p[count] = last
        count += 1
        let origin = p[0]
        let (r, b) = (runs.base, boxes.base)
        var made = runs.count
        var run = RingRun(first: Int32(truncatingIfNeeded: first), edges: 0, ring: 0, way: -1)
        run.ring = Int32(truncatingIfNeeded: rings.count - 1)
        var start = last
        var i = v.lowerBound + 1
        while i < v.upperBound {
            let next = view.point(i)
            guard Self.isNear(next) else { return (.notFinite, ring, v.lowerBound) }
            i += 1
            let step = next - last
            if step.x == 0 && step.y == 0 { continue }
            let way = Int32(truncatingIfNeeded: step.x.bitPattern >> 63 | (step.y.bitPattern >> 63) << 1)
            if way != run.way || run.edges == Self.longest {
                if run.edges > 0 {
                    r[made] = run
                    b[made] = EdgeBox(start - origin, last - origin)
                    made += 1
                }
                (run.first, run.edges, run.way) = (Int32(truncatingIfNeeded: count - 1), 0, way)
                start = last
            }
            run.edges += 1
            p[count] = next
            count += 1
            last = next
        }
        guard last == p[first] else { return (.notClosed, ring, v.lowerBound) }
        guard count - first >= 4, Self.spans(view, v) else { return (.zeroArea, ring, v.lowerBound) }
        r[made] = run
        b[made] = EdgeBox(start - origin, last - origin)
        runs.count = made + 1
        return nil
    }

    /// Puts the runs of rings that have just been taken in another order of rings; what a run says of its ring stays.
    func order(by order: [Int]) {
        var starts = [Int](repeating: 0, count: parts.count + 1)
        for i in 0..<runs.count { starts[Int(runs.base[i].ring) + 1] += 1 }
        for ring in 0..<parts.count { starts[ring + 1] += starts[ring] }
        let old = (0..<runs.count).map { (runs.base[$0], boxes.base[$0]) }
        var at = 0
        for ring in order {
            for i in starts[ring]..<starts[ring + 1] {
                (runs.base[at], boxes.base[at]) = old[i]
                at += 1
            }
        }
    }

    /// Coordinates beyond this are as good as infinite; also false for NaN.
    static let limit = 1e8

    @inline(__always) private static func isNear(_ p: SIMD2<Double>) -> Bool {
        p.x.magnitude < limit && p.y.magnitude < limit
    }

    /// The ring encloses ground, or its vertices do not all lie on one line: a ring of no area that spans ground crosses or
    /// retraces itself.
    private static func spans(_ view: PolygonView, _ vertices: Range<Int>) -> Bool {
        let first = view.point(vertices.lowerBound)
        var i = vertices.lowerBound + 1
        while i < vertices.upperBound, view.point(i) == first { i += 1 }
        guard i < vertices.upperBound else { return false }
        let way = view.point(i) - first
        while i < vertices.upperBound {
            let q = view.point(i) - first
            if way.x * q.y != way.y * q.x { return true }
            i += 1
        }
        // By rounding the products may agree where the ring has a little ground.
        return doubledRingArea(
            UnsafeBufferPointer(start: view.coordinates, count: 2 * vertices.upperBound), vertices) != 0
    }
}
