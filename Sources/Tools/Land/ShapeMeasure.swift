import Columns
import Intake
import Overlap
import PROJ
import Survey

/// Area of polygons in a plane, by any method. Belongs to one task.
struct ShapeMeasure {
    private enum Way {
        case plane(OverlapPlane)
        case official(OfficialArea)
        case geodesic(Transformation, Ellipsoid)
    }
    private let way: Way

    /// - Throws: `IntakeError.noZonePlane` when official areas are asked for in a plane that is no CGCS2000 zone;
    ///   `ProjectionError`.
    init(_ method: AreaMethod, in plane: Plane) throws {
        switch method {
        case .ellipsoidal: way = .plane(plane.overlap)
        case .planar: way = .plane(.planar)
        case .official:
            guard let zone = plane.zone else { throw IntakeError.noZonePlane(crs: plane.label) }
            way = .official(OfficialArea(zone))
        case .geodesic:
            let geographic = plane.description.geographic ?? .cgcs2000
            way = .geodesic(
                try Transformation(
                    from: plane.description.given, to: geographic, treatAsCGCS2000: plane.treatAsCGCS2000),
                plane.description.ellipsoid)
        }
    }

    /// Areas of the rows; 0 for an empty one. Rows must be sound: shells count positive and holes negative, whichever way
    /// they run.
    func areas(of column: PolygonColumn) throws -> [AreaSum] {
        switch way {
        case .plane(let plane): return Overlap.areas(of: column, on: plane).map { AreaSum(squareMetres: $0) }
        case .official(let official):
            return (0..<column.count).map { AreaSum(hundredths: official.hundredths(of: column, row: $0)) }
        case .geodesic(let transformation, let ellipsoid):
            var degrees = column
            try degrees.updateCoordinates { (c: inout [Double]) throws(TransformError) in
                try transformation.transform(&c)
            }
            return (0..<column.count).map { Self.geodesicArea(degrees, $0, on: ellipsoid) }
        }
    }

    /// Area of the one row of a column.
    func area(ofOnly column: PolygonColumn) throws -> AreaSum { try areas(of: column).first ?? .zero }

    private static func geodesicArea(_ column: PolygonColumn, _ row: Int, on ellipsoid: Ellipsoid) -> AreaSum {
        var sum = 0.0
        for part in column.parts(ofRow: row) {
            let rings = column.rings(ofPart: part)
            for ring in rings {
                let v = column.vertices(ofRing: ring)
                let own = Geodesic.area(
                    ring: Array(column.coordinates[2 * v.lowerBound..<2 * v.upperBound]), on: ellipsoid
                ).magnitude
                sum += ring == rings.lowerBound ? own : -own
            }
        }
        return AreaSum(squareMetres: sum)
    }
}
