extension GeometryColumn {
    /// The same rows, those named without geometry: how a row is set aside while row numbers stay.
    /// - Complexity: O(*n*) for *n* vertices; nothing for no rows.
    public func emptying(_ rows: Set<Int>) -> GeometryColumn {
        if rows.isEmpty { return self }
        switch self {
        case .none: return self
        case .points(let column):
            var result = PointColumn()
            for row in 0..<column.count {
                if rows.contains(row) { result.appendEmpty() } else { result.append(row: row, of: column) }
            }
            return .points(result)
        case .lines(let column):
            var result = LineColumn()
            for row in 0..<column.count {
                if rows.contains(row) { result.appendEmpty() } else { result.append(row: row, of: column) }
            }
            return .lines(result)
        case .polygons(let column):
            var result = PolygonColumn()
            for row in 0..<column.count {
                if rows.contains(row) { result.appendEmpty() } else { result.append(row: row, of: column) }
            }
            return .polygons(result)
        }
    }
}
