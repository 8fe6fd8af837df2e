import Columns
import GEOS
import Overlap
import PROJ

/// The row check of polygons, with repair where it is asked for.
public enum PolygonRepair {
    /// What became of the rows of a column.
    public struct Result: Sendable {
        /// All rows; repaired ones in their new shape.
        public var column: PolygonColumn
        /// Rows that may be used, ascending.
        public var sound: [Int]
        /// One for each row that is not sound, or was repaired.
        public var issues: [RowIssue]
        /// Rows made valid.
        public var repaired = 0
    }

    /// Sets aside rows that fail the check, or makes them valid.
    ///
    /// A repaired row keeps its polygonal parts; it is logged with the area of its rings before (where a ring winds
    /// both ways, the difference) and after: in the plane of the layer, or geodesic for degrees.
    /// - Parameters:
    ///   - key: column of keys of the layer, for issues; none for none.
    ///   - turnsRings: rings of sound rows are turned where needed.
    public static func check(
        _ column: PolygonColumn, of layer: Layer, key: String?, name: String, repair: Bool, turnsRings: Bool = true
    ) -> Result {
        var result = Result(column: column, sound: [], issues: [])
        let faults: [RowFault]
        if turnsRings {
            let checked = RowCheck.check(column)
            (result.column, faults) = (checked.column, checked.faults)
        } else {
            faults = RowCheck.faults(in: column)
        }
        guard !faults.isEmpty else {
            result.sound = Array(0..<column.count)
            return result
        }
        let ids = key.flatMap(layer.column)
        var isSound = [Bool](repeating: true, count: column.count)
        var repaired: [Int: PolygonColumn] = [:]
        for fault in faults {
            var issue = fault.issue(layer: name, sourceRow: layer.sourceRows[fault.row], id: ids?.text(fault.row))
            issue.areaBefore = ground(of: .polygons(column), row: fault.row)
            if repair, fault.kind != .notFinite, let shape = madeValid(column, row: fault.row) {
                repaired[fault.row] = shape
                issue.severity = .warning
                issue.message += "; it was made valid"
                issue.areaAfter = ground(of: shape, row: 0)
            } else {
                isSound[fault.row] = false
                issue.message += "; the row is set aside"
            }
            result.issues.append(issue)
        }
        result.sound = isSound.indices.filter { isSound[$0] }
        guard !repaired.isEmpty else { return result }
        var shapes = PolygonColumn()
        for row in 0..<column.count {
            if let shape = repaired[row] {
                shapes.append(row: 0, of: shape)
            } else {
                shapes.append(row: row, of: result.column)
            }
        }
        (result.column, result.repaired) = (shapes, repaired.count)
        return result
    }

    /// Square metres of a row's rings, shells less holes: in the plane of the layer, geodesic for degrees.
    public static func ground(of column: PolygonColumn, row: Int) -> Double {
        let box = column.box(ofRow: row)
        let inDegrees = box.minX >= -180 && box.maxX <= 360 && box.minY >= -90 && box.maxY <= 90
        guard inDegrees else { return areas(of: column.selecting([row]), on: .planar)[0].magnitude }
        var sum = 0.0
        for part in column.parts(ofRow: row) {
            for (number, ring) in column.rings(ofPart: part).enumerated() {
                let v = column.vertices(ofRing: ring)
                let area = Geodesic.area(ring: Array(column.coordinates[2 * v.lowerBound..<2 * v.upperBound])).magnitude
                sum += number == 0 ? area : -area
            }
        }
        return max(0, sum)
    }

    /// The same of a row that was set aside; none where no area can be told: no polygon, coordinates that are not finite or
    /// beyond every plane of the Earth.
    static func ground(of geometry: GeometryColumn, row: Int) -> Double? {
        guard case .polygons(let column) = geometry, !column.isEmpty(row: row) else { return nil }
        guard geometry.coordinates(ofRow: row).allSatisfy({ $0.magnitude < 1e8 }) else { return nil }
        let area = ground(of: column, row: row)
        return area.isFinite ? area : nil
    }

    /// The row made valid, when that leaves ground and passes the check.
    private static func madeValid(_ column: PolygonColumn, row: Int) -> PolygonColumn? {
        let context = GEOSContext()
        guard let geometry = try? GEOSGeometry(polygons: column, row: row, in: context),
            let valid = try? geometry.madeValid(), let shape = try? valid.polygonColumn(), !shape.isEmpty(row: 0)
        else { return nil }
        let checked = RowCheck.check(shape)
        return checked.faults.isEmpty ? checked.column : nil
    }
}
