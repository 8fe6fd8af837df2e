import Columns

extension Network {
    /// Dangling ends near a road that they do not join, islands and one-way traps, each with the length that would close
    /// it.
    ///
    /// A dangling end is a node of one edge, or of edges on the same ground. It is a gap when a place on a road lies within `gapReach` and the way to
    /// that place along the network, directions aside, is longer than `gapDetour`, or there is none. Two ends that
    /// are each other's nearest place are one gap. An island is every component but the longest.
    /// - False positives: two roads that truly end near each other, and roads on different levels.
    func gaps(_ input: RoadLines, _ options: NetworkOptions) -> [NetworkReport.Gap] {
        let search = GapSearch(network: self, input: input, options: options)
        return (search.danglingEnds() + search.islands() + search.oneWayTraps()).sorted { a, b in
            if a.kind != b.kind { return utf8Less(a.kind.rawValue, b.kind.rawValue) }
            return a.place != b.place ? a.place < b.place : utf8Less(a.road, b.road)
        }
    }
}

struct GapSearch {
    let network: Network
    private let input: RoadLines
    private let options: NetworkOptions

    init(network: Network, input: RoadLines, options: NetworkOptions) {
        (self.network, self.input, self.options) = (network, input, options)
    }

    func danglingEnds() -> [NetworkReport.Gap] {
        let incidence = Incidence(network)
        var found: [(node: Int32, edge: Int32, other: Int32?, metres: Double)] = []
        for node in 0..<Int32(network.nodeCount) {
            // Edges on the same ground end there together.
            let edges = incidence.edges(of: node)
            guard let edge = edges.first, edges.count(where: { network.edgeHolders[Int($0)] == $0 }) == 1,
                edges.allSatisfy({ network.edgeHolders[Int($0)] == network.edgeHolders[Int(edge)] })
            else { continue }
            if let near = nearestRoad(to: node, incidence) { found.append((node, edge, near.node, near.metres)) }
        }
        let nearest = Dictionary(uniqueKeysWithValues: found.map { ($0.node, $0.other) })
        return found.compactMap { end in
            if let other = end.other, other < end.node, nearest[other] == .some(.some(end.node)) { return nil }
            return gap(.danglingEnd, network.node(end.node), end.edge, metres: end.metres, length: nil)
        }
    }

    /// The nearest place that the end does not reach along the network within the detour; with its node, when it is
    /// one.
    private func nearestRoad(to node: Int32, _ incidence: Incidence) -> (metres: Double, node: Int32?)? {
        let place = network.node(node)
        var near: [Int32: Double]?
        let index = network.segments
        let best = index.tree.nearest(to: place, within: options.gapReach) { s in
            let v = Int(index.first[s])
            let foot = nearestOnPiece(place, network.vertex(v), network.vertex(v + 1))
            guard foot.square <= options.gapReach * options.gapReach else { return nil }
            if near == nil { near = incidence.reached(from: node, within: options.gapDetour, network.edgeLengths) }
            let edge = Int(index.edges[s])
            let measure = network.measures[v] + foot.share * (network.measures[v + 1] - network.measures[v])
            let way = min(
                (near![network.edgeFrom[edge]] ?? .infinity) + measure,
                (near![network.edgeTo[edge]] ?? .infinity) + network.edgeLengths[edge] - measure)
            return way <= options.gapDetour ? nil : foot.square.squareRoot()
        }
        guard let best else { return nil }
        let edge = Int(index.edges[best.row])
        let v = Int(index.first[best.row])
        let share = nearestOnPiece(place, network.vertex(v), network.vertex(v + 1)).share
        let range = network.vertices(ofEdge: Int32(edge))
        let end: Int32? =
            share == 0 && v == range.lowerBound
            ? network.edgeFrom[edge]
            : share == 1 && v + 2 == range.upperBound ? network.edgeTo[edge] : nil
        return (best.distance, end)
    }

    func islands() -> [NetworkReport.Gap] {
        let lengths = network.componentLengths()
        guard lengths.count > 1, let longest = lengths.firstIndex(of: lengths.max()!) else { return [] }
        var pieces = [[Int32]](repeating: [], count: lengths.count)
        for s in network.segments.edges.indices {
            pieces[component(ofPiece: s)].append(Int32(s))
        }
        return lengths.indices.filter { $0 != longest }.map { component in
            var best: (metres: Double, place: Position, piece: Int)?
            for s in pieces[component] {
                if let near = nearestOther(Int(s), component, within: best?.metres ?? .infinity),
                    near.metres < best?.metres ?? .infinity
                {
                    best = (near.metres, near.place, Int(s))
                }
            }
            let first = Int(pieces[component][0])
            return gap(
                .island, best?.place ?? network.vertex(Int(network.segments.first[first])),
                network.segments.edges[best?.piece ?? first], metres: best?.metres, length: lengths[component])
        }
    }

    private func component(ofPiece s: Int) -> Int {
        Int(network.nodeComponents[Int(network.edgeFrom[Int(network.segments.edges[s])])])
    }

    /// The nearest piece of another component, and the place on this one that is nearest to it.
    private func nearestOther(_ s: Int, _ component: Int, within reach: Double) -> (metres: Double, place: Position)? {
        let (a, b) = piece(s)
        let box = Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
        let found = network.segments.tree.nearest(to: box, within: reach) { r in
            guard self.component(ofPiece: r) != component else { return nil }
            let (c, d) = piece(r)
            return piecesApart(a, b, c, d).metres
        }
        return found.map { found in
            let (c, d) = piece(found.row)
            return piecesApart(a, b, c, d)
        }
    }

    private func piece(_ s: Int) -> (Position, Position) {
        let v = Int(network.segments.first[s])
        return (network.vertex(v), network.vertex(v + 1))
    }

    func gap(
        _ kind: NetworkReport.Gap.Kind, _ place: Position, _ edge: Int32, metres: Double?, length: Double?
    ) -> NetworkReport.Gap {
        let row = Int(network.edgeRows[Int(edge)])
        let key = input.keys.isEmpty ? nil : input.keys[row]
        return .init(kind: kind, place: place, row: row, road: key ?? "\(row)", metres: metres, length: length)
    }
}

/// Distance between the pieces a–b and c–d, and the place on a–b nearest to c–d. Pieces that cross are not asked for:
/// on different levels they count as apart by the nearest of their ends.
private func piecesApart(_ a: Position, _ b: Position, _ c: Position, _ d: Position) -> (
    metres: Double, place: Position
) {
    func on(_ share: Double) -> Position { Position(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)) }
    let (fromC, fromD) = (nearestOnPiece(c, a, b), nearestOnPiece(d, a, b))
    let (fromA, fromB) = (nearestOnPiece(a, c, d), nearestOnPiece(b, c, d))
    let all = [(fromA.square, a), (fromB.square, b), (fromC.square, on(fromC.share)), (fromD.square, on(fromD.share))]
    let best = all.min { $0.0 < $1.0 }!
    return (best.0.squareRoot(), best.1)
}
