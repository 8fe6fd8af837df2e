/// Who may use a road, and where it may be joined.
public struct RoadUse: OptionSet, Sendable, Hashable {
    /// A bit for each use.
    public let rawValue: UInt8

    /// Uses by their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// It may be driven.
    public static let drive = RoadUse(rawValue: 1)
    /// It may be walked.
    public static let walk = RoadUse(rawValue: 2)
    /// It may be cycled.
    public static let cycle = RoadUse(rawValue: 4)
    /// Points beside it join it anywhere along it. Without this, they come onto it by the roads that it meets.
    public static let anywhere = RoadUse(rawValue: 8)
    /// Roads that cross it on its level meet it. Without this, it meets other roads only at junctions: at vertices that it
    /// shares with them, and where they end on it.
    public static let crossed = RoadUse(rawValue: 16)

    /// Everybody, joined anywhere: what holds of a road of which nothing is known.
    public static let all: RoadUse = [.drive, .walk, .cycle, .anywhere, .crossed]
    /// An expressway: driven only, and joined at junctions only.
    public static let expressway: RoadUse = [.drive]
    /// A foot or cycle way: walked and cycled, not driven.
    public static let path: RoadUse = [.walk, .cycle, .anywhere, .crossed]

    /// One may travel on it in this mode.
    public func allows(_ mode: Travel.Mode) -> Bool {
        switch mode {
        case .drive: contains(.drive)
        case .walk: contains(.walk)
        case .cycle: contains(.cycle)
        }
    }

    /// A point beside it may join it to travel in this mode; none stands for any mode.
    func isJoined(for mode: Travel.Mode?) -> Bool {
        guard contains(.anywhere) else { return false }
        return mode.map(allows) ?? !isDisjoint(with: [.drive, .walk, .cycle])
    }
}
