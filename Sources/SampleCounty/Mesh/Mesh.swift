import Columns

/// A warped mesh of four-sided cells: the ground plan on which everything in the county is drawn.
///
/// Cells, nodes and edges are numbered row by row from the south-west. Node and middle points are multiples of 0.0001 m,
/// and a middle point belongs to its edge, so neighbours share their borders to the last digit.
struct Mesh: Sendable {
    let columns: Int
    let rows: Int
    /// Side of a cell before warping, metres.
    let cell: Double
    /// Nodes; shape `((columns + 1) · (rows + 1))`; easting with zone prefix, northing.
    private(set) var nodes: [Position]
    private let wiggle: LatticeNoise
    /// How far the middle point of each edge lies left of the straight line, in its lengths; nan where chance decides.
    private var bends: [Float]

    /// The middle of the mesh, EPSG:4526: near 113.3°E, 29.5°N.
    static let centre = Position(38_432_000, 3_264_000)

    init(_ plan: ScalePlan, noise: LatticeNoise) {
        (columns, rows, cell) = (plan.columns, plan.rows, plan.cell)
        wiggle = noise.branch(3)
        let (warpX, warpY, jitter) = (noise.branch(1), noise.branch(2), noise.branch(4))
        var nodes: [Position] = []
        nodes.reserveCapacity((columns + 1) * (rows + 1))
        for j in 0...rows {
            for i in 0...columns {
                let x = (Double(i) - Double(columns) / 2) * cell
                let y = (Double(j) - Double(rows) / 2) * cell
                let n = nodes.count
                let dx = 520 * (warpX.smooth(x / 4100, y / 4100) - 0.5) + 0.24 * cell * (jitter.unit(n, 0) - 0.5)
                let dy = 520 * (warpY.smooth(x / 4100, y / 4100) - 0.5) + 0.24 * cell * (jitter.unit(n, 1) - 0.5)
                nodes.append(Self.onGrid(Self.centre.x + x + dx, Self.centre.y + y + dy))
            }
        }
        self.nodes = nodes
        bends = Array(repeating: .nan, count: columns * (rows + 1) + (columns + 1) * rows)
    }

    /// Rounded to 0.0001 m.
    static func onGrid(_ x: Double, _ y: Double) -> Position {
        Position((x * 10_000).rounded() / 10_000, (y * 10_000).rounded() / 10_000)
    }

    /// Puts the nodes elsewhere; their number stays.
    mutating func replaceNodes(_ places: [Position]) {
        precondition(places.count == nodes.count, "a node for each node")
        nodes = places
    }

    /// Draws the middle of an edge a part of its length to the left.
    mutating func bend(_ edge: Int, _ part: Double) { bends[edge] = Float(part) }

    var cellCount: Int { columns * rows }
    var nodeCount: Int { (columns + 1) * (rows + 1) }
    /// Edges that run east; the others run north and follow in number.
    var eastEdges: Int { columns * (rows + 1) }
    var edgeCount: Int { eastEdges + (columns + 1) * rows }

    func cellNumber(_ i: Int, _ j: Int) -> Int { j * columns + i }
    func node(_ i: Int, _ j: Int) -> Int { j * (columns + 1) + i }
    func place(ofNode n: Int) -> (i: Int, j: Int) { (n % (columns + 1), n / (columns + 1)) }
    func place(ofCell c: Int) -> (i: Int, j: Int) { (c % columns, c / columns) }

    /// Nodes of a cell: south-west, south-east, north-east, north-west.
    func corners(ofCell c: Int) -> (Int, Int, Int, Int) {
        let (i, j) = place(ofCell: c)
        return (node(i, j), node(i + 1, j), node(i + 1, j + 1), node(i, j + 1))
    }

    /// The edge is drawn through its middle; one that bends hardly at all is a straight line.
    func hasMiddle(_ edge: Int) -> Bool { !(bends[edge].magnitude < 0.012) }

    /// A node such that none of its neighbours is nearer.
    func nearestNode(to p: Position) -> Int {
        let i = Int(clamping: ((p.x - Self.centre.x) / cell + Double(columns) / 2).rounded())
        let j = Int(clamping: ((p.y - Self.centre.y) / cell + Double(rows) / 2).rounded())
        var best = node(min(max(i, 0), columns), min(max(j, 0), rows))
        while true {
            let (i, j) = place(ofNode: best)
            var nearer = best
            for b in max(0, j - 1)...min(rows, j + 1) {
                for a in max(0, i - 1)...min(columns, i + 1)
                where nodes[node(a, b)].distance(to: p) < nodes[nearer].distance(to: p) { nearer = node(a, b) }
            }
            if nearer == best { return best }
            best = nearer
        }
    }

    /// Cells about a place, at least all whose middles lie within so many metres.
    func cells(near p: Position, within metres: Double) -> [Int] {
        let (i, j) = place(ofNode: nearestNode(to: p))
        let reach = Int(clamping: 1.3 * metres / cell) + 2
        var result: [Int] = []
        for b in max(0, j - reach)..<max(0, min(rows, j + reach)) {
            for a in max(0, i - reach)..<max(0, min(columns, i + reach)) { result.append(cellNumber(a, b)) }
        }
        return result
    }

    /// Mean of the corners.
    func middle(ofCell c: Int) -> Position {
        let (a, b, d, e) = corners(ofCell: c)
        return Position(
            (nodes[a].x + nodes[b].x + nodes[d].x + nodes[e].x) / 4,
            (nodes[a].y + nodes[b].y + nodes[d].y + nodes[e].y) / 4)
    }

    /// Planar area of the four-sided cell, middle points left aside, m².
    func area(ofCell c: Int) -> Double {
        let (a, b, d, e) = corners(ofCell: c)
        let (p, q, r, s) = (nodes[a], nodes[b], nodes[d], nodes[e])
        return ((r.x - p.x) * (s.y - q.y) - (s.x - q.x) * (r.y - p.y)) / 2
    }

    /// The neighbours of a cell to the east, north, west and south; -1 beyond the mesh.
    func neighbours(ofCell c: Int) -> (Int, Int, Int, Int) {
        let (i, j) = place(ofCell: c)
        return (
            i + 1 < columns ? c + 1 : -1, j + 1 < rows ? c + columns : -1, i > 0 ? c - 1 : -1, j > 0 ? c - columns : -1
        )
    }

    /// The edge of a cell to the east, north, west, south (0 … 3).
    func edge(ofCell c: Int, _ side: Int) -> Int {
        let (i, j) = place(ofCell: c)
        return switch side {
        case 0: eastEdges + j * (columns + 1) + i + 1
        case 1: (j + 1) * columns + i
        case 2: eastEdges + j * (columns + 1) + i
        default: j * columns + i
        }
    }

    /// The edge that leaves a node to the east, north, west, south (0 … 3); -1 beyond the mesh.
    func edge(ofNode n: Int, _ direction: Int) -> Int {
        let (i, j) = place(ofNode: n)
        switch direction {
        case 0: return i < columns ? j * columns + i : -1
        case 1: return j < rows ? eastEdges + j * (columns + 1) + i : -1
        case 2: return i > 0 ? j * columns + i - 1 : -1
        default: return j > 0 ? eastEdges + (j - 1) * (columns + 1) + i : -1
        }
    }

    /// The node next to a node to the east, north, west, south (0 … 3); the edge must exist.
    func node(from n: Int, _ direction: Int) -> Int {
        switch direction {
        case 0: n + 1
        case 1: n + columns + 1
        case 2: n - 1
        default: n - columns - 1
        }
    }

    /// First and last node of an edge: west to east, or south to north.
    func ends(ofEdge e: Int) -> (Int, Int) {
        if e < eastEdges {
            let n = node(e % columns, e / columns)
            return (n, n + 1)
        }
        let n = e - eastEdges
        return (n, n + columns + 1)
    }

    /// The cells to the left and right of an edge; -1 beyond the mesh.
    func cells(ofEdge e: Int) -> (left: Int, right: Int) {
        if e < eastEdges {
            let (i, j) = (e % columns, e / columns)
            return (j < rows ? cellNumber(i, j) : -1, j > 0 ? cellNumber(i, j - 1) : -1)
        }
        let (i, j) = place(ofNode: e - eastEdges)
        return (i > 0 ? cellNumber(i - 1, j) : -1, i < columns ? cellNumber(i, j) : -1)
    }

    /// The one vertex that an edge has between its ends, when it has one.
    func middle(ofEdge e: Int) -> Position {
        let (a, b) = ends(ofEdge: e)
        let (p, q) = (nodes[a], nodes[b])
        if bends[e].isFinite {
            let s = Double(bends[e])
            return Self.onGrid((p.x + q.x) / 2 - s * (q.y - p.y), (p.y + q.y) / 2 + s * (q.x - p.x))
        }
        let t = 0.42 + 0.16 * wiggle.unit(e, 0)
        let s = 0.15 * (wiggle.unit(e, 1) - 0.5)
        return Self.onGrid(p.x + t * (q.x - p.x) - s * (q.y - p.y), p.y + t * (q.y - p.y) + s * (q.x - p.x))
    }

    /// Planar length of an edge through its middle point, metres.
    func length(ofEdge e: Int) -> Double {
        let (a, b) = ends(ofEdge: e)
        let m = middle(ofEdge: e)
        return nodes[a].distance(to: m) + m.distance(to: nodes[b])
    }
}
