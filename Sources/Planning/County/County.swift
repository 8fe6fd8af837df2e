import Columns
import RoadNetwork

/// A county ready for analysis: layers in one plane, rows checked, keyed layers by key, others by coordinates.
///
/// A value. Parcels are not in it: they are streamed, see `ParcelPass`.
public struct County: Sendable {
    public var plane: Plane
    public var villages = Villages()
    var table = VillageTable()
    /// Names of towns by code.
    var townNames: [String: String] = [:]
    var roads: RoadRows?
    var basicFarmland: AreaRows?
    var protectionTargets: AreaRows?
    /// Polygon layers of which only the ground matters, by layer.
    var areas: [ProjectLayer: AreaRows] = [:]
    var controlAreas: [NamedArea] = []
    var services: ServiceRows?
    var anchors: AnchorRows?
}

/// Roads, their own and those beyond the county line.
struct RoadRows: Sendable {
    var lines = LineColumn()
    /// Class where it is known, and the word the source uses.
    var classes: [RoadClass?] = []
    var classTexts: [String?] = []
    var names: [String?] = []
    var keys: [String?] = []
    var speeds: [Double?] = []
    var directions: [RoadLines.Direction] = []
    var levels: [Int] = []
    var twoLanes: [Bool?] = []
    var works: [String?] = []
    var years: [Double?] = []
    /// The row lies in the county's own layer, not in `external_roads`.
    var isOwn: [Bool] = []
    /// The source has a field for works, and one for the year.
    var hasWorks = false
    var hasYears = false
}

/// Polygons with keys and what they may carry.
struct AreaRows: Sendable {
    var polygons = PolygonColumn()
    var ids: [String] = []
    var names: [String?] = []
    var years: [Double?] = []
    var hasYears = false
    /// Stored net area, m², where the layer has it.
    var netAreas: [Double?] = []
}

/// A control area, as many polygons as its layer has.
struct NamedArea: Sendable {
    var name: String
    var polygons: PolygonColumn
}

/// Service points.
struct ServiceRows: Sendable {
    var places: [Position] = []
    var kinds: [String] = []
    var names: [String?] = []
    var years: [Double?] = []
    var hasYears = false
}

/// Anchors by name.
struct AnchorRows: Sendable {
    var places: [Position] = []
    var names: [String] = []
}
