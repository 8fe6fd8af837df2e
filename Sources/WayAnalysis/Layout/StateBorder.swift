import Columns
import CountyLayers
import GEOS

/// Which villages lie on the state border.
enum StateBorder {
    /// Villages that come within `metres` of a line of the border.
    static func touching(_ villages: Villages, _ border: LineColumn, within metres: Double) throws -> [Bool] {
        let tree = PackedRTree((0..<border.count).map { border.box(ofRow: $0).grown(by: metres) })
        let context = GEOSContext()
        return try (0..<villages.count).map { row in
            try Task.checkCancellation()
            let near = tree.rows(meeting: villages.polygons.box(ofRow: row))
            guard !near.isEmpty else { return false }
            let village = try PreparedGeometry(
                GEOSGeometry(polygons: villages.polygons, row: row, in: context))
            for line in near
            where try village.isWithin(metres, of: GEOSGeometry(lines: border, row: line, in: context)) {
                return true
            }
            return false
        }
    }
}
