import Columns

/// The rings of a Shapefile's polygon made into parts.
///
/// The format lists rings and tells shells from holes by their direction alone: shells run clockwise. GDAL looks at every
/// pair of rings to find which hole lies in which shell; this looks at those whose boxes allow it.
/// - Source: ESRI, *Shapefile technical description*, 1998, p. 8.
extension GeometryBuilder {
    /// Makes parts of the last row, whose parts are rings of one: every hole goes to the smallest shell around it. With one
    /// shell all holes are its own; a hole with no shell around it is a part. Such rows are for the check of rings.
    /// - Complexity: O(*n* log *n*) for *n* rings, and for each hole the vertices of the shells whose boxes hold its box.
    package mutating func arrangeRings() {
        guard kind == .polygon else { return }
        let parts = lastParts
        guard parts.count > 1, parts.allSatisfy({ partOffsets[$0 + 1] == partOffsets[$0] + 1 }) else { return }
        let rings = parts.map { ShapeRing(coordinates, vertices(ofPart: $0)) }
        let shells = rings.indices.filter { rings[$0].isShell }
        guard !shells.isEmpty, shells.count < rings.count else { return }
        var holes: [Int: [Int]] = [:]
        let tree = shells.count > 16 ? PackedRTree(shells.map { rings[$0].box }) : nil
        var order: [Int] = []
        for (number, ring) in rings.enumerated() {
            guard !ring.isShell else {
                order.append(number)
                continue
            }
            let near = tree?.rows(meeting: ring.box).map { shells[$0] } ?? shells
            let around = near.filter { rings[$0].box.holds(ring.box) && rings[$0].holds(ring, coordinates) }
            let shell =
                shells.count == 1
                ? shells.first : around.min { (rings[$0].area, $0) < (rings[$1].area, $1) }
            if let shell { holes[shell, default: []].append(number) } else { order.append(number) }
        }
        guard !holes.isEmpty else { return }
        rewrite(parts, order.map { [$0] + (holes[$0] ?? []) })
    }

    /// Puts the rings of the last row into other parts; rings are numbered from the row's first.
    private mutating func rewrite(_ parts: Range<Int>, _ groups: [[Int]]) {
        let first = partOffsets[parts.lowerBound]
        let start = 2 * ringOffsets[first]
        let old = Array(coordinates[start...])
        let offsets = ringOffsets[first...].map { 2 * $0 - start }
        coordinates.removeSubrange(start...)
        ringOffsets.removeSubrange((first + 1)...)
        partOffsets.removeSubrange((parts.lowerBound + 1)...)
        for group in groups {
            for ring in group {
                coordinates.append(contentsOf: old[offsets[ring]..<offsets[ring + 1]])
                ringOffsets.append(coordinates.count / 2)
            }
            partOffsets.append(ringOffsets.count - 1)
        }
        rowOffsets[rowOffsets.count - 1] = partOffsets.count - 1
    }

    private var lastParts: Range<Int> {
        rowOffsets.count > 1 ? rowOffsets[rowOffsets.count - 2]..<rowOffsets[rowOffsets.count - 1] : 0..<0
    }

    private func vertices(ofPart part: Int) -> Range<Int> {
        ringOffsets[partOffsets[part]]..<ringOffsets[partOffsets[part] + 1]
    }
}

/// A ring of a Shapefile by its box and direction.
private struct ShapeRing {
    let vertices: Range<Int>
    let box: Box
    /// It runs clockwise.
    let isShell: Bool
    let area: Double

    init(_ c: [Double], _ vertices: Range<Int>) {
        self.vertices = vertices
        var (box, doubled) = (Box(), 0.0)
        let (ox, oy) = vertices.isEmpty ? (0, 0) : (c[2 * vertices.lowerBound], c[2 * vertices.lowerBound + 1])
        var (px, py) = (0.0, 0.0)
        for i in vertices {
            let (x, y) = (c[2 * i] - ox, c[2 * i + 1] - oy)
            box.add(x: c[2 * i], y: c[2 * i + 1])
            doubled += px * y - x * py
            (px, py) = (x, y)
        }
        (self.box, isShell, area) = (box, doubled <= 0, doubled.magnitude)
    }

    /// The other ring lies inside: its first vertex that is not on a line through an edge at its height decides.
    func holds(_ other: ShapeRing, _ c: [Double]) -> Bool {
        for i in other.vertices {
            if let side = side(c[2 * i], c[2 * i + 1], c) { return side }
        }
        return true
    }

    /// The point lies inside; nil on the ring.
    private func side(_ x: Double, _ y: Double, _ c: [Double]) -> Bool? {
        var inside = false
        for i in vertices.dropLast() {
            let (ax, ay, bx, by) = (c[2 * i], c[2 * i + 1], c[2 * i + 2], c[2 * i + 3])
            if (ay > y && by > y) || (ay < y && by < y) { continue }
            let cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
            if cross == 0 {
                if min(ax, bx) <= x && x <= max(ax, bx) { return nil }
            } else if (ay > y) != (by > y), (by > ay) == (cross > 0) {
                inside.toggle()
            }
        }
        return inside
    }
}
