import Columns

/// The natural county: mesh, heights, water and border, before anybody lives there.
struct Ground: Sendable {
    let plan: ScalePlan
    private(set) var mesh: Mesh
    let relief: Relief
    let shape: CountyShape
    /// Rise over run; one for each cell.
    let slopes: [Float]
    /// Cells under water.
    let lakes: [Bool]
    /// Cells of the main river, which roads cross on bridges.
    let broad: [Bool]
    /// Width of the river along each edge, metres; 0 without one.
    let rivers: [Float]
    /// Height of each node above the water course that it drains to, metres.
    let nodesAboveWater: [Float]
    /// The node of a water course that each node drains to.
    let sinks: [Int32]
    private let wet: [Bool]

    init(_ plan: ScalePlan, noise: LatticeNoise) {
        self.plan = plan
        let mesh = Mesh(plan, noise: noise)
        let land = Landform(
            width: Double(mesh.columns) * mesh.cell + 600, height: Double(mesh.rows) * mesh.cell + 600, noise: noise)
        let waters = Waters(plan, mesh, land, noise: noise)
        let relief = Relief(mesh, land, waters, noise: noise)
        let drainage = Drainage(mesh, relief, waters)
        (self.mesh, self.relief, nodesAboveWater, sinks) = (mesh, relief, drainage.aboveWater, drainage.sink)
        shape = CountyShape(mesh, share: plan.share, around: waters.lake, noise: noise)
        slopes = (0..<mesh.cellCount).map { Float(relief.slope(ofCell: $0, mesh)) }
        (lakes, broad, rivers) = (waters.wet, waters.broad, waters.rivers)
        var wet = Array(repeating: false, count: mesh.nodeCount)
        for e in rivers.indices where rivers[e] > 0 {
            let (a, b) = mesh.ends(ofEdge: e)
            (wet[a], wet[b]) = (true, true)
        }
        self.wet = wet
    }

    /// The same ground with the mesh relaxed along the courses of its edges.
    func relaxed(along courses: [Mesh.Course], rounds: Int) -> Ground {
        var result = self
        result.mesh = mesh.relaxed(along: courses, rounds: rounds)
        return result
    }

    /// The same ground with the mesh relaxed along the borders of parcels, away from roads and rivers.
    func relaxed(alongParcels parcelOfFace: [Int32], _ strips: Strips) -> Ground {
        let courses = (0..<mesh.edgeCount).map { e -> Mesh.Course in
            let (left, right) = mesh.cells(ofEdge: e)
            guard left >= 0, right >= 0, parcelOfFace[left] != parcelOfFace[right] else { return .none }
            return .field
        }
        let fixed = (0..<mesh.nodeCount).map { n in
            let around = cells(around: n)
            guard strips.degree(n) == 0, around.count == 4 else { return true }
            // Borders of villages and shores keep the form that they have.
            return around.contains { lakes[$0] != lakes[around[0]] || shape.inside[$0] != shape.inside[around[0]] }
        }
        var result = self
        result.mesh = mesh.relaxed(along: courses, rounds: 8, fixed: fixed)
        return result
    }

    func isInside(_ cell: Int) -> Bool { cell >= 0 && shape.inside[cell] }

    /// Height of a cell above the water that it drains to, metres.
    func aboveWater(_ cell: Int) -> Double {
        let (a, b, d, e) = mesh.corners(ofCell: cell)
        let h = nodesAboveWater
        return Double(h[a] + h[b] + h[d] + h[e]) / 4
    }

    func height(_ cell: Int) -> Double {
        let (a, b, d, e) = mesh.corners(ofCell: cell)
        let h = relief.heights
        return (h[a] + h[b] + h[d] + h[e]) / 4
    }

    /// The cells around a node.
    func cells(around node: Int) -> [Int] {
        let (i, j) = mesh.place(ofNode: node)
        var result: [Int] = []
        for (a, b) in [(i, j), (i - 1, j), (i - 1, j - 1), (i, j - 1)]
        where a >= 0 && b >= 0 && a < mesh.columns && b < mesh.rows { result.append(mesh.cellNumber(a, b)) }
        return result
    }

    /// A river passes through the node.
    func isWet(_ node: Int) -> Bool { wet[node] }

    /// All four cells around the node are in the county, and none is under water.
    func isDryInside(_ node: Int) -> Bool {
        let around = cells(around: node)
        return around.count == 4 && around.allSatisfy { shape.inside[$0] && !lakes[$0] }
    }

    /// A road may run along the edge: ground of the county on both sides, dry or of the main river, no river along it.
    func isOpen(_ edge: Int) -> Bool {
        guard edge >= 0, rivers[edge] == 0 else { return false }
        let (left, right) = mesh.cells(ofEdge: edge)
        return isInside(left) && isInside(right) && isPassable(left) && isPassable(right)
    }

    private func isPassable(_ cell: Int) -> Bool { !lakes[cell] || broad[cell] }

    /// Of the two cells beside an edge, those of the main river.
    func bridged(_ edge: Int) -> Int {
        let (left, right) = mesh.cells(ofEdge: edge)
        return (left >= 0 && broad[left] ? 1 : 0) + (right >= 0 && broad[right] ? 1 : 0)
    }

    /// The nodes that roads can reach from a node without touching closed ones.
    func reachable(from start: Int, closed: [Bool]) -> [Bool] {
        var seen = Array(repeating: false, count: mesh.nodeCount)
        seen[start] = true
        var stack = [start]
        while let n = stack.popLast() {
            for d in 0..<4 where isOpen(mesh.edge(ofNode: n, d)) {
                let next = mesh.node(from: n, d)
                guard !seen[next], !closed[next] else { continue }
                seen[next] = true
                stack.append(next)
            }
        }
        return seen
    }

    /// The largest set of nodes that roads can join.
    func mainLand() -> [Bool] {
        var left = Array(repeating: false, count: mesh.nodeCount)
        let none = left
        var best = (0, none)
        for n in 0..<mesh.nodeCount where !left[n] && isDryInside(n) {
            let piece = reachable(from: n, closed: none)
            var size = 0
            for k in 0..<mesh.nodeCount where piece[k] { (left[k], size) = (true, size + 1) }
            if size > best.0 { best = (size, piece) }
            if best.0 > mesh.nodeCount / 3 { break }
        }
        return best.1
    }
}
