import Columns

/// The points at which rings of a row touch.
struct RingTouches {
    private struct Touch {
        let ringA: Int32, ringB: Int32
        let place: SIMD2<Double>
    }
    private var pairs: Set<SIMD2<Int32>> = []
    /// Of rings of one part.
    private var touches: [Touch] = []

    mutating func removeAll() {
        pairs.removeAll(keepingCapacity: true)
        touches.removeAll(keepingCapacity: true)
    }

    mutating func add(_ a: Int32, _ b: Int32, at place: Position, ofOnePart: Bool) {
        let (low, high) = (min(a, b), max(a, b))
        pairs.insert(SIMD2(low, high))
        if ofOnePart { touches.append(Touch(ringA: low, ringB: high, place: SIMD2(place.x, place.y))) }
    }

    func contains(_ a: Int, _ b: Int) -> Bool {
        let (low, high) = (Int32(truncatingIfNeeded: min(a, b)), Int32(truncatingIfNeeded: max(a, b)))
        return pairs.contains(SIMD2(low, high))
    }

    /// A ring that closes a cycle of rings and the points at which they touch, and the last of these points.
    ///
    /// Rings that otherwise lie as they should leave the inside of their part in one piece exactly when there is no such
    /// cycle: two rings that touch at two points make one, and so does a chain of holes from border to border; any number
    /// of holes that meet at one point do not.
    /// - Complexity: O(*n* α(*n*)) for *n* contacts of edges.
    /// - Parameter rings: rings of the row.
    func cut(rings: Int) -> (ring: Int, place: Position)? {
        guard touches.count > 1 else { return nil }
        var points: [SIMD2<Double>: Int] = [:]
        for touch in touches where points[touch.place] == nil { points[touch.place] = rings + points.count }
        var sets = DisjointSets(count: rings + points.count)
        var seen: Set<SIMD2<Int32>> = []
        for touch in touches {
            guard let point = points[touch.place] else { continue }
            for ring in [touch.ringA, touch.ringB] {
                guard seen.insert(SIMD2(ring, Int32(truncatingIfNeeded: point))).inserted else { continue }
                if sets.root(Int(ring)) == sets.root(point) {
                    return (Int(ring), Position(touch.place.x, touch.place.y))
                }
                sets.join(Int(ring), point)
            }
        }
        return nil
    }
}
