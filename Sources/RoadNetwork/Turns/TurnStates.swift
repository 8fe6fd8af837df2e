/// What a search settles: the nodes of a network, and at nodes with banned turns the ends of their edges, arriving and
/// departing apart.
///
/// The state of such a node's own number is for departures alone: a way that starts at the node may leave by any edge.
/// Ways that end at the node reach the state `hub`. Between an arrival and a departure there is an arc where the turn is
/// allowed, so that shortest ways over states are the shortest ways that make no banned turn.
/// - Source: Caldwell, *On finding minimum routes in a network with turn penalties*, Comm. ACM 4, 1961.
struct TurnStates: Sendable {
    /// An arc between states of one node; it costs nothing.
    struct Turn: Sendable {
        let from: Int32
        let to: Int32
    }

    let count: Int
    let turns: [Turn]
    private let nodeCount: Int
    /// Node of each further state.
    private let nodes: [Int32]
    /// States by 2 · edge + end.
    private let arriving: [Int32: Int32]
    private let departing: [Int32: Int32]
    private let hubs: [Int32: Int32]

    /// Every turn is allowed.
    var isPlain: Bool { nodes.isEmpty }

    /// - Complexity: O(*n* + *m*) where turns are banned, else O(1).
    init(_ network: Network, _ mode: Travel.Mode) {
        nodeCount = network.nodeCount
        var nodes: [Int32] = [], turns: [Turn] = []
        var arriving: [Int32: Int32] = [:], departing: [Int32: Int32] = [:], hubs: [Int32: Int32] = [:]
        let bans = mode == .drive ? network.bannedTurns : []
        if !bans.isEmpty {
            let incidence = Incidence(network)
            let banned = Set(bans)
            func add(_ node: Int32) -> Int32 {
                nodes.append(node)
                return Int32(network.nodeCount + nodes.count - 1)
            }
            for node in Set(bans.map(\.node)).sorted() {
                var ends: [Int32] = []
                for edge in Set(incidence.edges(of: node)).sorted() {
                    if network.edgeFrom[Int(edge)] == node { ends.append(2 * edge) }
                    if network.edgeTo[Int(edge)] == node { ends.append(2 * edge + 1) }
                }
                let hub = add(node)
                hubs[node] = hub
                for end in ends { (arriving[end], departing[end]) = (add(node), add(node)) }
                for end in ends {
                    guard let here = arriving[end], let there = departing[end] else { continue }
                    turns.append(Turn(from: here, to: hub))
                    turns.append(Turn(from: node, to: there))
                    for other in ends where !banned.contains(BannedTurn(node: node, from: end, to: other)) {
                        if let next = departing[other] { turns.append(Turn(from: here, to: next)) }
                    }
                }
            }
        }
        (self.nodes, self.turns, self.arriving, self.departing, self.hubs) = (nodes, turns, arriving, departing, hubs)
        count = network.nodeCount + nodes.count
    }

    /// The node that a state belongs to.
    @inline(__always) func node(of state: Int32) -> Int32 {
        Int(state) < nodeCount ? state : nodes[Int(state) - nodeCount]
    }

    /// The state in which one arrives at a node by an end of an edge.
    @inline(__always) func arriving(at node: Int32, by end: Int32) -> Int32 {
        isPlain ? node : arriving[end] ?? node
    }

    /// The state in which one departs from a node by an end of an edge.
    @inline(__always) func departing(from node: Int32, by end: Int32) -> Int32 {
        isPlain ? node : departing[end] ?? node
    }

    /// The state in which a way ends at a node.
    @inline(__always) func ending(at node: Int32) -> Int32 { isPlain ? node : hubs[node] ?? node }
}
