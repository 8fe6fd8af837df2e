import Columns

/// Finds ways over the ground and lays roads along them. Holds the ground and the marks of the search, which the finished
/// `RoadPlan` does not need.
struct RoadSearch: Sendable {
    private(set) var roads: [SampleRoad] = []
    /// Road of each edge; -1 without one.
    private(set) var roadOfEdge: [Int32]
    /// A road passes through the node.
    private(set) var onRoad: [Bool]

    private let ground: Ground
    private let closed: [Bool]
    private let land: [Bool]
    private var cost: [Double]
    private var came: [Int8]
    private var touched: [Int] = []

    /// What has been laid.
    var plan: RoadPlan { RoadPlan(roads: roads, roadOfEdge: roadOfEdge, onRoad: onRoad) }

    /// - Parameter town: the node that all roads can be reached from.
    init(_ ground: Ground, closed: [Bool], town: Int) {
        (self.ground, self.closed) = (ground, closed)
        land = ground.reachable(from: town, closed: closed)
        roadOfEdge = Array(repeating: -1, count: ground.mesh.edgeCount)
        onRoad = Array(repeating: false, count: ground.mesh.nodeCount)
        cost = Array(repeating: .infinity, count: ground.mesh.nodeCount)
        came = Array(repeating: -1, count: ground.mesh.nodeCount)
    }

    /// Adds a road and builds it from a node to the nearest node of the goal.
    /// - Returns: the nodes from start to end; none when there is no way.
    @discardableResult
    mutating func build(_ road: SampleRoad, from start: Int, reuse: Double, to goal: Goal) -> [Int]? {
        guard let way = way(from: start, reuse: reuse, to: goal) else { return nil }
        lay(way, as: road)
        return way
    }

    /// Marks the edges of a way that have no road yet.
    mutating func lay(_ way: [Int], as road: SampleRoad) {
        let mesh = ground.mesh
        var number: Int?
        for (a, b) in zip(way, way.dropFirst()) {
            (onRoad[a], onRoad[b]) = (true, true)
            let edge = mesh.edge(
                ofNode: a, (0..<4).first { mesh.edge(ofNode: a, $0) >= 0 && mesh.node(from: a, $0) == b }!)
            guard roadOfEdge[edge] < 0 else { continue }
            if number == nil {
                number = roads.count
                roads.append(road)
            }
            roadOfEdge[edge] = Int32(number!)
        }
    }

    /// The cheapest way by length, climb and what is there already.
    /// - Parameter reuse: cost of a metre along a present road, against 1 for a new one.
    /// - Complexity: O(*n* log *n*) for *n* nodes within reach.
    mutating func way(from start: Int, reuse: Double, to goal: Goal) -> [Int]? {
        for n in touched { (cost[n], came[n]) = (.infinity, -1) }
        touched = [start]
        cost[start] = 0
        var heap = Heap()
        heap.push(0, start)
        let mesh = ground.mesh
        while let (spent, n) = heap.pop() {
            guard spent == cost[n] else { continue }
            if n != start, isAt(n, goal) { return wayBack(to: n, start) }
            for d in 0..<4 {
                let edge = mesh.edge(ofNode: n, d)
                guard ground.isOpen(edge) else { continue }
                let next = mesh.node(from: n, d)
                guard !closed[next] else { continue }
                let length = mesh.nodes[n].distance(to: mesh.nodes[next])
                let grade = (ground.relief.heights[next] - ground.relief.heights[n]).magnitude / length
                var step = length * (1 + 9 * grade + 60 * grade * grade)
                if roadOfEdge[edge] >= 0 { step *= reuse }
                // A second road a cell away from the first is a waste; a bridge is dear.
                if roadOfEdge[edge] < 0, onRoad[next], !onRoad[n] { step += 0.2 * length }
                if ground.isWet(next) { step += 350 }
                guard spent + step < cost[next] else { continue }
                if cost[next] == .infinity { touched.append(next) }
                (cost[next], came[next]) = (spent + step, Int8(d))
                heap.push(cost[next], next)
            }
        }
        return nil
    }

    /// Where a way may end.
    enum Goal {
        case node(Int)
        /// Any node that a road passes through.
        case network
    }

    private func isAt(_ node: Int, _ goal: Goal) -> Bool {
        switch goal {
        case .node(let wanted): node == wanted
        case .network: onRoad[node]
        }
    }

    private func wayBack(to end: Int, _ start: Int) -> [Int] {
        var way = [end]
        while way.last! != start {
            let n = way.last!
            way.append(ground.mesh.node(from: n, (Int(came[n]) + 2) & 3))
        }
        return way.reversed()
    }

    /// A node of the county's border where a trunk road leaves, farthest in a direction.
    func exit(toward x: Double, _ y: Double) -> Int {
        let mesh = ground.mesh
        var best = (-Double.infinity, -1)
        for n in 0..<mesh.nodeCount where land[n] && !ground.isWet(n) {
            let inside = ground.cells(around: n).count { ground.isInside($0) && !ground.lakes[$0] }
            guard inside == 2, (0..<4).contains(where: { ground.isOpen(mesh.edge(ofNode: n, $0)) }) else { continue }
            let p = mesh.nodes[n]
            let (dx, dy) = (p.x - Mesh.centre.x, p.y - Mesh.centre.y)
            let far = (dx * x + dy * y) - 0.9 * (dx * y - dy * x).magnitude
            if far > best.0 { best = (far, n) }
        }
        return best.1
    }

    /// A dry node that no road uses, near an offset from a node; none when there is none within 600 m.
    func freeNode(near node: Int, offset: (x: Double, y: Double)) -> Int? {
        let mesh = ground.mesh
        let wanted = Position(mesh.nodes[node].x + offset.x, mesh.nodes[node].y + offset.y)
        var best: (Double, Int)?
        for n in 0..<mesh.nodeCount where land[n] && !onRoad[n] && !ground.isWet(n) && ground.isDryInside(n) {
            let gap = mesh.nodes[n].distance(to: wanted)
            if gap < best?.0 ?? 600 { best = (gap, n) }
        }
        return best?.1
    }
}
