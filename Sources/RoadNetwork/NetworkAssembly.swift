import Columns

/// Edges of noded parts before nodes have their final numbers.
struct NetworkAssembly {
    private var lines: NodedLines
    private let groundLength: @Sendable (Position, Position) -> Double
    private let lanes: PieceLanes
    private var isNode: [Bool] = []

    init(_ lines: NodedLines, _ input: RoadLines, _ options: NetworkOptions) {
        self.lines = lines
        groundLength = options.groundLength
        lanes = PieceLanes(lines, input, groundLength)
    }

    /// Merges pieces that several parts share, cuts the parts at nodes and gives the edges in order of the parts.
    ///
    /// Of the parts that share a piece those that one road can stand for become one, which belongs to the part of the
    /// highest class, then of the highest speed, then to the first; the others stay beside it (see `PieceLanes`). Nodes
    /// are: vertices where other than two pieces meet, ends of what belongs to a part, and places where the directions change.
    mutating func edges(
        _ input: RoadLines, _ options: NetworkOptions, _ report: inout NetworkReport
    ) -> [AssembledEdge] {
        lanes.tell(input, options, &report)
        markNodes()
        var edges: [AssembledEdge] = []
        var edgeOfEntry = [Int32](repeating: -1, count: lines.vertices.count)
        var firstEntry: [Int] = []
        for p in 0..<lines.count {
            let (start, end) = (lines.offsets[p], lines.offsets[p + 1])
            let scale = scale(ofPart: p)
            var from = start
            for i in start..<end - 1 {
                if lanes.owner[i] != Int32(i) {
                    from = i + 1
                    continue
                }
                edgeOfEntry[i] = Int32(edges.count)
                guard i + 1 == end - 1 || isNode[Int(lines.vertices[i + 1])] || lanes.owner[i + 1] != Int32(i + 1)
                else { continue }
                edges.append(edge(p, from...i + 1, scale))
                firstEntry.append(from)
                from = i + 1
            }
        }
        for e in edges.indices {
            let holder = Int(lanes.holder[firstEntry[e]])
            (edges[e].holder, edges[e].ground) = (edgeOfEntry[holder], lanes.ground[holder])
        }
        return edges
    }

    private mutating func markNodes() {
        var degree = [UInt8](repeating: 0, count: lines.positions.count)
        isNode = [Bool](repeating: false, count: lines.positions.count)
        // Pieces differ by level too; those between the same two vertices count once.
        let pieces = lanes.pieces
        for q in 0..<pieces.count
        where q == 0 || pieces.low[q] != pieces.low[q - 1] || pieces.high[q] != pieces.high[q - 1] {
            for v in [Int(pieces.low[q]), Int(pieces.high[q])] where degree[v] < 3 { degree[v] += 1 }
        }
        for v in degree.indices where degree[v] != 2 { isNode[v] = true }
        for p in 0..<lines.count {
            let (start, end) = (lines.offsets[p], lines.offsets[p + 1])
            for i in start..<end - 1 where lanes.owner[i] == Int32(i) {
                if i == start || lanes.owner[i - 1] != Int32(i - 1) || along(i) != along(i - 1) {
                    isNode[Int(lines.vertices[i])] = true
                }
                if i + 1 == end - 1 || lanes.owner[i + 1] != Int32(i + 1) {
                    isNode[Int(lines.vertices[i + 1])] = true
                }
            }
        }
    }

    /// Directions allowed on the piece that starts at an entry: 1 along the part, 2 against it.
    private func along(_ i: Int) -> UInt8 {
        let bits = lanes.allowed[i]
        guard lines.vertices[i] > lines.vertices[i + 1] else { return bits }
        return (bits & 1) << 1 | bits >> 1
    }

    /// Given metres for a measured metre.
    private func scale(ofPart p: Int) -> Double {
        guard let length = lines.parts[p].length else { return 1 }
        var measured = 0.0
        for i in lines.offsets[p]..<lines.offsets[p + 1] - 1 {
            measured += groundLength(lines.position(lines.vertices[i]), lines.position(lines.vertices[i + 1]))
        }
        return measured > 0 ? length / measured : 1
    }

    private func edge(_ p: Int, _ entries: ClosedRange<Int>, _ scale: Double) -> AssembledEdge {
        let part = lines.parts[p]
        let places = entries.map { lines.position(lines.vertices[$0]) }
        var edge = AssembledEdge(part: part, places: places, groundLength, scale)
        edge.direction = [.both, .forward, .backward, .both][Int(along(entries.lowerBound))]
        if entries.lowerBound == lines.offsets[p], entries.upperBound == lines.offsets[p + 1] - 1,
            let length = part.length
        {
            edge.measures[edge.measures.count - 1] = length
        }
        edge.ends = (lines.vertices[entries.lowerBound], lines.vertices[entries.upperBound])
        return edge
    }
}

/// An edge with its line, its ends as vertex numbers of the noded lines.
struct AssembledEdge {
    let part: RoadParts.Part
    let places: [Position]
    var measures: [Double]
    var direction: RoadLines.Direction
    var ends: (from: Int32, to: Int32) = (0, 0)
    /// The edge that the ground counts for, and the row that it belongs to; see `Network.edgeHolders`.
    var holder: Int32 = 0
    var ground: Int32 = 0

    init(
        part: RoadParts.Part, places: [Position], _ groundLength: (Position, Position) -> Double, _ scale: Double
    ) {
        (self.part, self.places, direction) = (part, places, part.direction)
        measures = [0]
        measures.reserveCapacity(places.count)
        for i in 1..<places.count { measures.append(measures[i - 1] + groundLength(places[i - 1], places[i]) * scale) }
    }
}
