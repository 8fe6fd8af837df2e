import Columns
import Foundation

/// What looks wrong with the shape of one valid polygon.
public struct ShapeFault: Sendable, Hashable {
    /// What looks wrong.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A corner at which the border turns back on itself; `measure` is the angle between its edges, degrees.
        case spike
        /// A polygon whose mean width, 2·area/perimeter, is under the width asked for; `measure` is the width, m.
        case sliver
        /// A corner repeated at once; `measure` 0.
        case repeatedVertex = "repeated-vertex"
        /// A ring that runs unlike most of the column: shells one way, holes the other; `measure` 0. Once for each row.
        case ringDirection = "ring-direction"
    }

    /// What looks wrong.
    public var kind: Kind
    /// Row of the column.
    public var row: Int
    /// A corner that shows it.
    public var place: Position
    /// Degrees or metres, by kind.
    public var measure: Double
}

/// Checks single polygons for spikes, slivers, repeated corners and rings that run the wrong way.
///
/// False positives: a parcel may really end in a sharper corner than the angle asked for, and a linear parcel may really
/// be narrower than the width asked for.
public enum ShapeCheck {
    /// Faults of every row, by row, then in the order of the rings.
    /// - Parameters:
    ///   - column: valid polygons as they were read, rings closed, CRS units metres.
    ///   - spike: edges that meet at a smaller angle than this make a spike; degrees below 90, 0 turns the check off.
    ///   - sliver: smallest mean width that is no sliver; metres, 0 turns the check off.
    /// - Complexity: O(*n*) for *n* vertices.
    public static func faults(in column: PolygonColumn, spike: Double, sliver: Double) -> [ShapeFault] {
        precondition(0..<90 ~= spike && sliver >= 0, "a spike is sharper than a right angle")
        let ground = areas(of: column, on: .planar)
        let limit = tan(spike * .pi / 180)
        return column.withView { view in
            let shellsRunClockwise = mostShellsRunClockwise(view)
            return (0..<view.count).flatMap { row -> [ShapeFault] in
                var faults: [ShapeFault] = []
                var perimeter = 0.0
                var unlike: Position?
                for part in view.parts(row) {
                    let rings = view.rings(ofPart: part)
                    for ring in rings {
                        perimeter += walk(view, ring, limit) { kind, place, measure in
                            faults.append(ShapeFault(kind: kind, row: row, place: place, measure: measure))
                        }
                        let doubled = doubledRingArea(view, ring)
                        let clockwise = (ring == rings.lowerBound) == shellsRunClockwise
                        if unlike == nil, doubled != 0, (doubled < 0) != clockwise {
                            let first = view.vertices(ofRing: ring).lowerBound
                            unlike = Position(view.x(first), view.y(first))
                        }
                    }
                }
                let width = perimeter > 0 ? 2 * ground[row].magnitude / perimeter : 0
                if perimeter > 0, width < sliver {
                    let first = view.vertices(ofRow: row).lowerBound
                    faults.append(
                        ShapeFault(
                            kind: .sliver, row: row, place: Position(view.x(first), view.y(first)), measure: width))
                }
                if let unlike { faults.append(ShapeFault(kind: .ringDirection, row: row, place: unlike, measure: 0)) }
                return faults
            }
        }
    }

    /// More shells run clockwise than not; an even count is taken as counter-clockwise.
    private static func mostShellsRunClockwise(_ view: PolygonView) -> Bool {
        var balance = 0
        for row in 0..<view.count {
            for part in view.parts(row) where !view.rings(ofPart: part).isEmpty {
                let doubled = doubledRingArea(view, view.rings(ofPart: part).lowerBound)
                if doubled < 0 { balance += 1 } else if doubled > 0 { balance -= 1 }
            }
        }
        return balance > 0
    }

    /// Walks the distinct corners of a ring and tells repeated and sharp ones; returns the length of the ring.
    private static func walk(
        _ view: PolygonView, _ ring: Int, _ limit: Double, _ tell: (ShapeFault.Kind, Position, Double) -> Void
    ) -> Double {
        let v = view.vertices(ofRing: ring)
        guard v.count > 1 else { return 0 }
        func corner(_ i: Int) -> Position { Position(view.x(i), view.y(i)) }
        // The last corner that differs from the first: where the ring comes from.
        let first = corner(v.lowerBound)
        guard let from = v.reversed().first(where: { corner($0) != first }) else { return 0 }
        var (before, p) = (corner(from), first)
        var length = 0.0
        for i in v.dropFirst() {
            let next = corner(i)
            if next == p {
                tell(.repeatedVertex, p, 0)
                continue
            }
            length += p.distance(to: next)
            if let angle = sharpAngle(before, p, next, limit) { tell(.spike, p, angle) }
            (before, p) = (p, next)
        }
        return length
    }

    /// The angle of a corner, degrees, when its tangent is below the limit and both edges are long enough to tell.
    private static func sharpAngle(_ before: Position, _ p: Position, _ next: Position, _ limit: Double) -> Double? {
        let (ux, uy, wx, wy) = (before.x - p.x, before.y - p.y, next.x - p.x, next.y - p.y)
        let (cross, dot) = ((ux * wy - uy * wx).magnitude, ux * wx + uy * wy)
        guard dot > 0, cross < limit * dot, min(ux * ux + uy * uy, wx * wx + wy * wy) > shortest * shortest else {
            return nil
        }
        return atan2(cross, dot) * 180 / .pi
    }

    /// The corner is sharper than an angle in degrees.
    static func isSpike(_ before: Position, _ p: Position, _ next: Position, _ degrees: Double) -> Bool {
        sharpAngle(before, p, next, tan(degrees * .pi / 180)) != nil
    }

    /// Angles between shorter edges say nothing: coordinates are rounded to 0.0001 m.
    private static let shortest = 0.005
}
