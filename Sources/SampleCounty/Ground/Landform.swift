import Columns

/// Valleys as water cuts them, on a lattice coarser than the mesh: a main river comes in from the east and leaves in the
/// west, and all else drains to it.
///
/// A course is the gentler the more ground drains through it, so that heights follow from the courses and the courses from
/// the heights; a few rounds of both give valleys that branch like trees.
/// - Source: Flint, *Stream gradient as a function of order, magnitude, and discharge*, Water Resources Research 10, 1974.
struct Landform: Sendable {
    let columns: Int
    let rows: Int
    /// Between neighbours on the lattice, metres.
    let step: Double
    /// Metres above the sea; shape `(columns · rows)`.
    private(set) var heights: [Double]
    /// Next node downstream, -1 at the outlet.
    private(set) var downstream: [Int32]
    /// Square kilometres that drain through each node, those east of the lattice among them.
    private(set) var catchment: [Double]
    /// Nodes, each after the one downstream of it.
    private(set) var order: [Int32] = []
    /// Where the main river comes in.
    let inlet: Int

    /// Square kilometres that the main river has drained when it comes in.
    static let upstream = 1800.0
    private static let rounds = 9

    init(width: Double, height: Double, noise: LatticeNoise) {
        step = max(150, width / 600)
        columns = Int(clamping: width / step) + 2
        rows = Int(clamping: height / step) + 2
        let count = columns * rows
        inlet = (rows * 60 / 100) * columns + columns - 1
        heights = []
        downstream = Array(repeating: -1, count: count)
        catchment = Array(repeating: 0, count: count)
        heights = (0..<count).map { firstHeight($0, width, height, noise.branch(14)) }
        let gradients = (0..<count).map { steepness($0, width, noise) }
        for round in 0..<Self.rounds {
            drain()
            rise(gradients, last: round == Self.rounds - 1)
        }
    }

    /// Metres east and north of the middle.
    func place(_ n: Int) -> (x: Double, y: Double) {
        (
            (Double(n % columns) - Double(columns - 1) / 2) * step,
            (Double(n / columns) - Double(rows - 1) / 2) * step
        )
    }

    /// Before any water has run: rough ground with a winding trough for the main river.
    private func firstHeight(_ n: Int, _ width: Double, _ height: Double, _ noise: LatticeNoise) -> Double {
        let (x, y) = place(n)
        let t = x / width + 0.5
        let bend = noise.fractal(x / 7000, 3.7, octaves: 3) - 0.5
        let trough = height * (-0.08 + 0.18 * t + 0.85 * bend * t.squareRootOrZero * (1.3 - t))
        let aside = min(1, (y - trough).magnitude / 4000)
        return 60 * t + 90 * aside + 120 * noise.fractal(x / 2600, y / 2600, octaves: 5)
    }

    /// How steep a course is that drains a square kilometre: hills and mountains with basins between.
    private func steepness(_ n: Int, _ width: Double, _ noise: LatticeNoise) -> Double {
        let (broad, fine) = (noise.branch(11), noise.branch(13))
        let (x, y) = place(n)
        let east = min(max(x / width + 0.5 + 0.6 * (fine.fractal(x / 9000, y / 9000, octaves: 2) - 0.5), 0), 1)
        let lump = broad.fractal(x / 7500, y / 7500, octaves: 4)
        let hills = min(max((lump - 0.36) / 0.22, 0), 1)
        let rough = 0.7 + 0.6 * fine.fractal(x / 700, y / 700, octaves: 2)
        return (0.004 + (0.018 + 0.042 * east) * hills * hills * (3 - 2 * hills)) * rough
    }

    /// Courses down the steepest way, hollows filled.
    private mutating func drain() {
        let outlet = (rows * 42 / 100) * columns
        var filled = heights
        var seen = Array(repeating: false, count: heights.count)
        var heap = Heap()
        order.removeAll(keepingCapacity: true)
        seen[outlet] = true
        heap.push(filled[outlet], outlet)
        while let (_, n) = heap.pop() {
            order.append(Int32(n))
            forEachNeighbour(n) { next, _ in
                guard !seen[next] else { return }
                seen[next] = true
                filled[next] = max(filled[next], filled[n] + 1e-3)
                heap.push(filled[next], next)
            }
        }
        for n in heights.indices {
            var best = (0.0, -1)
            forEachNeighbour(n) { next, metres in
                let fall = (filled[n] - filled[next]) / metres
                if fall > best.0 { best = (fall, next) }
            }
            downstream[n] = n == outlet ? -1 : Int32(best.1)
        }
        catchment = Array(repeating: step * step / 1e6, count: heights.count)
        catchment[inlet] += Self.upstream
        for n in order.reversed() where downstream[Int(n)] >= 0 {
            catchment[Int(downstream[Int(n)])] += catchment[Int(n)]
        }
        heights = filled
    }

    /// Heights from the outlet upward.
    private mutating func rise(_ steepness: [Double], last: Bool) {
        for n in order.map(Int.init) {
            let next = Int(downstream[n])
            guard next >= 0 else {
                heights[n] = 24
                continue
            }
            let metres = n % columns != next % columns && n / columns != next / columns ? step * 2.squareRoot() : step
            // Hillsides do not grow steeper without end.
            let slope = min(steepness[n] * power(catchment[n]), 0.42)
            let wanted = heights[next] + metres * max(slope, 2e-4)
            // The rounds before the last leave a memory of the rough ground, so that courses wander.
            heights[n] = last ? wanted : max(heights[next] + 1e-3, 0.8 * wanted + 0.2 * min(heights[n], wanted + 40))
        }
    }

    /// The power -0.45 of a catchment, by two square roots and a little: whole steps that every machine takes alike.
    private func power(_ area: Double) -> Double {
        let root = area.squareRoot()
        let fourth = root.squareRoot()
        // Exponents -1/2 and -3/8 in equal parts are near enough to -0.45.
        return 0.5 / root + 0.5 / (fourth * fourth.squareRoot())
    }

    private func forEachNeighbour(_ n: Int, _ body: (Int, Double) -> Void) {
        let (i, j) = (n % columns, n / columns)
        for (a, b) in [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (-1, -1), (1, -1)]
        where i + a >= 0 && j + b >= 0 && i + a < columns && j + b < rows {
            body(n + b * columns + a, a != 0 && b != 0 ? step * 2.squareRoot() : step)
        }
    }

    /// Height between the nodes, by their four nearest.
    func height(_ x: Double, _ y: Double) -> Double {
        let u = min(max(x / step + Double(columns - 1) / 2, 0), Double(columns) - 1.001)
        let v = min(max(y / step + Double(rows - 1) / 2, 0), Double(rows) - 1.001)
        let (i, j) = (Int(clamping: u.rounded(.down)), Int(clamping: v.rounded(.down)))
        let (s, t) = (u - Double(i), v - Double(j))
        let n = j * columns + i
        let south = heights[n] + s * (heights[n + 1] - heights[n])
        let north = heights[n + columns] + s * (heights[n + columns + 1] - heights[n + columns])
        return south + t * (north - south)
    }

    /// Places of the nodes with the steps of the lattice smoothed away and the large courses winding; relative to the
    /// middle. Nodes that drain less than `least` stay where they are.
    func courses(draining least: Double, noise: LatticeNoise) -> [(x: Double, y: Double)] {
        var places = heights.indices.map { place($0) }
        var above = Array(repeating: -1, count: heights.count)
        for n in order.map(Int.init) where catchment[n] >= least && downstream[n] >= 0 {
            let next = Int(downstream[n])
            if above[next] < 0 || catchment[above[next]] < catchment[n] { above[next] = n }
        }
        let (east, north) = (noise.branch(1), noise.branch(2))
        for n in places.indices where catchment[n] >= least {
            let (x, y) = places[n]
            let size = 2.2 * step
            places[n].x += size * (east.smooth(x / 520, y / 520) - 0.5)
            places[n].y += size * (north.smooth(x / 520, y / 520) - 0.5)
        }
        for _ in 0..<3 {
            var smoothed = places
            for n in places.indices where catchment[n] >= least && downstream[n] >= 0 && above[n] >= 0 {
                let (a, b) = (places[Int(downstream[n])], places[above[n]])
                smoothed[n] = ((2 * places[n].x + a.x + b.x) / 4, (2 * places[n].y + a.y + b.y) / 4)
            }
            places = smoothed
        }
        return places
    }
}

extension Double {
    fileprivate var squareRootOrZero: Double { self > 0 ? squareRoot() : 0 }
}
