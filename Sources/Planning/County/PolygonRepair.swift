import Columns
import GEOS
import Overlap
import PROJ

/// The row check of polygons, with repair where the project asks for it.
enum PolygonRepair {
    struct Result {
        /// All rows; repaired ones in their new shape.
        var column: PolygonColumn
        /// Rows that may be used, ascending.
        var sound: [Int]
        var issues: [RowIssue]
    }

    /// Sets aside rows that fail the check, or makes them valid.
    ///
    /// A repaired row keeps its polygonal parts; it is logged with the area of its rings before (where a ring winds
    /// both ways, the difference) and after: in the plane of the layer, or geodesic for degrees.
    static func check(_ column: PolygonColumn, of layer: Layer, ids: RowIds, name: String, repair: Bool) -> Result {
        let checked = RowCheck.check(column)
        var result = Result(column: checked.column, sound: checked.soundRows, issues: [])
        guard !checked.faults.isEmpty else { return result }
        var repaired: [Int: PolygonColumn] = [:]
        for fault in checked.faults {
            var issue = fault.issue(layer: name, sourceRow: layer.sourceRows[fault.row], id: ids[fault.row])
            if repair, fault.kind != .notFinite, let shape = madeValid(column, row: fault.row) {
                repaired[fault.row] = shape
                issue.severity = .warning
                issue.message += "; it was made valid"
                issue.areaBefore = ground(of: column, row: fault.row)
                issue.areaAfter = ground(of: shape, row: 0)
            } else {
                issue.message += "; the row was set aside"
            }
            result.issues.append(issue)
        }
        guard !repaired.isEmpty else { return result }
        var shapes = PolygonColumn()
        for row in 0..<column.count {
            if let shape = repaired[row] {
                shapes.append(row: 0, of: shape)
            } else {
                shapes.append(row: row, of: checked.column)
            }
        }
        result.column = shapes
        result.sound = (checked.soundRows + repaired.keys).sorted()
        return result
    }

    /// Square metres of a row's rings, shells less holes: in the plane of the layer, geodesic for degrees.
    static func ground(of column: PolygonColumn, row: Int) -> Double {
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
