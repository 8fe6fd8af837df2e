import Columns

/// Source layers that a map shows beside the results, in the run's CRS.
package struct MapContext: Sendable {
    /// Roads without exact duplicates, those beyond the county line among them.
    package var roads = LineColumn()
    /// Chinese class name or the source's own word, empty for unknown; shape `(roads)`.
    package var roadClasses: [String] = []
    /// Name of each road, none where it has none; shape `(roads)`.
    package var roadNames: [String?] = []
    /// Services, one position a row.
    package var services = PointColumn()
    /// Kind of each service; shape `(services)`.
    package var serviceKinds: [String] = []
    /// Name of each service, none where it has none; shape `(services)`.
    package var serviceNames: [String?] = []
    /// Anchors, one position a row.
    package var anchors = PointColumn()
    /// Name of each anchor; shape `(anchors)`.
    package var anchorNames: [String] = []
    /// Polygons of the control areas, area by area; shape as `controlAreaNames`.
    package var controlAreas = PolygonColumn()
    /// Name of the control area that each polygon belongs to; shape `(controlAreas)`.
    package var controlAreaNames: [String] = []

    /// Nothing to show.
    package init() {}
}
