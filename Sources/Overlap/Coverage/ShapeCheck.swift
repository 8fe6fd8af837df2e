import Columns
import Foundation

/// What looks wrong with the shape of one valid polygon.
public struct ShapeFault: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A corner at which the border turns back on itself; `measure` is the angle between its edges, degrees.
        case spike
        /// A polygon whose mean width, 2·area/perimeter, is under the width asked for; `measure` is the width, m.
        case sliver
        /// A corner repeated at once; `measure` 0.
        case repeatedVertex = "repeated-vertex"
    }

    public var kind: Kind
    public var row: Int
    public var place: Position
    public var measure: Double
}

/// Checks single polygons for spikes, slivers and repeated corners.
public enum ShapeCheck {
    /// Faults of every row, by row, then in the order of the rings.
    /// - Parameters:
    ///   - column: valid polygons, rings closed, CRS units metres.
    ///   - spike: edges that meet at a smaller angle than this make a spike; degrees, 0 turns the check off.
    ///   - sliver: smallest mean width that is no sliver; metres, 0 turns the check off.
    /// - Complexity: O(*n*) for *n* vertices.
    public static func faults(in column: PolygonColumn, spike: Double, sliver: Double) -> [ShapeFault] {
        (0..<column.count).flatMap { row -> [ShapeFault] in
            var faults: [ShapeFault] = []
            var perimeter = 0.0
            for ring in column.rings(ofRow: row) {
                let corners = distinctCorners(of: column, ring: ring) {
                    faults.append(ShapeFault(kind: .repeatedVertex, row: row, place: $0, measure: 0))
                }
                for (i, p) in corners.enumerated() {
                    let before = corners[(i + corners.count - 1) % corners.count]
                    let after = corners[(i + 1) % corners.count]
                    perimeter += p.distance(to: after)
                    let angle = self.angle(before, p, after)
                    if angle < spike { faults.append(ShapeFault(kind: .spike, row: row, place: p, measure: angle)) }
                }
            }
            let width = perimeter > 0 ? 2 * column.planarArea(ofRow: row) / perimeter : 0
            if perimeter > 0, width < sliver {
                let first = column.vertex(column.vertices(ofRow: row).lowerBound)
                faults.append(ShapeFault(kind: .sliver, row: row, place: first, measure: width))
            }
            return faults
        }
    }

    private static func distinctCorners(
        of column: PolygonColumn, ring: Int, repeated: (Position) -> Void
    ) -> [Position] {
        var corners: [Position] = []
        for v in column.vertices(ofRing: ring).dropLast() {
            let p = column.vertex(v)
            if corners.last == p { repeated(p) } else { corners.append(p) }
        }
        return corners
    }

    /// Angle at `p` between the ways to `a` and to `b`, degrees, 0 to 180.
    static func angle(_ a: Position, _ p: Position, _ b: Position) -> Double {
        let (ux, uy, vx, vy) = (a.x - p.x, a.y - p.y, b.x - p.x, b.y - p.y)
        let (cross, dot) = (ux * vy - uy * vx, ux * vx + uy * vy)
        return atan2(cross.magnitude, dot) * 180 / .pi
    }
}
