import Columns

/// Why land cannot be accounted.
public enum LandError: ExplainedError, Hashable {
    /// The layer holds no polygons.
    case notPolygons(path: String, found: GeometryColumn.Kind)
    /// The layer has no CRS.
    case noCRS(path: String)
    /// Ground on the ellipsoid needs a transverse Mercator plane.
    case noGroundPlane(crs: String)
    /// Official areas need a CGCS2000 zone.
    case noZonePlane(crs: String)
    /// A CRS that is neither geographic nor in metres.
    case notMetric(path: String, crs: String)
    /// Degrees outside every zone.
    case noZone(path: String)
    /// The layer has no rows that can be used.
    case nothingUsable(path: String)
    /// A zone without a control area above 0.
    case noControlArea(path: String, field: String, zone: String)
    /// No zone key is an administrative code, so that nothing can be rolled up.
    case noCodes(field: String, example: String)
    /// The file cannot be written.
    case notWritable(path: String, reason: String)

    /// A file that cannot be written is a failure while working (exit 1); everything else is data refused (exit 3).
    public var kind: FailureKind {
        if case .notWritable = self { return .working }
        return .refused
    }

    /// What cannot be accounted, with the file, field or zone concerned.
    public var description: String {
        switch self {
        case .notPolygons(let path, let found):
            "\(path): polygons are needed, the layer holds \(found.rawValue) geometry"
        case .noCRS(let path): "\(path) declares no coordinate reference system"
        case .noGroundPlane(let crs):
            "\(crs) is not a transverse Mercator plane, so no ellipsoidal area can be taken in it"
        case .noZonePlane(let crs): "\(crs) is not a CGCS2000 zone, so there is no official area in it"
        case .notMetric(let path, let crs): "\(path): coordinates in \(crs) are neither degrees nor metres"
        case .noZone(let path): "\(path): its longitudes lie in no CGCS2000 zone"
        case .nothingUsable(let path): "\(path): no row can be used"
        case .noControlArea(let path, let field, let zone):
            "\(path): zone \(zone) has no control area above 0 in field \(field)"
        case .noCodes(let field, let example):
            "field \(field) holds no administrative codes, for example \"\(example)\", so nothing can be rolled up"
        case .notWritable(let path, let reason): "\(path) cannot be written: \(reason)"
        }
    }

    /// What to try; none when there is nothing to say.
    public var advice: String? {
        switch self {
        case .notPolygons, .nothingUsable: "name another layer"
        case .noCRS: "declare it, for example --crs EPSG:4526"
        case .noGroundPlane: "transform the layer to a CGCS2000 zone first, or ask for --method planar"
        case .noZonePlane, .notMetric, .noZone: "transform the layer to a CGCS2000 zone first"
        case .noControlArea: "fill the field in, or balance to --county-area alone"
        case .noCodes: "name the field of 6, 9, 12 or 19 digits with --zone-key"
        case .notWritable: nil
        }
    }
}
