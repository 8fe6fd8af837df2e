import Columns

/// Source layers that a map shows beside the results, in the run's CRS.
public struct MapContext: Sendable {
    /// Roads without exact duplicates; `classes` holds the Chinese class name or the source's own word, "" for unknown.
    public var roads = LineColumn()
    public var roadClasses: [String] = []
    public var roadNames: [String?] = []
    /// Services and anchors, one position a row.
    public var services = PointColumn()
    public var serviceKinds: [String] = []
    public var serviceNames: [String?] = []
    public var anchors = PointColumn()
    public var anchorNames: [String] = []
    /// Polygons of the control areas by name; shape as `controlAreaNames`.
    public var controlAreas = PolygonColumn()
    public var controlAreaNames: [String] = []

    public init() {}
}
