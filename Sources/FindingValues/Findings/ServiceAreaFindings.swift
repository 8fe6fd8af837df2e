import Columns
import ProjectFile

/// The roads from which a service is reached within a limit, and the ground beside them.
public struct ServiceAreaFindings: Sendable {
    /// One for each item of `coverage:`, in its order.
    public var areas: [ServiceArea] = []
    /// Row `i` is the ground of area `i`; without parts when nothing is reached.
    public var polygons = PolygonColumn()
    /// How polygons are drawn.
    public var form = ServiceAreaForm.roads
    /// Ground counts up to so many metres from a reached road.
    public var width = 0.0
    /// An outline fills what no disc of so many metres' radius can enter.
    public var alpha = 0.0

    /// No areas.
    public init() {}
}

/// One service area. A place counts as reached by its cost along roads, both access legs included.
public struct ServiceArea: Sendable, Hashable {
    /// The item of `coverage:`.
    public var id: String
    /// The kind of service.
    public var service: String
    /// How people travel: `walk` or `drive`.
    public var mode: String
    /// The limit, minutes; none when it is in metres.
    public var minutes: Double?
    /// The limit, metres; none when it is in minutes.
    public var metres: Double?
    /// Road within the limit, parts of edges included; metres on the ground.
    public var roadMetres: Double
    /// All road of the network, metres on the ground.
    public var roadMetresOf: Double
    /// Ground of the polygon.
    public var area: AreaSum
    /// Villages whose place is reached.
    public var villages: Int
    /// All villages.
    public var villagesOf: Int
    /// Residents of the villages that are reached, as far as the table gives them; none when it gives none.
    public var population: Double?
    /// Residents of all villages, as far as the table gives them; none when it gives none.
    public var populationOf: Double?
    /// Villages that share ground with the polygon.
    public var villagesTouched: Int
    /// Ground that they share with it. Where villages overlap, ground counts for each.
    public var villageGround: AreaSum
    /// Ground of all villages. Where villages overlap, ground counts for each.
    public var villageGroundOf: AreaSum
    /// Codes of the villages that are not reached.
    public var unreached: [String]

    package init(
        id: String, service: String, mode: String, minutes: Double? = nil, metres: Double? = nil, roadMetres: Double,
        roadMetresOf: Double, area: AreaSum, villages: Int, villagesOf: Int, population: Double? = nil,
        populationOf: Double? = nil, villagesTouched: Int, villageGround: AreaSum, villageGroundOf: AreaSum,
        unreached: [String]
    ) {
        self.id = id
        self.service = service
        self.mode = mode
        self.minutes = minutes
        self.metres = metres
        self.roadMetres = roadMetres
        self.roadMetresOf = roadMetresOf
        self.area = area
        self.villages = villages
        self.villagesOf = villagesOf
        self.population = population
        self.populationOf = populationOf
        self.villagesTouched = villagesTouched
        self.villageGround = villageGround
        self.villageGroundOf = villageGroundOf
        self.unreached = unreached
    }
}
