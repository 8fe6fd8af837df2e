import Columns

/// How road lines become a network.
public struct NetworkOptions: Sendable {
    /// Where roads join.
    public enum Noding: String, Sendable, Hashable, CaseIterable {
        /// At shared vertices, at crossings of the same level, and where an end touches a road within the tolerance.
        case crossings
        /// Only where ends of lines share a place.
        case ends
    }

    /// Where roads join.
    public var noding = Noding.crossings
    /// An end this near to a road it does not join is joined to it; metres, 0 for none. The layer's drawing noise.
    public var tolerance = 0.5
    /// A dangling end this near to a road it does not join is reported as a gap; metres.
    public var gapReach = 20.0
    /// A dangling end is only reported when the way along roads to the other side is longer than this; metres.
    public var gapDetour = 100.0
    /// Speeds of rows that have none of their own, and on foot.
    public var speeds = SpeedTable.standard
    /// Rules about turning, for drivers, by the keys of the roads; those that find no place are told.
    public var turns: [TurnRestriction] = []
    /// Drivers may turn around where roads meet. Without it they turn around only where nothing else is left.
    public var turnsAround = true
    /// Length on the ground of a straight piece between two places of the plane, metres. Planar by default; give ∫ds/k.
    public var groundLength: @Sendable (Position, Position) -> Double = { $0.distance(to: $1) }
    /// Our name of the layer in issues.
    public var layer = "roads"

    /// The defaults.
    public init() {}
}
