import Columns
import GEOS
import PROJ

/// A faulty row made sound.
///
/// First the rings are nested even–odd (`RingNesting`), which mends rings of the wrong direction, holes that stand as
/// parts and parts that stand as holes, and moves no vertex. Where rings cross or touch themselves, GEOS makes the shape
/// valid, and its polygons are kept.
public struct RowRepair: Sendable {
    /// How the row was made sound.
    public enum Way: String, Sendable, Hashable, CaseIterable {
        /// Its rings were nested anew.
        case nested
        /// GEOS made it valid.
        case madeValid = "made-valid"
    }

    /// One row that passes the check, its rings in regular direction.
    public let polygons: PolygonColumn
    /// How it was made.
    public let way: Way

    /// Repairs a row: rings nested anew where that is enough, else by GEOS.
    /// - Parameters:
    ///   - row: of `column`, faulty.
    ///   - context: of the caller's task.
    /// - Returns: nil when nothing sound with ground comes of it, as from coordinates that are not finite.
    public init?(_ column: PolygonColumn, row: Int, in context: GEOSContext) {
        if let nested = RingNesting.evenOdd(column, row: row), let sound = Self.sound(nested) {
            (polygons, way) = (sound, .nested)
            return
        }
        guard let fault = RowCheck.fault(of: column, row: row), fault.kind != .notFinite,
            let valid = try? GEOSGeometry(polygons: column, row: row, in: context).madeValid(),
            let shape = try? valid.polygonColumn(), shape.count == 1, !shape.isEmpty(row: 0),
            let sound = Self.sound(shape)
        else { return nil }
        (polygons, way) = (sound, .madeValid)
    }

    private static func sound(_ shape: PolygonColumn) -> PolygonColumn? {
        let checked = RowCheck.check(shape)
        return checked.faults.isEmpty ? checked.column : nil
    }

    /// Square metres of a row as its rings stand, shells less holes whichever way they run: in the plane of its
    /// coordinates or, for a plane that says how, on the ellipsoid; on the ellipsoid for degrees. Never negative.
    public static func ground(of column: PolygonColumn, row: Int, on plane: OverlapPlane = .planar) -> Double {
        let box = column.box(ofRow: row)
        let inDegrees = box.minX >= -180 && box.maxX <= 360 && box.minY >= -90 && box.maxY <= 90
        var sum = 0.0
        for part in column.parts(ofRow: row) {
            for (number, ring) in column.rings(ofPart: part).enumerated() {
                let v = column.vertices(ofRing: ring)
                let coordinates = column.coordinates[2 * v.lowerBound..<2 * v.upperBound]
                let area: Double
                if inDegrees {
                    area = Geodesic.area(ring: Array(coordinates)).magnitude
                } else if plane != .planar {
                    var alone = PolygonColumn()
                    alone.append(parts: [[Array(coordinates)]])
                    area = areas(of: alone, on: plane).first?.magnitude ?? 0
                } else {
                    area = column.doubledSignedArea(ofRing: ring).magnitude / 2
                }
                sum += number == 0 ? area : -area
            }
        }
        return max(0, sum)
    }
}
