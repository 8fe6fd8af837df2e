import Columns

extension GapSearch {
    /// Groups of nodes that a driver cannot both reach from the rest of their component and leave for it.
    ///
    /// The rest is the strongly connected part with the most road, of equals the one with the lowest node. Nodes outside
    /// it that edges join, directions aside, are one group. Its length is that of all edges with an end in it; opening
    /// the one-way ones among them would close the gap, and their metres are what the gap says.
    /// - False positives: carriageways that the layer cuts off at its border.
    /// - Complexity: O(*n* + *m*); nothing is searched where no edge is one-way.
    func oneWayTraps() -> [NetworkReport.Gap] {
        guard network.edgeDirections.contains(where: { $0 != .both }) else { return [] }
        let parts = StrongParts(network)
        let isMain = parts.mainOfEachComponent(network)
        var groups = DisjointSets(count: network.nodeCount)
        func isTrapped(_ node: Int32) -> Bool { !isMain[Int(parts.ofNode[Int(node)])] }
        let isDriven = network.edgeUses.map { $0.contains(.drive) }
        for e in 0..<network.edgeCount where isDriven[e] {
            let (from, to) = (network.edgeFrom[e], network.edgeTo[e])
            guard isTrapped(from), isTrapped(to) else { continue }
            groups.join(Int(from), Int(to))
        }
        var traps: [Int: (edge: Int32, oneWay: Double, length: Double)] = [:]
        for e in 0..<Int32(network.edgeCount) where isDriven[Int(e)] {
            // Ground counts once.
            let holder = network.edgeHolders[Int(e)]
            if holder != e, isDriven[Int(holder)] { continue }
            let ends = [network.edgeFrom[Int(e)], network.edgeTo[Int(e)]]
            guard let node = ends.first(where: isTrapped) else { continue }
            let length = network.edgeLengths[Int(e)]
            let oneWay = network.edgeDirections[Int(e)] == .both ? 0 : length
            let group = groups.root(Int(node))
            traps[group, default: (e, 0, 0)].oneWay += oneWay
            traps[group]!.length += length
        }
        // Without a one-way road it is no trap: only paths lead there.
        return traps.filter { $0.value.oneWay > 0 }.map { node, trap in
            gap(.oneWayTrap, network.node(Int32(node)), trap.edge, metres: trap.oneWay, length: trap.length)
        }
    }
}

/// Strongly connected parts of a network by driving directions.
/// - Source: Tarjan, *Depth-first search and linear graph algorithms*, SIAM J. Comput. 1, 1972.
struct StrongParts {
    /// Part of each node, numbered by their lowest nodes.
    private(set) var ofNode: [Int32]
    private(set) var count = 0

    init(_ network: Network) {
        let n = network.nodeCount
        let graph = ArcGraph(
            network, .drive, weights: [Double](repeating: 0, count: network.edgeCount),
            states: TurnStates(network, .walk), reversed: false)
        var (order, low) = ([Int32](repeating: -1, count: n), [Int32](repeating: 0, count: n))
        var part = [Int32](repeating: -1, count: n)
        var (stack, path): ([Int32], [(node: Int32, next: Int32)]) = ([], [])
        var visited: Int32 = 0
        func enter(_ node: Int32) {
            (order[Int(node)], low[Int(node)]) = (visited, visited)
            visited += 1
            stack.append(node)
            path.append((node, graph.offsets[Int(node)]))
        }
        for start in 0..<Int32(n) where order[Int(start)] < 0 {
            enter(start)
            while let (node, next) = path.last {
                if next < graph.offsets[Int(node) + 1] {
                    path[path.count - 1].next += 1
                    let head = graph.arcs[Int(next)].head
                    if order[Int(head)] < 0 {
                        enter(head)
                    } else if part[Int(head)] < 0 {
                        low[Int(node)] = min(low[Int(node)], order[Int(head)])
                    }
                    continue
                }
                path.removeLast()
                if let above = path.last { low[Int(above.node)] = min(low[Int(above.node)], low[Int(node)]) }
                guard low[Int(node)] == order[Int(node)] else { continue }
                while let last = stack.popLast() {
                    part[Int(last)] = Int32(count)
                    if last == node { break }
                }
                count += 1
            }
        }
        var number = [Int32](repeating: -1, count: count)
        var next: Int32 = 0
        for node in 0..<n where number[Int(part[node])] < 0 {
            number[Int(part[node])] = next
            next += 1
        }
        ofNode = part.map { number[Int($0)] }
    }

    /// Whether each part is the one with the most road in its component; of equals the lowest.
    func mainOfEachComponent(_ network: Network) -> [Bool] {
        var lengths = [Double](repeating: 0, count: count)
        for e in 0..<network.edgeCount
        where network.edgeUses[e].contains(.drive) && ofNode[Int(network.edgeFrom[e])] == ofNode[Int(network.edgeTo[e])]
        {
            lengths[Int(ofNode[Int(network.edgeFrom[e])])] += network.edgeLengths[e]
        }
        var best = [Int32](repeating: -1, count: Int(network.nodeComponents.max() ?? -1) + 1)
        for node in 0..<network.nodeCount {
            let (component, part) = (Int(network.nodeComponents[node]), ofNode[node])
            if best[component] < 0 || lengths[Int(part)] > lengths[Int(best[component])] { best[component] = part }
        }
        var isMain = [Bool](repeating: false, count: count)
        for part in best { isMain[Int(part)] = true }
        return isMain
    }
}
