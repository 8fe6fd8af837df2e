import Columns

extension RoadParts {
    /// The parts sorted by their lines; of lines that are the same in either direction those that one road can stand for are
    /// merged into one (see `Part.takes`).
    ///
    /// Of the same lines the one of the highest class, then of the highest speed, then of the first key comes first; what is
    /// merged into it may be driven in each direction that it or they allow, and has two lanes when any has.
    /// - Complexity: O(*n* log *n*) comparisons of lines.
    func withoutDuplicates(_ input: RoadLines, _ options: NetworkOptions, _ report: inout NetworkReport) -> RoadParts {
        let order = sortedParts(input)
        var result = RoadParts()
        result.parts.reserveCapacity(count)
        result.coordinates.reserveCapacity(coordinates.count)
        var (merged, metres) = (0, 0.0)
        // First of the parts kept that have the line of the last.
        var first = 0
        var previous = -1
        for p in order {
            if previous < 0 || compare(previous, p) != 0 { first = result.count }
            previous = p
            if let kept = (first..<result.count).first(where: { result.parts[$0].takes(parts[p]) }) {
                merged += 1
                metres += planarLength(ofPart: p)
                result.parts[kept].absorb(parts[p])
                result.shareGround(of: parts[p], from: first, input)
                tellMerge(of: p, into: Int(result.parts[kept].row), input, options, &report)
                continue
            }
            let v = vertices(ofPart: p)
            result.parts.append(parts[p])
            result.coordinates.append(contentsOf: coordinates[2 * v.lowerBound..<2 * v.upperBound])
            result.offsets.append(result.coordinates.count / 2)
            result.shareGround(of: parts[p], from: first, input)
        }
        report.steps.append(.init(name: "duplicates", count: merged, metres: metres))
        return result
    }

    /// Gives the ground of one line and level to the first of its parts, for the row that it belongs to among theirs.
    private mutating func shareGround(of part: Part, from first: Int, _ input: RoadLines) {
        let level = (first..<count).filter { parts[$0].level == part.level }
        guard let holder = level.first else { return }
        for other in level.dropFirst() { parts[other].ground = -1 }
        if part.ground != parts[holder].ground, input.ownsGround(part.row, over: parts[holder].ground) {
            parts[holder].ground = part.row
        }
    }

    /// Of sorted parts the one of the same line and level that holds the ground of a part.
    func holder(ofPart p: Int) -> Int? {
        var q = p
        while q > 0, compare(q - 1, p) == 0 {
            q -= 1
            if parts[q].level == parts[p].level, parts[q].ground >= 0 { return q }
        }
        return nil
    }

    private func tellMerge(
        of p: Int, into kept: Int, _ input: RoadLines, _ options: NetworkOptions, _ report: inout NetworkReport
    ) {
        let row = Int(parts[p].row)
        report.merges.append(.init(row: row, into: kept, metres: groundLength(ofPart: p, options)))
        report.issues.append(
            RowIssue(
                layer: options.layer, row: row, id: input.keys.isEmpty ? nil : input.keys[row], rule: "duplicate",
                severity: .notice, place: vertex(offsets[p]), message: Messages.sameLine(as: input.name(ofRow: kept))))
    }

    private func groundLength(ofPart p: Int, _ options: NetworkOptions) -> Double {
        vertices(ofPart: p).dropLast().reduce(0) { $0 + options.groundLength(vertex($1), vertex($1 + 1)) }
    }

    private func sortedParts(_ input: RoadLines) -> [Int] {
        (0..<count).sorted { a, b in
            let lines = compare(a, b)
            if lines != 0 { return lines < 0 }
            let (pa, pb) = (parts[a], parts[b])
            let (ra, rb) = (pa.road?.rank ?? .max, pb.road?.rank ?? .max)
            if ra != rb { return ra < rb }
            if pa.speed != pb.speed { return pa.speed > pb.speed }
            if pa.level != pb.level { return pa.level < pb.level }
            if pa.length != pb.length { return (pa.length ?? .infinity) < (pb.length ?? .infinity) }
            if !input.keys.isEmpty, let ka = input.keys[Int(pa.row)], let kb = input.keys[Int(pb.row)], ka != kb {
                return utf8Less(ka, kb)
            }
            return pa.row < pb.row
        }
    }

    /// −1, 0 or 1 as line `a` comes before, equals or comes after line `b`.
    private func compare(_ a: Int, _ b: Int) -> Int {
        coordinates.withUnsafeBufferPointer { c in
            var (i, j) = (2 * offsets[a], 2 * offsets[b])
            let (endA, endB) = (2 * offsets[a + 1], 2 * offsets[b + 1])
            while i < endA, j < endB {
                if c[i] != c[j] { return c[i] < c[j] ? -1 : 1 }
                (i, j) = (i + 1, j + 1)
            }
            return i < endA ? 1 : j < endB ? -1 : 0
        }
    }
}

extension RoadParts.Part {
    /// The part can stand for another on the same ground: on one level, for the same users, in every direction that the other
    /// allows. Of one class and speed the directions of both can be its own.
    func takes(_ other: RoadParts.Part) -> Bool {
        guard level == other.level, use == other.use else { return false }
        if direction == .both || direction == other.direction { return true }
        return road == other.road && speed == other.speed
    }

    /// Stands for the other too.
    mutating func absorb(_ other: RoadParts.Part) {
        if direction != other.direction { direction = .both }
        if other.twoLane == true || twoLane == nil { twoLane = other.twoLane }
        if length == nil { length = other.length }
    }
}

extension RoadLines {
    /// Ground that both rows have belongs to `row`: a row that does not only add comes first, then the higher class.
    func ownsGround(_ row: Int32, over other: Int32) -> Bool {
        guard row >= 0, other >= 0 else { return other < 0 }
        let (a, b) = (Int(row), Int(other))
        if !isAdded.isEmpty, isAdded[a] != isAdded[b] { return isAdded[b] }
        guard !classes.isEmpty else { return false }
        return (classes[a]?.rank ?? .max) < (classes[b]?.rank ?? .max)
    }
}
