import Columns
import RoadNetwork

extension RoadLines {
    /// The named rows; none has a length of its own.
    package func selecting(_ rows: [Int]) -> RoadLines {
        func pick<T>(_ values: [T]) -> [T] { values.isEmpty ? [] : rows.map { values[$0] } }
        var result = RoadLines(lines: LineColumn())
        for row in rows { result.lines.append(row: row, of: lines) }
        (result.classes, result.speeds, result.directions) = (pick(classes), pick(speeds), pick(directions))
        (result.levels, result.twoLanes, result.keys) = (pick(levels), pick(twoLanes), pick(keys))
        (result.uses, result.highest, result.isAdded) = (pick(uses), pick(highest), pick(isAdded))
        return result
    }

    /// Adds the rows of another layer; neither has lengths of its own.
    /// - Parameter added: the rows only add to the others (see `isAdded`).
    mutating func append(_ other: RoadLines, isAdded added: Bool) {
        precondition(lengths.isEmpty && other.lengths.isEmpty, "lengths are measured")
        for row in 0..<other.count { lines.append(row: row, of: other.lines) }
        classes += other.classes
        speeds += other.speeds
        directions += other.directions
        levels += other.levels
        twoLanes += other.twoLanes
        keys += other.keys
        uses += other.uses
        highest += other.highest
        isAdded += Array(repeating: added, count: other.count)
    }
}
