import Columns

/// Edges of noded parts before nodes have their final numbers.
struct NetworkAssembly {
    private var lines: NodedLines
    private let groundLength: @Sendable (Position, Position) -> Double
    /// Directions in which each piece may be driven: 1 from its lower to its higher vertex, 2 back.
    private var allowed: [UInt8] = []
    private var isNode: [Bool] = []

    init(_ lines: NodedLines, _ options: NetworkOptions) {
        self.lines = lines
        groundLength = options.groundLength
    }

    /// Merges pieces that several parts share, cuts the parts at nodes and gives the edges in order of the parts.
    ///
    /// A shared piece belongs to the part of the highest class, then of the highest speed, then to the first, and may
    /// be driven in each direction that any of them allows. Nodes are: vertices where other than two pieces meet,
    /// ends of what belongs to a part, and places where the directions change.
    mutating func edges(
        _ input: RoadLines, _ options: NetworkOptions, _ report: inout NetworkReport
    ) -> [AssembledEdge] {
        let pieces = Pieces(of: lines)
        let owners = owners(pieces, &report)
        if report.step("overlaps")?.count ?? 0 > 0 { list(pieces, owners, input, options, &report) }
        markNodes(pieces, owners)
        var edges: [AssembledEdge] = []
        for p in 0..<lines.count {
            let (start, end) = (lines.offsets[p], lines.offsets[p + 1])
            let scale = scale(ofPart: p)
            var from = start
            for i in start..<end - 1 {
                if owners[Int(pieces.ofEntry[i])] != Int32(i) {
                    from = i + 1
                    continue
                }
                guard
                    i + 1 == end - 1 || isNode[Int(lines.vertices[i + 1])]
                        || owners[Int(pieces.ofEntry[i + 1])] != Int32(i + 1)
                else { continue }
                edges.append(edge(p, from...i + 1, pieces, scale))
                from = i + 1
            }
        }
        return edges
    }

    /// The entry at which each piece is taken: that of the part it belongs to.
    private mutating func owners(_ pieces: Pieces, _ report: inout NetworkReport) -> [Int32] {
        // Pieces differ by level too; those between the same two vertices are one.
        var same = Array(0..<Int32(pieces.count))
        for q in 0..<pieces.count where q > 0 {
            if pieces.low[q] == pieces.low[q - 1], pieces.high[q] == pieces.high[q - 1] { same[q] = same[q - 1] }
        }
        var owner = [Int32](repeating: -1, count: pieces.count)
        var ownerPart = [Int32](repeating: -1, count: pieces.count)
        allowed = [UInt8](repeating: 0, count: pieces.count)
        var (overlaps, metres) = (0, 0.0)
        for p in 0..<lines.count {
            for i in lines.offsets[p]..<lines.offsets[p + 1] - 1 {
                let q = Int(same[Int(pieces.ofEntry[i])])
                allowed[q] |= directions(ofEntry: i, p)
                if owner[q] >= 0 {
                    overlaps += 1
                    metres += lines.position(lines.vertices[i]).distance(to: lines.position(lines.vertices[i + 1]))
                    guard goesBefore(p, Int(ownerPart[q])) else { continue }
                }
                (owner[q], ownerPart[q]) = (Int32(i), Int32(p))
            }
        }
        for q in 0..<pieces.count { allowed[q] = allowed[Int(same[q])] }
        report.steps.append(.init(name: "overlaps", count: overlaps, metres: metres))
        return (0..<pieces.count).map { owner[Int(same[$0])] }
    }

    /// Lists the stretches that belong to another row, or to another place of the same row: one entry for each two rows.
    private func list(
        _ pieces: Pieces, _ owners: [Int32], _ input: RoadLines, _ options: NetworkOptions,
        _ report: inout NetworkReport
    ) {
        struct Rows: Hashable { let row: Int32, into: Int32 }
        var partOfEntry = [Int32](repeating: -1, count: lines.vertices.count)
        for p in 0..<lines.count { for i in lines.offsets[p]..<lines.offsets[p + 1] { partOfEntry[i] = Int32(p) } }
        var shared: [Rows: (metres: Double, place: Position)] = [:]
        for p in 0..<lines.count {
            for i in lines.offsets[p]..<lines.offsets[p + 1] - 1 {
                let owner = owners[Int(pieces.ofEntry[i])]
                guard owner != Int32(i) else { continue }
                let rows = Rows(row: lines.parts[p].row, into: lines.parts[Int(partOfEntry[Int(owner)])].row)
                let (a, b) = (lines.position(lines.vertices[i]), lines.position(lines.vertices[i + 1]))
                shared[rows, default: (0, min(a, b))].metres += groundLength(a, b)
            }
        }
        // Less than a millimetre is noise.
        for (rows, stretch) in shared where stretch.metres >= NodedLines.touchDistance {
            let (row, into) = (Int(rows.row), Int(rows.into))
            report.merges.append(.init(row: row, into: into, metres: stretch.metres))
            let metres = fixedText(stretch.metres, decimals: 3)
            report.issues.append(
                RowIssue(
                    layer: options.layer, row: row, id: input.keys.isEmpty ? nil : input.keys[row], rule: "overlap",
                    severity: .notice, place: stretch.place,
                    message: row == into
                        ? Messages.overItself(metres: metres)
                        : Messages.overlaps(input.name(ofRow: into), metres: metres)))
        }
    }

    private func goesBefore(_ p: Int, _ other: Int) -> Bool {
        let (a, b) = (lines.parts[p], lines.parts[other])
        let (ra, rb) = (a.road?.rank ?? .max, b.road?.rank ?? .max)
        return ra != rb ? ra < rb : a.speed > b.speed
    }

    private func directions(ofEntry i: Int, _ p: Int) -> UInt8 {
        let upward = lines.vertices[i] < lines.vertices[i + 1]
        switch lines.parts[p].direction {
        case .both: return 3
        case .forward: return upward ? 1 : 2
        case .backward: return upward ? 2 : 1
        }
    }

    private mutating func markNodes(_ pieces: Pieces, _ owners: [Int32]) {
        var degree = [UInt8](repeating: 0, count: lines.positions.count)
        isNode = [Bool](repeating: false, count: lines.positions.count)
        for q in 0..<pieces.count where q == 0 || owners[q] != owners[q - 1] {
            for v in [Int(pieces.low[q]), Int(pieces.high[q])] where degree[v] < 3 { degree[v] += 1 }
        }
        for v in degree.indices where degree[v] != 2 { isNode[v] = true }
        for p in 0..<lines.count {
            let (start, end) = (lines.offsets[p], lines.offsets[p + 1])
            for i in start..<end - 1 where owners[Int(pieces.ofEntry[i])] == Int32(i) {
                if i == start || owners[Int(pieces.ofEntry[i - 1])] != Int32(i - 1) || turns(i, pieces) {
                    isNode[Int(lines.vertices[i])] = true
                }
                if i + 1 == end - 1 || owners[Int(pieces.ofEntry[i + 1])] != Int32(i + 1) {
                    isNode[Int(lines.vertices[i + 1])] = true
                }
            }
        }
    }

    /// The directions allowed change between the piece before an entry and the piece after it.
    private func turns(_ i: Int, _ pieces: Pieces) -> Bool { along(i, pieces) != along(i - 1, pieces) }

    /// Directions allowed on the piece that starts at an entry: 1 along the part, 2 against it.
    private func along(_ i: Int, _ pieces: Pieces) -> UInt8 {
        let bits = allowed[Int(pieces.ofEntry[i])]
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

    private func edge(_ p: Int, _ entries: ClosedRange<Int>, _ pieces: Pieces, _ scale: Double) -> AssembledEdge {
        let part = lines.parts[p]
        let places = entries.map { lines.position(lines.vertices[$0]) }
        var edge = AssembledEdge(part: part, places: places, groundLength, scale)
        edge.direction = [.both, .forward, .backward, .both][Int(along(entries.lowerBound, pieces))]
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

    init(
        part: RoadParts.Part, places: [Position], _ groundLength: (Position, Position) -> Double, _ scale: Double
    ) {
        (self.part, self.places, direction) = (part, places, part.direction)
        measures = [0]
        measures.reserveCapacity(places.count)
        for i in 1..<places.count { measures.append(measures[i - 1] + groundLength(places[i - 1], places[i]) * scale) }
    }
}
