/// Where the water runs: a tree of steps from node to node, down to the western edge of the mesh.
///
/// Hollows are filled first, so every node drains; where the fill is deep there is a lake.
/// - Source: Barnes, Lehman and Mulla, *Priority-flood*, Computers & Geosciences 62, 2014.
struct Drainage: Sendable {
    /// Next node downstream, -1 at an outlet.
    var downstream: [Int32]
    /// Square kilometres that drain through each node.
    var catchment: [Float]
    /// Depth of water above the ground where a hollow is filled, metres.
    var depth: [Float]
    /// Height above the water course that a node drains to, metres.
    var aboveWater: [Float]
    /// Least catchment of a river, km².
    static let riverCatchment: Float = 5

    /// - Complexity: O(*n* log *n*) for *n* nodes.
    init(_ mesh: Mesh, _ relief: Relief) {
        let n = mesh.nodeCount
        let flood = Flood(mesh, relief.heights)
        downstream = flood.downstream
        depth = (0..<n).map { Float(flood.filled[$0] - relief.heights[$0]) }
        catchment = flood.catchments(mesh)
        aboveWater = Array(repeating: 0, count: n)
        for node in flood.order.map(Int.init) {
            let next = Int(downstream[node])
            guard next >= 0, catchment[node] < Self.riverCatchment else { continue }
            aboveWater[node] = max(0, aboveWater[next] + Float(flood.filled[node] - flood.filled[next]))
        }
    }

    /// A river runs from this node to the next one downstream.
    func isRiver(_ node: Int) -> Bool { downstream[node] >= 0 && catchment[node] >= Self.riverCatchment }
}

/// The order in which rising water reaches the nodes from the western edge of the mesh.
struct Flood {
    /// Next node downstream, -1 at an outlet.
    var downstream: [Int32]
    /// Heights with all hollows filled.
    var filled: [Double]
    /// Nodes, each after the one downstream of it.
    var order: [Int32] = []

    init(_ mesh: Mesh, _ heights: [Double]) {
        filled = heights
        downstream = Array(repeating: -2, count: mesh.nodeCount)
        order.reserveCapacity(mesh.nodeCount)
        var heap = Heap()
        for j in 0...mesh.rows {
            let outlet = mesh.node(0, j)
            downstream[outlet] = -1
            heap.push(filled[outlet], outlet)
        }
        while let (_, node) = heap.pop() {
            order.append(Int32(node))
            for direction in 0..<4 where mesh.edge(ofNode: node, direction) >= 0 {
                let next = mesh.node(from: node, direction)
                guard downstream[next] == -2 else { continue }
                downstream[next] = Int32(node)
                filled[next] = max(filled[next], filled[node] + 1e-4)
                heap.push(filled[next], next)
            }
        }
    }

    /// Square kilometres that drain through each node.
    func catchments(_ mesh: Mesh) -> [Float] {
        var result = Array(repeating: Float(mesh.cell * mesh.cell / 1e6), count: mesh.nodeCount)
        for node in order.reversed() where downstream[Int(node)] >= 0 {
            result[Int(downstream[Int(node)])] += result[Int(node)]
        }
        return result
    }
}
