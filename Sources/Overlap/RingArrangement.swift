import Columns

/// How the rings of one row lie to each other, for rings that do not cross: boxes, an index of them where there are many,
/// and strips of those that are asked about often.
final class RingArrangement {
    private let view: PolygonView
    private let row: Int
    private let touches: RingTouches
    private let rings: Range<Int>
    private let boxes: [Box]
    private let tree: PackedRTree?
    private var strips: [Int: RingStrips] = [:]

    /// Rows with more rings than this have an index.
    static let few = 16

    /// - Parameter tree: of the boxes of the row's rings, when it is there already.
    init(_ view: PolygonView, _ row: Int, _ touches: RingTouches, boxes: [Box]? = nil, tree: PackedRTree? = nil) {
        (self.view, self.row, self.touches) = (view, row, touches)
        rings = view.rings(ofRow: row)
        let own = boxes ?? rings.map { view.box(ofRing: $0) }
        self.boxes = own
        self.tree = tree ?? (rings.count > Self.few ? PackedRTree(own) : nil)
    }

    /// Where ring `a` runs to ring `b`; both are rings of the column.
    func sides(_ a: Int, _ b: Int) -> RingSides {
        RingSides(
            of: a, against: edges(b),
            touching: touches.contains(a - rings.lowerBound, b - rings.lowerBound), view)
    }

    private func edges(_ ring: Int) -> RingStrips {
        if let known = strips[ring] { return known }
        let made = RingStrips(view, ring: ring)
        strips[ring] = made
        return made
    }

    /// Other rings of the row whose boxes meet that of the ring, ascending.
    private func near(_ ring: Int) -> [Int] {
        let box = boxes[ring - rings.lowerBound]
        guard let tree else {
            return rings.filter { $0 != ring && boxes[$0 - rings.lowerBound].meets(box) }
        }
        return tree.rows(meeting: box).map { $0 + rings.lowerBound }.filter { $0 != ring }
    }

    /// Rings of the row that the ring lies in, ascending; nil when one of them has it partly inside and partly outside.
    func containers(of ring: Int) -> [Int]? {
        var result: [Int] = []
        let box = boxes[ring - rings.lowerBound]
        for other in near(ring) where boxes[other - rings.lowerBound].holds(box) {
            let found = sides(ring, other)
            if found.inside && found.outside { return nil }
            if found.inside { result.append(other) }
        }
        return result
    }

    /// The first ring that is not where its part or its row wants it: holes in their shell and beside each other, parts
    /// beside each other or in each other's holes.
    func misplaced() -> (RowFault.Kind, ring: Int)? {
        let parts = view.parts(row)
        // Part of each ring whose part has more than a shell, or of each shell.
        for part in parts {
            let own = view.rings(ofPart: part)
            for hole in own.dropFirst() {
                if sides(hole, own.lowerBound).outside { return (.holeOutside, hole) }
                for other in near(hole) where other > own.lowerBound && other < hole {
                    if sides(hole, other).inside || sides(other, hole).inside { return (.nestedHoles, hole) }
                }
            }
        }
        guard parts.count > 1 else { return nil }
        var partOfShell: [Int: Int] = [:]
        for part in parts where !view.rings(ofPart: part).isEmpty {
            partOfShell[view.rings(ofPart: part).lowerBound] = part
        }
        for part in parts {
            guard let shell = view.rings(ofPart: part).first else { continue }
            for other in near(shell) where other < shell {
                guard let otherPart = partOfShell[other] else { continue }
                if overlaps(shell, otherPart) || overlaps(other, part) { return (.overlappingParts, shell) }
            }
        }
        return nil
    }

    /// The shell of another part has ground inside a part: inside its shell and not inside one of its holes.
    private func overlaps(_ inner: Int, _ part: Int) -> Bool {
        let outer = view.rings(ofPart: part)
        guard sides(inner, outer.lowerBound).inside else { return false }
        if outer.count == 1 { return true }
        let box = boxes[inner - rings.lowerBound]
        let isInHole = near(inner).contains { hole in
            guard hole > outer.lowerBound, hole < outer.upperBound, boxes[hole - rings.lowerBound].holds(box) else {
                return false
            }
            let s = sides(inner, hole)
            return s.inside && !s.outside
        }
        return !isInHole
    }
}

extension PolygonView {
    /// Smallest box around a ring; empty for a ring without vertices.
    func box(ofRing ring: Int) -> Box {
        var box = Box()
        for v in vertices(ofRing: ring) { box.add(x: x(v), y: y(v)) }
        return box
    }
}
