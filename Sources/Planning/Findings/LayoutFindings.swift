import Columns

/// County figures of the village layout; the villages' own stand in `VillageFigures`.
public struct LayoutFindings: Sendable {
    public var villages: Int
    public var area: AreaSum
    public var farmland: AreaSum?
    public var basicFarmland: AreaSum?
    public var construction: AreaSum?
    /// Permanent residents of the villages that have a figure, and how many have none.
    public var population: Double?
    public var villagesWithoutPopulation: Int
    /// Over the villages that have a population.
    public var constructionPerResident: Double?
    public var farmlandMuPerResident: Double?

    /// The options that the figures depend on.
    public var options = LayoutOptions()
    /// Settlement patches of all villages, by village and number; row `i` of the polygons is `settlements[i]`. None
    /// without a parcel layer.
    public var settlements: [SettlementPatch]?
    public var settlementPolygons = PolygonColumn()
    public var settlementArea: AreaSum?
    /// Villages above the plan's indicator of construction land for each resident, by code; none when it sets none.
    public var villagesOverIndicator: [String]?
    /// Homesteads of the county and those that are vacant, over the villages that have both; none without them.
    public var homesteads: Double?
    public var vacantHomesteads: Double?
    /// Villages whose share of vacant homesteads is at or above the threshold, the hollowest first; none without figures.
    public var hollowVillages: [String]?
    /// Villages of several parts, and villages of which a part lies inside another village, by code.
    public var multipartVillages: [String] = []
    public var enclaves: [String] = []
    /// Towns by time from the county seat, the farthest first; none when that cannot be computed.
    public var towns: [TownAccess]?
    /// Name of the anchor that is the county seat.
    public var countySeat: String?
    /// Villages on the state border, by code, and whether the layer or the column of the table says so.
    public var borderVillages: [String]?
    public var borderSource: BorderSource?
    /// Villages of which the layer and the column of the table say different things, by code; none without both.
    public var borderDisagreements: [String]?
    /// Figures that are none for every village or for the county, with the reason.
    public var missing: [Absence] = []

    /// Where it is known from that a village lies on the state border.
    public enum BorderSource: String, Sendable, Hashable { case layer, column }

    public init(villages: Int, area: AreaSum) {
        (self.villages, self.area, self.villagesWithoutPopulation) = (villages, area, 0)
    }
}

/// Settlement parcels of one village that lie within the merging distance of one another.
public struct SettlementPatch: Sendable, Hashable {
    /// Code of the village, and the number of the patch in it: 1 is the largest.
    public var village: String
    public var number: Int
    public var parcels: Int
    /// Ground inside the village, and the construction land of it.
    public var area: AreaSum
    public var construction: AreaSum
    /// Mean of the parcels' centroids, weighted by ground.
    public var centre: Position
    /// The village's share of vacant homesteads; none without figures.
    public var hollowness: Double?

    public init(village: String, number: Int, parcels: Int, area: AreaSum, construction: AreaSum, centre: Position) {
        (self.village, self.number, self.parcels) = (village, number, parcels)
        (self.area, self.construction, self.centre) = (area, construction, centre)
    }
}

/// How far a town is from the county seat, by car.
public struct TownAccess: Sendable, Hashable {
    /// What the minutes are measured to.
    public enum Basis: String, Sendable, Hashable {
        /// The anchor that lies in the town.
        case seat
        /// The town's villages: the mean of their minutes, weighted by residents where all have a figure.
        case villages
    }

    public var code: String
    public var name: String?
    public var villages: Int
    /// Residents; none when a village has no figure.
    public var population: Double?
    public var seat: String?
    /// None where nothing of it is reached.
    public var minutes: Double?
    public var basis: Basis

    public init(
        code: String, name: String?, villages: Int, population: Double?, seat: String?, minutes: Double?, basis: Basis
    ) {
        (self.code, self.name, self.villages, self.population) = (code, name, villages, population)
        (self.seat, self.minutes, self.basis) = (seat, minutes, basis)
    }
}
