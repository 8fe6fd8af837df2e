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
        carve(mesh)
    }

    /// Hollows above this height are drained by a gorge; lower ones stay lakes. Metres.
    private static let lakeLevel = 31.0

    /// Cuts valleys along the water courses: gorges through the sills of hollows, flat floors along rivers, and sides
    /// no steeper than 0.5.
    private mutating func carve(_ mesh: Mesh) {
        let flood = Flood(mesh, heights)
        for node in flood.order.reversed().map(Int.init) {
            let next = Int(flood.downstream[node])
            guard next >= 0, heights[node] > Self.lakeLevel else { continue }
            heights[next] = min(heights[next], max(heights[node] - 0.0004 * mesh.cell, Self.lakeLevel))
        }
        let catchments = flood.catchments(mesh)
        var floor = Array(repeating: 0.0, count: mesh.nodeCount)
        var heap = Heap()
        for n in 0..<mesh.nodeCount {
            if catchments[n] >= 0.6 { floor[n] = min(620, 55 + 85 * Double(catchments[n]).squareRoot()) }
            heap.push(heights[n], n)
        }
        while let (height, n) = heap.pop() {
            guard height == heights[n] else { continue }
            for d in 0..<4 where mesh.edge(ofNode: n, d) >= 0 {
                let next = mesh.node(from: n, d)
                let rest = floor[n] - mesh.cell
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
