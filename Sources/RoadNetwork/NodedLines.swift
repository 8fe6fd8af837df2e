import Columns

/// Road parts as runs of numbered vertices: parts that share a vertex number are joined there.
struct NodedLines: Sendable {
    /// Place of each vertex.
    var positions: [Position] = []
    var parts: [RoadParts.Part] = []
    /// First entry of each part in `vertices`; shape `(parts + 1)`.
    var offsets: [Int] = [0]
    /// Vertex numbers along the parts.
    var vertices: [Int32] = []

    /// Joins parts where they share a place: at vertices of the same level, and at the end of any part, unless the levels
    /// cross there (see `PlaceLevels`).
    ///
    /// Vertices are numbered west to east, south to north, low to high.
    /// - Complexity: O(*n* log *n*).
    init(joining source: RoadParts) {
        (parts, offsets) = (source.parts, source.offsets)
        vertices = [Int32](repeating: 0, count: source.coordinates.count / 2)
        var items: [Item] = []
        items.reserveCapacity(vertices.count)
        for p in 0..<source.count {
            let range = source.vertices(ofPart: p)
            for v in range {
                let isEnd = v == range.lowerBound || v == range.upperBound - 1
                items.append(Item(place: source.vertex(v), level: parts[p].level, isEnd: isEnd, index: Int32(v)))
            }
        }
        items.sort { a, b in a.place != b.place ? a.place < b.place : a.level < b.level }
        var i = 0
        while i < items.count {
            var j = i
            var hasEnd = false
            while j < items.count, items[j].place == items[i].place {
                hasEnd = hasEnd || items[j].isEnd
                j += 1
            }
            if items[i].level == items[j - 1].level {
                positions.append(items[i].place)
                for k in i..<j { vertices[Int(items[k].index)] = Int32(positions.count - 1) }
            } else {
                let levels = PlaceLevels(items[i..<j], hasEnd: hasEnd, of: source)
                let first = Int32(positions.count)
                for _ in 0..<levels.count { positions.append(items[i].place) }
                for (k, group) in zip(i..<j, levels.groups) { vertices[Int(items[k].index)] = first + group }
            }
            i = j
        }
    }

    /// A vertex of a part.
    struct Item {
        let place: Position
        let level: Int32
        let isEnd: Bool
        let index: Int32
    }

    var count: Int { parts.count }
    @inline(__always) func position(_ v: Int32) -> Position { positions[Int(v)] }

    /// Adds the vertices of `splits` into the pieces.
    func splitting(_ pieces: RoadPieces, at splits: [Split]) -> NodedLines {
        guard !splits.isEmpty else { return self }
        var ordered = splits
        ordered.sort { a, b in
            a.piece != b.piece ? a.piece < b.piece : a.share != b.share ? a.share < b.share : a.vertex < b.vertex
        }
        var first = [Int32](repeating: 0, count: pieces.count + 1)
        for split in ordered { first[Int(split.piece) + 1] += 1 }
        for q in 0..<pieces.count { first[q + 1] += first[q] }
        var result = self
        result.vertices.removeAll(keepingCapacity: true)
        result.offsets = [0]
        for p in 0..<count {
            for i in offsets[p]..<offsets[p + 1] {
                result.append(vertices[i])
                let q = Int(pieces.ofEntry[i])
                guard q >= 0, first[q] < first[q + 1] else { continue }
                let inside = ordered[Int(first[q])..<Int(first[q + 1])]
                if pieces.low[q] == vertices[i] {
                    for split in inside { result.append(split.vertex) }
                } else {
                    for split in inside.reversed() { result.append(split.vertex) }
                }
            }
            result.offsets.append(result.vertices.count)
        }
        return result
    }

    /// Adds a vertex to the open part unless it is there already.
    private mutating func append(_ vertex: Int32) {
        if vertices.count > offsets[offsets.count - 1], vertices[vertices.count - 1] == vertex { return }
        vertices.append(vertex)
    }

    /// A vertex on a piece, at a share of the way from its lower to its higher end.
    struct Split {
        let piece: Int32
        let share: Double
        let vertex: Int32
    }
}

/// The different straight pieces of noded lines: lower vertex, higher vertex, level; sorted by them.
struct RoadPieces: Sendable {
    private(set) var low: [Int32] = []
    private(set) var high: [Int32] = []
    private(set) var level: [Int32] = []
    /// Roads across it join it: those of a part of it may.
    private(set) var isOpen: [Bool] = []
    /// Piece that starts at each entry of the lines' vertices; −1 at the last of a part.
    private(set) var ofEntry: [Int32]

    var count: Int { low.count }

    init(of lines: NodedLines) {
        struct Item {
            let key: UInt64
            let level: Int32
            let entry: Int32
            let isOpen: Bool
        }
        var items: [Item] = []
        items.reserveCapacity(lines.vertices.count)
        ofEntry = [Int32](repeating: -1, count: lines.vertices.count)
        for p in 0..<lines.count {
            for i in lines.offsets[p]..<lines.offsets[p + 1] - 1 {
                let (a, b) = (lines.vertices[i], lines.vertices[i + 1])
                let key = UInt64(UInt32(min(a, b))) << 32 | UInt64(UInt32(max(a, b)))
                items.append(
                    Item(
                        key: key, level: lines.parts[p].level, entry: Int32(i),
                        isOpen: lines.parts[p].use.contains(.crossed)))
            }
        }
        items.sort { a, b in a.key != b.key ? a.key < b.key : a.level < b.level }
        var previous: Item?
        for item in items {
            if previous == nil || previous!.key != item.key || previous!.level != item.level {
                low.append(Int32(item.key >> 32))
                high.append(Int32(item.key & 0xffff_ffff))
                level.append(item.level)
                isOpen.append(item.isOpen)
            } else if item.isOpen {
                isOpen[isOpen.count - 1] = true
            }
            ofEntry[Int(item.entry)] = Int32(low.count - 1)
            previous = item
        }
    }

    /// Boxes of the pieces, each larger by `margin`.
    func boxes(_ positions: [Position], margin: Double) -> [Box] {
        (0..<count).map { q in
            let (a, b) = (positions[Int(low[q])], positions[Int(high[q])])
            return Box(
                minX: min(a.x, b.x) - margin, minY: min(a.y, b.y) - margin, maxX: max(a.x, b.x) + margin,
                maxY: max(a.y, b.y) + margin)
        }
    }
}
