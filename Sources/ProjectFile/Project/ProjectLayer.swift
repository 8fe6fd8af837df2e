import Columns

/// The layers that a project file may name, by their keys.
public enum ProjectLayer: String, Sendable, Hashable, CaseIterable {
    case villages
    case villageTable = "village_table"
    case towns
    case roads
    case externalRoads = "external_roads"
    case parcels
    case parcelsBefore = "parcels_before"
    case parcelsUpdate = "parcels_update"
    case basicFarmland = "basic_farmland"
    case protectionTargets = "protection_targets"
    case ecologicalRedLine = "ecological_red_line"
    case urbanBoundary = "urban_boundary"
    case grainZones = "grain_zones"
    case highStandardFarmland = "high_standard_farmland"
    case standardFarmland = "standard_farmland"
    case natureReserves = "nature_reserves"
    case heritage
    case hazard
    case stateBorder = "state_border"
    case construction
    case plannedWorks = "planned_works"
    case plans
    case projects
    case services
    case candidates
    case anchors
    case households

    /// Layers of polygons whose ground rules may speak of.
    static let polygons: [ProjectLayer] = [
        .basicFarmland, .protectionTargets, .ecologicalRedLine, .urbanBoundary, .grainZones, .highStandardFarmland,
        .standardFarmland, .natureReserves, .hazard, .construction, .plannedWorks, .plans, .projects,
    ]
}

extension ProjectLayer {
    /// What the layer holds, for people.
    public var title: Phrase {
        switch self {
        case .parcels: Phrase(zh: "地类图斑", en: "parcels")
        case .basicFarmland: Phrase(zh: "永久基本农田", en: "basic farmland")
        case .protectionTargets: Phrase(zh: "耕地保护目标", en: "farmland protection targets")
        case .ecologicalRedLine: Phrase(zh: "生态保护红线", en: "ecological red line")
        case .urbanBoundary: Phrase(zh: "城镇开发边界", en: "urban boundary")
        case .grainZones: Phrase(zh: "粮食生产功能区", en: "grain zones")
        case .highStandardFarmland: Phrase(zh: "高标准农田", en: "high-standard farmland")
        case .standardFarmland: Phrase(zh: "农业标准地", en: "standard farmland")
        case .natureReserves: Phrase(zh: "自然保护地", en: "nature reserves")
        case .hazard: Phrase(zh: "灾害风险区", en: "hazard zones")
        case .construction: Phrase(zh: "施工图斑", en: "observed works")
        case .plannedWorks: Phrase(zh: "拟建工程", en: "planned works")
        case .plans: Phrase(zh: "村庄规划用地", en: "village plan")
        case .projects: Phrase(zh: "建设项目", en: "projects")
        default: Phrase(zh: rawValue, en: rawValue)
        }
    }
}

/// Where a layer is and how to read it.
public struct LayerSource: Sendable, Hashable {
    /// The path as written.
    public var written: String
    /// The files it stands for, absolute; more than one for a glob, in UTF-8 order.
    public var paths: [String]
    /// The absolute path, a glob as a glob.
    public var pattern: String
    /// The layer inside the file; none for the only one.
    public var layer: String?
    /// The CRS to use, whatever the file declares; none for the declared one.
    public var crs: String?
    /// Encoding of the text, whatever the file declares; none for the declared one.
    public var encoding: String?
    /// Which rows, by a condition on their field names; none for all.
    public var filter: RowCondition?
    /// Their field names by ours.
    public var fields: [String: String]
    /// Metres to which lines of works are widened that have no width of their own; none to widen none.
    public var width: Double?
    /// Line of the project file, for messages; none when made by hand.
    public var line: Int?

    /// A layer in one file, its path as it is.
    public init(
        path: String, layer: String? = nil, crs: String? = nil, encoding: String? = nil, filter: RowCondition? = nil,
        fields: [String: String] = [:]
    ) {
        (written, paths, pattern, self.layer, self.crs) = (path, [path], path, layer, crs)
        (self.encoding, self.filter, self.fields) = (encoding, filter, fields)
    }
}

/// A control area: a named layer whose overlap with villages and corridors is told.
public struct ControlArea: Sendable, Hashable {
    /// Name of the area.
    public var name: String
    /// Where its polygons are.
    public var source: LayerSource

    /// Takes the members as they are.
    public init(name: String, source: LayerSource) { (self.name, self.source) = (name, source) }
}
