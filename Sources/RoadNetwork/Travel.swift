/// How one travels on a network and what is counted.
public struct Travel: Sendable, Hashable {
    /// How edges are used.
    public enum Mode: String, Sendable, Hashable, CaseIterable {
        /// At each edge's own speed, in the directions allowed.
        case drive
        /// At walking speed, in both directions.
        case walk
        /// At cycling speed, in the directions allowed.
        case cycle
    }
    /// What is counted.
    public enum Measure: String, Sendable, Hashable, CaseIterable {
        case metres, seconds
    }

    /// How edges are used.
    public var mode: Mode
    /// What is counted.
    public var measure: Measure

    /// A mode and a measure.
    public init(_ mode: Mode, _ measure: Measure) { (self.mode, self.measure) = (mode, measure) }

    /// Seconds by car.
    public static let drivingTime = Travel(.drive, .seconds)
    /// Metres by car.
    public static let drivingDistance = Travel(.drive, .metres)
    /// Seconds on foot.
    public static let walkingTime = Travel(.walk, .seconds)
    /// Metres on foot.
    public static let walkingDistance = Travel(.walk, .metres)
}
