/// Arcs of a network under one way of travelling, by the state they leave: compressed rows. States are nodes where no
/// turn is banned.
struct ArcGraph: Sendable {
    struct Arc: Sendable {
        let head: Int32
        /// −1 for a turn within a node.
        let edge: Int32
        let weight: Double
    }

    /// First arc of each state; shape `(states + 1)`.
    let offsets: [Int32]
    let arcs: [Arc]

    var nodeCount: Int { offsets.count - 1 }

    /// - Parameters:
    ///   - weights: cost of each whole edge.
    ///   - reversed: arcs lead from heads to tails, for searches from a target.
    init(_ network: Network, _ mode: Travel.Mode, weights: [Double], states: TurnStates, reversed: Bool) {
        func visit(_ body: (_ tail: Int, _ head: Int32, _ edge: Int) -> Void) {
            for e in 0..<network.edgeCount where network.edgeUses[e].allows(mode) {
                let (from, to) = (network.edgeFrom[e], network.edgeTo[e])
                guard from != to || !states.isPlain else { continue }
                let direction = mode == .walk ? .both : network.edgeDirections[e]
                let (first, last) = (Int32(2 * e), Int32(2 * e + 1))
                func add(_ tail: Int32, _ head: Int32) {
                    if tail == head { return }
                    if reversed { body(Int(head), tail, e) } else { body(Int(tail), head, e) }
                }
                if direction != .backward {
                    add(states.departing(from: from, by: first), states.arriving(at: to, by: last))
                }
                if direction != .forward {
                    add(states.departing(from: to, by: last), states.arriving(at: from, by: first))
                }
            }
            for turn in states.turns {
                if reversed { body(Int(turn.to), turn.from, -1) } else { body(Int(turn.from), turn.to, -1) }
            }
        }
        var offsets = [Int32](repeating: 0, count: states.count + 1)
        visit { tail, _, _ in offsets[tail + 1] += 1 }
        for n in 0..<states.count { offsets[n + 1] += offsets[n] }
        var arcs = [Arc](repeating: Arc(head: 0, edge: 0, weight: 0), count: Int(offsets[states.count]))
        var next = offsets
        visit { tail, head, edge in
            arcs[Int(next[tail])] = Arc(head: head, edge: Int32(edge), weight: edge < 0 ? 0 : weights[edge])
            next[tail] += 1
        }
        (self.offsets, self.arcs) = (offsets, arcs)
    }
}

/// A cost rounded to a multiple of 2⁻³⁰ (about 10⁻⁹ m or s): below 8,000 km or 97 days sums of such costs are exact,
/// so that every algorithm and every order of adding gives the same digits.
@inline(__always)
func rounded(cost: Double) -> Double { (cost * 0x1p30).rounded() * 0x1p-30 }
