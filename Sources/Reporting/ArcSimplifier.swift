/// Simplifies lines and polygon borders for drawing, without opening gaps between polygons that share a border.
///
/// A border is cut into arcs at every vertex where it meets another one (a vertex whose neighbours differ between two
/// rings). An arc is simplified once, in a direction that does not depend on the ring it is met in, so both sides of a
/// shared border come out alike. Ends of arcs stay; an arc with inner vertices keeps at least the one farthest from its
/// chord, so that no ring collapses. Lines keep their ends.
///
/// - Complexity: O(*n* log *n*) for *n* vertices as a rule, O(*n²*) at worst.
/// - Source: Douglas and Peucker, *Algorithms for the reduction of the number of points*, 1973.
struct ArcSimplifier {
    /// Farthest that a vertex left out may lie from what is drawn; units of `PagePoint`.
    let tolerance: Double

    /// The simplified polygons.
    func polygons(_ geometry: PageGeometry) -> PageGeometry {
        var neighbours: [PagePoint: (PagePoint, PagePoint)] = [:]
        var junctions: Set<PagePoint> = []
        for ring in geometry.rows.joined().joined() {
            for i in ring.indices {
                let (a, b) = (ring[(i + ring.count - 1) % ring.count], ring[(i + 1) % ring.count])
                let pair = a < b ? (a, b) : (b, a)
                if let before = neighbours[ring[i]] {
                    if before != pair { junctions.insert(ring[i]) }
                } else {
                    neighbours[ring[i]] = pair
                }
            }
        }
        var result = PageGeometry()
        result.rows = geometry.rows.map { $0.map { $0.map { ring in simplified(ring: ring, junctions) } } }
        return result
    }

    /// The simplified lines.
    func lines(_ geometry: PageGeometry) -> PageGeometry {
        var result = PageGeometry()
        result.rows = geometry.rows.map { $0.map { $0.map { line in simplified(line, keepsOne: false) } } }
        return result
    }

    private func simplified(ring: [PagePoint], _ junctions: Set<PagePoint>) -> [PagePoint] {
        guard ring.count > 4 else { return ring }
        let cuts = ring.indices.filter { junctions.contains(ring[$0]) }
        guard let first = cuts.first else { return loop(ring) }
        var result: [PagePoint] = []
        for (i, cut) in cuts.enumerated() {
            let next = i + 1 < cuts.count ? cuts[i + 1] : first + ring.count
            let arc = (cut...next).map { ring[$0 % ring.count] }
            result += oriented(arc).dropLast()
        }
        return result
    }

    /// A ring that meets no other: begun at its smallest vertex, so that a ring and the hole it fills are cut alike.
    private func loop(_ ring: [PagePoint]) -> [PagePoint] {
        let start = ring.indices.min { ring[$0] < ring[$1] }!
        return Array(oriented(Array(ring[start...] + ring[...start])).dropLast())
    }

    /// The arc simplified in its own direction, then turned back.
    private func oriented(_ arc: [PagePoint]) -> [PagePoint] {
        let (first, last) = (arc[0], arc[arc.count - 1])
        let isForward = first != last ? first < last : arc[1] < arc[arc.count - 2]
        let plain = isForward ? arc : arc.reversed()
        let result = first == last ? closed(plain) : simplified(plain, keepsOne: true)
        return isForward ? result : result.reversed()
    }

    /// A closed arc, cut in two at the vertex farthest from its ends.
    private func closed(_ arc: [PagePoint]) -> [PagePoint] {
        guard arc.count > 4 else { return arc }
        let far = farthest(arc, 0, arc.count - 1).index
        return simplified(Array(arc[...far]), keepsOne: true).dropLast()
            + simplified(Array(arc[far...]), keepsOne: true)
    }

    private func simplified(_ arc: [PagePoint], keepsOne: Bool) -> [PagePoint] {
        guard arc.count > 2 else { return arc }
        var keep = [Bool](repeating: false, count: arc.count)
        (keep[0], keep[arc.count - 1]) = (true, true)
        var open = [(0, arc.count - 1)]
        var isFirst = keepsOne
        while let (from, to) = open.popLast() {
            guard to - from > 1 else { continue }
            let (index, distance) = farthest(arc, from, to)
            guard distance > tolerance || isFirst else { continue }
            isFirst = false
            keep[index] = true
            open += [(from, index), (index, to)]
        }
        return arc.indices.filter { keep[$0] }.map { arc[$0] }
    }

    /// The inner vertex farthest from the chord; the first of several.
    private func farthest(_ arc: [PagePoint], _ from: Int, _ to: Int) -> (index: Int, distance: Double) {
        let (ax, ay) = (Double(arc[from].x), Double(arc[from].y))
        let (dx, dy) = (Double(arc[to].x) - ax, Double(arc[to].y) - ay)
        let square = dx * dx + dy * dy
        var best = (index: from + 1, distance: -1.0)
        for i in from + 1..<to {
            let (px, py) = (Double(arc[i].x) - ax, Double(arc[i].y) - ay)
            let t = square > 0 ? min(max((px * dx + py * dy) / square, 0), 1) : 0
            let (ex, ey) = (px - t * dx, py - t * dy)
            let distance = (ex * ex + ey * ey).squareRoot()
            if distance > best.distance { best = (i, distance) }
        }
        return best
    }
}
