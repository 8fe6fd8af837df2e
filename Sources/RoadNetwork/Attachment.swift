import Columns

/// A place on a road that a point is joined to, and the access leg between them.
public struct Attachment: Sendable, Hashable {
    /// The point that was attached.
    public let point: Position
    /// Number of the edge of the network that the place lies on.
    public let edge: Int32
    /// Ground distance of the place from the start of the edge, metres.
    public let measure: Double
    /// The foot of the access leg.
    public let place: Position
    /// Length of the access leg, metres on the ground; 0 where legs do not count.
    public let leg: Double
}
