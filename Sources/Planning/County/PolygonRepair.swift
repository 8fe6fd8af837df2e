import Columns
import GEOS
import Overlap

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
    /// A repaired row keeps its polygonal parts; it is logged with the planar area of its rings before (the winding sum)
    /// and after. In degrees the areas are square degrees and are left out.
    static func check(_ column: PolygonColumn, of layer: Layer, ids: RowIds, name: String, repair: Bool) -> Result {
        let checked = RowCheck.check(column)
        var result = Result(column: checked.column, sound: checked.soundRows, issues: [])
        guard !checked.faults.isEmpty else { return result }
        var repaired: [Int: PolygonColumn] = [:]
        let inMetres = column.box.width > 360 || column.box.maxX > 360
        for fault in checked.faults {
            var issue = fault.issue(layer: name, sourceRow: layer.sourceRows[fault.row], id: ids[fault.row])
            if repair, fault.kind != .notFinite, let shape = madeValid(column, row: fault.row) {
                repaired[fault.row] = shape
                issue.severity = .warning
                issue.message += "; it was made valid"
                if inMetres {
                    issue.areaBefore = areas(of: column.selecting([fault.row]), on: .planar)[0].magnitude
                    issue.areaAfter = areas(of: shape, on: .planar)[0]
                }
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
