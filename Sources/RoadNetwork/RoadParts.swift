import Columns

/// Clean road lines: one part after another, no repeated vertices, each in its canonical direction, sorted, no
/// duplicates.
///
/// The canonical direction of a line is the one whose vertices come first in lexicographic order. Nothing here
/// depends on the order of the rows, but for the row number of the one kept among rows that are alike in everything.
struct RoadParts: Sendable {
    struct Part: Sendable {
        var row: Int32
        var road: RoadClass?
        var speed: Double
        var direction: RoadLines.Direction
        var level: Int32
        var twoLane: Bool?
        var use = RoadUse.all
        /// The row that the ground under the part belongs to; −1 where it is that of another part of the same line.
        var ground: Int32
        /// Given length, metres; none where it is measured.
        var length: Double?
    }

    var parts: [Part] = []
    /// First vertex of each part; shape `(parts + 1)`.
    var offsets: [Int] = [0]
    var coordinates: [Double] = []

    var count: Int { parts.count }
    @inline(__always) func vertex(_ v: Int) -> Position { Position(coordinates[2 * v], coordinates[2 * v + 1]) }
    func vertices(ofPart p: Int) -> Range<Int> { offsets[p]..<offsets[p + 1] }
    /// Length in the plane.
    func planarLength(ofPart p: Int) -> Double {
        vertices(ofPart: p).dropLast().reduce(0) { $0 + vertex($1).distance(to: vertex($1 + 1)) }
    }
}

// MARK: - Reading rows

extension RoadParts {
    /// Cleans the rows and lists in the report what was set aside or changed.
    static func cleaned(_ input: RoadLines, _ options: NetworkOptions, _ report: inout NetworkReport) -> RoadParts {
        var result = RoadParts()
        var cleaner = RowCleaner(input: input, options: options)
        for row in 0..<input.count { cleaner.clean(row, into: &result) }
        report.rows = input.count
        report.rowsSetAside = cleaner.setAside
        report.rowsOfUnknownClass = cleaner.unknownClass
        report.issues += cleaner.issues
        (report.rowsTooShort, report.shortest) = (cleaner.tooShort, cleaner.shortest)
        report.steps.append(.init(name: "repeated-vertices", count: cleaner.repeated, metres: 0))
        report.steps.append(.init(name: "zero-length", count: cleaner.zeroLength, metres: 0))
        return result
    }
}

private struct RowCleaner {
    let input: RoadLines
    let options: NetworkOptions
    var issues: [RowIssue] = []
    var setAside = 0
    var unknownClass = 0
    var repeated = 0
    var tooShort = 0
    var shortest: NetworkReport.ShortLength?
    var zeroLength = 0

    init(input: RoadLines, options: NetworkOptions) { (self.input, self.options) = (input, options) }

    mutating func clean(_ row: Int, into result: inout RoadParts) {
        let lines = input.lines
        let vertices = lines.vertices(ofRow: row)
        guard !vertices.isEmpty else { return refuse(row, "null-geometry", nil, Messages.noLine) }
        if let bad = vertices.first(where: { !lines.vertex($0).isFinite }) {
            let place = vertices.first { lines.vertex($0).isFinite }.map(lines.vertex)
            return refuse(
                row, "not-finite", place, Messages.notANumber(vertex: bad - vertices.lowerBound))
        }
        let first = result.count
        for part in lines.parts(ofRow: row) { append(lines.vertices(ofPart: part), row, to: &result) }
        guard result.count > first else {
            return refuse(row, "zero-length", lines.vertex(vertices.lowerBound), Messages.noLength)
        }
        if input.classes.isEmpty || input.classes[row] == nil { unknownClass += 1 }
        shareLength(row, first..<result.count, &result)
    }

    private mutating func append(_ vertices: Range<Int>, _ row: Int, to result: inout RoadParts) {
        let start = result.coordinates.count
        for v in vertices {
            let p = input.lines.vertex(v)
            let n = result.coordinates.count
            if n > start, result.coordinates[n - 2] == p.x, result.coordinates[n - 1] == p.y {
                repeated += 1
                continue
            }
            // Adding zero makes −0 and 0 one number.
            result.coordinates.append(p.x + 0)
            result.coordinates.append(p.y + 0)
        }
        guard result.coordinates.count >= start + 4 else {
            zeroLength += 1
            result.coordinates.removeSubrange(start...)
            return
        }
        let reversed = makeCanonical(&result.coordinates, from: start)
        result.offsets.append(result.coordinates.count / 2)
        let road = input.classes.isEmpty ? nil : input.classes[row]
        var direction = input.directions.isEmpty ? .both : input.directions[row]
        if reversed, direction != .both { direction = direction == .forward ? .backward : .forward }
        result.parts.append(
            .init(
                row: Int32(row), road: road, speed: speed(row, road), direction: direction,
                level: input.levels.isEmpty ? 0 : Int32(input.levels[row]),
                twoLane: input.twoLanes.isEmpty ? nil : input.twoLanes[row],
                use: input.uses.isEmpty ? .all : input.uses[row], ground: Int32(row), length: nil))
    }

    /// Speeds that a road may state, km/h: at a lower one no time is a number that can be written.
    private static let speeds = 0.1...200.0
    /// How much shorter than the straight line a stated length may be, by rounding and by the way it was measured: a share of the
    /// line, and metres beside it.
    private static let (roundedShare, roundedMetres) = (0.01, 1.0)
    /// No road is longer than the Earth is round, metres.
    private static let longest = 4.1e7

    private mutating func speed(_ row: Int, _ road: RoadClass?) -> Double {
        let speed = ownSpeed(row, road)
        guard !input.highest.isEmpty, let highest = input.highest[row], Self.speeds ~= highest else { return speed }
        return min(speed, highest)
    }

    private mutating func ownSpeed(_ row: Int, _ road: RoadClass?) -> Double {
        let usual = options.speeds.speed(road, twoLanes: input.twoLanes.isEmpty ? nil : input.twoLanes[row])
        guard !input.speeds.isEmpty, let speed = input.speeds[row] else { return usual }
        if Self.speeds ~= speed { return speed }
        note(row, "wrong-speed", Messages.wrongSpeed(speed, used: usual))
        return usual
    }

    /// Gives each part its share of the row's given length.
    private mutating func shareLength(_ row: Int, _ parts: Range<Int>, _ result: inout RoadParts) {
        guard !input.lengths.isEmpty, let length = input.lengths[row] else { return }
        guard length > 0, length <= Self.longest else {
            return note(row, "wrong-length", Messages.wrongLength(length))
        }
        // Along a road it is no shorter than straight from end to end.
        let straight = parts.reduce(0) { $0 + straightLength(ofPart: $1, result) }
        if length < straight * (1 - Self.roundedShare) - Self.roundedMetres {
            tooShort += 1
            if shortest.map({ length * $0.straight < $0.length * straight }) ?? true {
                shortest = .init(
                    row: row, key: input.keys.isEmpty ? nil : input.keys[row], length: length, straight: straight)
            }
            return note(row, "wrong-length", Messages.shortLength(length, straight: straight))
        }
        if parts.count == 1 {
            result.parts[parts.lowerBound].length = length
            return
        }
        let measured = parts.map(result.planarLength)
        let total = measured.reduce(0, +)
        guard total > 0 else { return }
        for (part, own) in zip(parts, measured) { result.parts[part].length = length * own / total }
    }

    /// From the first vertex of a part to its last, metres on the ground.
    private func straightLength(ofPart part: Int, _ result: RoadParts) -> Double {
        let vertices = result.vertices(ofPart: part)
        return options.groundLength(result.vertex(vertices.lowerBound), result.vertex(vertices.upperBound - 1))
    }

    private mutating func refuse(_ row: Int, _ rule: String, _ place: Position?, _ message: Phrase) {
        setAside += 1
        issues.append(
            RowIssue(
                layer: options.layer, row: row, id: input.keys.isEmpty ? nil : input.keys[row], rule: rule,
                place: place,
                message: message + Messages.setAside))
    }

    private mutating func note(_ row: Int, _ rule: String, _ message: Phrase) {
        issues.append(
            RowIssue(
                layer: options.layer, row: row, id: input.keys.isEmpty ? nil : input.keys[row], rule: rule,
                severity: .warning, message: message))
    }
}

/// Turns the interleaved line that starts at `from` around when that makes it lexicographically smaller; says whether
/// it did.
private func makeCanonical(_ coordinates: inout [Double], from start: Int) -> Bool {
    var (i, j) = (start, coordinates.count - 2)
    while j >= start {
        let (a, b) = (
            Position(coordinates[i], coordinates[i + 1]), Position(coordinates[j], coordinates[j + 1])
        )
        if a < b { return false }
        if b < a { break }
        (i, j) = (i + 2, j - 2)
    }
    guard j >= start else { return false }
    (i, j) = (start, coordinates.count - 2)
    while i < j {
        coordinates.swapAt(i, j)
        coordinates.swapAt(i + 1, j + 1)
        (i, j) = (i + 2, j - 2)
    }
    return true
}
