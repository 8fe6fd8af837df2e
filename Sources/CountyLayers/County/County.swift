import Columns
import Intake
import ProjectFile
import RoadNetwork

/// A county ready for analysis: layers in one plane, rows checked, keyed layers by key, others by coordinates.
///
/// A value. Parcels are not in it: they are streamed, see `ParcelStream`.
package struct County: Sendable {
    /// The plane of the run.
    package var plane: Plane
    /// The villages; none when the project names no such layer.
    package var villages = Villages()
    package var table = VillageTable()
    /// Names of towns by code.
    package var townNames: [String: String] = [:]
    package var roads: RoadRows?
    package var basicFarmland: AreaRows?
    package var protectionTargets: AreaRows?
    /// Polygon layers of which only the ground matters, by layer.
    package var areas: [ProjectLayer: AreaRows] = [:]
    package var controlAreas: [NamedArea] = []
    package var services: ServiceRows?
    /// Where a service may be built; none when the project names no such layer.
    package var candidates: CandidateRows?
    package var anchors: AnchorRows?
    /// Plans of people.
    package var given = GivenPlans()
    /// The state border (国界).
    package var stateBorder: LineColumn?
}

/// Roads, their own and those beyond the county line.
package struct RoadRows: Sendable {
    /// The lines with class, speed, direction, level, lanes and key, as the network takes them.
    package var network = RoadLines(lines: LineColumn())
    /// The word the source uses for the class.
    package var classTexts: [String?] = []
    package var names: [String?] = []
    package var works: [String?] = []
    /// Lanes and technical class; none where the source does not say.
    package var lanes: [Double?] = []
    package var technical: [TechnicalClass?] = []
    package var years: [Double?] = []
    /// Metres.
    package var widths: [Double?] = []
    /// The row lies in the county's own layer, not in `external_roads`.
    package var isOwn: [Bool] = []
    /// Lines of the layers that are no roads, by what they are called.
    package var leftOut: [String: Int] = [:]
    /// Rules about turning, where the project asks for them.
    package var turns: [TurnRestriction] = []
    /// Rules that are not read: they lead over ways, or over a node that the file has not.
    package var turnsElsewhere = 0
    /// Values of one-way that are not understood, and how many roads have each; these go both ways.
    package var unreadDirections: [String: Int] = [:]
    /// Rows that share a line, or a stretch of one, with another row or with themselves; known once the network is made.
    package var sharing: Set<Int> = []
    /// The source has a field for works, and one for the year.
    package var hasWorks = false
    package var hasYears = false

    package var lines: LineColumn { network.lines }
    /// Class where it is known.
    package var classes: [RoadClass?] { network.classes }
}

/// Polygons with keys and what they may carry.
package struct AreaRows: Sendable {
    /// As the layer has them; they may overlap.
    package var polygons = PolygonColumn()
    /// Their ground, each place once.
    package var once: GroundOnce
    package var ids: [String] = []
    package var names: [String?] = []
    package var years: [Double?] = []
    package var hasYears = false
    /// Stored net area, m², where the layer has it.
    package var netAreas: [Double?] = []
    /// Rows of the source, from 0; shape `(rows)`.
    package var sourceRows: [Int] = []
    /// Other columns that somebody asked for, by name.
    package var attributes: [String: AttributeColumn] = [:]
}

/// A control area, as many polygons as its layer has.
package struct NamedArea: Sendable {
    package var name: String
    package var polygons: PolygonColumn
    /// Their ground, each place once.
    package var once: GroundOnce
}

/// Service points.
package struct ServiceRows: Sendable {
    package var places: [Position] = []
    package var kinds: [String] = []
    package var names: [String?] = []
    package var years: [Double?] = []
    /// Beds, doctors or what else the service offers; none where the layer does not say.
    package var supplies: [Double?] = []
    package var hasYears = false
    /// Rows of the source, from 0; empty where they are not known.
    var sourceRows: [Int] = []

    package func sourceRow(_ row: Int) -> Int { sourceRows.isEmpty ? row : sourceRows[row] }
}

/// Places where a service may be built, by key, or by coordinates where they have none.
package struct CandidateRows: Sendable {
    package var places: [Position] = []
    package var keys: [String] = []
    package var names: [String?] = []
}

/// Anchors by name.
package struct AnchorRows: Sendable {
    package var places: [Position] = []
    package var names: [String] = []
    /// What the anchor is, such as `county_seat`, where the layer says so.
    package var kinds: [String?] = []
    /// Rows of the source, from 0; empty where they are not known.
    var sourceRows: [Int] = []

    package func sourceRow(_ row: Int) -> Int { sourceRows.isEmpty ? row : sourceRows[row] }
}
