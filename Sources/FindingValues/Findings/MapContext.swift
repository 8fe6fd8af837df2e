import Columns

/// Source layers that a map shows beside the results, in the run's CRS.
public struct MapContext: Sendable {
    /// Roads without exact duplicates, those beyond the county line among them.
    public var roads = LineColumn()
    /// Chinese class name or the source's own word, empty for unknown; shape `(roads)`.
    public var roadClasses: [String] = []
    /// Name of each road, none where it has none; shape `(roads)`.
    public var roadNames: [String?] = []
    /// Services, one position a row.
    public var services = PointColumn()
    /// Kind of each service; shape `(services)`.
    public var serviceKinds: [String] = []
    /// Name of each service, none where it has none; shape `(services)`.
    public var serviceNames: [String?] = []
    /// Anchors, one position a row.
    public var anchors = PointColumn()
    /// Name of each anchor; shape `(anchors)`.
    public var anchorNames: [String] = []
    /// Polygons of the control areas, area by area; shape as `controlAreaNames`.
    public var controlAreas = PolygonColumn()
    /// Name of the control area that each polygon belongs to; shape `(controlAreas)`.
    public var controlAreaNames: [String] = []

    /// Nothing to show.
    public init() {}
}
