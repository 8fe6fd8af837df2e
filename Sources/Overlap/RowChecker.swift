import Columns

/// An edge of the row under check: its ends, its ring, and whether it is the ring's first or last.
struct CheckedEdge: BitwiseCopyable {
    var ax: Double, ay: Double, bx: Double, by: Double
    var ring: Int32
    /// Number within the ring.
    var index: Int32
}

/// Working memory of the check, one per task.
final class RowChecker {
    private let edges = Scratch<CheckedEdge>()
    /// The box of each edge, from the row's first vertex, a little larger than it is.
    private let boxes = Scratch<EdgeBox>()
    /// By ring of the row: number of edges and part.
    private let ringEdges = Scratch<Int32>(capacity: 16)
    private let ringParts = Scratch<Int32>(capacity: 16)
    /// Boxes of runs of edges, and of runs of those, level by level; level 0 first.
    private let tree = Scratch<EdgeBox>()
    private let levels = Scratch<Int>(capacity: 64)
    private var leafSize = 4
    /// Pairs of rings of the row that touch at a point.
    private var touching: Set<SIMD2<Int32>> = []

    /// Coordinates beyond this are as good as infinite.
    static let limit = 1e8

    /// The first fault of a row; none when it is sound or empty.
    func fault(_ view: PolygonView, _ row: Int) -> RowFault? {
        guard !view.parts(row).isEmpty else { return nil }
        let firstRing = view.rings(ofRow: row).lowerBound
        if let (kind, ring, v) = collect(view, row) {
            let place = v.map { Position(view.x($0), view.y($0)) }
            return RowFault(kind: kind, row: row, ring: ring, place: place.flatMap { $0.isFinite ? $0 : nil })
        }
        if !touching.isEmpty { touching.removeAll() }
        let contact = edges.count <= 10 ? contactAmongAll() : contactByRuns()
        if let contact {
            return RowFault(kind: contact.kind, row: row, ring: firstRing + contact.ring, place: contact.place)
        }
        if ringEdges.count > 1, let (kind, ring, place) = misplacedRing(view, row) {
            return RowFault(kind: kind, row: row, ring: ring, place: place)
        }
        return nil
    }

    /// The vertices do not all lie on one line: a ring of no area that spans ground crosses or retraces itself.
    private func spans(_ view: PolygonView, _ vertices: Range<Int>) -> Bool {
        let first = vertices.lowerBound
        let (ox, oy) = (view.x(first), view.y(first))
        guard let far = vertices.first(where: { view.x($0) != ox || view.y($0) != oy }) else { return false }
        let (dx, dy) = (view.x(far) - ox, view.y(far) - oy)
        return vertices.contains { dx * (view.y($0) - oy) != dy * (view.x($0) - ox) }
    }

    /// A ring that runs clockwise.
    func isClockwise(_ view: PolygonView, _ ring: Int) -> Bool { doubledRingArea(view, ring) < 0 }

    /// Gathers the edges of a row; what is wrong with a ring by itself comes back with the ring and a vertex.
    private func collect(_ view: PolygonView, _ row: Int) -> (RowFault.Kind, ring: Int, vertex: Int?)? {
        edges.count = 0
        boxes.count = 0
        ringEdges.count = 0
        ringParts.count = 0
        let n = view.vertices(ofRow: row).count
        edges.reserve(n)
        boxes.reserve(n)
        let (e, b) = (edges.base, boxes.base)
        var count = 0
        let start = view.vertices(ofRow: row).lowerBound
        let (rowX, rowY) = n > 0 ? (view.x(start), view.y(start)) : (0, 0)
        for part in view.parts(row) {
            for ring in view.rings(ofPart: part) {
                let v = view.vertices(ofRing: ring)
                guard v.count >= 4 else { return (.tooFewVertices, ring, v.first) }
                let first = count
                let ringNumber = Int32(truncatingIfNeeded: ringEdges.count)
                var (px, py) = (view.x(v.lowerBound), view.y(v.lowerBound))
                guard px.magnitude < Self.limit, py.magnitude < Self.limit else { return (.notFinite, ring, nil) }
                let (ox, oy) = (px, py)
                var area = 0.0
                var i = v.lowerBound + 1
                while i < v.upperBound {
                    let (x, y) = (view.x(i), view.y(i))
                    // Also false for NaN.
                    guard x.magnitude < Self.limit, y.magnitude < Self.limit else {
                        return (.notFinite, ring, v.lowerBound)
                    }
                    if x != px || y != py {
                        e[count] = CheckedEdge(
                            ax: px, ay: py, bx: x, by: y, ring: ringNumber,
                            index: Int32(truncatingIfNeeded: count - first))
                        b[count] = EdgeBox(px - rowX, py - rowY, x - rowX, y - rowY)
                        count += 1
                        area += (px - ox) * (y - oy) - (x - ox) * (py - oy)
                    }
                    (px, py) = (x, y)
                    i += 1
                }
                guard px == ox, py == oy else { return (.notClosed, ring, v.lowerBound) }
                guard count - first >= 3, area != 0 || spans(view, v) else { return (.zeroArea, ring, v.lowerBound) }
                ringEdges.append(Int32(truncatingIfNeeded: count - first))
                ringParts.append(Int32(truncatingIfNeeded: part - view.parts(row).lowerBound))
            }
        }
        edges.count = count
        boxes.count = count
        return nil
    }

    private struct Contact {
        let kind: RowFault.Kind
        let ring: Int
        let place: Position
    }

    private func contactAmongAll() -> Contact? {
        let (b, n) = (boxes.base, edges.count)
        var i = 0
        while i < n {
            let box = b[i].turned
            var j = i + 1
            while j < n {
                if box.meets(b[j]), let contact = contact(i, j) { return contact }
                j += 1
            }
            i += 1
        }
        return nil
    }

    // MARK: Larger rows: boxes over runs of edges in ring order

    /// Rows with more runs than this get a tree above the runs.
    private static let mostRuns = 128

    private func contactByRuns() -> Contact? {
        let n = edges.count
        leafSize = n <= 96 ? 4 : 8
        let leaves = (n + leafSize - 1) / leafSize
        tree.count = 0
        tree.reserve(2 * leaves + 64)
        for leaf in 0..<leaves {
            var box = boxes.base[leaf * leafSize]
            var i = leaf * leafSize + 1
            let end = min(n, (leaf + 1) * leafSize)
            while i < end {
                box.add(boxes.base[i])
                i += 1
            }
            tree.append(box)
        }
        guard leaves > Self.mostRuns else {
            let t = tree.base
            var a = 0
            while a < leaves {
                let box = t[a].turned
                if let contact = contactInLeaves(a, a) { return contact }
                var b = a + 1
                while b < leaves {
                    if box.meets(t[b]), let contact = contactInLeaves(a, b) { return contact }
                    b += 1
                }
                a += 1
            }
            return nil
        }
        levels.count = 0
        levels.append(0)
        levels.append(leaves)
        while levels.base[levels.count - 1] - levels.base[levels.count - 2] > 1 {
            let (from, to) = (levels.base[levels.count - 2], levels.base[levels.count - 1])
            for node in stride(from: from, to: to, by: 2) {
                var box = tree.base[node]
                if node + 1 < to { box.add(tree.base[node + 1]) }
                tree.append(box)
            }
            levels.append(tree.count)
        }
        return search(level: levels.count - 2, 0, 0)
    }

    private func search(level: Int, _ a: Int, _ b: Int) -> Contact? {
        let first = levels.base[level]
        guard a == b || tree.base[first + a].turned.meets(tree.base[first + b]) else { return nil }
        if level == 0 { return contactInLeaves(a, b) }
        let width = first - levels.base[level - 1]
        for i in 2 * a..<min(2 * a + 2, width) {
            for j in 2 * b..<min(2 * b + 2, width) where i <= j {
                if let contact = search(level: level - 1, i, j) { return contact }
            }
        }
        return nil
    }

    @inline(__always) private func contactInLeaves(_ a: Int, _ b: Int) -> Contact? {
        let (n, boxes) = (edges.count, boxes.base)
        var i = a * leafSize
        let (endA, endB) = (min(n, i + leafSize), min(n, (b + 1) * leafSize))
        while i < endA {
            let box = boxes[i].turned
            var j = a == b ? i + 1 : b * leafSize
            while j < endB {
                if box.meets(boxes[j]), let contact = contact(i, j) { return contact }
                j += 1
            }
            i += 1
        }
        return nil
    }

    // MARK: Two edges

    /// A forbidden contact of edges `i < j` whose boxes meet. Allowed: neighbours that meet at their common end only, and
    /// rings that touch at a point, which are remembered.
    @inline(__always) private func contact(_ i: Int, _ j: Int) -> Contact? {
        let (p, q) = (edges.base + i, edges.base + j)
        if p.pointee.ring == q.pointee.ring {
            if q.pointee.index == p.pointee.index + 1 { return spike(p.pointee, q.pointee) }
            if p.pointee.index == 0 && q.pointee.index == ringEdges.base[Int(p.pointee.ring)] - 1 {
                return spike(q.pointee, p.pointee)
            }
        }
        return contact(p.pointee, q.pointee)
    }

    /// A forbidden contact of edges that are not neighbours.
    @inline(never) private func contact(_ p: CheckedEdge, _ q: CheckedEdge) -> Contact? {
        let o1 = orientation(p.ax, p.ay, p.bx, p.by, q.ax, q.ay)
        let o2 = orientation(p.ax, p.ay, p.bx, p.by, q.bx, q.by)
        if o1 * o2 > 0 { return nil }
        let o3 = orientation(q.ax, q.ay, q.bx, q.by, p.ax, p.ay)
        let o4 = orientation(q.ax, q.ay, q.bx, q.by, p.bx, p.by)
        if o3 * o4 > 0 { return nil }
        let proper = o1 * o2 < 0 && o3 * o4 < 0
        var shared = false
        if !proper && o1 == 0 && o2 == 0 {
            // On one line; boxes meet. More than a point is shared when they overlap along the wider axis.
            let overlapX = min(max(p.ax, p.bx), max(q.ax, q.bx)) - max(min(p.ax, p.bx), min(q.ax, q.bx))
            let overlapY = min(max(p.ay, p.by), max(q.ay, q.by)) - max(min(p.ay, p.by), min(q.ay, q.by))
            shared = overlapX > 0 || overlapY > 0
        }
        if p.ring == q.ring { return Contact(kind: .selfCrossing, ring: Int(q.ring), place: meetingPlace(p, q)) }
        if proper || shared {
            let samePart = ringParts.base[Int(p.ring)] == ringParts.base[Int(q.ring)]
            return Contact(
                kind: samePart ? .ringsCross : .overlappingParts, ring: Int(q.ring), place: meetingPlace(p, q))
        }
        touching.insert(SIMD2(p.ring, q.ring))
        return nil
    }

    /// Neighbours a→b, b→c that run back along each other.
    @inline(__always) private func spike(_ p: CheckedEdge, _ q: CheckedEdge) -> Contact? {
        let dot = (p.ax - p.bx) * (q.bx - q.ax) + (p.ay - p.by) * (q.by - q.ay)
        guard dot > 0, orientation(p.ax, p.ay, p.bx, p.by, q.bx, q.by) == 0 else { return nil }
        return Contact(kind: .selfCrossing, ring: Int(q.ring), place: Position(q.ax, q.ay))
    }

    /// A place near the meeting of two edges: a common end, an end on the other edge, or the crossing.
    private func meetingPlace(_ p: CheckedEdge, _ q: CheckedEdge) -> Position {
        if orientation(p.ax, p.ay, p.bx, p.by, q.ax, q.ay) == 0, within(q.ax, q.ay, p) { return Position(q.ax, q.ay) }
        if orientation(p.ax, p.ay, p.bx, p.by, q.bx, q.by) == 0, within(q.bx, q.by, p) { return Position(q.bx, q.by) }
        if orientation(q.ax, q.ay, q.bx, q.by, p.ax, p.ay) == 0, within(p.ax, p.ay, q) { return Position(p.ax, p.ay) }
        if orientation(q.ax, q.ay, q.bx, q.by, p.bx, p.by) == 0, within(p.bx, p.by, q) { return Position(p.bx, p.by) }
        let (dx, dy) = (p.bx - p.ax, p.by - p.ay)
        let (ex, ey) = (q.bx - q.ax, q.by - q.ay)
        let cross = dx * ey - dy * ex
        let t = cross == 0 ? 0.5 : ((q.ax - p.ax) * ey - (q.ay - p.ay) * ex) / cross
        return Position(p.ax + min(max(t, 0), 1) * dx, p.ay + min(max(t, 0), 1) * dy)
    }

    @inline(__always) private func within(_ x: Double, _ y: Double, _ e: CheckedEdge) -> Bool {
        min(e.ax, e.bx) <= x && x <= max(e.ax, e.bx) && min(e.ay, e.by) <= y && y <= max(e.ay, e.by)
    }

    // MARK: Rings against rings

    private func misplacedRing(_ view: PolygonView, _ row: Int) -> (RowFault.Kind, ring: Int, place: Position?)? {
        let first = view.rings(ofRow: row).lowerBound
        func place(_ ring: Int) -> Position {
            Position(view.x(view.ringOffsets[ring]), view.y(view.ringOffsets[ring]))
        }
        func sides(_ a: Int, _ b: Int) -> RingSides {
            let (low, high) = (Int32(min(a, b) - first), Int32(max(a, b) - first))
            return RingSides(of: a, against: b, touching: touching.contains(SIMD2(low, high)), view)
        }
        let boxes = view.rings(ofRow: row).map { ring in
            var box = Box()
            for v in view.vertices(ofRing: ring) { box.add(x: view.x(v), y: view.y(v)) }
            return box
        }
        for part in view.parts(row) {
            let rings = view.rings(ofPart: part)
            for hole in rings.dropFirst() {
                if sides(hole, rings.lowerBound).outside { return (.holeOutside, hole, place(hole)) }
                for other in rings.lowerBound + 1..<hole where boxes[hole - first].meets(boxes[other - first]) {
                    if sides(hole, other).inside || sides(other, hole).inside {
                        return (.nestedHoles, hole, place(hole))
                    }
                }
            }
            for other in view.parts(row).lowerBound..<part {
                let (a, b) = (rings.lowerBound, view.rings(ofPart: other).lowerBound)
                guard boxes[a - first].meets(boxes[b - first]) else { continue }
                for (inner, outerPart) in [(a, other), (b, part)] {
                    let outer = view.rings(ofPart: outerPart)
                    guard sides(inner, outer.lowerBound).inside else { continue }
                    // Inside the other shell is fine where one of its holes holds the whole ring.
                    let isInHole = outer.dropFirst().contains { hole in
                        let s = sides(inner, hole)
                        return s.inside && !s.outside
                    }
                    if !isInHole { return (.overlappingParts, max(a, b), place(max(a, b))) }
                }
            }
        }
        return nil
    }
}

/// Twice the signed area of a ring of a view.
func doubledRingArea(_ view: PolygonView, _ ring: Int) -> Double {
    let v = view.vertices(ofRing: ring)
    return doubledRingArea(UnsafeBufferPointer(start: view.coordinates, count: 2 * v.upperBound), v)
}
