extension GeometryColumn {
    /// The rows of several columns of one kind, one after another. At least one; rows of another kind than the first's are
    /// left out.
    public static func joined(_ parts: [GeometryColumn]) -> GeometryColumn {
        switch parts[0] {
        case .none: return .none(rows: parts.reduce(0) { $0 + $1.count })
        case .points(var column):
            for case .points(let part) in parts.dropFirst() {
                for row in 0..<part.count { column.append(row: row, of: part) }
            }
            return .points(column)
        case .lines(var column):
            for case .lines(let part) in parts.dropFirst() {
                for row in 0..<part.count { column.append(row: row, of: part) }
            }
            return .lines(column)
        case .polygons(var column):
            column.reserve(
                vertices: parts.reduce(0) { if case .polygons(let c) = $1 { $0 + c.vertexCount } else { $0 } })
            for case .polygons(let part) in parts.dropFirst() {
                for row in 0..<part.count { column.append(row: row, of: part) }
            }
            return .polygons(column)
        }
    }
}
