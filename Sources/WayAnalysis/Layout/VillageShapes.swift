import Columns
import CountyLayers
import FindingValues
import GEOS
import Intake
import Overlap

/// Shape of the villages' polygons: compactness, parts, enclaves.
enum VillageShapes {
    /// Fills parts, detached ground, the villages that enclose a part, and compactness.
    ///
    /// - Polsby–Popper 4πA/P² over all parts and rings; Reock A/A° with the smallest circle around all parts. Both are
    ///   planar: the scale of the plane cancels.
    /// - A part is enclosed by a village when it lies inside an outer border of that village.
    /// - Source: Polsby and Popper, The Third Criterion, *Yale Law & Policy Review* 9(2), 1991, 301–353; Reock,
    ///   Measuring Compactness as a Requirement of Legislative Apportionment, *Midwest Journal of Political Science*
    ///   5(1), 1961, 70–74.
    static func describe(_ villages: Villages, plane: Plane, into layouts: inout [VillageLayout]) throws {
        let polygons = villages.polygons
        let context = GEOSContext()
        let tree = PackedRTree(polygons.boxes)
        for row in 0..<villages.count {
            try Task.checkCancellation()
            let shape = try GEOSGeometry(polygons: polygons, row: row, in: context)
            let (area, perimeter) = (try shape.area, try shape.length)
            let radius = try shape.minimumBoundingCircle().radius
            layouts[row].polsbyPopper = perimeter > 0 ? 4 * .pi * area / (perimeter * perimeter) : 0
            layouts[row].reock = radius > 0 ? area / (.pi * radius * radius) : 0
            let parts = self.parts(row, of: polygons)
            layouts[row].parts = parts.count
            let grounds = areas(of: parts, on: plane.overlap).map { AreaSum(squareMetres: $0) }
            layouts[row].detachedArea = grounds.reduce(.zero, +) - (grounds.max() ?? .zero)
            layouts[row].enclosedBy = try enclosing(parts, row, polygons, tree, context).map { villages.codes[$0] }
        }
    }

    /// A column in which each part of the row is a row of its own.
    private static func parts(_ row: Int, of polygons: PolygonColumn) -> PolygonColumn {
        var result = PolygonColumn()
        for part in polygons.parts(ofRow: row) {
            result.append(
                polygons.rings(ofPart: part).map { ring in
                    let v = polygons.vertices(ofRing: ring)
                    return Array(polygons.coordinates[2 * v.lowerBound..<2 * v.upperBound])
                })
        }
        return result
    }

    /// Other villages inside an outer border of which a part lies.
    private static func enclosing(
        _ parts: PolygonColumn, _ row: Int, _ polygons: PolygonColumn, _ tree: PackedRTree, _ context: GEOSContext
    ) throws -> [Int] {
        var found: Set<Int> = []
        for part in 0..<parts.count {
            let box = parts.box(ofRow: part)
            for other in tree.rows(meeting: box) where other != row && !found.contains(other) {
                for shell in polygons.parts(ofRow: other).map({ polygons.rings(ofPart: $0).lowerBound })
                where polygons.box(ofRing: shell).holds(box) {
                    var outer = PolygonColumn()
                    let v = polygons.vertices(ofRing: shell)
                    outer.append([Array(polygons.coordinates[2 * v.lowerBound..<2 * v.upperBound])])
                    let inner = try GEOSGeometry(polygons: parts, row: part, in: context).pointOnSurface()
                    // The ground itself is this village's: it lies in a hole of the other, not in what villages share.
                    if outer.holds(inner, row: 0), !polygons.holds(inner, row: other) { found.insert(other) }
                }
            }
        }
        return found.sorted()
    }
}
