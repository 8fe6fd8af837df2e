import Columns

/// How the polygon of a service area is drawn round the roads that are reached.
public enum ServiceAreaForm: String, Sendable, Hashable, CaseIterable {
    /// All ground within a width of them.
    case roads
    /// The same with its bays and holes filled: a concave outline.
    case outline
}

/// The roads from which a service is reached within a limit, and the ground beside them.
public struct ServiceAreaFindings: Sendable {
    /// One for each item of `coverage:`, in its order.
    public var areas: [ServiceArea] = []
    /// Row `i` is the ground of area `i`; without parts when nothing is reached.
    public var polygons = PolygonColumn()
    public var form = ServiceAreaForm.roads
    /// Ground counts up to so many metres from a reached road.
    public var width = 0.0
    /// An outline fills what no disc of so many metres' radius can enter.
    public var alpha = 0.0

    public init() {}
}

/// One service area. A place counts as reached by its cost along roads, both access legs included.
public struct ServiceArea: Sendable, Hashable {
    /// The item of `coverage:`.
    public var id: String
    public var service: String
    public var mode: String
    /// One of the two limits.
    public var minutes: Double?
    public var metres: Double?
    /// Road within the limit, parts of edges included, and all road of the network; metres on the ground.
    public var roadMetres: Double
    public var roadMetresOf: Double
    /// Ground of the polygon.
    public var area: AreaSum
    /// Villages whose place is reached, and all villages.
    public var villages: Int
    public var villagesOf: Int
    /// Their residents, and those of all villages that the table tells; none without a column `population`.
    public var population: Double?
    public var populationOf: Double?
    /// Villages that share ground with the polygon, the ground shared, and the ground of all villages. Where villages
    /// overlap, ground counts for each.
    public var villagesTouched: Int
    public var villageGround: AreaSum
    public var villageGroundOf: AreaSum
    /// Codes of the villages that are not reached.
    public var unreached: [String]
}
