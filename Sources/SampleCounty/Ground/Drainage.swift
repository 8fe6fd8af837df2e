/// Where rain runs: from each node of the mesh to the water that it reaches.
///
/// Hollows are filled, so every node drains.
/// - Source: Barnes, Lehman and Mulla, *Priority-flood*, Computers & Geosciences 62, 2014.
struct Drainage: Sendable {
    /// Height above the water that a node drains to, metres.
    private(set) var aboveWater: [Float]
    /// The node of a river or of the border of the mesh that a node drains to.
    private(set) var sink: [Int32]

    /// - Complexity: O(*n* log *n*) for *n* nodes.
    init(_ mesh: Mesh, _ relief: Relief, _ waters: Waters) {
        let n = mesh.nodeCount
        var filled = relief.heights
        sink = Array(repeating: -1, count: n)
        aboveWater = Array(repeating: 0, count: n)
        var heap = Heap()
        func begin(_ node: Int) {
            guard sink[node] < 0 else { return }
            sink[node] = Int32(node)
            heap.push(filled[node], node)
        }
        for node in 0..<n where waters.catchment[node] > 0 || waters.level[node] > 0 { begin(node) }
        for j in 0...mesh.rows { begin(mesh.node(0, j)) }
        while let (_, node) = heap.pop() {
            for d in 0..<4 where mesh.edge(ofNode: node, d) >= 0 {
                let next = mesh.node(from: node, d)
                guard sink[next] < 0 else { continue }
                sink[next] = sink[node]
                filled[next] = max(filled[next], filled[node])
                aboveWater[next] = Float(filled[next] - relief.heights[Int(sink[next])])
                heap.push(filled[next], next)
            }
        }
    }
}
