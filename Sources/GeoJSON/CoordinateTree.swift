import Columns

/// The `coordinates` of one geometry: positions, and where the arrays around them end.
///
/// The depth of a position tells what the arrays can be: 1 for a point, 2 for points or a line, 3 for lines or a
/// polygon, 4 for polygons. Third and later numbers of a position are passed over.
struct CoordinateTree {
    /// Interleaved longitude, latitude.
    private(set) var positions: [Double] = []
    /// Arrays around a position; 0 while none was met.
    private(set) var depth = 0
    /// For depth 1 to 3: how many children the arrays that ended so far at that depth hold, cumulated.
    private(set) var ends: [[Int]] = [[], [], [], []]

    mutating func clear() {
        positions.removeAll(keepingCapacity: true)
        for i in ends.indices { ends[i].removeAll(keepingCapacity: true) }
        depth = 0
    }

    /// Reads the value of a member `coordinates`.
    mutating func read(_ text: inout JSONText) throws(GeoJSONError) { try read(&text, depth: 1) }

    private mutating func read(_ text: inout JSONText, depth level: Int) throws(GeoJSONError) {
        guard try text.beginArray() else {
            if depth == 0 || level < depth { close(level) } else { throw text.fault("a position without numbers") }
            return
        }
        if text.source.skipSpace() != UInt8(ascii: "[") { return try readPosition(&text, level) }
        guard level < 4 else { throw text.fault("coordinates more than four arrays deep") }
        guard depth == 0 || level < depth else { throw text.fault("positions at different depths") }
        repeat { try read(&text, depth: level + 1) } while try text.nextElement()
        close(level)
    }

    private mutating func readPosition(_ text: inout JSONText, _ level: Int) throws(GeoJSONError) {
        if depth == 0 { depth = level }
        guard depth == level else { throw text.fault("positions at different depths") }
        positions.append(try text.coordinate())
        guard try text.nextElement() else { throw text.fault("a position of one number") }
        positions.append(try text.coordinate())
        while try text.nextElement() { _ = try text.coordinate() }
    }

    private mutating func close(_ level: Int) {
        guard level < 4 else { return }
        ends[level].append(level + 1 == depth ? positions.count / 2 : ends[level + 1 < 4 ? level + 1 : 0].count)
    }

    /// Arrays of arrays of positions: rings, lines and parts.
    var pieces: Int { ends[2].count + ends[3].count }

    /// Runs of the arrays that ended at a depth, as ranges of children.
    func runs(_ level: Int) -> [Range<Int>] {
        var start = 0
        return ends[level].map { end in
            defer { start = end }
            return start..<max(start, end)
        }
    }
}
