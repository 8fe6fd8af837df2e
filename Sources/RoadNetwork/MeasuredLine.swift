import Columns

/// A line with a chainage at each vertex: linear referencing along an edge, a path or a whole road.
///
/// Chainage is metres on the ground from the start of the line. Between two vertices it grows evenly with the length in
/// the plane.
public struct MeasuredLine: Sendable, Hashable {
    /// Interleaved easting, northing; shape `(vertices, 2)`; two vertices at least.
    public let coordinates: [Double]
    /// Chainage of each vertex, never falling; shape `(vertices)`, from 0; metres.
    public let chainages: [Double]

    /// A place beside a line.
    public struct Foot: Sendable, Hashable {
        /// Of the nearest place on the line, metres.
        public let chainage: Double
        /// The nearest place.
        public let place: Position
        /// Distance between the point and that place, metres of the plane: positive to the left of the line, negative
        /// to its right.
        public let offset: Double
    }

    /// A line with its length on the ground from vertex to vertex.
    /// - Parameters:
    ///   - coordinates: interleaved, finite; two vertices or more.
    ///   - groundLength: metres on the ground of a straight piece.
    public init(_ coordinates: [Double], groundLength: (Position, Position) -> Double = { $0.distance(to: $1) }) {
        precondition(coordinates.count >= 4 && coordinates.count % 2 == 0, "a line has two vertices at least")
        var sums = [0.0]
        for v in 1..<coordinates.count / 2 {
            let a = Position(coordinates[2 * v - 2], coordinates[2 * v - 1])
            sums.append(sums[v - 1] + groundLength(a, Position(coordinates[2 * v], coordinates[2 * v + 1])))
        }
        self.init(coordinates: coordinates, chainages: sums)
    }

    init(coordinates: [Double], chainages: [Double]) {
        (self.coordinates, self.chainages) = (coordinates, chainages)
    }

    /// Length on the ground, metres.
    public var length: Double { chainages[chainages.count - 1] }

    func vertex(_ v: Int) -> Position { Position(coordinates[2 * v], coordinates[2 * v + 1]) }

    /// The place at a chainage; the start below 0, the end beyond the length.
    /// - Complexity: O(log *v*) for *v* vertices.
    public func place(at chainage: Double) -> Position {
        let (v, share) = position(of: chainage)
        if share == 0 { return vertex(v) }
        let (a, b) = (vertex(v), vertex(v + 1))
        return share == 1 ? b : Position(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
    }

    /// The piece that a chainage lies on, and the share of the way along it.
    private func position(of chainage: Double) -> (vertex: Int, share: Double) {
        if !(chainage > 0) { return (0, 0) }
        if chainage >= length { return (chainages.count - 1, 0) }
        var (low, high) = (0, chainages.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if chainages[middle] <= chainage { low = middle } else { high = middle }
        }
        let span = chainages[high] - chainages[low]
        return (low, span > 0 ? (chainage - chainages[low]) / span : 0)
    }

    /// The foot of a point on the line; none when it is farther than `reach`. Equal distances go to the lower chainage.
    /// - Parameter reach: metres of the plane; may be infinite.
    /// - Complexity: O(*v*) for *v* vertices.
    public func foot(of point: Position, within reach: Double = .infinity) -> Foot? {
        guard point.isFinite else { return nil }
        var best: (square: Double, vertex: Int, share: Double)?
        for v in 0..<chainages.count - 1 {
            let near = nearestOnPiece(point, vertex(v), vertex(v + 1))
            if near.square < best?.square ?? .infinity { best = (near.square, v, near.share) }
        }
        guard let best, best.square.squareRoot() <= reach else { return nil }
        let (a, b) = (vertex(best.vertex), vertex(best.vertex + 1))
        let place =
            best.share == 1 ? b : Position(a.x + best.share * (b.x - a.x), a.y + best.share * (b.y - a.y))
        let (low, high) = (chainages[best.vertex], chainages[best.vertex + 1])
        let side = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
        let offset = best.square.squareRoot()
        return Foot(
            chainage: best.share == 1 ? high : low + best.share * (high - low), place: place,
            offset: side < 0 ? -offset : offset)
    }

    /// The line between two chainages, from the first to the second: turned around when the second is lower. Chainages
    /// off the line count as its ends. The new line starts at chainage 0; it has two vertices at least, the same one
    /// twice when it has no length.
    /// - Complexity: O(log *v* + *k*) for the *k* vertices between.
    public func part(from first: Double, to last: Double) -> MeasuredLine {
        if first > last { return part(from: last, to: first).reversed }
        let (start, end) = (max(0, min(first, length)), max(0, min(last, length)))
        var (line, measures): ([Double], [Double]) = ([], [])
        func add(_ p: Position, _ chainage: Double) {
            line += [p.x, p.y]
            measures.append(chainage - start)
        }
        add(place(at: start), start)
        var v = position(of: start).vertex
        while v < chainages.count, chainages[v] < end {
            if chainages[v] > start { add(vertex(v), chainages[v]) }
            v += 1
        }
        add(place(at: end), end)
        return MeasuredLine(coordinates: line, chainages: measures)
    }

    /// The same line run the other way.
    public var reversed: MeasuredLine {
        var line: [Double] = []
        line.reserveCapacity(coordinates.count)
        for v in chainages.indices.reversed() { line += [coordinates[2 * v], coordinates[2 * v + 1]] }
        return MeasuredLine(coordinates: line, chainages: chainages.reversed().map { length - $0 })
    }
}

extension Network {
    /// An edge with its measures.
    public func measuredLine(ofEdge edge: Int32) -> MeasuredLine {
        let v = vertices(ofEdge: edge)
        return MeasuredLine(
            coordinates: Array(coordinates[2 * v.lowerBound..<2 * v.upperBound]), chainages: Array(measures[v]))
    }

    /// The line of an edge between two measures; see `MeasuredLine.part`.
    public func line(ofEdge edge: Int32, from start: Double, to end: Double) -> [Double] {
        measuredLine(ofEdge: edge).part(from: start, to: end).coordinates
    }
}

extension RoadPath {
    /// The path's line with the chainage of each vertex: points get a chainage on it, chainages a place, and parts of
    /// the path a line.
    public func measuredLine(on network: Network) -> MeasuredLine {
        var (line, chainages): ([Double], [Double]) = ([], [])
        var done = 0.0
        for step in steps {
            let part = network.measuredLine(ofEdge: step.edge).part(from: step.start, to: step.end)
            for v in part.chainages.indices where line.isEmpty || v > 0 {
                line += part.coordinates[2 * v...2 * v + 1]
                chainages.append(done + part.chainages[v])
            }
            done += part.length
        }
        if line.isEmpty {
            let p = stops[0].place
            (line, chainages) = ([p.x, p.y, p.x, p.y], [0, 0])
        }
        return MeasuredLine(coordinates: line, chainages: chainages)
    }
}
