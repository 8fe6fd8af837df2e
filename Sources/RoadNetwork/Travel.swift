/// How one travels on a network and what is counted.
public struct Travel: Sendable, Hashable {
    public enum Mode: String, Sendable, Hashable, CaseIterable {
        /// At each edge's own speed, in the directions allowed.
        case drive
        /// At walking speed, in both directions.
        case walk
    }
    public enum Measure: String, Sendable, Hashable, CaseIterable {
        case metres, seconds
    }

    public var mode: Mode
    public var measure: Measure

    public init(_ mode: Mode, _ measure: Measure) { (self.mode, self.measure) = (mode, measure) }

    public static let drivingTime = Travel(.drive, .seconds)
    public static let drivingDistance = Travel(.drive, .metres)
    public static let walkingTime = Travel(.walk, .seconds)
    public static let walkingDistance = Travel(.walk, .metres)
}
