import Columns
import ProjectFile

/// County figures of the village layout; the villages' own stand in `VillageFigures`.
package struct LayoutFindings: Sendable {
    /// Number of villages.
    package var villages: Int
    /// Ground of all villages; ground that two of them claim counts for each.
    package var area: AreaSum
    /// Farmland inside the villages, net of ridges; none without a parcel layer.
    package var farmland: AreaSum?
    /// Basic farmland inside the villages; none without that layer.
    package var basicFarmland: AreaSum?
    /// Construction land inside the villages; none without a parcel layer.
    package var construction: AreaSum?
    /// Permanent residents of the villages that have a figure; none when no village has one.
    package var population: Double?
    /// Villages without a figure of residents.
    package var villagesWithoutPopulation: Int
    /// m² of construction land for each resident, over the villages that have a population; none without residents or
    /// parcels.
    package var constructionPerResident: Double?
    /// Mu of farmland, net of ridges, for each resident, over the villages that have a population; none without
    /// residents or parcels.
    package var farmlandMuPerResident: Double?

    /// The options that the figures depend on.
    package var options = LayoutOptions()
    /// Settlement patches of all villages, by village and number; none without a parcel layer.
    package var settlements: [SettlementPatch]?
    /// Shape of each patch; row `i` is `settlements[i]`. Empty without a parcel layer.
    package var settlementPolygons = PolygonColumn()
    /// Settlement ground of all villages, each place once; none without a parcel layer.
    package var settlementArea: AreaSum?
    /// What stands beside it; none without a parcel layer.
    package var settlementAccount: SettlementAccount?
    /// Villages above the plan's indicator of construction land for each resident, by code; none when it sets none.
    package var villagesOverIndicator: [String]?
    /// Homesteads, over the villages that give both them and vacant ones, and no more vacant than there are; none when
    /// no village does.
    package var homesteads: Double?
    /// Vacant homesteads of the same villages; none when no village gives both numbers.
    package var vacantHomesteads: Double?
    /// Villages whose share of vacant homesteads is at or above the threshold, the hollowest first; none without
    /// figures.
    package var hollowVillages: [String]?
    /// Villages of several parts, by code.
    package var multipartVillages: [String] = []
    /// Villages of which a part lies inside another village, by code.
    package var enclaves: [String] = []
    /// Towns by time from the county seat, the farthest first; none when that cannot be computed.
    package var towns: [TownAccess]?
    /// Name of the anchor that is the county seat; none when there are no roads or anchors, or none of the anchors is
    /// known as it.
    package var countySeat: String?
    /// Villages on the state border, by code; none when neither the layer nor the column says.
    package var borderVillages: [String]?
    /// The layer or column by which border villages are known; none when neither is there.
    package var borderSource: BorderSource?
    /// Villages of which the layer and the column of the table say different things, by code; none without both.
    package var borderDisagreements: [String]?
    /// Figures that are none for every village or for the county, with the reason.
    package var missing: [Absence] = []

    /// Where it is known from that a village lies on the state border.
    package enum BorderSource: String, Sendable, Hashable { case layer, column }

    /// Findings of so many villages; other figures are none or empty.
    package init(villages: Int, area: AreaSum) {
        (self.villages, self.area, self.villagesWithoutPopulation) = (villages, area, 0)
    }
}

/// What stands beside the settlement ground of the villages. The ground of all settlement parcels is `settlementArea` with `outside`
/// and `claimedAgain`; the villages' own sum to `settlementArea` with `inTwoVillages`.
package struct SettlementAccount: Sendable, Hashable {
    /// Ground outside every village.
    package var outside: AreaSum
    /// Ground that two villages have: it counts in each, and once in the county.
    package var inTwoVillages: AreaSum
    /// Ground that several settlement parcels claim, as often as it is claimed again.
    package var claimedAgain: AreaSum
    /// Ground in villages that is in no patch: strips along borders that were drawn twice.
    package var withoutPatch: AreaSum

    package init(outside: AreaSum, inTwoVillages: AreaSum, claimedAgain: AreaSum, withoutPatch: AreaSum) {
        (self.outside, self.inTwoVillages) = (outside, inTwoVillages)
        (self.claimedAgain, self.withoutPatch) = (claimedAgain, withoutPatch)
    }
}

/// Settlement parcels of one village that lie within the merging distance of one another.
package struct SettlementPatch: Sendable, Hashable {
    /// Code of the village.
    package var village: String
    /// Number of the patch in the village: 1 is the largest.
    package var number: Int
    /// Settlement parcels with ground in it.
    package var parcels: Int
    /// Ground inside the village.
    package var area: AreaSum
    /// Construction land of it.
    package var construction: AreaSum
    /// Mean of the centroids of parcels, or of their pieces in the village, weighted by ground.
    package var centre: Position
    /// The village's share of vacant homesteads; none without figures.
    package var hollowness: Double?

    /// A patch of a village; its hollowness is set when homesteads are known.
    package init(village: String, number: Int, parcels: Int, area: AreaSum, construction: AreaSum, centre: Position) {
        (self.village, self.number, self.parcels) = (village, number, parcels)
        (self.area, self.construction, self.centre) = (area, construction, centre)
    }
}

/// How far a town is from the county seat, by car.
package struct TownAccess: Sendable, Hashable {
    /// What the minutes are measured to.
    package enum Basis: String, Sendable, Hashable {
        /// The anchor that lies in the town.
        case seat
        /// The town's villages: the mean of their minutes, weighted by residents where all have a figure.
        case villages
    }

    /// Town code.
    package var code: String
    /// Name; none when neither the layer `towns` nor the village table gives it.
    package var name: String?
    /// Number of its villages.
    package var villages: Int
    /// Residents; none when a village has no figure.
    package var population: Double?
    /// Name of the anchor that lies in the town; none when the town has none.
    package var seat: String?
    /// Minutes by car from the county seat; none where nothing of the town is reached.
    package var minutes: Double?
    /// What `minutes` is measured to.
    package var basis: Basis

    /// A town, its seat, and the minutes from the county seat.
    package init(
        code: String, name: String?, villages: Int, population: Double?, seat: String?, minutes: Double?, basis: Basis
    ) {
        (self.code, self.name, self.villages, self.population) = (code, name, villages, population)
        (self.seat, self.minutes, self.basis) = (seat, minutes, basis)
    }
}
