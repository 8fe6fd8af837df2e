import Columns

/// A rule about turning at a junction, as OpenStreetMap has it: from a road over a node to a road.
public struct TurnRestriction: Sendable, Hashable {
    /// What the rule says.
    public enum Kind: Sendable, Hashable {
        /// The turn is not allowed; with the same road twice, no U-turn.
        case no
        /// From the road no other turn is allowed.
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
    /// The node.
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
            case .only:
                for other in around where other != to { banned.insert(BannedTurn(node: node, from: from, to: other)) }
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
            for end in departures where allowsDriving(endOf: end, arriving: true) {
                banned.insert(BannedTurn(node: node, from: end, to: end))
            }
        }
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
