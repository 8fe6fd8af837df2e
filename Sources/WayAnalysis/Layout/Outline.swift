import Columns
import RoadNetwork

/// The borders of some polygons, or some roads, as straight pieces in an R-tree that finds the nearest place.
struct Outline: Sendable {
    private let coordinates: [Double]
    /// First vertex of each piece.
    private var first: [Int32] = []
    private var tree: PackedRTree

    init(_ rows: some Sequence<Int>, of polygons: PolygonColumn) {
        coordinates = polygons.coordinates
        var boxes: [Box] = []
        for row in rows {
            for ring in polygons.rings(ofRow: row) {
                for v in polygons.vertices(ofRing: ring).dropLast() {
                    first.append(Int32(v))
                    boxes.append(Box(of: polygons.coordinates, vertices: v..<v + 2))
                }
            }
        }
        tree = PackedRTree(boxes)
    }

    private func vertex(_ v: Int) -> Position { Position(coordinates[2 * v], coordinates[2 * v + 1]) }

    /// The lines of some edges of a network.
    init(edges: [Int32], of network: Network) {
        coordinates = network.coordinates
        var boxes: [Box] = []
        for edge in edges {
            for v in network.vertices(ofEdge: edge).dropLast() {
                first.append(Int32(v))
                boxes.append(Box(of: coordinates, vertices: v..<v + 2))
            }
        }
        tree = PackedRTree(boxes)
    }

    /// The place of the borders that is nearest to a point; none when there are no borders.
    func nearestPlace(to point: Position) -> Position? {
        let found = tree.nearest(to: point, within: .infinity) { piece in
            let v = Int(first[piece])
            return point.distance(to: closestPlace(on: vertex(v), vertex(v + 1), to: point))
        }
        return found.map { found in
            let v = Int(first[found.row])
            return closestPlace(on: vertex(v), vertex(v + 1), to: point)
        }
    }
}

/// The place of the piece a–b nearest to a point.
/// - Source: Ericson, *Real-Time Collision Detection*, 2005, §5.1.2.
func closestPlace(on a: Position, _ b: Position, to p: Position) -> Position {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    guard square > 0 else { return a }
    let share = ((p.x - a.x) * dx + (p.y - a.y) * dy) / square
    if share <= 0 { return a }
    if share >= 1 { return b }
    return Position(a.x + share * dx, a.y + share * dy)
}

/// Two straight pieces share a place, or come within `metres` of one another.
func piecesAreNear(_ a: Position, _ b: Position, _ c: Position, _ d: Position, within metres: Double) -> Bool {
    if a.distance(to: closestPlace(on: c, d, to: a)) <= metres
        || b.distance(to: closestPlace(on: c, d, to: b)) <= metres
        || c.distance(to: closestPlace(on: a, b, to: c)) <= metres
        || d.distance(to: closestPlace(on: a, b, to: d)) <= metres
    {
        return true
    }
    func side(_ p: Position, _ q: Position, _ r: Position) -> Double {
        (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    }
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

extension PolygonColumn {
    /// The borders of two rows come within `metres` of one another. A row that lies in the other, away from its border,
    /// is not near.
    /// - Complexity: O(*v* · *w*) for the vertices near the other row's box.
    func bordersAreNear(_ row: Int, _ other: Int, within metres: Double) -> Bool {
        let (here, there) = (box(ofRow: row).grown(by: metres), box(ofRow: other).grown(by: metres))
        guard here.meets(there) else { return false }
        for ring in rings(ofRow: row) {
            for v in vertices(ofRing: ring).dropLast() {
                let (a, b) = (vertex(v), vertex(v + 1))
                let piece = Box(of: coordinates, vertices: v..<v + 2).grown(by: metres)
                guard piece.meets(there) else { continue }
                for otherRing in rings(ofRow: other) {
                    for w in vertices(ofRing: otherRing).dropLast()
                    where piece.meets(Box(of: coordinates, vertices: w..<w + 2)) {
                        if piecesAreNear(a, b, vertex(w), vertex(w + 1), within: metres) { return true }
                    }
                }
            }
        }
        return false
    }
}
