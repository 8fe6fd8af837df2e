import Columns
import VectorSources

/// Geometry of KML and GML that stands where one is allowed and another was before it. GDAL reads one of the two and says
/// nothing, so that ground is lost.
///
/// - KML: a placemark has one geometry, a polygon one `outerBoundaryIs`, a point, line or ring one `coordinates`.
/// - GML: a feature has one geometry, a polygon or patch one `exterior` (`outerBoundaryIs` in GML 2), a point, line, curve
///   or ring one `coordinates` or `posList`. `boundedBy` holds no geometry.
/// - Source: OGC 12-007r2, *KML 2.3*, §9.14, §10.4–10.8; OGC 07-036, *GML 3.2.1*, §10.4–10.5.
struct XMLGeometries {
    private enum Kind { case other, members, feature, property, placemark, area, path }

    /// An open element, and what it may have one of: geometry, outer boundaries or coordinates.
    private struct Open {
        let kind: Kind
        let name: String
        var count = 0
    }

    private let isKML: Bool
    private var open: [Open] = []

    init(isKML: Bool) { self.isKML = isKML }

    /// An element begins; gives the fault when it is one too many.
    mutating func begin(_ name: ArraySlice<UInt8>, line: Int, isEmpty: Bool) -> Phrase? {
        let text = String(decoding: name, as: UTF8.self)
        let parent = open.last
        var kind = Kind.other
        var limited: Int?
        let isGeometry = (isKML ? Self.ofKML : Self.ofGML).contains(text)
        if isKML, text == "Placemark" {
            kind = .placemark
        } else if !isKML, ["member", "featureMember", "featureMembers"].contains(text) {
            kind = .members
        } else if Self.areas.contains(text) {
            kind = .area
        } else if Self.paths.contains(text) {
            kind = .path
        } else if !isKML, parent?.kind == .members {
            kind = .feature
        } else if !isKML, parent?.kind == .feature, text != "boundedBy" {
            kind = .property
        }
        switch parent?.kind {
        case .placemark where isGeometry: limited = open.count - 1
        case .property where isGeometry: limited = open.lastIndex { $0.kind == .feature }
        case .area where text == "outerBoundaryIs" || text == "exterior": limited = open.count - 1
        case .path where text == "coordinates" || text == "posList": limited = open.count - 1
        default: break
        }
        if let limited, !isEmpty {
            open[limited].count += 1
            if open[limited].count > 1 { return Messages.second(text, of: open[limited].name, line: line) }
        }
        if !isEmpty { open.append(Open(kind: kind, name: text)) }
        return nil
    }

    /// The element that began last ends.
    mutating func end() { if !open.isEmpty { open.removeLast() } }

    private static let areas: Set<String> = ["Polygon", "PolygonPatch"]
    private static let paths: Set<String> = ["Point", "LineString", "LineStringSegment", "LinearRing"]
    private static let ofKML: Set<String> = [
        "Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "MultiTrack", "Track", "Model",
    ]
    private static let ofGML: Set<String> = [
        "Point", "LineString", "LinearRing", "Curve", "CompositeCurve", "OrientableCurve", "Polygon", "Surface",
        "CompositeSurface", "OrientableSurface", "PolyhedralSurface", "TriangulatedSurface", "Tin", "Solid",
        "MultiPoint",
        "MultiLineString", "MultiCurve", "MultiPolygon", "MultiSurface", "MultiSolid", "MultiGeometry",
        "GeometryCollection",
    ]
}
