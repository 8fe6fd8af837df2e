import Columns
import GEOS
import Overlap
import PROJ

/// The row check of polygons, with repair where it is asked for.
package enum PolygonRepair {
    /// What became of the rows of a column.
    package struct Result: Sendable {
        /// All rows; repaired ones in their new shape.
        package var column: PolygonColumn
        /// Rows that may be used, ascending.
        package var sound: [Int]
        /// One for each row that is not sound, or was repaired.
        package var issues: [RowIssue]
        /// Rows repaired, those of `nested` among them.
        package var repaired = 0
        /// How the repaired rows were made sound, by row.
        package var ways: [Int: RowRepair.Way] = [:]
        /// Rows whose rings were nested anew and kept every vertex.
        package var nested: Int { ways.values.count { $0 == .nested } }
    }

    /// Sets aside rows that fail the check, or makes them valid.
    ///
    /// A repaired row (see `RowRepair`) is logged with the area of its rings as they stood and after: in the plane of the
    /// layer, or on the ellipsoid.
    /// - Parameters:
    ///   - key: column of keys of the layer, for issues; none for none.
    ///   - turnsRings: rings of sound rows are turned where needed.
    ///   - crs: of the layer, for areas on the ellipsoid; none for those of its plane.
    package static func check(
        _ column: PolygonColumn, of layer: Layer, key: String?, name: String, repair: Bool, turnsRings: Bool = true,
        crs: CRSDescription? = nil
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
        let context = GEOSContext()
        let ground = RowGround(crs)
        for fault in faults {
            var issue = fault.issue(layer: name, sourceRow: layer.sourceRows[fault.row], id: ids?.text(fault.row))
            (issue.rule, issue.phrase) = fault.rule(in: column)
            issue.areaBefore = ground.area(of: .polygons(column), row: fault.row)
            if repair, let mended = RowRepair(column, row: fault.row, in: context) {
                repaired[fault.row] = mended.polygons
                issue.severity = .warning
                result.ways[fault.row] = mended.way
                issue.phrase +=
                    mended.way == .nested
                    ? Phrase(zh: "；已重新确定其内外环", en: "; its rings were nested anew")
                    : Phrase(zh: "；已修复为有效图形", en: "; it was made valid")
                issue.areaAfter = ground.area(of: .polygons(mended.polygons), row: 0)
            } else {
                isSound[fault.row] = false
                issue.phrase += Messages.setAside
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
}
