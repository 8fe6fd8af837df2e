import Columns
import GEOS

/// Cuts rows of a column against each other and leaves out pieces that are noise; one per task.
final class GroundCutter {
    private let column: PolygonColumn
    private let limits: CoverageLimits
    private let plane: OverlapPlane
    let context = GEOSContext()
    /// Pieces left out.
    private(set) var noise = 0

    init(_ column: PolygonColumn, _ limits: CoverageLimits, _ plane: OverlapPlane) {
        (self.column, self.limits, self.plane) = (column, limits, plane)
    }

    /// What a row has in common with the union of others. A row that gives up all its ground gives it up as it was measured.
    func common(_ row: Int, _ others: [Int]) throws(GEOSError) -> PolygonColumn {
        let own = column.selecting([row])
        return measured(try cut(own, .intersection, others, of: column), of: own)
    }

    /// The same with the union of others that grows.
    func common(_ row: Int, _ others: GrowingUnion) throws(GEOSError) -> PolygonColumn {
        let own = column.selecting([row])
        return measured(withoutNoise(try others.common(own)), of: own)
    }

    private func measured(_ common: PolygonColumn, of own: PolygonColumn) -> PolygonColumn {
        let rest = areas(of: own, on: plane)[0] - areas(of: common, on: plane)[0]
        return !common.isEmpty(row: 0) && rest <= limits.noiseArea ? own : common
    }

    /// A column of one row cut with the union of some rows, without pieces that are noise.
    func cut(
        _ shape: PolygonColumn, _ operation: OverlayOperation, _ rows: [Int], of others: PolygonColumn
    ) throws(GEOSError) -> PolygonColumn {
        withoutNoise(
            try GEOSGeometry(polygons: shape, row: 0, in: context).overlay(
                operation, with: union(rows, of: others), keeping: .polygons
            ).take().polygonColumn())
    }

    /// A column of one row without pieces that are noise.
    func withoutNoise(_ all: PolygonColumn) -> PolygonColumn {
        var kept = PolygonColumn()
        for part in all.parts(ofRow: 0) {
            let rings = all.rings(ofPart: part)
            let (area, perimeter) = all.planarMeasures(ofRings: rings)
            guard area > limits.noiseArea, 2 * area > limits.noiseWidth * perimeter else {
                noise += 1
                continue
            }
            for ring in rings {
                let v = all.vertices(ofRing: ring)
                kept.addVertices(all.coordinates[2 * v.lowerBound..<2 * v.upperBound])
                kept.endRing()
            }
            kept.endPart()
        }
        kept.endRow()
        return kept
    }

    private func union(_ rows: [Int], of column: PolygonColumn) throws(GEOSError) -> GEOSGeometry {
        if rows.count == 1 { return try GEOSGeometry(polygons: column, row: rows[0], in: context) }
        do throws(GEOSError) {
            return try GEOSGeometry.union(of: column, rows: rows, in: context)
        } catch  where error.reason == .topology {
            return try GEOSGeometry.union(of: column, rows: rows, grid: 1e-4, in: context)
        }
    }
}

extension PolygonColumn {
    /// Ground in the plane of a shell and its holes, and the length of all their rings.
    func planarMeasures(ofRings rings: Range<Int>) -> (area: Double, perimeter: Double) {
        var (area, perimeter) = (0.0, 0.0)
        for ring in rings {
            let own = 0.5 * doubledSignedArea(ofRing: ring).magnitude
            area += ring == rings.lowerBound ? own : -own
            for v in vertices(ofRing: ring).dropLast() { perimeter += vertex(v).distance(to: vertex(v + 1)) }
        }
        return (area, perimeter)
    }
}
