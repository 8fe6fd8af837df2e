import Columns

/// The straight pieces of a network's edges in an R-tree. Piece `s` runs from vertex `first[s]` to the next.
struct SegmentIndex: Sendable {
    private(set) var tree = PackedRTree([])
    /// First vertex of each piece, ascending.
    private(set) var first: [Int32] = []
    /// Edge of each piece.
    private(set) var edges: [Int32] = []

    init() {}

    init(_ network: Network) {
        var boxes: [Box] = []
        let count = network.coordinates.count / 2 - network.edgeCount
        boxes.reserveCapacity(count)
        first.reserveCapacity(count)
        edges.reserveCapacity(count)
        for edge in 0..<Int32(network.edgeCount) {
            let vertices = network.vertices(ofEdge: edge)
            for v in vertices.dropLast() {
                boxes.append(Box(of: network.coordinates, vertices: v..<v + 2))
                first.append(Int32(v))
                edges.append(edge)
            }
        }
        tree = PackedRTree(boxes)
    }
}

/// The place on the piece a–b nearest to p: its share of the way from a to b, and the squared distance.
/// - Source: Ericson, *Real-Time Collision Detection*, 2005, §5.1.2.
@inline(__always)
func nearestOnPiece(_ p: Position, _ a: Position, _ b: Position) -> (share: Double, square: Double) {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let (px, py) = (p.x - a.x, p.y - a.y)
    let square = dx * dx + dy * dy
    let share = square > 0 ? max(0, min(1, (px * dx + py * dy) / square)) : 0
    let (ex, ey) = share == 1 ? (p.x - b.x, p.y - b.y) : (px - share * dx, py - share * dy)
    return (share, ex * ex + ey * ey)
}
