import Columns
import RoadNetwork

extension RoadLines {
    /// The rows of a road layer whose fields carry our names: class from the class field or else from the route number
    /// in the name, speed, driving direction, level, lanes and key. Lengths are left to be measured.
    package init(_ lines: LineColumn, of layer: Layer) {
        self.init(lines: lines)
        let (texts, names, oneWay) = (layer.texts("class"), layer.texts("name"), layer.texts("oneway"))
        let (widths, lanes, level) = (layer.numbers("width"), layer.numbers("lanes"), layer.numbers("level"))
        let (bridges, tunnels) = (layer.texts("bridge"), layer.texts("tunnel"))
        for row in 0..<layer.count {
            classes.append(
                texts[row].flatMap { RoadClass($0, width: widths[row]) }
                    ?? names[row].flatMap { RoadClass(routeNumber: $0) })
            directions.append(Self.direction(oneWay: oneWay[row]))
            levels.append(
                Self.level(
                    layer: level[row], bridge: isStructure(bridges[row]), tunnel: isStructure(tunnels[row])))
            twoLanes.append(hasTwoLanes(lanes: lanes[row], width: widths[row]))
        }
        (speeds, keys) = (layer.numbers("speed"), layer.texts("key"))
    }

    /// The named rows; none has a length of its own.
    package func selecting(_ rows: [Int]) -> RoadLines {
        func pick<T>(_ values: [T]) -> [T] { values.isEmpty ? [] : rows.map { values[$0] } }
        var result = RoadLines(lines: LineColumn())
        for row in rows { result.lines.append(row: row, of: lines) }
        (result.classes, result.speeds, result.directions) = (pick(classes), pick(speeds), pick(directions))
        (result.levels, result.twoLanes, result.keys) = (pick(levels), pick(twoLanes), pick(keys))
        return result
    }

    /// Adds the rows of another layer; neither has lengths of its own.
    mutating func append(_ other: RoadLines) {
        precondition(lengths.isEmpty && other.lengths.isEmpty, "lengths are measured")
        for row in 0..<other.count { lines.append(row: row, of: other.lines) }
        classes += other.classes
        speeds += other.speeds
        directions += other.directions
        levels += other.levels
        twoLanes += other.twoLanes
        keys += other.keys
    }
}

/// A value of the fields `bridge` and `tunnel` says that there is one: any word (yes, T, 1, 是, viaduct, culvert, a name)
/// but none, and one that denies it.
func isStructure(_ text: String?) -> Bool {
    guard let text else { return false }
    return !["no", "n", "f", "false", "0", "0.0", "none", "null", "-", "否", "无", "不是"].contains(text.lowercased())
}
