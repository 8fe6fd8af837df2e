/// Parts of edges from which, or to which, one gets within a limit.
public struct ReachedRoads: Sendable {
    /// A part of one edge, with the cost at both of its ends.
    public struct Part: Sendable, Hashable {
        /// The edge.
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

    /// Metres of road within the limit.
    public var metres: Double { parts.reduce(0) { $0 + $1.metres } }

    /// The parts' lines, interleaved easting and northing, in the order of the parts; two vertices at least each.
    public func lines(on network: Network) -> [[Double]] {
        parts.map { network.line(ofEdge: $0.edge, from: $0.start, to: $0.end) }
    }
}
