/// Steps along edges that a search for a way takes as one.
struct RoadMove: Sendable {
    /// East, north, west, south (0 … 3).
    let directions: [Int]
    /// Two steps in one direction.
    var isStraight: Bool { directions.count == 2 && directions[0] == directions[1] }

    /// Along an edge, across a cell, across two of them, and straight on over a node.
    static let all: [RoadMove] = {
        var moves = (0..<4).map { RoadMove(directions: [$0]) }
        for d in 0..<4 {
            for turn in [1, 3] {
                let aside = (d + turn) & 3
                moves.append(RoadMove(directions: [d, aside]))
                moves.append(RoadMove(directions: [d, aside, d]))
            }
        }
        return moves + (0..<4).map { RoadMove(directions: [$0, $0]) }
    }()

    /// The same at twice the length, each step two edges, but for the last kind.
    static let doubled: [RoadMove] = all.filter { !$0.isStraight }.map { move in
        RoadMove(directions: move.directions.flatMap { [$0, $0] })
    }
}

/// What a search for a way notes at each node, kept between searches.
struct SearchMarks: Sendable {
    private var cost: [Double]
    private var came: [Int8]
    private var touched: [Int] = []

    init(nodes: Int) {
        cost = Array(repeating: .infinity, count: nodes)
        came = Array(repeating: -1, count: nodes)
    }

    /// The cheapest way by Dijkstra's algorithm, all its nodes.
    /// - Parameter step: where a move from a node leads and what it costs.
    mutating func search(
        from start: Int, _ moves: [RoadMove], on mesh: Mesh, until isEnd: (Int) -> Bool,
        _ step: (Int, RoadMove) -> (node: Int, cost: Double)?
    ) -> [Int]? {
        for n in touched { (cost[n], came[n]) = (.infinity, -1) }
        touched = [start]
        cost[start] = 0
        var heap = Heap()
        heap.push(0, start)
        while let (spent, n) = heap.pop() {
            guard spent == cost[n] else { continue }
            if n != start, isEnd(n) { return wayBack(to: n, start, moves, mesh) }
            for (k, move) in moves.enumerated() {
                guard let (next, more) = step(n, move), spent + more < cost[next] else { continue }
                if cost[next] == .infinity { touched.append(next) }
                (cost[next], came[next]) = (spent + more, Int8(k))
                heap.push(cost[next], next)
            }
        }
        return nil
    }

    private func wayBack(to end: Int, _ start: Int, _ moves: [RoadMove], _ mesh: Mesh) -> [Int] {
        var way = [end]
        while way[way.count - 1] != start {
            let move = moves[Int(came[way[way.count - 1]])]
            for d in move.directions.reversed() {
                way.append(mesh.node(from: way[way.count - 1], (d + 2) & 3))
            }
        }
        return way.reversed()
    }
}
