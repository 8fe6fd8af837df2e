import RoadNetwork

/// The stretches of roads under a way, each once, however often the way passes.
struct RoadStretches: Sendable {
    /// By edge, ascending: parts of it in metres from its start, apart and ascending.
    let edges: [(edge: Int32, parts: [ClosedRange<Double>])]
    /// Nodes that the way touches.
    let nodes: Set<Int32>

    init(_ path: RoadPath, on network: Network) {
        var found: [Int32: [ClosedRange<Double>]] = [:]
        for step in path.steps {
            found[step.edge, default: []].append(min(step.start, step.end)...max(step.start, step.end))
        }
        // A way without length still is somewhere.
        if found.isEmpty {
            for stop in path.stops { found[stop.edge, default: []].append(stop.measure...stop.measure) }
        }
        edges = found.sorted { $0.key < $1.key }.map { ($0.key, Self.united($0.value)) }
        nodes = Set(
            edges.flatMap { edge, parts in
                let touchesStart = parts.contains { $0.lowerBound <= 0 }
                let touchesEnd = parts.contains { $0.upperBound >= network.edgeLengths[Int(edge)] }
                return (touchesStart ? [network.edgeFrom[Int(edge)]] : [])
                    + (touchesEnd ? [network.edgeTo[Int(edge)]] : [])
            })
    }

    private static func united(_ parts: [ClosedRange<Double>]) -> [ClosedRange<Double>] {
        var result: [ClosedRange<Double>] = []
        for part in parts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, part.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, part.upperBound)
            } else {
                result.append(part)
            }
        }
        return result
    }

    /// Metres of road under the way.
    /// - Parameter isCounted: edges that count; all by default.
    func metres(where isCounted: (Int32) -> Bool = { _ in true }) -> Double {
        edges.reduce(0) { sum, item in
            guard isCounted(item.edge) else { return sum }
            return sum + item.parts.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
        }
    }

    /// Metres of 国道 and 省道 under the way.
    func trunkMetres(on network: Network) -> Double {
        metres { network.edgeClasses[Int($0)]?.isTrunk == true }
    }

    /// The two ways have a place of the roads in common.
    func meets(_ other: RoadStretches) -> Bool {
        if !nodes.isDisjoint(with: other.nodes) { return true }
        let theirs = Dictionary(other.edges.map { ($0.edge, $0.parts) }, uniquingKeysWith: { first, _ in first })
        return edges.contains { edge, parts in
            guard let others = theirs[edge] else { return false }
            return parts.contains { part in others.contains { part.overlaps($0) } }
        }
    }
}
