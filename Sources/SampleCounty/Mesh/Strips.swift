import Columns

/// Edges of the mesh that have a width: roads and rivers lie along them and take a strip of ground.
///
/// Where a node has strips, it is split: each sector between two strips has a vertex of its own, set back so that the
/// strip has its width. A strip that ends at a node tapers to it.
struct Strips: Sendable {
    enum Kind: UInt8, Sendable {
        case none, river, road
    }

    let mesh: Mesh
    private(set) var kinds: [Kind]
    /// Half the width of each edge's strip, metres.
    private(set) var halves: [Float]
    /// Largest half width that the mesh can carry.
    let widest: Double

    init(_ mesh: Mesh) {
        self.mesh = mesh
        kinds = Array(repeating: .none, count: mesh.edgeCount)
        halves = Array(repeating: 0, count: mesh.edgeCount)
        widest = 0.15 * mesh.cell
    }

    mutating func set(_ edge: Int, _ kind: Kind, width: Double) {
        kinds[edge] = kind
        halves[edge] = Float(min(width / 2, widest))
    }

    @inline(__always) func isStrip(_ edge: Int) -> Bool { edge >= 0 && kinds[edge] != .none }

    /// Number of strips at a node.
    func degree(_ node: Int) -> Int {
        (0..<4).reduce(0) { $0 + (isStrip(mesh.edge(ofNode: node, $1)) ? 1 : 0) }
    }

    // Quadrants of a node: 0 north-east, 1 north-west, 2 south-west, 3 south-east. The strip to direction d lies
    // between quadrant d - 1 and quadrant d.

    /// The vertex that the quadrant of a node uses: `4 · node + first quadrant of its sector`.
    func vertex(_ node: Int, quadrant: Int) -> Int {
        var first = quadrant
        for _ in 0..<4 {
            if isStrip(mesh.edge(ofNode: node, first)) { return 4 * node + first }
            first = (first + 3) & 3
        }
        return 4 * node
    }

    /// Where a vertex lies.
    func position(ofVertex v: Int) -> Position {
        let (node, first) = (v / 4, v & 3)
        let home = mesh.nodes[node]
        let start = mesh.edge(ofNode: node, first)
        guard isStrip(start) else { return home }
        var last = first
        for _ in 0..<4 {
            last = (last + 1) & 3
            if isStrip(mesh.edge(ofNode: node, last)) { break }
        }
        guard last != first else { return home }
        let end = mesh.edge(ofNode: node, last)
        let (a, b) = (direction(from: home, start), direction(from: home, end))
        // Left of the first strip, right of the last one.
        let (nax, nay, nbx, nby) = (-a.y, a.x, b.y, -b.x)
        let (ha, hb) = (Double(halves[start]), Double(halves[end]))
        let det = nax * nby - nay * nbx
        var dx = (nax * ha + nbx * hb) / 2
        var dy = (nay * ha + nby * hb) / 2
        if det.magnitude > 0.25 {
            dx = (ha * nby - hb * nay) / det
            dy = (nax * hb - nbx * ha) / det
        }
        let size = (dx * dx + dy * dy).squareRoot()
        let limit = 0.3 * mesh.cell
        if size > limit { (dx, dy) = (dx * limit / size, dy * limit / size) }
        return Mesh.onGrid(home.x + dx, home.y + dy)
    }

    private func direction(from p: Position, _ edge: Int) -> Position {
        let m = mesh.middle(ofEdge: edge)
        let d = p.distance(to: m)
        return Position((m.x - p.x) / d, (m.y - p.y) / d)
    }

    /// The middle vertex of one side of an edge.
    /// - Parameter left: the side to the left of the edge's direction; of no account when there is no strip.
    func middle(ofEdge e: Int, left: Bool) -> Position {
        let m = mesh.middle(ofEdge: e)
        guard isStrip(e) else { return m }
        let (a, b) = mesh.ends(ofEdge: e)
        let (p, q) = (mesh.nodes[a], mesh.nodes[b])
        let d = p.distance(to: q)
        let h = Double(halves[e]) * (left ? 1 : -1)
        return Mesh.onGrid(m.x - h * (q.y - p.y) / d, m.y + h * (q.x - p.x) / d)
    }
}
