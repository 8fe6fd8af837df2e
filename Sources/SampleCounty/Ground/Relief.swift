import Columns

/// Heights: plains in the west, hills in the east, ridges and valleys between.
struct Relief: Sendable {
    /// Metres above the sea at each node of the mesh.
    var heights: [Double]

    init(_ mesh: Mesh, noise: Noise) {
        let (broad, ridge, fine) = (noise.branch(11), noise.branch(12), noise.branch(13))
        let width = Double(mesh.columns) * mesh.cell
        heights = mesh.nodes.map { p in
            let (x, y) = (p.x - Mesh.centre.x, p.y - Mesh.centre.y)
            let east = min(max(x / width + 0.5 + 0.5 * (fine.fractal(x / 9000, y / 9000, octaves: 2) - 0.5), 0), 1)
            let crest = 1 - (2 * ridge.fractal(x / 5200, y / 5200, octaves: 4) - 1).magnitude
            let lump = broad.fractal(x / 6500, y / 6500, octaves: 5)
            let rough = max(0, 0.62 * lump + 0.38 * crest - 0.40) / 0.60
            let detail = 3 * fine.fractal(x / 600, y / 600, octaves: 3)
            return 22 + 42 * east + (230 + 620 * east) * rough * rough.squareRoot() + detail
        }
    }

    /// Steepest of the four sides and two diagonals of a cell, degrees times nothing: rise over run.
    func slope(ofCell c: Int, _ mesh: Mesh) -> Double {
        let (a, b, d, e) = mesh.corners(ofCell: c)
        let (p, q, r, s) = (heights[a], heights[b], heights[d], heights[e])
        let (gx, gy) = ((q + r - p - s) / (2 * mesh.cell), (r + s - p - q) / (2 * mesh.cell))
        return (gx * gx + gy * gy).squareRoot()
    }
}
