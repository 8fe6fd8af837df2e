import Columns

/// Which levels of the parts at one place are joined there.
///
/// Where no part ends, levels are apart: a bridge passes. Where a part ends, two levels are joined, for a ramp ends on the
/// ground, unless both go on there and their lines cross: a road that was cut exactly under a bridge is not joined to
/// it, whether the bridge was cut there too or not. Lines cross when, going around the place, lines of the one lie on both
/// sides between lines of the other.
struct PlaceLevels {
    /// Number of each item's group, ascending by level; shape `(items)`.
    private(set) var groups: [Int32]
    /// Groups of joined levels.
    private(set) var count: Int

    /// - Parameter items: the vertices at the place, by level.
    init(_ items: ArraySlice<NodedLines.Item>, hasEnd: Bool, of source: RoadParts) {
        var levels: [(level: Int32, hasEnd: Bool, arms: [Position])] = []
        for item in items {
            if levels.last?.level != item.level { levels.append((item.level, false, [])) }
            levels[levels.count - 1].hasEnd = levels[levels.count - 1].hasEnd || item.isEnd
            if hasEnd { levels[levels.count - 1].arms += source.neighbours(ofVertex: Int(item.index)) }
        }
        var sets = DisjointSets(count: levels.count)
        if hasEnd, let place = items.first?.place {
            for a in levels.indices {
                for b in levels.indices.dropFirst(a + 1) where levels[a].hasEnd || levels[b].hasEnd {
                    if !Arms.cross(levels[a].arms, levels[b].arms, at: place) { sets.join(a, b) }
                }
            }
        }
        let numbers = sets.numbered().numbers
        count = Int(numbers.max() ?? -1) + 1
        groups = []
        var level = -1
        var previous: Int32?
        for item in items {
            if previous != item.level { level += 1 }
            previous = item.level
            groups.append(numbers[level])
        }
    }
}

/// Lines that leave a place.
enum Arms {
    /// Going around the place, arms of `a` lie on both sides between arms of `b`. False where either has one arm alone,
    /// and for arms of the same direction.
    /// - Complexity: O(*a* · *b*²) for so many arms: a handful.
    static func cross(_ a: [Position], _ b: [Position], at place: Position) -> Bool {
        guard a.count >= 2, b.count >= 2 else { return false }
        for i in b.indices {
            for j in b.indices.dropFirst(i + 1) {
                var (inside, outside) = (false, false)
                for arm in a {
                    switch side(arm, from: b[i], to: b[j], at: place) {
                    case 1: inside = true
                    case -1: outside = true
                    default: break
                    }
                }
                if inside && outside { return true }
            }
        }
        return false
    }

    /// 1 when the direction to `arm` lies counter-clockwise after that to `from` and before that to `to`, −1 when it lies
    /// after that to `to` and before that to `from`, 0 when it is one of them.
    private static func side(_ arm: Position, from: Position, to: Position, at place: Position) -> Int {
        let (x, t) = (turn(from, arm, place), turn(from, to, place))
        let noise = 1e-9
        if x < noise || x > 4 - noise || (x - t).magnitude < noise { return 0 }
        return x < t ? 1 : -1
    }

    /// How far one turns counter-clockwise from one direction to another: 0 to 4, growing with the angle.
    private static func turn(_ a: Position, _ b: Position, _ place: Position) -> Double {
        let (ax, ay, bx, by) = (a.x - place.x, a.y - place.y, b.x - place.x, b.y - place.y)
        let (cross, dot) = (ax * by - ay * bx, ax * bx + ay * by)
        let size = cross.magnitude + dot.magnitude
        guard size > 0 else { return 0 }
        return cross >= 0 ? 1 - dot / size : 3 + dot / size
    }
}

extension RoadParts {
    /// The vertices before and after a vertex in its part.
    func neighbours(ofVertex v: Int) -> [Position] {
        var (low, high) = (0, count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if offsets[middle] <= v { low = middle } else { high = middle }
        }
        var result: [Position] = []
        if v > offsets[low] { result.append(vertex(v - 1)) }
        if v + 1 < offsets[low + 1] { result.append(vertex(v + 1)) }
        return result
    }
}
