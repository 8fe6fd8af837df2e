import Columns

/// A straight segment between two places.
struct Segment {
    var a: Position
    var b: Position

    init(_ a: Position, _ b: Position) { (self.a, self.b) = (a, b) }

    var length: Double { a.distance(to: b) }

    /// Share of the way from `a` to `b` at which the nearest place to `p` lies, 0 to 1.
    func share(nearestTo p: Position) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let square = dx * dx + dy * dy
        guard square > 0 else { return 0 }
        return min(max(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0), 1)
    }

    /// The place at a share of the way.
    func place(at share: Double) -> Position {
        Position(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
    }

    /// Distance from `p` to the nearest place of the segment.
    func distance(to p: Position) -> Double { place(at: share(nearestTo: p)).distance(to: p) }
}
