import Columns

/// A drawn line as a way along roads.
package struct MatchedLine: Sendable {
    /// The way that the line stands for.
    package let path: RoadPath
    /// Length of the line as drawn, metres on the ground.
    package let drawn: Double
    /// The farthest of the line's points from the way, metres of the plane.
    package let farthest: Double
    /// That point.
    package let farthestPlace: Position
    /// Mean distance between points of the line and the way, metres of the plane.
    package let mean: Double
}

/// What became of a drawn line.
package enum LineMatch: Sendable {
    case matched(MatchedLine)
    /// A point of the line has no road, or the way found leaves it, by more than the reach: by how much (none where no road is
    /// near at all), and where.
    case offRoads(metres: Double?, place: Position)
    /// No way along roads leads from the one place to the other, near the line.
    case noWay(from: Position, to: Position)
}

extension Router {
    /// The way along roads that a drawn line stands for.
    ///
    /// Points are the vertices of the line and others between them, 50 m apart; each may stand for the nearest place of each road
    /// within `reach`. Of all choices of one place a point that one is taken that makes Σ (gap / σ)² / 2 + Σ |way − straight| / β
    /// least, where ways are cheapest ones from place to place, in driving direction along the line; σ = β = reach / 5.
    /// Turning back within 25 m on one road is noise and left out.
    ///
    /// - Parameters:
    ///   - line: interleaved, finite; two vertices or more; metres in the network's plane.
    ///   - reach: farthest gap between the line and its way, metres, above 0 and finite.
    /// - Complexity: up to six searches of Dijkstra near each point.
    /// - Source: Newson and Krumm, *Hidden Markov map matching through noise and sparseness*, ACM GIS 2009.
    package func match(_ line: [Double], within reach: Double) -> LineMatch {
        let plane = MeasuredLine(line)
        guard plane.length > 0 else { return .noWay(from: plane.place(at: 0), to: plane.place(at: 0)) }
        let step = max(Self.matchStep, plane.length / Double(Self.mostPoints))
        let vertices = (0..<line.count / 2).map { Position(line[2 * $0], line[2 * $0 + 1]) }
        let points = Self.points(along: plane, step: step)
        let gap = vertices.map { network.gap(from: $0, for: travel.mode) }
        if let worst = gap.indices.filter({ gap[$0].map { $0 > reach } ?? true }).max(by: {
            (gap[$0] ?? .infinity) < (gap[$1] ?? .infinity)
        }) {
            return .offRoads(metres: gap[worst], place: vertices[worst])
        }
        let choices = points.map {
            network.candidates(near: $0, within: reach, for: travel.mode, most: Self.mostPlaces)
        }
        if let bare = choices.firstIndex(where: \.isEmpty) {
            return .offRoads(metres: network.gap(from: points[bare], for: travel.mode), place: points[bare])
        }
        var search = DijkstraSearch(nodeCount: states.count, keepsArrivals: true)
        let chosen: [Attachment]
        switch likeliest(points, choices, reach: reach, &search) {
        case .success(let places): chosen = places
        case .failure(let gap): return .noWay(from: points[gap.point], to: points[gap.point + 1])
        }
        guard let whole = path(through: chosen) else {
            return .noWay(from: chosen[0].place, to: chosen[chosen.count - 1].place)
        }
        let steps = Self.withoutNoise(whole.steps, below: step / 2)
        let path = RoadPath(
            stops: [chosen[0], chosen[chosen.count - 1]], steps: steps, stepsBeforeStop: [0, steps.count],
            cost: whole.cost)
        let way = path.measuredLine(on: network)
        let offsets = (points + vertices).map { point in (point, abs(way.foot(of: point)?.offset ?? 0)) }
        let farthest = offsets.max { $0.1 < $1.1 } ?? (points[0], 0)
        guard farthest.1 <= reach else { return .offRoads(metres: farthest.1, place: farthest.0) }
        let mean = offsets.prefix(points.count).reduce(0) { $0 + $1.1 } / Double(points.count)
        return .matched(
            MatchedLine(
                path: path, drawn: MeasuredLine(line, groundLength: network.groundLength).length,
                farthest: farthest.1, farthestPlace: farthest.0, mean: mean))
    }

    /// Metres between the points of a line that are matched.
    private static var matchStep: Double { 50 }
    /// Most points of a line.
    private static var mostPoints: Int { 2000 }
    /// Most places that a point may stand for.
    private static var mostPlaces: Int { 6 }

    /// Vertices of a line and points between them, at most `step` apart; vertices nearer than a fifth of it to the point before
    /// are left out, but for the last.
    private static func points(along line: MeasuredLine, step: Double) -> [Position] {
        var chainages = [0.0]
        for (n, chainage) in line.chainages.enumerated().dropFirst() {
            let last = chainages[chainages.count - 1]
            guard chainage - last >= step / 5 || n == line.chainages.count - 1 else { continue }
            let parts = max(1, Int(wholePart: ((chainage - last) / step).rounded(.up)) ?? mostPoints)
            chainages += (1...parts).map { last + (chainage - last) * Double($0) / Double(parts) }
        }
        return chainages.map(line.place)
    }

    /// No way leads from a point on.
    private struct Gap: Error { let point: Int }

    /// One place a point, by dynamic programming over the points.
    private func likeliest(
        _ points: [Position], _ choices: [[Attachment]], reach: Double, _ search: inout DijkstraSearch
    ) -> Result<[Attachment], Gap> {
        let scale = reach / 5
        func own(_ place: Attachment, _ point: Position) -> Double {
            let gap = place.place.distance(to: point) / scale
            return gap * gap / 2
        }
        var costs = choices[0].map { own($0, points[0]) }
        var previous: [[Int]] = []
        for n in 1..<points.count {
            let straight = points[n - 1].distance(to: points[n])
            var (next, from) = ([Double](), [Int]())
            next = Array(repeating: .infinity, count: choices[n].count)
            from = Array(repeating: -1, count: choices[n].count)
            for (a, place) in choices[n - 1].enumerated() where costs[a].isFinite {
                let limit = 3 * straight + 6 * reach + 500
                for (b, way) in paths(place, choices[n], within: limit, &search).enumerated() {
                    guard let way else { continue }
                    let cost = costs[a] + abs(way.metres - straight) / scale
                    if cost < next[b] { (next[b], from[b]) = (cost, a) }
                }
            }
            for b in next.indices { next[b] += own(choices[n][b], points[n]) }
            guard next.contains(where: \.isFinite) else { return .failure(Gap(point: n - 1)) }
            costs = next
            previous.append(from)
        }
        var at = costs.indices.min { costs[$0] < costs[$1] } ?? 0
        var places = [choices[points.count - 1][at]]
        for n in (0..<points.count - 1).reversed() {
            at = previous[n][at]
            places.append(choices[n][at])
        }
        return .success(places.reversed())
    }

    /// Steps along one edge joined, without turning back by less than `least`.
    private static func withoutNoise(_ steps: [RoadPath.Step], below least: Double) -> [RoadPath.Step] {
        var result: [RoadPath.Step] = []
        for step in steps {
            guard let last = result.last, last.edge == step.edge, last.end == step.start,
                (last.end >= last.start) == (step.end >= step.start)
            else {
                result.append(step)
                continue
            }
            result[result.count - 1] = .init(edge: step.edge, start: last.start, end: step.end)
        }
        var isDone = false
        while !isDone {
            isDone = true
            for n in result.indices.dropFirst() {
                let (a, b) = (result[n - 1], result[n])
                guard a.edge == b.edge, a.end == b.start, min(a.metres, b.metres) < least else { continue }
                let net = RoadPath.Step(edge: a.edge, start: a.start, end: b.end)
                result.replaceSubrange(n - 1...n, with: net.start == net.end ? [] : [net])
                isDone = false
                break
            }
        }
        return result
    }
}

extension Network {
    /// Distance from a point to the nearest road that may be travelled so; none within 100 km.
    func gap(from point: Position, for mode: Travel.Mode) -> Double? {
        guard point.isFinite else { return nil }
        return segments.tree.nearest(to: point, within: 100_000) { s in
            guard edgeUses[Int(segments.edges[s])].allows(mode) else { return nil }
            let v = Int(segments.first[s])
            return nearestOnPiece(point, vertex(v), vertex(v + 1)).square.squareRoot()
        }?.distance
    }
}
