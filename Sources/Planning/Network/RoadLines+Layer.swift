import Columns
import RoadNetwork

extension RoadLines {
    /// The rows of a road layer whose fields carry our names: class from the class field or else from the route number
    /// in the name, speed, driving direction, level, lanes and key. Lengths are left to be measured.
    init(_ lines: LineColumn, of layer: Layer) {
        self.init(lines: lines)
        let (texts, names, oneWay) = (layer.texts("class"), layer.texts("name"), layer.texts("oneway"))
        let (widths, lanes, level) = (layer.numbers("width"), layer.numbers("lanes"), layer.numbers("level"))
        let (bridge, tunnel) = (layer.column("bridge"), layer.column("tunnel"))
        for row in 0..<layer.count {
            classes.append(
                texts[row].flatMap { RoadClass($0, width: widths[row]) }
                    ?? names[row].flatMap { RoadClass(routeNumber: $0) })
            directions.append(Self.direction(oneWay: oneWay[row]))
            levels.append(Self.level(layer: level[row], bridge: bridge?.flag(row), tunnel: tunnel?.flag(row)))
            twoLanes.append(hasTwoLanes(lanes: lanes[row], width: widths[row]))
        }
        (speeds, keys) = (layer.numbers("speed"), layer.texts("key"))
    }

    /// The named rows; none has a length of its own.
    func selecting(_ rows: [Int]) -> RoadLines {
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
