import Columns
import GEOS
import Overlap

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
        /// Rows repaired, those of `nested` among them.
        public var repaired = 0
        /// Rows whose rings were nested anew and kept every vertex.
        public var nested = 0
    }

    /// Sets aside rows that fail the check, or makes them valid.
    ///
    /// A repaired row (see `RowRepair`) is logged with the area of its rings as they stood and after: in the plane of the
    /// layer, or geodesic for degrees.
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
        let context = GEOSContext()
        for fault in faults {
            var issue = fault.issue(layer: name, sourceRow: layer.sourceRows[fault.row], id: ids?.text(fault.row))
            issue.areaBefore = ground(of: .polygons(column), row: fault.row)
            if repair, let mended = RowRepair(column, row: fault.row, in: context) {
                repaired[fault.row] = mended.polygons
                issue.severity = .warning
                if mended.way == .nested { result.nested += 1 }
                issue.message += mended.way == .nested ? "; its rings were nested anew" : "; it was made valid"
                issue.areaAfter = RowRepair.ground(of: mended.polygons, row: 0)
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

    /// Square metres of a row that was set aside, as its rings stand; none where no area can be told: no polygon, coordinates that are not finite or
    /// beyond every plane of the Earth.
    static func ground(of geometry: GeometryColumn, row: Int) -> Double? {
        guard case .polygons(let column) = geometry, !column.isEmpty(row: row) else { return nil }
        guard geometry.coordinates(ofRow: row).allSatisfy({ $0.magnitude < 1e8 }) else { return nil }
        let area = RowRepair.ground(of: column, row: row)
        return area.isFinite ? area : nil
    }
}
