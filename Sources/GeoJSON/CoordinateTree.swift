import Columns

/// The `coordinates` of one geometry: positions, and where the arrays around them end.
///
/// The depth of a position decides what the arrays can be: 1 for a point, 2 for points or a line, 3 for lines or a
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
        flaw = nil
    }

    /// What keeps the value from being the coordinates of a geometry; none when nothing does.
    private(set) var flaw: Phrase?

    /// Reads the value of a member `coordinates`. JSON that is no coordinates is passed over and leaves a `flaw`.
    mutating func read(_ text: inout JSONText) throws(GeoJSONError) { try read(&text, depth: 1) }

    private mutating func read(_ text: inout JSONText, depth level: Int) throws(GeoJSONError) {
        guard text.source.skipSpace() == UInt8(ascii: "[") else {
            return try passOver(&text, Phrase(zh: "应为数组处是别的内容", en: "something else where an array was expected"))
        }
        guard try text.beginArray() else {
            if depth == 0 || level < depth {
                close(level)
            } else {
                object(Phrase(zh: "坐标位置中没有数", en: "a position without numbers"))
            }
            return
        }
        if text.source.skipSpace() != UInt8(ascii: "[") { return try readPosition(&text, level) }
        if level >= 4 {
            object(Phrase(zh: "坐标的数组嵌套超过四层", en: "coordinates more than four arrays deep"))
        } else if depth != 0, level >= depth {
            object(Messages.unevenPositions)
        }
        repeat {
            if flaw == nil { try read(&text, depth: level + 1) } else { try text.skipValue() }
        } while try text.nextElement()
        close(level)
    }

    private mutating func readPosition(_ text: inout JSONText, _ level: Int) throws(GeoJSONError) {
        if depth == 0 { depth = level }
        if depth != level { object(Messages.unevenPositions) }
        var count = 0
        repeat {
            guard let value = try text.coordinate() else {
                try passOver(&text, Phrase(zh: "有坐标不是数", en: "a coordinate that is no number"))
                count += 1
                continue
            }
            if count < 2 { positions.append(value) }
            count += 1
        } while try text.nextElement()
        if count < 2 { object(Phrase(zh: "坐标位置只有一个数", en: "a position of one number")) }
    }

    private mutating func passOver(_ text: inout JSONText, _ message: Phrase) throws(GeoJSONError) {
        try text.skipValue()
        object(message)
    }

    private mutating func object(_ message: Phrase) { if flaw == nil { flaw = message } }

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
