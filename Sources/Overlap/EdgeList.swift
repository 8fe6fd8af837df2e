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

/// The edges of one polygon row as signed trapezoids; vertical and zero edges have none and are left out.
final class EdgeList {
    let edges = Scratch<LocalEdge>()

    /// Takes a row's edges, coordinates less the origin. Shells count positive and holes negative whichever way they run.
    func fill(_ view: PolygonView, _ row: Int, originX: Double, originY: Double) {
        edges.count = 0
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
}
