import Columns

/// The check of single rows, with working memory of its own; one per task.
final class RowChecker {
    private let rings = RingRuns()
    /// Ends of the levels of the tree over the runs: pairs of boxes, pairs of pairs, and so on.
    private let levels = Scratch<Int>(capacity: 64)
    /// Where rings of the row touch.
    private var touches = RingTouches()

    /// Rows with more runs than this get a tree of boxes.
    private static let mostRuns = 32

    /// The first fault of a row; none when it is sound or empty.
    func fault(_ view: PolygonView, _ row: Int) -> RowFault? { fault(view, row, view.box(row)) }

    /// The same, with the box of the row.
    @inline(__always) func fault(_ view: PolygonView, _ row: Int, _ box: Box) -> RowFault? {
        view.isStar(row, box) ? nil : faultByRuns(view, row)
    }

    @inline(never) private func faultByRuns(_ view: PolygonView, _ row: Int) -> RowFault? {
        guard !view.parts(row).isEmpty else { return nil }
        if let (kind, ring, v) = rings.take(view, row) {
            let place = v.map { Position(view.x($0), view.y($0)) }
            return RowFault(kind: kind, row: row, ring: ring, place: place.flatMap { $0.isFinite ? $0 : nil })
        }
        guard rings.parts.count > 1 else {
            let contact = rings.runs.count <= Self.mostRuns ? contactAmongAll() : contactByTree()
            return contact.map { RowFault(kind: $0.kind, row: row, ring: firstRing(view, row), place: $0.place) }
        }
        return faultAmongRings(view, row)
    }

    private func firstRing(_ view: PolygonView, _ row: Int) -> Int { view.rings(ofRow: row).lowerBound }

    /// The same for rows of several rings, each sound by itself so far.
    private func faultAmongRings(_ view: PolygonView, _ row: Int) -> RowFault? {
        let first = firstRing(view, row)
        let (contact, boxes, tree) = contactAmongRings(view, row)
        if let contact {
            return RowFault(kind: contact.kind, row: row, ring: first + contact.ring, place: contact.place)
        }
        let arrangement = RingArrangement(view, row, touches, boxes: boxes, tree: tree)
        if let (kind, ring) = arrangement.misplaced() {
            let v = view.ringOffsets[ring]
            return RowFault(kind: kind, row: row, ring: ring, place: Position(view.x(v), view.y(v)))
        }
        if let cut = touches.cut(rings: rings.parts.count) {
            return RowFault(kind: .insideCut, row: row, ring: first + cut.ring, place: cut.place)
        }
        return nil
    }

    /// A forbidden contact of the rings that were taken; the places where they touch are remembered.
    private func contactAmongRings(_ view: PolygonView, _ row: Int) -> (EdgeContact?, [Box]?, PackedRTree?) {
        touches.removeAll()
        guard rings.runs.count > Self.mostRuns else { return (contactAmongAll(), nil, nil) }
        guard rings.parts.count > RingArrangement.few else { return (contactByTree(), nil, nil) }
        // Rings that lie beside each other come after each other, so that the tree has small boxes.
        let boxes = view.rings(ofRow: row).map { view.box(ofRing: $0) }
        let tree = PackedRTree(boxes)
        rings.order(by: tree.rowsAlongCurve)
        return (contactByTree(), boxes, tree)
    }

    /// The rings of a row, whatever part they belong to, with where they touch; nil when one is faulty by itself or two
    /// share more than points.
    func arrangement(_ view: PolygonView, _ row: Int) -> RingArrangement? {
        guard !view.parts(row).isEmpty, rings.take(view, row) == nil else { return nil }
        let (contact, boxes, tree) = contactAmongRings(view, row)
        return contact == nil ? RingArrangement(view, row, touches, boxes: boxes, tree: tree) : nil
    }

    /// A ring that runs clockwise.
    func isClockwise(_ view: PolygonView, _ ring: Int) -> Bool { doubledRingArea(view, ring) < 0 }

    // MARK: Runs against runs

    private func contactAmongAll() -> EdgeContact? {
        let (b, n) = (rings.boxes.base, rings.runs.count)
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

    /// The same through a tree of the runs in ring order.
    private func contactByTree() -> EdgeContact? {
        let boxes = rings.boxes.count
        levels.count = 0
        levels.append(0)
        levels.append(boxes)
        while levels.base[levels.count - 1] - levels.base[levels.count - 2] > 1 {
            let (from, to) = (levels.base[levels.count - 2], levels.base[levels.count - 1])
            for node in stride(from: from, to: to, by: 2) {
                var box = rings.boxes.base[node]
                if node + 1 < to { box.add(rings.boxes.base[node + 1]) }
                rings.boxes.append(box)
            }
            levels.append(rings.boxes.count)
        }
        return search(level: levels.count - 2, 0, 0)
    }

    /// The first contact of runs below two nodes of a level whose boxes meet, `a <= b`.
    private func search(level: Int, _ a: Int, _ b: Int) -> EdgeContact? {
        guard level > 0 else { return a == b ? nil : contact(a, b) }
        let (below, end) = (levels.base[level - 1], levels.base[level])
        let width = end - below
        let boxes = rings.boxes.base + below
        for i in 2 * a..<min(2 * a + 2, width) {
            let box = boxes[i].turned
            for j in max(i, 2 * b)..<min(2 * b + 2, width) where i == j || box.meets(boxes[j]) {
                if let contact = search(level: level - 1, i, j) { return contact }
            }
        }
        return nil
    }

    /// A forbidden contact of runs `i < j` whose boxes meet.
    @inline(__always) private func contact(_ i: Int, _ j: Int) -> EdgeContact? {
        let (p, q) = (rings.runs.base[i], rings.runs.base[j])
        if p.ring == q.ring, p.way ^ q.way != 3 {
            // Does one follow the other? Then only the turn itself is looked at.
            let isNext = j == i + 1
            let isClosing =
                p.first == rings.rings.base[Int(p.ring)]
                && q.first + q.edges + 1 == rings.rings.base[Int(p.ring) + 1]
            if isNext || isClosing {
                if p.way == q.way { return nil }
                if isNext, let contact = spike(Int(q.first) - 1, Int(q.first), p.ring) { return contact }
                return isClosing ? spike(Int(q.first + q.edges) - 1, Int(p.first), p.ring) : nil
            }
        }
        return contactOfEdges(i, j)
    }

    // MARK: Edges against edges

    private func edge(_ i: Int) -> EdgeEnds { EdgeEnds(rings.points.base[i], rings.points.base[i + 1]) }

    /// The same by all their edges. Allowed: neighbours that meet at their common end only, and rings that touch at a point,
    /// which are remembered.
    @inline(never) private func contactOfEdges(_ i: Int, _ j: Int) -> EdgeContact? {
        let (p, q) = (rings.runs.base[i], rings.runs.base[j])
        let points = rings.points.base
        let (firstB, endB) = (Int(q.first), Int(q.first + q.edges))
        let whole = Rectangle(points[firstB], points[endB])
        var a = Int(p.first)
        let endA = a + Int(p.edges)
        while a < endA {
            let own = Rectangle(points[a], points[a + 1])
            if own.meets(whole) {
                var b = firstB
                while b < endB {
                    if own.meets(Rectangle(points[b], points[b + 1])),
                        let contact = contactOfEdges(a, p.ring, b, q.ring)
                    {
                        return contact
                    }
                    b += 1
                }
            }
            a += 1
        }
        return nil
    }

    @inline(__always)
    private func contactOfEdges(_ a: Int, _ ringA: Int32, _ b: Int, _ ringB: Int32) -> EdgeContact? {
        if ringA == ringB {
            if b == a + 1 { return spike(a, b, ringA) }
            if a == Int(rings.rings.base[Int(ringA)]), b + 2 == Int(rings.rings.base[Int(ringA) + 1]) {
                return spike(b, a, ringA)
            }
        }
        let (p, q) = (edge(a), edge(b))
        let meeting = p.meeting(q)
        if meeting == .apart { return nil }
        if ringA == ringB { return EdgeContact(kind: .selfCrossing, ring: Int(ringB), place: p.meetingPlace(q)) }
        let ofOnePart = rings.parts.base[Int(ringA)] == rings.parts.base[Int(ringB)]
        if meeting == .crossing {
            return EdgeContact(
                kind: ofOnePart ? .ringsCross : .overlappingParts, ring: Int(max(ringA, ringB)),
                place: p.meetingPlace(q))
        }
        touches.add(ringA, ringB, at: p.meetingPlace(q), ofOnePart: ofOnePart)
        return nil
    }

    /// Neighbours a→b, b→c that run back along each other.
    @inline(__always) private func spike(_ a: Int, _ b: Int, _ ring: Int32) -> EdgeContact? {
        let next = edge(b)
        guard edge(a).isRetraced(by: next) else { return nil }
        return EdgeContact(kind: .selfCrossing, ring: Int(ring), place: Position(next.ax, next.ay))
    }
}

/// Twice the signed area of a ring of a view.
func doubledRingArea(_ view: PolygonView, _ ring: Int) -> Double {
    let v = view.vertices(ofRing: ring)
    return doubledRingArea(UnsafeBufferPointer(start: view.coordinates, count: 2 * v.upperBound), v)
}
