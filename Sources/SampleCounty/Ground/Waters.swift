import Columns

/// The water of a county on its mesh: courses along the edges, the main river, a lake and reservoirs as cells.
struct Waters: Sendable {
    /// Width of the river along each edge, metres; 0 without one, and inside water.
    private(set) var rivers: [Float]
    /// Cells under water.
    private(set) var wet: [Bool]
    /// Cells of the main river.
    private(set) var broad: [Bool]
    /// Catchment of the course through each node, km²; 0 without one.
    private(set) var catchment: [Float]
    /// Height of the course through each node, metres.
    private(set) var level: [Float]
    /// Middle and radius of the lake, metres.
    let lake: (middle: Position, radius: Double)

    /// Least catchment of a river, and of a valley with a floor of its own, km².
    static let (riverCatchment, valleyCatchment) = (1.6, 0.4)

    init(_ plan: ScalePlan, _ mesh: Mesh, _ land: Landform, noise: LatticeNoise) {
        rivers = Array(repeating: 0, count: mesh.edgeCount)
        wet = Array(repeating: false, count: mesh.cellCount)
        broad = wet
        catchment = Array(repeating: 0, count: mesh.nodeCount)
        level = catchment
        let courses = land.courses(draining: Self.valleyCatchment, noise: noise.branch(15)).map {
            Position(Mesh.centre.x + $0.x, Mesh.centre.y + $0.y)
        }
        let main = Self.mainCourse(land)
        let width = Double(mesh.columns) * mesh.cell
        let radius = (0.024 * plan.share * Double(mesh.cellCount) * mesh.cell * mesh.cell / .pi).squareRoot()
        let at = main.min { a, b in
            (courses[a].x - Mesh.centre.x + 0.13 * width).magnitude
                < (courses[b].x - Mesh.centre.x + 0.13 * width).magnitude
        }!
        lake = (Position(courses[at].x - 0.2 * radius, courses[at].y + 0.8 * radius), radius)
        drawCourses(mesh, land, courses)
        drawMain(mesh, main.map { courses[$0] })
        drawLake(mesh, Float(land.heights[at]), noise.branch(16))
        drawReservoirs(plan, mesh, land, noise.branch(17))
        for e in rivers.indices where rivers[e] > 0 {
            let (left, right) = mesh.cells(ofEdge: e)
            if left >= 0 && wet[left] || right >= 0 && wet[right] { rivers[e] = 0 }
        }
    }

    /// Nodes of the lattice from the inlet to the outlet.
    private static func mainCourse(_ land: Landform) -> [Int] {
        var course = [land.inlet]
        while let last = course.last, land.downstream[last] >= 0 { course.append(Int(land.downstream[last])) }
        return course
    }

    /// Lays each course along edges of the mesh, from the outlet upward.
    private mutating func drawCourses(_ mesh: Mesh, _ land: Landform, _ courses: [Position]) {
        for n in land.order.map(Int.init) where land.catchment[n] >= Self.valleyCatchment {
            let next = Int(land.downstream[n])
            guard next >= 0 else { continue }
            let (from, to) = (courses[next], courses[n])
            let end = mesh.nearestNode(to: to)
            var at = mesh.nearestNode(to: from)
            if catchment[at] == 0 { mark(at, land, next) }
            while at != end {
                let rest = mesh.nodes[at].distance(to: mesh.nodes[end])
                var best = (Double.infinity, -1, -1)
                for d in 0..<4 {
                    let edge = mesh.edge(ofNode: at, d)
                    guard edge >= 0 else { continue }
                    let p = mesh.nodes[mesh.node(from: at, d)]
                    let left = p.distance(to: mesh.nodes[end])
                    guard left < rest else { continue }
                    let aside = p.distance(to: from) + p.distance(to: to) + 0.1 * left
                    if aside < best.0 { best = (aside, mesh.node(from: at, d), edge) }
                }
                guard best.1 >= 0 else { break }
                if catchment[best.1] == 0 {
                    mark(best.1, land, n)
                    if land.catchment[n] >= Self.riverCatchment {
                        rivers[best.2] = Float(4 + 2.6 * land.catchment[n].squareRoot())
                    }
                }
                at = best.1
            }
        }
    }

    private mutating func mark(_ node: Int, _ land: Landform, _ n: Int) {
        catchment[node] = Float(land.catchment[n])
        level[node] = Float(land.heights[n])
    }

    /// The main river, widening downstream.
    private mutating func drawMain(_ mesh: Mesh, _ course: [Position]) {
        for (k, (a, b)) in zip(course, course.dropFirst()).enumerated() {
            let half = max(55 + 70 * Double(k) / Double(course.count), 0.85 * mesh.cell)
            let middle = Position((a.x + b.x) / 2, (a.y + b.y) / 2)
            for c in mesh.cells(near: middle, within: half + a.distance(to: b))
            where distance(from: mesh.middle(ofCell: c), a, b) < half { (wet[c], broad[c]) = (true, true) }
        }
    }

    /// One piece of water with bays and headlands.
    private mutating func drawLake(_ mesh: Mesh, _ height: Float, _ noise: LatticeNoise) {
        let (middle, radius) = lake
        func holds(_ c: Int) -> Bool {
            let p = mesh.middle(ofCell: c)
            let (x, y) = (p.x - middle.x, p.y - middle.y)
            // Longer from south-west to north-east, with an arm to the north-east.
            let (u, v) = (0.8 * x + 0.6 * y, 0.8 * y - 0.6 * x)
            let rough = noise.fractal(x / (0.62 * radius), y / (0.62 * radius), octaves: 4) - 0.5
            let body = (u * u / 1.5 + v * v * 1.35).squareRoot() / radius
            let (s, t) = (u - 1.15 * radius, v - 0.1 * radius)
            let arm = (s * s + 7 * t * t).squareRoot() / (0.75 * radius)
            return min(body, arm) + 1.25 * rough < 1
        }
        let start = mesh.nearestNode(to: middle)
        let (i, j) = mesh.place(ofNode: start)
        guard i < mesh.columns, j < mesh.rows else { return }
        var piece = [mesh.cellNumber(i, j)]
        var seen = Set(piece)
        var k = 0
        while k < piece.count {
            let c = piece[k]
            (wet[c], broad[c]) = (true, false)
            let (a, b, d, e) = mesh.corners(ofCell: c)
            for n in [a, b, d, e] { level[n] = height }
            let (east, north, west, south) = mesh.neighbours(ofCell: c)
            for next in [east, north, west, south] where next >= 0 && !seen.contains(next) && holds(next) {
                seen.insert(next)
                piece.append(next)
            }
            k += 1
        }
    }

    /// Dams in side valleys: the ground above each that lies lower than its crest.
    private mutating func drawReservoirs(_ plan: ScalePlan, _ mesh: Mesh, _ land: Landform, _ noise: LatticeNoise) {
        let area = plan.share * Double(mesh.cellCount) * mesh.cell * mesh.cell / 1e6
        let wanted = max(2, Int(clamping: area / 32))
        let sites = catchment.indices.filter { 1.6...7 ~= catchment[$0] && level[$0] > 60 }
            .sorted { noise.unit($0) != noise.unit($1) ? noise.unit($0) < noise.unit($1) : $0 < $1 }
        var chosen: [Position] = []
        for node in sites where chosen.count < wanted {
            let p = mesh.nodes[node]
            guard chosen.allSatisfy({ $0.distance(to: p) > 3500 }), p.distance(to: lake.middle) > 3 * lake.radius else {
                continue
            }
            let (base, crest) = (Double(level[node]), Double(level[node]) + 13)
            let (i, j) = mesh.place(ofNode: node)
            guard i < mesh.columns, j < mesh.rows else { continue }
            func isFlooded(_ c: Int) -> Bool {
                guard !wet[c] else { return false }
                let q = mesh.middle(ofCell: c)
                let height = land.height(q.x - Mesh.centre.x, q.y - Mesh.centre.y)
                return height > base - 0.5 && height < crest && q.distance(to: p) < 1100
            }
            var piece: [Int] = []
            var stack = [mesh.cellNumber(i, j)]
            var seen = Set(stack)
            while let c = stack.popLast() {
                guard isFlooded(c) else { continue }
                piece.append(c)
                let (e, n, w, s) = mesh.neighbours(ofCell: c)
                for next in [e, n, w, s] where next >= 0 && seen.insert(next).inserted { stack.append(next) }
            }
            let size = Double(piece.count) * mesh.cell * mesh.cell
            guard 1e5...7e5 ~= size else { continue }
            for c in piece { wet[c] = true }
            chosen.append(p)
        }
    }

    private func distance(from p: Position, _ q: Position, _ r: Position) -> Double {
        let (dx, dy) = (r.x - q.x, r.y - q.y)
        let length = dx * dx + dy * dy
        guard length > 0 else { return p.distance(to: q) }
        let t = min(max(((p.x - q.x) * dx + (p.y - q.y) * dy) / length, 0), 1)
        return p.distance(to: Position(q.x + t * dx, q.y + t * dy))
    }
}
