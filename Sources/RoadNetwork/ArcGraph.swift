/// Arcs of a network under one way of travelling, by the node they leave: compressed rows.
struct ArcGraph: Sendable {
    struct Arc: Sendable {
        let head: Int32
        let edge: Int32
        let weight: Double
    }

    /// First arc of each node; shape `(nodes + 1)`.
    let offsets: [Int32]
    let arcs: [Arc]

    var nodeCount: Int { offsets.count - 1 }

    /// - Parameters:
    ///   - weights: cost of each whole edge.
    ///   - reversed: arcs lead from heads to tails, for searches from a target.
    init(_ network: Network, _ mode: Travel.Mode, weights: [Double], reversed: Bool) {
        func visit(_ body: (_ tail: Int, _ head: Int32, _ edge: Int) -> Void) {
            for e in 0..<network.edgeCount {
                let (from, to) = (network.edgeFrom[e], network.edgeTo[e])
                guard from != to else { continue }
                let direction = mode == .walk ? .both : network.edgeDirections[e]
                let (forward, backward) = (direction != .backward, direction != .forward)
                if reversed ? backward : forward { body(Int(from), to, e) }
                if reversed ? forward : backward { body(Int(to), from, e) }
            }
        }
        var offsets = [Int32](repeating: 0, count: network.nodeCount + 1)
        visit { tail, _, _ in offsets[tail + 1] += 1 }
        for n in 0..<network.nodeCount { offsets[n + 1] += offsets[n] }
        var arcs = [Arc](repeating: Arc(head: 0, edge: 0, weight: 0), count: Int(offsets[network.nodeCount]))
        var next = offsets
        visit { tail, head, edge in
            arcs[Int(next[tail])] = Arc(head: head, edge: Int32(edge), weight: weights[edge])
            next[tail] += 1
        }
        (self.offsets, self.arcs) = (offsets, arcs)
    }
}

/// A cost rounded to a multiple of 2⁻³⁰ (about 10⁻⁹ m or s): below 8,000 km or 97 days sums of such costs are exact,
/// so that every algorithm and every order of adding gives the same digits.
@inline(__always)
func rounded(cost: Double) -> Double { (cost * 0x1p30).rounded() * 0x1p-30 }
