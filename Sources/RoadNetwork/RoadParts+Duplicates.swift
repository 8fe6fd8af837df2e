import Columns

extension RoadParts {
    /// The parts sorted by their lines, lines that are the same in either direction merged into one.
    ///
    /// Of the same lines the one of the highest class, then of the highest speed, then of the first key is kept; it
    /// may be driven in each direction that any of them allows, and has two lanes when any has.
    /// - Complexity: O(*n* log *n*) comparisons of lines.
    func withoutDuplicates(_ input: RoadLines, _ options: NetworkOptions, _ report: inout NetworkReport) -> RoadParts {
        let order = sortedParts(input)
        var result = RoadParts()
        result.parts.reserveCapacity(count)
        result.coordinates.reserveCapacity(coordinates.count)
        var (merged, metres) = (0, 0.0)
        var previous = -1
        for p in order {
            if previous >= 0, compare(previous, p) == 0 {
                merged += 1
                metres += planarLength(ofPart: p)
                result.parts[result.count - 1].absorb(parts[p])
                let kept = Int(result.parts[result.count - 1].row)
                report.merges.append(
                    .init(row: Int(parts[p].row), into: kept, metres: groundLength(ofPart: p, options)))
                let keptName = input.name(ofRow: kept)
                report.issues.append(
                    RowIssue(
                        layer: options.layer, row: Int(parts[p].row),
                        id: input.keys.isEmpty ? nil : input.keys[Int(parts[p].row)], rule: "duplicate",
                        severity: .notice,
                        place: vertex(offsets[p]), message: Messages.sameLine(as: keptName)))
                continue
            }
            previous = p
            let v = vertices(ofPart: p)
            result.parts.append(parts[p])
            result.coordinates.append(contentsOf: coordinates[2 * v.lowerBound..<2 * v.upperBound])
            result.offsets.append(result.coordinates.count / 2)
        }
        report.steps.append(.init(name: "duplicates", count: merged, metres: metres))
        return result
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
    mutating func absorb(_ other: RoadParts.Part) {
        if direction != other.direction { direction = .both }
        // A line that two rows of one class allow to different people is open to both.
        if road == other.road { use.formUnion(other.use) }
        if other.twoLane == true || twoLane == nil { twoLane = other.twoLane }
        if length == nil { length = other.length }
    }
}
