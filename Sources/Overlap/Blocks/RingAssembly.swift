import Columns

/// Puts directed stretches of border, ground on their left, together to rings, and rings to a polygon.
struct RingAssembly {
    /// Places of each ring, the first not repeated; counter-clockwise around ground, clockwise around holes.
    private(set) var rings: [[Position]] = []
    /// Every stretch was used in a ring that encloses something.
    private(set) var isWhole = true

    /// Where several borders meet at a place, the sharpest turn to the left is taken, which keeps ground together; a ring
    /// that comes back to a place is cut there into two.
    /// - Complexity: O(*n* log *n*) for *n* stretches.
    init(_ stretches: [OpenBorders.Stretch]) {
        let edges = stretches.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
        var used = [Bool](repeating: false, count: edges.count)
        for first in edges.indices where !used[first] {
            var loop: [Position] = []
            var at = first
            repeat {
                used[at] = true
                loop.append(edges[at].a)
                guard let next = Self.next(after: at, in: edges, used, first) else {
                    isWhole = false
                    break
                }
                at = next
            } while at != first
            cut(loop)
        }
    }

    /// The stretch that goes on from the end of one: the sharpest turn to the left among those not yet used, or the first.
    private static func next(
        after at: Int, in edges: [OpenBorders.Stretch], _ used: [Bool], _ first: Int
    ) -> Int? {
        let place = edges[at].b
        var (low, high) = (0, edges.count)
        while low < high {
            let middle = (low + high) / 2
            if edges[middle].a < place { low = middle + 1 } else { high = middle }
        }
        let (dx, dy) = (place.x - edges[at].a.x, place.y - edges[at].a.y)
        var best: (edge: Int, turn: (half: Int, slope: Double))?
        var i = low
        while i < edges.count, edges[i].a == place {
            defer { i += 1 }
            guard !used[i] || i == first else { continue }
            let (ex, ey) = (edges[i].b.x - place.x, edges[i].b.y - place.y)
            let turn = Self.turn(cross: dx * ey - dy * ex, dot: dx * ex + dy * ey)
            if let found = best, found.turn >= turn { continue }
            best = (i, turn)
        }
        return best?.edge
    }

    /// Orders turns from the sharpest right to the sharpest left, without angles.
    private static func turn(cross: Double, dot: Double) -> (half: Int, slope: Double) {
        // −cos grows with the turn to the left and falls with the turn to the right.
        let length = (cross * cross + dot * dot).squareRoot()
        let cosine = length > 0 ? dot / length : 1
        return cross > 0 ? (1, -cosine) : (0, cosine)
    }

    /// Cuts a loop wherever it comes back to a place.
    private mutating func cut(_ loop: [Position]) {
        var stack: [Position] = []
        var places: [Position: Int] = [:]
        for place in loop {
            if let back = places[place] {
                keep(Array(stack[back...]))
                for left in stack[(back + 1)...] { places[left] = nil }
                stack.removeSubrange((back + 1)...)
            } else {
                places[place] = stack.count
                stack.append(place)
            }
        }
        keep(stack)
    }

    private mutating func keep(_ ring: [Position]) {
        guard ring.count > 2, Self.doubledArea(ring) != 0 else {
            isWhole = false
            return
        }
        // From the least place on, so that the ring does not depend on where it was begun.
        let start = ring.indices.min { ring[$0] < ring[$1] }!
        rings.append(Array(ring[start...] + ring[..<start]))
    }

    /// Twice the signed area, from the first place so that large eastings cost no digits.
    static func doubledArea(_ ring: [Position]) -> Double {
        var sum = 0.0
        for i in 1..<ring.count - 1 {
            sum +=
                (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y)
                - (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y)
        }
        return sum
    }

    /// The rings as one row: shells by their first place, each with its holes; none when a hole has no shell or the
    /// stretches did not close.
    func polygon() -> PolygonColumn? {
        guard isWhole else { return nil }
        let shells = rings.filter { Self.doubledArea($0) > 0 }.sorted { ($0[0], $0.count) < ($1[0], $1.count) }
        let holes = rings.filter { Self.doubledArea($0) < 0 }.sorted { ($0[0], $0.count) < ($1[0], $1.count) }
        guard !shells.isEmpty else { return nil }
        var column = PolygonColumn()
        for shell in shells { column.append([Self.closed(shell)]) }
        let tree = PackedRTree(column.boxes)
        let sizes = shells.map(Self.doubledArea)
        var own = [[Int]](repeating: [], count: shells.count)
        for (h, hole) in holes.enumerated() {
            var box = Box()
            for place in hole { box.add(x: place.x, y: place.y) }
            let around = tree.rows(meeting: box).filter { column.box(ofRow: $0).holds(box) }
                .sorted { (sizes[$0], $0) < (sizes[$1], $1) }
            // The least shell around it; of what is left the last needs no question.
            guard let last = around.last else { return nil }
            own[around.dropLast().first { Self.lies(hole, in: shells[$0]) } ?? last].append(h)
        }
        var result = PolygonColumn()
        result.append(
            parts: shells.indices.map { s in [Self.closed(shells[s])] + own[s].map { Self.closed(holes[$0]) } })
        return result
    }

    /// A ring lies in another that it does not cross: its first place that is not on the other decides.
    private static func lies(_ ring: [Position], in shell: [Position]) -> Bool {
        for place in ring {
            var inside = false
            var isOn = false
            for i in shell.indices {
                let (a, b) = (shell[i], shell[i + 1 < shell.count ? i + 1 : 0])
                guard min(a.y, b.y) <= place.y, place.y <= max(a.y, b.y) else { continue }
                let side = orientation(a.x, a.y, b.x, b.y, place.x, place.y)
                if side == 0, min(a.x, b.x) <= place.x, place.x <= max(a.x, b.x) { isOn = true }
                if (a.y > place.y) != (b.y > place.y), (b.y > a.y) == (side > 0) { inside.toggle() }
            }
            if !isOn { return inside }
        }
        return false
    }

    private static func closed(_ ring: [Position]) -> [Double] {
        (ring + [ring[0]]).flatMap { [$0.x, $0.y] }
    }
}
