import Columns
import ProjectFile

/// County figures of the village layout; the villages' own stand in `VillageFigures`.
public struct LayoutFindings: Sendable {
    /// Number of villages.
    public var villages: Int
    /// Ground of all villages; ground that two of them claim counts for each.
    public var area: AreaSum
    /// Farmland inside the villages, net of ridges; none without a parcel layer.
    public var farmland: AreaSum?
    /// Basic farmland inside the villages; none without that layer.
    public var basicFarmland: AreaSum?
    /// Construction land inside the villages; none without a parcel layer.
    public var construction: AreaSum?
    /// Permanent residents of the villages that have a figure; none when no village has one.
    public var population: Double?
    /// Villages without a figure of residents.
    public var villagesWithoutPopulation: Int
    /// m² of construction land for each resident, over the villages that have a population; none without residents or
    /// parcels.
    public var constructionPerResident: Double?
    /// Mu of farmland, net of ridges, for each resident, over the villages that have a population; none without
    /// residents or parcels.
    public var farmlandMuPerResident: Double?

    /// The options that the figures depend on.
    public var options = LayoutOptions()
    /// Settlement patches of all villages, by village and number; none without a parcel layer.
    public var settlements: [SettlementPatch]?
    /// Shape of each patch; row `i` is `settlements[i]`. Empty without a parcel layer.
    public var settlementPolygons = PolygonColumn()
    /// Ground of all patches; none without a parcel layer.
    public var settlementArea: AreaSum?
    /// Villages above the plan's indicator of construction land for each resident, by code; none when it sets none.
    public var villagesOverIndicator: [String]?
    /// Homesteads, over the villages that give both them and vacant ones, and no more vacant than there are; none when
    /// no village does.
    public var homesteads: Double?
    /// Vacant homesteads of the same villages; none when no village gives both numbers.
    public var vacantHomesteads: Double?
    /// Villages whose share of vacant homesteads is at or above the threshold, the hollowest first; none without
    /// figures.
    public var hollowVillages: [String]?
    /// Villages of several parts, by code.
    public var multipartVillages: [String] = []
    /// Villages of which a part lies inside another village, by code.
    public var enclaves: [String] = []
    /// Towns by time from the county seat, the farthest first; none when that cannot be computed.
    public var towns: [TownAccess]?
    /// Name of the anchor that is the county seat; none when there are no roads or anchors, or none of the anchors is
    /// known as it.
    public var countySeat: String?
    /// Villages on the state border, by code; none when neither the layer nor the column says.
    public var borderVillages: [String]?
    /// The layer or column by which border villages are known; none when neither is there.
    public var borderSource: BorderSource?
    /// Villages of which the layer and the column of the table say different things, by code; none without both.
    public var borderDisagreements: [String]?
    /// Figures that are none for every village or for the county, with the reason.
    public var missing: [Absence] = []

    /// Where it is known from that a village lies on the state border.
    public enum BorderSource: String, Sendable, Hashable { case layer, column }

    /// Findings of so many villages; other figures are none or empty.
    public init(villages: Int, area: AreaSum) {
        (self.villages, self.area, self.villagesWithoutPopulation) = (villages, area, 0)
    }
}

/// Settlement parcels of one village that lie within the merging distance of one another.
public struct SettlementPatch: Sendable, Hashable {
    /// Code of the village.
    public var village: String
    /// Number of the patch in the village: 1 is the largest.
    public var number: Int
    /// Settlement parcels in it.
    public var parcels: Int
    /// Ground inside the village.
    public var area: AreaSum
    /// Construction land of it.
    public var construction: AreaSum
    /// Mean of the parcels' centroids, weighted by ground.
    public var centre: Position
    /// The village's share of vacant homesteads; none without figures.
    public var hollowness: Double?

    /// A patch of a village; its hollowness is set when homesteads are known.
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

    /// Town code.
    public var code: String
    /// Name; none when neither the layer `towns` nor the village table gives it.
    public var name: String?
    /// Number of its villages.
    public var villages: Int
    /// Residents; none when a village has no figure.
    public var population: Double?
    /// Name of the anchor that lies in the town; none when the town has none.
    public var seat: String?
    /// Minutes by car from the county seat; none where nothing of the town is reached.
    public var minutes: Double?
    /// What `minutes` is measured to.
    public var basis: Basis

    /// A town, its seat, and the minutes from the county seat.
    public init(
        code: String, name: String?, villages: Int, population: Double?, seat: String?, minutes: Double?, basis: Basis
    ) {
        (self.code, self.name, self.villages, self.population) = (code, name, villages, population)
        (self.seat, self.minutes, self.basis) = (seat, minutes, basis)
    }
}
