import Columns

/// The layers that a project file may name, by their keys.
package enum ProjectLayer: String, Sendable, Hashable, CaseIterable {
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
    case givenBelts = "given_belts"
    case givenClusters = "given_clusters"
    case givenSelection = "given_selection"

    /// Layers of polygons whose ground rules may speak of.
    static let polygons: [ProjectLayer] = [
        .basicFarmland, .protectionTargets, .ecologicalRedLine, .urbanBoundary, .grainZones, .highStandardFarmland,
        .standardFarmland, .natureReserves, .hazard, .construction, .plannedWorks, .plans, .projects,
    ]
}

extension ProjectLayer {
    /// What the layer holds, for people.
    package var title: Phrase {
        switch self {
        case .villages: Phrase(zh: "村界", en: "villages")
        case .villageTable: Phrase(zh: "村庄表", en: "village table")
        case .towns: Phrase(zh: "乡镇界", en: "towns")
        case .roads: Phrase(zh: "道路", en: "roads")
        case .externalRoads: Phrase(zh: "县外道路", en: "roads outside the county")
        case .parcelsBefore: Phrase(zh: "上期地类图斑", en: "parcels of the earlier survey")
        case .parcelsUpdate: Phrase(zh: "更新过程", en: "update process")
        case .heritage: Phrase(zh: "历史文化保护", en: "heritage")
        case .stateBorder: Phrase(zh: "国界", en: "state border")
        case .services: Phrase(zh: "设施", en: "services")
        case .candidates: Phrase(zh: "候选点", en: "candidate sites")
        case .anchors: Phrase(zh: "起点", en: "anchors")
        case .households: Phrase(zh: "农户", en: "households")
        case .givenBelts: Phrase(zh: "给定示范带", en: "given belts")
        case .givenClusters: Phrase(zh: "给定片区", en: "given clusters")
        case .givenSelection: Phrase(zh: "给定村庄名单", en: "given selection")
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
        }
    }

    /// Why a figure is missing that needs this layer: the project names none.
    package var absent: Phrase {
        let name = self == .villageTable ? title.zh : title.zh + "图层"
        return Phrase(zh: "项目没有\(name)（\(rawValue)）", en: "the project names no layer `\(rawValue)`")
    }

    /// Why a figure is missing that needs a point of the layer `anchors`: no row of it can be used.
    package static let anchorsWithoutPoint = Phrase(
        zh: "起点图层（anchors）没有可用的点", en: "the layer `anchors` has no point that can be used")

    /// The same of a layer by its key in the project file; a control area stands there by its name.
    package static func absent(_ key: String) -> Phrase {
        ProjectLayer(rawValue: key)?.absent ?? Phrase(zh: "项目没有图层 \(key)", en: "the project names no layer `\(key)`")
    }
}

/// Where a layer is and how to read it.
package struct LayerSource: Sendable, Hashable {
    /// The path as written.
    package var written: String
    /// The files it stands for, absolute; more than one for a glob, in UTF-8 order.
    package var paths: [String]
    /// The absolute path, a glob as a glob.
    package var pattern: String
    /// The layer inside the file; none for the only one.
    package var layer: String?
    /// The CRS to use, whatever the file declares; none for the declared one.
    package var crs: String?
    /// Encoding of the text, whatever the file declares; none for the declared one.
    package var encoding: String?
    /// Which rows, by a condition on their field names; none for all.
    package var filter: RowCondition?
    /// Their field names by ours.
    package var fields: [String: String]
    /// Metres to which lines of works are widened that have no width of their own; none to widen none.
    package var width: Double?
    /// Line of the project file, for messages; none when made by hand.
    package var line: Int?

    /// A layer in one file, its path as it is.
    package init(
        path: String, layer: String? = nil, crs: String? = nil, encoding: String? = nil, filter: RowCondition? = nil,
        fields: [String: String] = [:]
    ) {
        (written, paths, pattern, self.layer, self.crs) = (path, [path], path, layer, crs)
        (self.encoding, self.filter, self.fields) = (encoding, filter, fields)
    }
}

/// A control area: a named layer of polygons; the ground that villages and corridors share with it is reported.
package struct ControlArea: Sendable, Hashable {
    /// Name of the area.
    package var name: String
    /// Where its polygons are.
    package var source: LayerSource

    /// A control area by its name and where its polygons are.
    package init(name: String, source: LayerSource) { (self.name, self.source) = (name, source) }
}
