import Columns

/// A way along roads between two attachments, or through several, foot to foot.
public struct RoadPath: Sendable {
    /// A part of one edge; `start` is greater than `end` when the edge is used against its line.
    public struct Step: Sendable, Hashable {
        /// Number of the edge of the network that is travelled.
        public let edge: Int32
        /// Where the step enters the edge: metres on the ground from the start of the edge.
        public let start: Double
        /// Where the step leaves the edge: metres on the ground from the start of the edge.
        public let end: Double
        /// Length on the ground.
        public var metres: Double { abs(end - start) }
    }

    /// The stops in order: two or more.
    public let stops: [Attachment]
    /// Parts of edges from the first foot to the last.
    public let steps: [Step]
    /// Number of steps before each stop; shape `(stops)`.
    public let stepsBeforeStop: [Int]
    /// Cost with the legs of the first and the last stop, in the router's measure.
    public let cost: Double

    /// Length along roads, metres, legs aside.
    public var metres: Double { steps.reduce(0) { $0 + $1.metres } }

    /// Driving time along roads, seconds, legs aside.
    public func seconds(on network: Network) -> Double {
        steps.reduce(0) { $0 + $1.metres * 3.6 / network.edgeSpeeds[Int($1.edge)] }
    }

    /// Length on national and provincial roads, metres.
    public func trunkMetres(on network: Network) -> Double {
        steps.reduce(0) { $0 + (network.edgeClasses[Int($1.edge)]?.isTrunk == true ? $1.metres : 0) }
    }

    /// Distance of each stop along the path, metres; shape `(stops)`, from 0.
    public var stopChainages: [Double] {
        var (result, done, sum) = ([Double](), 0, 0.0)
        for count in stepsBeforeStop {
            while done < count {
                sum += steps[done].metres
                done += 1
            }
            result.append(sum)
        }
        return result
    }

    /// Distance along the path at which it first passes the foot of an attachment, metres; none when it does not.
    public func chainage(of attachment: Attachment, on network: Network) -> Double? {
        let edge = Int(attachment.edge)
        let node: Int32? =
            attachment.measure <= 0
            ? network.edgeFrom[edge]
            : attachment.measure >= network.edgeLengths[edge] ? network.edgeTo[edge] : nil
        var sum = 0.0
        for step in steps {
            if step.edge == attachment.edge, min(step.start, step.end) <= attachment.measure,
                attachment.measure <= max(step.start, step.end)
            {
                return sum + abs(attachment.measure - step.start)
            }
            if let node {
                for end in [step.start, step.end] where network.node(ofEdge: step.edge, at: end) == node {
                    return sum + abs(end - step.start)
                }
            }
            sum += step.metres
        }
        return steps.isEmpty && stops[0].place == attachment.place ? 0 : nil
    }

    /// The path's line, interleaved easting, northing: first and last edge cut at the feet. Two vertices at least.
    public func line(on network: Network) -> [Double] {
        var line: [Double] = []
        func add(_ p: Position) {
            if line.count >= 2, line[line.count - 2] == p.x, line[line.count - 1] == p.y { return }
            line += [p.x, p.y]
        }
        for step in steps {
            add(network.place(onEdge: step.edge, at: step.start))
            let v = network.vertices(ofEdge: step.edge)
            let (low, high) = (min(step.start, step.end), max(step.start, step.end))
            let inside = v.filter { network.measures[$0] > low && network.measures[$0] < high }
            for i in step.start <= step.end ? inside : inside.reversed() { add(network.vertex(i)) }
            add(network.place(onEdge: step.edge, at: step.end))
        }
        if line.isEmpty { add(stops[0].place) }
        if line.count == 2 { line += line }
        return line
    }
}

extension Network {
    /// The node at a measure of an edge: its first at 0, its last at its length, else none.
    func node(ofEdge edge: Int32, at measure: Double) -> Int32? {
        measure <= 0 ? edgeFrom[Int(edge)] : measure >= edgeLengths[Int(edge)] ? edgeTo[Int(edge)] : nil
    }

    /// The place at a ground distance from the start of an edge; the ends beyond it.
    public func place(onEdge edge: Int32, at measure: Double) -> Position {
        let v = vertices(ofEdge: edge)
        if measure <= 0 { return vertex(v.lowerBound) }
        if measure >= edgeLengths[Int(edge)] { return vertex(v.upperBound - 1) }
        var (low, high) = (v.lowerBound, v.upperBound - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if measures[middle] <= measure { low = middle } else { high = middle }
        }
        let span = measures[high] - measures[low]
        let share = span > 0 ? (measure - measures[low]) / span : 0
        let (a, b) = (vertex(low), vertex(high))
        return share == 0 ? a : Position(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
    }
}
