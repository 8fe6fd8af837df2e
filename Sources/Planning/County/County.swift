import Columns
import Intake
import RoadNetwork

/// A county ready for analysis: layers in one plane, rows checked, keyed layers by key, others by coordinates.
///
/// A value. Parcels are not in it: they are streamed, see `ParcelStream`.
public struct County: Sendable {
    /// The plane of the run.
    public var plane: Plane
    /// The villages; none when the project names no such layer.
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
    /// Where a service may be built; none when the project names no such layer.
    var candidates: CandidateRows?
    var anchors: AnchorRows?
    /// The state border (国界).
    var stateBorder: LineColumn?
}

/// Roads, their own and those beyond the county line.
struct RoadRows: Sendable {
    /// The lines with class, speed, direction, level, lanes and key, as the network takes them.
    var network = RoadLines(lines: LineColumn())
    /// The word the source uses for the class.
    var classTexts: [String?] = []
    var names: [String?] = []
    var works: [String?] = []
    /// Lanes and technical class; none where the source does not say.
    var lanes: [Double?] = []
    var technical: [TechnicalClass?] = []
    var years: [Double?] = []
    /// Metres.
    var widths: [Double?] = []
    /// The row lies in the county's own layer, not in `external_roads`.
    var isOwn: [Bool] = []
    /// Rows that share a line, or a stretch of one, with another row or with themselves; known once the network is made.
    var sharing: Set<Int> = []
    /// The source has a field for works, and one for the year.
    var hasWorks = false
    var hasYears = false

    var lines: LineColumn { network.lines }
    /// Class where it is known.
    var classes: [RoadClass?] { network.classes }
}

/// Polygons with keys and what they may carry.
struct AreaRows: Sendable {
    /// As the layer has them; they may overlap.
    var polygons = PolygonColumn()
    /// Their ground, each place once.
    var once: GroundOnce
    var ids: [String] = []
    var names: [String?] = []
    var years: [Double?] = []
    var hasYears = false
    /// Stored net area, m², where the layer has it.
    var netAreas: [Double?] = []
    /// Rows of the source, from 0; shape `(rows)`.
    var sourceRows: [Int] = []
    /// Other columns that somebody asked for, by name.
    var attributes: [String: AttributeColumn] = [:]
}

/// A control area, as many polygons as its layer has.
struct NamedArea: Sendable {
    var name: String
    var polygons: PolygonColumn
    /// Their ground, each place once.
    var once: GroundOnce
}

/// Service points.
struct ServiceRows: Sendable {
    var places: [Position] = []
    var kinds: [String] = []
    var names: [String?] = []
    var years: [Double?] = []
    /// Beds, doctors or what else the service offers; none where the layer does not say.
    var supplies: [Double?] = []
    var hasYears = false
    /// Rows of the source, from 0; empty where they are not known.
    var sourceRows: [Int] = []

    func sourceRow(_ row: Int) -> Int { sourceRows.isEmpty ? row : sourceRows[row] }
}

/// Places where a service may be built, by key, or by coordinates where they have none.
struct CandidateRows: Sendable {
    var places: [Position] = []
    var keys: [String] = []
    var names: [String?] = []
}

/// Anchors by name.
struct AnchorRows: Sendable {
    var places: [Position] = []
    var names: [String] = []
    /// What the anchor is, such as `county_seat`, where the layer says so.
    var kinds: [String?] = []
}
