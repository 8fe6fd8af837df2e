import Columns

/// Finds ways over the ground and lays roads along them. Holds the ground and the marks of the search, which the finished
/// `RoadPlan` does not need.
struct RoadSearch: Sendable {
    private(set) var roads: [SampleRoad] = []
    /// Road of each edge; -1 without one.
    private(set) var roadOfEdge: [Int32]
    /// A road passes through the node that others may join.
    private(set) var onRoad: [Bool]
    /// The expressway passes through the node.
    private(set) var onExpressway: [Bool]
    /// Nodes of the expressway where other roads may join it.
    private(set) var junctions: [Int] = []

    let ground: Ground
    private let closed: [Bool]
    private let rough: LatticeNoise
    let land: [Bool]
    private var marks: SearchMarks

    /// What has been laid.
    var plan: RoadPlan {
        RoadPlan(
            roads: roads, roadOfEdge: roadOfEdge, onRoad: onRoad, onExpressway: onExpressway, junctions: junctions)
    }

    /// - Parameter town: the node that all roads can be reached from.
    init(_ ground: Ground, closed: [Bool], town: Int, noise: LatticeNoise) {
        (self.ground, self.closed, rough) = (ground, closed, noise.branch(62))
        land = ground.reachable(from: town, closed: closed)
        roadOfEdge = Array(repeating: -1, count: ground.mesh.edgeCount)
        onRoad = Array(repeating: false, count: ground.mesh.nodeCount)
        onExpressway = onRoad
        marks = SearchMarks(nodes: ground.mesh.nodeCount)
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
            for n in [a, b] {
                if road.kind == .expressway { onExpressway[n] = true } else if !onExpressway[n] { onRoad[n] = true }
            }
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

    /// The cheapest way by length, climb and what is there already. It goes in sixteen directions, so that its length is
    /// nearly that of the ground and not that of the steps of the mesh.
    /// - Parameter reuse: cost of a metre along a present road, against 1 for a new one.
    /// - Complexity: O(*n* log *n*) for *n* nodes within reach.
    mutating func way(from start: Int, reuse: Double, to goal: Goal) -> [Int]? {
        search(from: start, RoadMove.all, until: { $0.isAt($1, goal) }) { $0.step($1, $2, reuse, goal) }
    }

    /// The way of the expressway: on every second node, so that between them it runs straight and others can pass below.
    mutating func expresswayWay(from start: Int, to end: Int, apart: (Int) -> Double) -> [Int]? {
        search(from: start, RoadMove.doubled, until: { $1 == end }) { all, n, move in
            let (ground, mesh) = (all.ground, all.ground.mesh)
            var (at, cost) = (n, 0.0)
            for d in move.directions {
                let edge = mesh.edge(ofNode: at, d)
                guard ground.isOpen(edge) else { return nil }
                at = mesh.node(from: at, d)
                guard !all.closed[at] else { return nil }
                cost += (ground.isWet(at) ? 60 : 0) + 70 * Double(ground.bridged(edge))
            }
            let factor = apart(at)
            guard factor.isFinite else { return nil }
            let length = mesh.nodes[n].distance(to: mesh.nodes[at])
            let grade = (ground.relief.heights[at] - ground.relief.heights[n]).magnitude / length
            return (at, cost + length * factor * (1 + 2 * grade + 8 * grade * grade))
        }
    }

    /// Names the nodes where roads may join the expressway.
    mutating func setJunctions(_ nodes: [Int]) { junctions = nodes }

    /// The expressway runs straight through the node, across the direction.
    func passesAcross(_ node: Int, _ direction: Int) -> Bool {
        let mesh = ground.mesh
        return [1, 3].allSatisfy { turn in
            let edge = mesh.edge(ofNode: node, (direction + turn) & 3)
            return edge >= 0 && roadOfEdge[edge] >= 0 && roads[Int(roadOfEdge[edge])].kind == .expressway
        }
    }

    /// Searches with the marks taken out, so that the steps can read the rest.
    private mutating func search(
        from start: Int, _ moves: [RoadMove], until isEnd: (RoadSearch, Int) -> Bool,
        _ step: (RoadSearch, Int, RoadMove) -> (node: Int, cost: Double)?
    ) -> [Int]? {
        var own = SearchMarks(nodes: 0)
        swap(&own, &marks)
        defer { swap(&own, &marks) }
        return own.search(
            from: start, moves, on: ground.mesh, until: { isEnd(self, $0) }, { step(self, $0, $1) })
    }

    /// Where a move from a node leads, and what it costs; none when it is not open.
    private func step(_ start: Int, _ move: RoadMove, _ reuse: Double, _ goal: Goal) -> (node: Int, cost: Double)? {
        let mesh = ground.mesh
        var (at, extra, present) = (start, 0.0, true)
        for (k, d) in move.directions.enumerated() {
            let edge = mesh.edge(ofNode: at, d)
            guard ground.isOpen(edge) else { return nil }
            let next = mesh.node(from: at, d)
            if onExpressway[at], at != start || !junctions.contains(at) {
                // Below the expressway it goes straight on, in a move of its own.
                guard k == 1, move.isStraight, passesAcross(at, d), !junctions.contains(at) else { return nil }
                extra += 150
            }
            if onExpressway[next] {
                guard move.isStraight, k == 0, passesAcross(next, d), !junctions.contains(next) else { return nil }
            }
            guard !closed[next] else { return nil }
            let isLast = k == move.directions.count - 1
            if !isLast, isAt(next, goal) { return nil }
            if roadOfEdge[edge] < 0 {
                present = false
                // A second road a cell away from the first is a waste.
                if onRoad[next], !onRoad[at] { extra += 0.2 * mesh.cell }
                extra += 110 * Double(ground.bridged(edge))
            }
            // A bridge is dear.
            if ground.isWet(next) { extra += 250 }
            at = next
        }
        // A straight move of two steps is for passing below the expressway only.
        if move.isStraight, !onExpressway[mesh.node(from: start, move.directions[0])] { return nil }
        if onExpressway[at] { return nil }
        let (p, q) = (mesh.nodes[start], mesh.nodes[at])
        let length = p.distance(to: q)
        let grade = (ground.relief.heights[at] - ground.relief.heights[start]).magnitude / length
        let bumps = 0.72 + 0.56 * rough.smooth(q.x / 640, q.y / 640)
        let each = length * (1 + 9 * grade + 70 * grade * grade) * bumps
        return (at, each * (present ? reuse : 1) + extra)
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
        for n in 0..<mesh.nodeCount
        where land[n] && !onRoad[n] && !onExpressway[n] && !ground.isWet(n) && ground.isDryInside(n) {
            let gap = mesh.nodes[n].distance(to: wanted)
            if gap < best?.0 ?? 600 { best = (gap, n) }
        }
        return best?.1
    }
}
