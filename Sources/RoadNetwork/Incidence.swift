/// The edges at each node, ascending; an edge from a node to itself is there twice.
struct Incidence: Sendable {
    private var offsets: [Int32]
    private var list: [Int32]
    private let from: [Int32]
    private let to: [Int32]

    init(_ network: Network) {
        (from, to) = (network.edgeFrom, network.edgeTo)
        offsets = [Int32](repeating: 0, count: network.nodeCount + 1)
        for node in from { offsets[Int(node) + 1] += 1 }
        for node in to { offsets[Int(node) + 1] += 1 }
        for n in 0..<network.nodeCount { offsets[n + 1] += offsets[n] }
        var next = offsets
        list = [Int32](repeating: 0, count: 2 * from.count)
        for e in 0..<from.count {
            for node in [Int(from[e]), Int(to[e])] {
                list[Int(next[node])] = Int32(e)
                next[node] += 1
            }
        }
    }

    func degree(of node: Int32) -> Int { Int(offsets[Int(node) + 1] - offsets[Int(node)]) }
    func edges(of node: Int32) -> ArraySlice<Int32> { list[Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1])] }

    /// Nodes within a distance along edges, directions aside, and that distance. For short distances: a list, not a
    /// heap.
    func reached(from start: Int32, within limit: Double, _ lengths: [Double]) -> [Int32: Double] {
        var settled: [Int32: Double] = [:]
        var open: [Int32: Double] = [start: 0]
        while let next = open.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
            open[next.key] = nil
            settled[next.key] = next.value
            for e in edges(of: next.key) {
                let other = from[Int(e)] == next.key ? to[Int(e)] : from[Int(e)]
                let d = next.value + lengths[Int(e)]
                if d <= limit, settled[other] == nil, d < open[other] ?? .infinity { open[other] = d }
            }
        }
        return settled
    }
}
