import Columns

/// Which of the parts that share a piece of ground one road can stand for, and which stay beside it.
///
/// Parts are of one level, or the piece is another. From the highest class down, then from the highest speed down, then in
/// order of the parts, each is merged into the first kept part that can stand for it (see `Part.takes`), or is kept: a footway
/// drawn over a road, and a two-way road over a carriageway, keep their own users, directions and class.
///
/// Entries are the vertices of the noded lines; one stands for the piece that starts at it.
struct PieceLanes {
    let pieces: RoadPieces
    /// The entry that stands for the piece of each entry: itself where it is kept. Shape `(entries)`; −1 at the last of a part.
    private(set) var owner: [Int32]
    /// Directions in which what an entry stands for may be driven: 1 from the lower to the higher vertex, 2 back.
    private(set) var allowed: [UInt8]
    /// The first of the kept entries of the piece: the ground counts for it alone.
    private(set) var holder: [Int32]
    /// Row that the ground belongs to, at holders.
    private(set) var ground: [Int32]
    private var partOfEntry: [Int32]
    private let lines: NodedLines
    private let groundLength: (Position, Position) -> Double
    /// Entries that are merged, and those that are kept beside another.
    private var merged: [Int32] = [], beside: [Int32] = []

    init(_ lines: NodedLines, _ input: RoadLines, _ groundLength: @escaping (Position, Position) -> Double) {
        (self.lines, self.groundLength, pieces) = (lines, groundLength, RoadPieces(of: lines))
        let count = lines.vertices.count
        owner = [Int32](repeating: -1, count: count)
        (holder, ground, partOfEntry) = (owner, owner, owner)
        allowed = [UInt8](repeating: 0, count: count)
        for p in 0..<lines.count { for i in lines.offsets[p]..<lines.offsets[p + 1] { partOfEntry[i] = Int32(p) } }
        let sorted = entriesByPiece()
        for q in 0..<pieces.count {
            let entries = sorted.entries[Int(sorted.starts[q])..<Int(sorted.starts[q + 1])]
            if entries.count == 1, let i = entries.first {
                (owner[Int(i)], holder[Int(i)]) = (i, i)
                allowed[Int(i)] = directions(ofEntry: Int(i))
                ground[Int(i)] = part(i).ground < 0 ? part(i).row : part(i).ground
            } else {
                share(entries.sorted(by: goesBefore), input)
            }
        }
    }

    private func part(_ i: Int32) -> RoadParts.Part { lines.parts[Int(partOfEntry[Int(i)])] }

    private func entriesByPiece() -> (starts: [Int32], entries: [Int32]) {
        var starts = [Int32](repeating: 0, count: pieces.count + 1)
        for q in pieces.ofEntry where q >= 0 { starts[Int(q) + 1] += 1 }
        for q in 0..<pieces.count { starts[q + 1] += starts[q] }
        var (next, entries) = (starts, [Int32](repeating: 0, count: Int(starts[pieces.count])))
        for (i, q) in pieces.ofEntry.enumerated() where q >= 0 {
            entries[Int(next[Int(q)])] = Int32(i)
            next[Int(q)] += 1
        }
        return (starts, entries)
    }

    private func goesBefore(_ i: Int32, _ j: Int32) -> Bool {
        let (a, b) = (part(i), part(j))
        let (ra, rb) = (a.road?.rank ?? .max, b.road?.rank ?? .max)
        if ra != rb { return ra < rb }
        return a.speed != b.speed ? a.speed > b.speed : i < j
    }

    private mutating func share(_ entries: [Int32], _ input: RoadLines) {
        var kept: [Int32] = []
        for i in entries {
            let bits = directions(ofEntry: Int(i))
            let other = kept.first { part($0).takes(part(i), own: allowed[Int($0)], others: bits) }
            owner[Int(i)] = other ?? i
            if let other {
                allowed[Int(other)] |= bits
                merged.append(i)
            } else {
                allowed[Int(i)] = bits
                if !kept.isEmpty { beside.append(i) }
                kept.append(i)
            }
        }
        guard let first = kept.first else { return }
        var row: Int32 = -1
        for i in entries where input.ownsGround(part(i).ground, over: row) { row = part(i).ground }
        for i in entries { holder[Int(i)] = first }
        ground[Int(first)] = row < 0 ? part(first).row : row
    }

    private func directions(ofEntry i: Int) -> UInt8 {
        let upward = lines.vertices[i] < lines.vertices[i + 1]
        switch part(Int32(i)).direction {
        case .both: return 3
        case .forward: return upward ? 1 : 2
        case .backward: return upward ? 2 : 1
        }
    }

    // MARK: What is told

    /// The steps `overlaps` and `shared-ground`, and each two rows that share a stretch.
    func tell(_ input: RoadLines, _ options: NetworkOptions, _ report: inout NetworkReport) {
        for (name, entries) in [("overlaps", merged), ("shared-ground", beside)] {
            let metres = entries.reduce(0) { sum, i in
                sum
                    + lines.position(lines.vertices[Int(i)])
                    .distance(to: lines.position(lines.vertices[Int(i) + 1]))
            }
            report.steps.append(.init(name: name, count: entries.count, metres: metres))
        }
        for (row, into, metres, place) in stretches(merged, \.owner) {
            report.merges.append(.init(row: row, into: into, metres: metres))
            let length = fixedText(metres, decimals: 3)
            let message =
                row == into
                ? Messages.overItself(metres: length) : Messages.overlaps(input.name(ofRow: into), metres: length)
            report.issues.append(issue(row, "overlap", place, message, input, options))
        }
        for (row, into, metres, place) in stretches(beside, \.holder) where row != into {
            report.shared.append(.init(row: row, into: into, metres: metres))
            let message = Messages.beside(input.name(ofRow: into), metres: fixedText(metres, decimals: 3))
            report.issues.append(issue(row, "shared-ground", place, message, input, options))
        }
    }

    private func issue(
        _ row: Int, _ rule: String, _ place: Position, _ message: Phrase, _ input: RoadLines, _ options: NetworkOptions
    ) -> RowIssue {
        RowIssue(
            layer: options.layer, row: row, id: input.keys.isEmpty ? nil : input.keys[row], rule: rule,
            severity: .notice, place: place, message: message)
    }

    /// What rows have in common with others, sorted by both: less than a millimetre is noise.
    private func stretches(
        _ entries: [Int32], _ other: KeyPath<PieceLanes, [Int32]>
    ) -> [(row: Int, into: Int, metres: Double, place: Position)] {
        struct Rows: Hashable { let row: Int32, into: Int32 }
        var shared: [Rows: (metres: Double, place: Position)] = [:]
        let others = self[keyPath: other]
        for i in entries.sorted() {
            let rows = Rows(row: part(i).row, into: part(others[Int(i)]).row)
            let (a, b) = (lines.position(lines.vertices[Int(i)]), lines.position(lines.vertices[Int(i) + 1]))
            shared[rows, default: (0, min(a, b))].metres += groundLength(a, b)
        }
        return shared.filter { $0.value.metres >= NodedLines.touchDistance }
            .map { (Int($0.key.row), Int($0.key.into), $0.value.metres, $0.value.place) }
            .sorted { a, b in a.0 != b.0 ? a.0 < b.0 : a.1 < b.1 }
    }
}

extension RoadParts.Part {
    /// The part can stand for another on a piece of one level; directions are those of the piece.
    fileprivate func takes(_ other: RoadParts.Part, own: UInt8, others: UInt8) -> Bool {
        guard use == other.use else { return false }
        return own & others == others || road == other.road && speed == other.speed
    }
}
