import Columns

/// Draws the border of a connected set of faces as one polygon: a shell, counter-clockwise, and its holes, clockwise.
///
/// Where the set touches itself in a point, the border turns so that the ground outside stays in one piece; holes then
/// touch the shell in a point and no ring meets itself.
struct RegionTracer {
    let faces: Faces
    /// Middles of edges that are drawn elsewhere, by edge; of edges without a strip.
    var moved: [Int: Position] = [:]
    private var sides: [FaceSide] = []
    private var leaving: [Int: [Int]] = [:]

    init(_ faces: Faces) { self.faces = faces }

    /// Rings of the set, closed and interleaved, the shell first.
    /// - Parameters:
    ///   - members: connected through their sides, each once.
    ///   - holds: whether a face belongs to the set.
    /// - Complexity: O(*n*) for *n* members.
    mutating func rings(of members: some Sequence<Int>, holds: (Int) -> Bool) -> [[Double]] {
        collect(members, holds)
        var used = Array(repeating: false, count: sides.count)
        var shell: [Double] = []
        var holes: [[Double]] = []
        for first in sides.indices where !used[first] {
            var ring: [Double] = []
            var k = first
            repeat {
                used[k] = true
                let p = faces.strips.position(ofVertex: sides[k].start)
                ring += [p.x, p.y]
                if let m = sides[k].middle, let q = moved[m.edge] ?? drawn(m) {
                    ring += [q.x, q.y]
                }
                k = next(after: k, used, first)
            } while k != first
            ring += [ring[0], ring[1]]
            if signedArea(ring) > 0 {
                precondition(shell.isEmpty, "a connected set has one shell")
                shell = ring
            } else {
                holes.append(ring)
            }
        }
        return [shell] + holes
    }

    private mutating func collect(_ members: some Sequence<Int>, _ holds: (Int) -> Bool) {
        sides.removeAll(keepingCapacity: true)
        leaving.removeAll(keepingCapacity: true)
        for f in members {
            faces.forEachSide(ofFace: f) { side in
                guard side.opposite < 0 || !holds(side.opposite) else { return }
                leaving[side.start, default: []].append(sides.count)
                sides.append(side)
            }
        }
    }

    private func next(after k: Int, _ used: [Bool], _ first: Int) -> Int {
        let choices = leaving[sides[k].end]!.filter { !used[$0] || $0 == first }
        if choices.count == 1 { return choices[0] }
        let at = faces.strips.position(ofVertex: sides[k].end)
        let back = angle(from: at, to: lastPoint(sides[k]))
        // The first way out, turning left from the way back, has the same ground outside.
        return choices.min {
            turn(back, angle(from: at, to: firstPoint(sides[$0])))
                < turn(back, angle(from: at, to: firstPoint(sides[$1])))
        }!
    }

    private func firstPoint(_ side: FaceSide) -> Position {
        side.middle.flatMap(drawn) ?? faces.strips.position(ofVertex: side.end)
    }
    private func lastPoint(_ side: FaceSide) -> Position {
        side.middle.flatMap(drawn) ?? faces.strips.position(ofVertex: side.start)
    }

    /// The middle vertex of a side; none where it is a straight line.
    private func drawn(_ m: (edge: Int, left: Bool)) -> Position? {
        guard faces.strips.isStrip(m.edge) || faces.mesh.hasMiddle(m.edge) else { return nil }
        return faces.strips.middle(ofEdge: m.edge, left: m.left)
    }

    /// Grows with the angle from east, from 0 up to 4.
    private func angle(from p: Position, to q: Position) -> Double {
        let (dx, dy) = (q.x - p.x, q.y - p.y)
        let t = dy / (dx.magnitude + dy.magnitude)
        return dx < 0 ? 2 - t : (dy < 0 ? 4 + t : t)
    }
    private func turn(_ from: Double, _ to: Double) -> Double { to > from ? to - from : to - from + 4 }
}

/// Planar area of a closed ring, positive when counter-clockwise, m².
func signedArea(_ ring: [Double]) -> Double {
    let (x0, y0) = (ring[0], ring[1])
    var sum = 0.0
    for k in stride(from: 0, to: ring.count - 2, by: 2) {
        sum += (ring[k] - x0) * (ring[k + 3] - y0) - (ring[k + 2] - x0) * (ring[k + 1] - y0)
    }
    return sum / 2
}
