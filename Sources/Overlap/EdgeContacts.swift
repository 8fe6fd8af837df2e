import Columns

/// A forbidden contact of two edges.
struct EdgeContact {
    let kind: RowFault.Kind
    /// Ring of the row, the later of the two.
    let ring: Int
    let place: Position
}

/// The box of an edge or of a run, exact.
struct Rectangle {
    private let low: SIMD2<Double>
    private let high: SIMD2<Double>

    @inline(__always) init(_ a: SIMD2<Double>, _ b: SIMD2<Double>) {
        (low, high) = (least(a, b), greatest(a, b))
    }

    /// They share a point.
    @inline(__always) func meets(_ other: Rectangle) -> Bool {
        !any((low .> other.high) .| (other.low .> high))
    }
}

/// Coordinates of both ends of an edge, in the order of its ring.
struct EdgeEnds: BitwiseCopyable {
    let ax: Double, ay: Double, bx: Double, by: Double

    @inline(__always) init(_ a: SIMD2<Double>, _ b: SIMD2<Double>) { (ax, ay, bx, by) = (a.x, a.y, b.x, b.y) }

    /// The point lies in the edge's box.
    @inline(__always) func holds(_ x: Double, _ y: Double) -> Bool {
        min(ax, bx) <= x && x <= max(ax, bx) && min(ay, by) <= y && y <= max(ay, by)
    }

    /// They have an end in common.
    @inline(__always) func sharesEnd(with q: EdgeEnds) -> Bool {
        (ax == q.ax && ay == q.ay) || (ax == q.bx && ay == q.by) || (bx == q.ax && by == q.ay)
            || (bx == q.bx && by == q.by)
    }

    /// How two edges that are not neighbours meet.
    enum Meeting {
        case apart
        /// At one point that is an end of at least one of them.
        case touching
        /// Across each other, or along a stretch.
        case crossing
    }

    /// Exact.
    func meeting(_ q: EdgeEnds) -> Meeting {
        let o1 = orientation(ax, ay, bx, by, q.ax, q.ay)
        let o2 = orientation(ax, ay, bx, by, q.bx, q.by)
        if o1 * o2 > 0 { return .apart }
        let o3 = orientation(q.ax, q.ay, q.bx, q.by, ax, ay)
        let o4 = orientation(q.ax, q.ay, q.bx, q.by, bx, by)
        if o3 * o4 > 0 { return .apart }
        if o1 * o2 < 0 && o3 * o4 < 0 { return .crossing }
        guard o1 == 0 && o2 == 0 else { return .touching }
        // On one line: more than a point is shared when they overlap along an axis, nothing when there is a gap.
        let overlapX = min(max(ax, bx), max(q.ax, q.bx)) - max(min(ax, bx), min(q.ax, q.bx))
        let overlapY = min(max(ay, by), max(q.ay, q.by)) - max(min(ay, by), min(q.ay, q.by))
        if overlapX < 0 || overlapY < 0 { return .apart }
        return overlapX > 0 || overlapY > 0 ? .crossing : .touching
    }

    /// An edge and the next one run back along each other.
    @inline(__always) func isRetraced(by q: EdgeEnds) -> Bool {
        let dot = (ax - bx) * (q.bx - q.ax) + (ay - by) * (q.by - q.ay)
        return dot > 0 && orientation(ax, ay, bx, by, q.bx, q.by) == 0
    }

    /// A place near the meeting of two edges: a common end, an end on the other edge, or the crossing.
    func meetingPlace(_ q: EdgeEnds) -> Position {
        if orientation(ax, ay, bx, by, q.ax, q.ay) == 0, holds(q.ax, q.ay) { return Position(q.ax, q.ay) }
        if orientation(ax, ay, bx, by, q.bx, q.by) == 0, holds(q.bx, q.by) { return Position(q.bx, q.by) }
        if orientation(q.ax, q.ay, q.bx, q.by, ax, ay) == 0, q.holds(ax, ay) { return Position(ax, ay) }
        if orientation(q.ax, q.ay, q.bx, q.by, bx, by) == 0, q.holds(bx, by) { return Position(bx, by) }
        let (dx, dy) = (bx - ax, by - ay)
        let (ex, ey) = (q.bx - q.ax, q.by - q.ay)
        let cross = dx * ey - dy * ex
        let t = cross == 0 ? 0.5 : ((q.ax - ax) * ey - (q.ay - ay) * ex) / cross
        return Position(ax + min(max(t, 0), 1) * dx, ay + min(max(t, 0), 1) * dy)
    }
}
