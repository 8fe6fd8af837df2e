/// Driving speed of each road class, walking speed, and the speed of roads of unknown class; km/h.
public struct SpeedTable: Sendable, Hashable {
    private var byClass: [Double]
    /// Walking, on every road and on access legs.
    public private(set) var walk = 4.3
    /// Cycling, on every road that may be cycled.
    public private(set) var cycle = 12.0
    /// Driving on a road whose class is unknown.
    public private(set) var unknown = 20.0
    /// Highest driving speed where a single lane is known; none by default.
    public private(set) var oneLane: Double?
    /// Driving on two lanes of unknown class; none by default, then `unknown` holds.
    public private(set) var twoLanes: Double?

    /// 高速 100, 国道 60, 省道 50, 县道 40, 乡道 30, 村道 20, 街道 30; a 小路 is passed at walking speed; walk 4.3, cycle 12; unknown
    /// class 20.
    public static let standard = SpeedTable()

    private init() {
        byClass = RoadClass.allCases.map { road in
            switch road {
            case .expressway: 100
            case .national: 60
            case .provincial: 50
            case .county: 40
            case .township, .street: 30
            case .village: 20
            case .path: 4.3
            }
        }
    }

    /// The standard table with the given speeds in place of its own.
    ///
    /// Keys are class names (any text that `RoadClass` knows), `walk` (步行), `cycle` (骑行), `unknown` (其他), `one_lane` (单车道) and
    /// `two_lanes` (双车道); a new walking speed holds on 小路 too unless that is given.
    /// - Throws: `SpeedError` for a key that is no class, or a speed that is not sensible.
    public init(_ speeds: [String: Double]) throws(SpeedError) {
        self.init()
        var pathGiven = false
        for (name, speed) in speeds.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            guard speed.isFinite, speed > 0, speed <= 200 else { throw .notASpeed(name: name, value: speed) }
            switch name {
            case "walk", "步行": walk = speed
            case "cycle", "骑行": cycle = speed
            case "unknown", "其他": unknown = speed
            case "one_lane", "单车道": oneLane = speed
            case "two_lanes", "双车道": twoLanes = speed
            default:
                guard let road = RoadClass(name) else { throw .unknownName(name) }
                byClass[road.rank] = speed
                if road == .path { pathGiven = true }
            }
        }
        if !pathGiven { byClass[RoadClass.path.rank] = walk }
    }

    /// Driving speed on a road of the class; `unknown` for none.
    public subscript(road: RoadClass?) -> Double { road.map { byClass[$0.rank] } ?? unknown }
    /// Driving speed on a road of the class with two lanes, one, or an unknown number: that of the class, or of two lanes
    /// where the class is not known; on one lane at most `oneLane`.
    public func speed(_ road: RoadClass?, twoLanes isTwo: Bool?) -> Double {
        let speed = road == nil && isTwo == true ? twoLanes ?? unknown : self[road]
        return isTwo == false ? min(speed, oneLane ?? speed) : speed
    }
    /// Every speed by name, for reports: classes from the highest, then `unknown` and `walk`, `cycle` where it is given, and those by lanes that are set.
    public var entries: [(name: String, speed: Double)] {
        RoadClass.allCases.map { ($0.rawValue, self[$0]) } + [("unknown", unknown), ("walk", walk)]
            + (cycle == Self.standard.cycle ? [] : [("cycle", cycle)])
            + [("one_lane", oneLane), ("two_lanes", twoLanes)].compactMap { name, speed in speed.map { (name, $0) } }
    }
}
