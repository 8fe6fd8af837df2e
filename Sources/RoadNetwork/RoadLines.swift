import Columns

/// Road lines as they come, one row for each source row, in a plane whose units are metres.
///
/// Attribute arrays are empty, when nothing is known, or have one value for each row.
public struct RoadLines: Sendable {
    /// The directions in which a road may be driven. Walkers go both ways.
    public enum Direction: UInt8, Sendable, Hashable {
        case both, forward, backward
    }

    /// Easting, northing; metres.
    public var lines: LineColumn
    /// The class of each row; none where it is not known.
    public var classes: [RoadClass?] = []
    /// Driving speed of each row, km/h, over that of its class.
    public var speeds: [Double?] = []
    /// Highest driving speed of each row, km/h, whatever its own or that of its class; none where nothing limits it.
    public var highest: [Double?] = []
    /// Driving directions of each row, relative to its line.
    public var directions: [Direction] = []
    /// Who may use each row, and where it may be joined; everybody and anywhere where empty.
    public var uses: [RoadUse] = []
    /// Height above or below the ground: bridges 1 and up, tunnels −1 and down. Roads cross only on the same level.
    public var levels: [Int] = []
    /// Length of the whole row, metres, over that measured from its line.
    public var lengths: [Double?] = []
    /// Whether each row has two lanes; none where it is not known.
    public var twoLanes: [Bool?] = []
    /// The key of each row, for reports.
    public var keys: [String?] = []
    /// Rows that only add to the others: ground that both have belongs to a row without this mark. Lengths go by it, ways do
    /// not.
    public var isAdded: [Bool] = []

    /// Lines of which nothing else is known.
    public init(lines: LineColumn) { self.lines = lines }

    /// Number of rows.
    public var count: Int { lines.count }

    /// The level that OSM-style fields describe: `layer` where given, else 1 for a bridge, −1 for a tunnel, else 0.
    public static func level(layer: Double?, bridge: Bool?, tunnel: Bool?) -> Int {
        if let layer, layer.isFinite, layer != 0 { return Int(clamping: max(-20, min(20, layer.rounded()))) }
        return bridge == true ? 1 : tunnel == true ? -1 : 0
    }

    /// The direction that a one-way value describes: yes, true, 1, 是, F → forward; -1, reverse, T → backward; else
    /// both.
    public static func direction(oneWay text: String?) -> Direction {
        text.flatMap { RoadValues.direction(oneWay: $0) } ?? .both
    }

    func checkShape() {
        for n in [
            classes.count, speeds.count, directions.count, levels.count, lengths.count, twoLanes.count, keys.count,
            uses.count, highest.count, isAdded.count,
        ] {
            precondition(
                n == 0 || n == count, "an attribute array is empty or has one value for each of the \(count) rows")
        }
    }
}

extension RoadLines {
    /// What messages call a row: its key, or its number.
    package func name(ofRow row: Int) -> Phrase {
        let key = keys.isEmpty ? nil : keys[row]
        return key.map { Phrase(same: $0) } ?? Messages.row(row)
    }
}
