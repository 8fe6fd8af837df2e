import Columns
import ProjectFile

/// The roads from which a service is reached within a limit, and the ground beside them.
package struct ServiceAreaFindings: Sendable {
    /// One for each item of `coverage:`, in its order.
    package var areas: [ServiceArea] = []
    /// Row `i` is the ground of area `i`; without parts when nothing is reached.
    package var polygons = PolygonColumn()
    /// How polygons are drawn.
    package var form = ServiceAreaForm.roads
    /// Ground counts up to so many metres from a reached road.
    package var width = 0.0
    /// An outline fills what no disc of so many metres' radius can enter.
    package var alpha = 0.0

    /// No areas.
    package init() {}
}

/// One service area. A place counts as reached by its cost along roads, both access legs included.
package struct ServiceArea: Sendable, Hashable {
    /// The item of `coverage:`.
    package var id: String
    /// The kind of service.
    package var service: String
    /// How people travel: `walk` or `drive`.
    package var mode: String
    /// The limit, minutes; none when it is in metres.
    package var minutes: Double?
    /// The limit, metres; none when it is in minutes.
    package var metres: Double?
    /// Road within the limit, parts of edges included; metres on the ground.
    package var roadMetres: Double
    /// All road of the network, metres on the ground.
    package var roadMetresOf: Double
    /// Ground of the polygon.
    package var area: AreaSum
    /// Villages whose place is reached.
    package var villages: Int
    /// All villages.
    package var villagesOf: Int
    /// Residents of the villages that are reached, as far as the table gives them; none when it gives none.
    package var population: Double?
    /// Residents of all villages, as far as the table gives them; none when it gives none.
    package var populationOf: Double?
    /// Villages that share ground with the polygon.
    package var villagesTouched: Int
    /// Ground that they share with it. Where villages overlap, ground counts for each.
    package var villageGround: AreaSum
    /// Ground of all villages. Where villages overlap, ground counts for each.
    package var villageGroundOf: AreaSum
    /// Codes of the villages that are not reached.
    package var unreached: [String]

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
