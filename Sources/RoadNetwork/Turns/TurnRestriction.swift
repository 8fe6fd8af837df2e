import Columns

/// A rule about turning at a junction, as OpenStreetMap has it: from a road over a node to a road.
public struct TurnRestriction: Sendable, Hashable {
    /// What the rule says.
    public enum Kind: Sendable, Hashable {
        /// The turn is not allowed; with the same road twice, no U-turn.
        case no
        /// From the road no other turn is allowed, but those of other such rules from it at the place.
        case only
    }

    /// What the rule says.
    public let kind: Kind
    /// Key of the road that one comes from.
    public let from: String
    /// Key of the road that one turns into.
    public let to: String
    /// Where one turns; metres.
    public let via: Position

    /// A rule about turning from one road into another at a place.
    public init(_ kind: Kind, from: String, to: String, via: Position) {
        (self.kind, self.from, self.to, self.via) = (kind, from, to, via)
    }
}

/// A turn at a node that drivers may not make: from one end of an edge into another.
public struct BannedTurn: Sendable, Hashable, Comparable {
    /// Node of the network at which the turn is made.
    public let node: Int32
    /// Edge and end (0 the first, 1 the last) at which one arrives: 2 · edge + end.
    public let from: Int32
    /// Edge and end at which one departs, likewise.
    public let to: Int32

    /// By node, then by arrival, then by departure.
    public static func < (a: BannedTurn, b: BannedTurn) -> Bool {
        (a.node, a.from, a.to) < (b.node, b.from, b.to)
    }
}

extension Network {
    /// Finds the turns that rules ban among the edges of their roads.
    ///
    /// A rule is applied when its place is a node (to a millimetre), one edge of its first road arrives there and one
    /// edge of its last road departs, of which the last may be the first. Others have no place in the network: the road
    /// was merged into another, lies elsewhere, or goes through the node, so that the rule does not say from which side.
    /// - Parameter turnsAround: without it no driver turns around at a node that another edge leaves.
    /// - Returns: the rules that were not applied, in the order given.
    /// - Complexity: O(*n* + *m*), and O(*r* log *n*) for *r* rules.
    mutating func ban(_ rules: [TurnRestriction], keys: [String?], turnsAround: Bool = true) -> [TurnRestriction] {
        guard !rules.isEmpty || !turnsAround else { return [] }
        let incidence = Incidence(self)
        var unused: [TurnRestriction] = []
        var banned: Set<BannedTurn> = []
        struct Arrival: Hashable { let node: Int32, end: Int32 }
        var allowed: [Arrival: Set<Int32>] = [:]
        for rule in rules {
            guard let node = node(at: rule.via) else {
                unused.append(rule)
                continue
            }
            let around = ends(at: node, incidence)
            func ofRoad(_ key: String) -> [Int32] {
                around.filter { keys[Int(edgeRows[Int($0 / 2)])] == key }
            }
            let arrivals = ofRoad(rule.from).filter { allowsDriving(endOf: $0, arriving: true) }
            let departures = ofRoad(rule.to).filter { allowsDriving(endOf: $0, arriving: false) }
            guard let from = arrivals.first, arrivals.count == 1, let to = departures.first, departures.count == 1
            else {
                unused.append(rule)
                continue
            }
            switch rule.kind {
            case .no: banned.insert(BannedTurn(node: node, from: from, to: to))
            case .only: allowed[Arrival(node: node, end: from), default: []].insert(to)
            }
        }
        // Of several such rules from one road a driver follows one.
        for (arrival, departures) in allowed {
            for other in ends(at: arrival.node, incidence) where !departures.contains(other) {
                banned.insert(BannedTurn(node: arrival.node, from: arrival.end, to: other))
            }
        }
        if !turnsAround { banUTurns(incidence, &banned) }
        bannedTurns = banned.sorted()
        return unused
    }

    /// Bans turning around at every node at which one may arrive by an edge and depart by another.
    private func banUTurns(_ incidence: Incidence, _ banned: inout Set<BannedTurn>) {
        for node in 0..<Int32(nodeCount) {
            let ends = ends(at: node, incidence)
            let departures = ends.filter { allowsDriving(endOf: $0, arriving: false) }
            guard departures.count > 1 else { continue }
            let arrivals = ends.filter { allowsDriving(endOf: $0, arriving: true) }
            for end in arrivals {
                // Back on the same ground is turning around, whatever road it is.
                let back = departures.filter { $0 == end || isSameGround($0, as: end) }
                guard back.count < departures.count else { continue }
                for other in back { banned.insert(BannedTurn(node: node, from: end, to: other)) }
            }
        }
    }

    /// Two ends at one node are ends of the same ground.
    private func isSameGround(_ end: Int32, as other: Int32) -> Bool {
        let (a, b) = (Int(end / 2), Int(other / 2))
        guard edgeHolders[a] == edgeHolders[b] else { return false }
        // Of a loop both ends are at the node.
        return a == b ? end == other : edgeFrom[a] != edgeTo[a]
    }

    /// The node within a millimetre of a place; of several the nearest, then the lowest.
    private func node(at place: Position) -> Int32? {
        var (low, high) = (0, nodeCount)
        let west = place.x - NodedLines.touchDistance
        while low < high {
            let middle = (low + high) / 2
            if nodeCoordinates[2 * middle] < west { low = middle + 1 } else { high = middle }
        }
        var best: (distance: Double, node: Int32)?
        while low < nodeCount, nodeCoordinates[2 * low] <= place.x + NodedLines.touchDistance {
            let distance = node(Int32(low)).distance(to: place)
            if distance <= NodedLines.touchDistance, distance < best?.distance ?? .infinity {
                best = (distance, Int32(low))
            }
            low += 1
        }
        return best?.node
    }

    private func ends(at node: Int32, _ incidence: Incidence) -> [Int32] {
        Set(incidence.edges(of: node)).sorted().flatMap { edge -> [Int32] in
            var ends: [Int32] = []
            if edgeFrom[Int(edge)] == node { ends.append(2 * edge) }
            if edgeTo[Int(edge)] == node { ends.append(2 * edge + 1) }
            return ends
        }
    }

    /// A driver may arrive at the end of an edge by it, or depart from the end into it.
    private func allowsDriving(endOf end: Int32, arriving: Bool) -> Bool {
        let edge = Int(end / 2)
        guard edgeUses[edge].contains(.drive) else { return false }
        let isLast = end % 2 == 1
        return isLast == arriving ? edgeDirections[edge] != .backward : edgeDirections[edge] != .forward
    }
}
