import Columns

/// Heights on the mesh: the valleys of the landform, with flat floors along the rivers and around the lake.
struct Relief: Sendable {
    /// Metres above the sea at each node of the mesh.
    private(set) var heights: [Double]

    init(_ mesh: Mesh, _ land: Landform, _ waters: Waters, noise: LatticeNoise) {
        let fine = noise.branch(18)
        heights = mesh.nodes.map { p in
            let (x, y) = (p.x - Mesh.centre.x, p.y - Mesh.centre.y)
            return land.height(x, y) + 5 * (fine.fractal(x / 500, y / 500, octaves: 3) - 0.5)
        }
        for n in heights.indices where waters.level[n] > 0 { heights[n] = Double(waters.level[n]) }
        carve(mesh, waters, noise)
    }

    /// Floors along rivers, wider with the river, and sides no steeper than 0.5.
    private mutating func carve(_ mesh: Mesh, _ waters: Waters, _ noise: LatticeNoise) {
        let uneven = noise.branch(19)
        var floor = Array(repeating: 0.0, count: mesh.nodeCount)
        var heap = Heap()
        for n in 0..<mesh.nodeCount {
            if waters.catchment[n] > 0 {
                floor[n] = min(900, 40 + 70 * Double(waters.catchment[n]).squareRoot())
            } else if waters.level[n] > 0 {
                floor[n] = 500
            }
            heap.push(heights[n], n)
        }
        while let (height, n) = heap.pop() {
            guard height == heights[n] else { continue }
            for d in 0..<4 where mesh.edge(ofNode: n, d) >= 0 {
                let next = mesh.node(from: n, d)
                let p = mesh.nodes[next]
                let rest = floor[n] - mesh.cell * (0.5 + 1.3 * uneven.fractal(p.x / 420, p.y / 420, octaves: 2))
                let limit = height + mesh.cell * (floor[n] > 0 ? 0.008 : 0.5)
                if heights[next] > limit {
                    heights[next] = limit
                    heap.push(limit, next)
                }
                if rest > floor[next], heights[next] <= limit + 1e-9 { floor[next] = rest }
            }
        }
    }

    /// Mean slope of a cell, rise over run.
    func slope(ofCell c: Int, _ mesh: Mesh) -> Double {
        let (a, b, d, e) = mesh.corners(ofCell: c)
        let (p, q, r, s) = (heights[a], heights[b], heights[d], heights[e])
        let (gx, gy) = ((q + r - p - s) / (2 * mesh.cell), (r + s - p - q) / (2 * mesh.cell))
        return (gx * gx + gy * gy).squareRoot()
    }
}
