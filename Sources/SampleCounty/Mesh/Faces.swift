import Columns

/// One side of a face, in counter-clockwise direction.
struct FaceSide {
    /// Vertices by number (`Strips.vertex`).
    var start: Int
    var end: Int
    /// The vertex between them, where the side runs along an edge of the mesh.
    var middle: (edge: Int, left: Bool)?
    /// The face on the other side; -1 beyond the mesh.
    var opposite: Int
}

/// The faces that the mesh and its strips divide the plane into: cells, strips, and the plots where three or four strips
/// meet. Cell `c` is face `c`; the strip of edge `e` is face `cells + e`; the meeting at node `n` is `cells + edges + n`.
struct Faces: Sendable {
    let strips: Strips
    var mesh: Mesh { strips.mesh }

    init(_ strips: Strips) { self.strips = strips }

    var count: Int { mesh.cellCount + mesh.edgeCount + mesh.nodeCount }
    func stripFace(_ edge: Int) -> Int { mesh.cellCount + edge }
    func meetingFace(_ node: Int) -> Int { mesh.cellCount + mesh.edgeCount + node }

    /// The edge of a strip's face; none for other faces.
    func edge(ofFace f: Int) -> Int? {
        let e = f - mesh.cellCount
        return e >= 0 && e < mesh.edgeCount ? e : nil
    }
    func node(ofFace f: Int) -> Int? {
        let n = f - mesh.cellCount - mesh.edgeCount
        return n >= 0 ? n : nil
    }

    /// Calls `body` with each side of a face, counter-clockwise.
    func forEachSide(ofFace f: Int, _ body: (FaceSide) -> Void) {
        if f < mesh.cellCount { return cellSides(f, body) }
        if let e = edge(ofFace: f) { return stripSides(e, body) }
        meetingSides(f - mesh.cellCount - mesh.edgeCount, body)
    }

    private func cellSides(_ c: Int, _ body: (FaceSide) -> Void) {
        let (sw, se, ne, nw) = mesh.corners(ofCell: c)
        let (east, north, west, south) = mesh.neighbours(ofCell: c)
        let corners = [
            strips.vertex(sw, quadrant: 0), strips.vertex(se, quadrant: 1), strips.vertex(ne, quadrant: 2),
            strips.vertex(nw, quadrant: 3),
        ]
        // South, east, north, west: the cell lies left of its south edge (which runs east) and of its east edge.
        for (k, side) in [3, 0, 1, 2].enumerated() {
            let edge = mesh.edge(ofCell: c, side)
            let beyond = [east, north, west, south][side]
            body(
                FaceSide(
                    start: corners[k], end: corners[(k + 1) & 3], middle: (edge, side == 3 || side == 0),
                    opposite: strips.isStrip(edge) ? stripFace(edge) : beyond))
        }
    }

    private func stripSides(_ e: Int, _ body: (FaceSide) -> Void) {
        let (a, b) = mesh.ends(ofEdge: e)
        let (left, right) = mesh.cells(ofEdge: e)
        let east = e < mesh.eastEdges
        // Quadrants at both ends, right and left of the direction of the edge.
        let (aRight, aLeft) = east ? (3, 0) : (0, 1)
        let (bRight, bLeft) = east ? (2, 1) : (3, 2)
        let (ar, al) = (strips.vertex(a, quadrant: aRight), strips.vertex(a, quadrant: aLeft))
        let (br, bl) = (strips.vertex(b, quadrant: bRight), strips.vertex(b, quadrant: bLeft))
        body(FaceSide(start: ar, end: br, middle: (e, false), opposite: right))
        if br != bl { body(FaceSide(start: br, end: bl, middle: nil, opposite: across(b, from: e))) }
        body(FaceSide(start: bl, end: al, middle: (e, true), opposite: left))
        if al != ar { body(FaceSide(start: al, end: ar, middle: nil, opposite: across(a, from: e))) }
    }

    /// What a strip meets at a node where it does not end.
    private func across(_ node: Int, from e: Int) -> Int {
        if strips.degree(node) > 2 { return meetingFace(node) }
        for d in 0..<4 {
            let other = mesh.edge(ofNode: node, d)
            if other != e, strips.isStrip(other) { return stripFace(other) }
        }
        preconditionFailure("a strip that ends has no further side")
    }

    private func meetingSides(_ node: Int, _ body: (FaceSide) -> Void) {
        guard strips.degree(node) > 2 else { return }
        for d in 0..<4 where strips.isStrip(mesh.edge(ofNode: node, d)) {
            let start = strips.vertex(node, quadrant: (d + 3) & 3)
            let end = strips.vertex(node, quadrant: d)
            body(FaceSide(start: start, end: end, middle: nil, opposite: stripFace(mesh.edge(ofNode: node, d))))
        }
    }
}
