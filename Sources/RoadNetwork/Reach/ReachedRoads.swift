/// Parts of edges from which, or to which, one gets within a limit.
public struct ReachedRoads: Sendable {
    /// A part of one edge, with the cost at both of its ends.
    public struct Part: Sendable, Hashable {
        /// Number of the edge of the network.
        public let edge: Int32
        /// Where the part begins: metres on the ground from the start of the edge; less than `end`.
        public let start: Double
        /// Where the part ends: metres on the ground from the start of the edge.
        public let end: Double
        /// Length on the ground, metres.
        public var metres: Double { end - start }
    }

    /// The limit, in the router's measure.
    public let limit: Double
    /// Sorted by edge, then by start; parts of one edge neither touch nor overlap.
    public let parts: [Part]

    /// Metres of road within the limit; edges on the same ground count each.
    public var metres: Double { parts.reduce(0) { $0 + $1.metres } }

    /// Metres of ground within the limit: what edges on the same ground have both counts once.
    public func metres(on network: Network) -> Double {
        let shared = Set(
            network.edgeHolders.indices.filter { network.edgeHolders[$0] != Int32($0) }.map { network.edgeHolders[$0] })
        guard !shared.isEmpty else { return metres }
        var sum = 0.0
        var stretches: [Int32: [(start: Double, end: Double)]] = [:]
        for part in parts {
            let (edge, holder) = (Int(part.edge), Int(network.edgeHolders[Int(part.edge)]))
            guard shared.contains(Int32(holder)) else {
                sum += part.metres
                continue
            }
            let whole = network.edgeLengths[edge]
            let scale = whole > 0 ? network.edgeLengths[holder] / whole : 1
            var stretch = (start: part.start * scale, end: part.end * scale)
            if network.edgeFrom[edge] != network.edgeFrom[holder] {
                let length = network.edgeLengths[holder]
                stretch = (length - stretch.end, length - stretch.start)
            }
            stretches[Int32(holder), default: []].append(stretch)
        }
        for (_, all) in stretches.sorted(by: { $0.key < $1.key }) {
            var end = -Double.infinity
            for stretch in all.sorted(by: { $0 < $1 }) {
                sum += max(0, stretch.end - max(stretch.start, end))
                end = max(end, stretch.end)
            }
        }
        return sum
    }

    /// The parts' lines, interleaved easting and northing, in the order of the parts; two vertices at least each.
    public func lines(on network: Network) -> [[Double]] {
        parts.map { network.line(ofEdge: $0.edge, from: $0.start, to: $0.end) }
    }
}
