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
}

/// Where a layer is and how to read it.
public struct LayerSource: Sendable, Hashable {
    /// The path as written, and the files it stands for, absolute; more than one for a glob, in UTF-8 order.
    public var written: String
    public var paths: [String]
    /// The absolute path, a glob as a glob.
    public var pattern: String
    /// The layer inside the file; none for the only one.
    public var layer: String?
    /// The CRS to use, whatever the file declares.
    public var crs: String?
    public var encoding: String?
    /// Which rows, as an attribute filter of OGR SQL.
    public var filter: String?
    /// Their field names by ours.
    public var fields: [String: String]
    /// Line of the project file, for messages.
    public var line: Int?

    public init(
        path: String, layer: String? = nil, crs: String? = nil, encoding: String? = nil, filter: String? = nil,
        fields: [String: String] = [:]
    ) {
        (written, paths, pattern, self.layer, self.crs) = (path, [path], path, layer, crs)
        (self.encoding, self.filter, self.fields) = (encoding, filter, fields)
    }
}

/// A control area: a named layer whose overlap with villages and corridors is told.
public struct ControlArea: Sendable, Hashable {
    public var name: String
    public var source: LayerSource

    public init(name: String, source: LayerSource) { (self.name, self.source) = (name, source) }
}
