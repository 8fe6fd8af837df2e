import Columns

extension Network {
    /// Makes a network of road lines, step by step, and reports what each step found and changed.
    ///
    /// Steps: rows that are no lines are set aside; repeated vertices and parts without length are left out; lines
    /// that are the same in either direction are merged where one road can stand for them; with `.crossings`, parts are joined at shared vertices,
    /// crossings and touches of the same level, ends near a road are joined to it by a connector, and pieces that
    /// several parts of one level and the same users share become one; with `.ends`, parts are joined where their ends share a place and nowhere
    /// else. A road without a class has the speed `unknown`.
    ///
    /// - Parameter input: metres of the plane; row order does not matter but for the row numbers in the result.
    /// - Returns: nodes numbered west to east, then south to north; edges in the order of their lines.
    /// - Complexity: O(*n* log *n* + *k*) for *n* vertices and *k* pairs of pieces whose boxes meet.
    public static func build(
        _ input: RoadLines, _ options: NetworkOptions = NetworkOptions()
    ) -> (network: Network, report: NetworkReport) {
        input.checkShape()
        precondition(options.tolerance >= 0 && options.tolerance.isFinite, "the tolerance must be 0 or more")
        precondition(options.gapReach > 0 && options.gapDetour >= 0, "the reach of gaps must be above 0")
        var report = NetworkReport()
        let parts = RoadParts.cleaned(input, options, &report).withoutDuplicates(input, options, &report)
        var network = Network()
        (network.walkSpeed, network.cycleSpeed) = (options.speeds.walk, options.speeds.cycle)
        network.groundLength = options.groundLength
        switch options.noding {
        case .crossings:
            let noded = NodedLines(joining: parts).joinedAtCrossings(&report).joinedEnds(input, options, &report)
            var assembly = NetworkAssembly(noded, input, options)
            let edges = assembly.edges(input, options, &report)
            network.fill(edges) { edge in (edge.ends.from, edge.ends.to) }
        case .ends:
            network.fill(endJoinedEdges(parts, options)) { edge in (0, 0) }
        }
        network.labelComponents()
        network.segments = SegmentIndex(network)
        report.turnsNotApplied = network.ban(
            options.turns, keys: input.keys.isEmpty ? Array(repeating: nil, count: input.count) : input.keys,
            turnsAround: options.turnsAround)
        report.bannedTurns = network.bannedTurns.count
        network.describe(input, options, &report)
        return (network, report)
    }

    private static func endJoinedEdges(_ parts: RoadParts, _ options: NetworkOptions) -> [AssembledEdge] {
        (0..<parts.count).map { p in
            let places = parts.vertices(ofPart: p).map(parts.vertex)
            var edge = AssembledEdge(part: parts.parts[p], places: places, options.groundLength, 1)
            (edge.holder, edge.ground) = (Int32(p), parts.parts[p].ground)
            if edge.ground < 0, let holder = parts.holder(ofPart: p) {
                (edge.holder, edge.ground) = (Int32(holder), parts.parts[holder].ground)
            }
            if let length = parts.parts[p].length {
                let scale = length / edge.measures[places.count - 1]
                for i in places.indices { edge.measures[i] *= scale }
                edge.measures[places.count - 1] = length
            }
            return edge
        }
    }

    /// Numbers the nodes by place, then by `identity`, which tells vertices of different levels at one place apart.
    private mutating func fill(_ edges: [AssembledEdge], identity: (AssembledEdge) -> (Int32, Int32)) {
        struct End {
            let place: Position
            let identity: Int32
            let slot: Int32
        }
        var ends: [End] = []
        ends.reserveCapacity(2 * edges.count)
        for (e, edge) in edges.enumerated() {
            let (from, to) = identity(edge)
            ends.append(End(place: edge.places[0], identity: from, slot: Int32(2 * e)))
            ends.append(End(place: edge.places[edge.places.count - 1], identity: to, slot: Int32(2 * e + 1)))
        }
        ends.sort { a, b in a.place != b.place ? a.place < b.place : a.identity < b.identity }
        edgeFrom = [Int32](repeating: 0, count: edges.count)
        edgeTo = edgeFrom
        var node: Int32 = -1
        for (i, end) in ends.enumerated() {
            if i == 0 || ends[i - 1].place != end.place || ends[i - 1].identity != end.identity {
                node += 1
                nodeCoordinates.append(end.place.x)
                nodeCoordinates.append(end.place.y)
            }
            if end.slot & 1 == 0 { edgeFrom[Int(end.slot / 2)] = node } else { edgeTo[Int(end.slot / 2)] = node }
        }
        vertexOffsets.reserveCapacity(edges.count + 1)
        for edge in edges { append(edge) }
    }

    private mutating func append(_ edge: AssembledEdge) {
        edgeRows.append(edge.part.row)
        edgeClasses.append(edge.part.road)
        edgeSpeeds.append(edge.part.speed)
        edgeLengths.append(edge.measures[edge.measures.count - 1])
        edgeDirections.append(edge.direction)
        edgeTwoLanes.append(edge.part.twoLane)
        edgeUses.append(edge.part.use)
        edgeHolders.append(edge.holder)
        edgeGroundRows.append(edge.ground)
        for place in edge.places {
            coordinates.append(place.x)
            coordinates.append(place.y)
        }
        measures.append(contentsOf: edge.measures)
        vertexOffsets.append(measures.count)
    }

    /// Connected components, numbered by their lowest node.
    private mutating func labelComponents() {
        var sets = DisjointSets(count: nodeCoordinates.count / 2)
        for e in 0..<edgeCount { sets.join(Int(edgeFrom[e]), Int(edgeTo[e])) }
        nodeComponents = sets.numbered().numbers
    }

    private func describe(_ input: RoadLines, _ options: NetworkOptions, _ report: inout NetworkReport) {
        (report.nodes, report.edges) = (nodeCount, edgeCount)
        let lengths = componentLengths()
        report.components = lengths.count
        let total = lengths.reduce(0, +)
        report.largestComponentShare = total > 0 ? lengths.max()! / total : 0
        var metres: [RoadClass?: Double] = [:]
        for e in 0..<edgeCount where edgeHolders[e] == Int32(e) {
            metres[input.classes.isEmpty ? nil : input.classes[Int(edgeGroundRows[e])], default: 0] += edgeLengths[e]
        }
        report.lengths = (RoadClass.allCases.map { $0 as RoadClass? } + [nil]).compactMap { road in
            metres[road].map { .init(road: road, kilometres: $0 / 1000, speed: options.speeds[road]) }
        }
        report.gaps = gaps(input, options)
        listLoops(input, options, &report)
        report.merges.sort(by: NetworkReport.Merge.inOrder)
        report.shared.sort(by: NetworkReport.Merge.inOrder)
        report.issues.sort(by: RowIssue.inOrder)
    }

    /// The step `self-loops`: roads that close on themselves, and roads with a loop that leads back to where it left.
    private func listLoops(_ input: RoadLines, _ options: NetworkOptions, _ report: inout NetworkReport) {
        var loops: [Int: (metres: Double, place: Position)] = [:]
        let lines = input.lines
        var isKept = [Bool](repeating: false, count: input.count)
        for row in edgeRows { isKept[Int(row)] = true }
        for row in 0..<input.count where isKept[row] {
            for part in lines.parts(ofRow: row) {
                let v = lines.vertices(ofPart: part)
                guard v.count > 2, lines.vertex(v.lowerBound) == lines.vertex(v.upperBound - 1) else { continue }
                let metres = v.dropLast().reduce(0) {
                    $0 + options.groundLength(lines.vertex($1), lines.vertex($1 + 1))
                }
                guard metres > 0 else { continue }
                loops[row, default: (0, lines.vertex(v.lowerBound))].metres += metres
            }
        }
        let closed = Set(loops.keys)
        for e in 0..<edgeCount where edgeFrom[e] == edgeTo[e] && !closed.contains(Int(edgeRows[e])) {
            let node = Int(edgeFrom[e])
            let place = Position(nodeCoordinates[2 * node], nodeCoordinates[2 * node + 1])
            loops[Int(edgeRows[e]), default: (0, place)].metres += edgeLengths[e]
        }
        var all = 0.0
        for (row, loop) in loops.sorted(by: { $0.key < $1.key }) {
            all += loop.metres
            report.issues.append(
                RowIssue(
                    layer: options.layer, row: row, id: input.keys.isEmpty ? nil : input.keys[row], rule: "self-loop",
                    severity: .notice, place: loop.place,
                    message: closed.contains(row)
                        ? Messages.closed : Messages.loop))
        }
        report.steps.append(.init(name: "self-loops", count: loops.count, metres: all))
    }

    /// Metres of road in each component; ground counts once.
    func componentLengths() -> [Double] {
        var lengths = [Double](repeating: 0, count: Int(nodeComponents.max() ?? -1) + 1)
        for e in 0..<edgeCount where edgeHolders[e] == Int32(e) {
            lengths[Int(nodeComponents[Int(edgeFrom[e])])] += edgeLengths[e]
        }
        return lengths
    }
}
