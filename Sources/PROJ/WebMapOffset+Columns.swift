import Columns

/// Whole columns.
extension WebMapOffset {
    /// What became of a column.
    public struct Outcome: Sendable, Hashable {
        /// Vertices outside the box, left as they were.
        public var outside = 0
        /// Rows that could not be carried and were emptied.
        public var issues: [RowIssue] = []
    }

    /// Puts the offset on a column in place.
    /// - Returns: vertices outside the box, where there is no offset.
    public func apply(to geometry: inout GeometryColumn) -> Outcome {
        var outcome = Outcome()
        geometry.updateCoordinates { (c: inout [Double]) in
            for i in stride(from: 0, to: c.count, by: 2) {
                if !Self.applies(longitude: c[i], latitude: c[i + 1]) { outcome.outside += 1 }
                let place = applied(to: Position(c[i], c[i + 1]))
                (c[i], c[i + 1]) = (place.x, place.y)
            }
        }
        return outcome
    }

    /// Removes the offset from a column in place, and empties the rows where it has no inverse.
    ///
    /// Rule: `offset-not-invertible`, one issue a row; its place carries the offset.
    /// - Parameters:
    ///   - layer: our name of the layer, for the issues.
    ///   - sourceRows: row numbers in the source; shape `(rows)`.
    public func remove(
        from geometry: inout GeometryColumn, settingAside layer: String, sourceRows: [Int]
    ) -> Outcome {
        precondition(sourceRows.count == geometry.count, "one source row for each row")
        var outcome = Outcome()
        var whole = true
        let before = geometry
        geometry.updateCoordinates { (c: inout [Double]) in
            for i in stride(from: 0, to: c.count, by: 2) {
                if !Self.applies(longitude: c[i], latitude: c[i + 1]) { outcome.outside += 1 }
                if let place = removed(from: Position(c[i], c[i + 1])) {
                    (c[i], c[i + 1]) = (place.x, place.y)
                } else {
                    (c[i], whole) = (.nan, false)
                }
            }
        }
        if whole { return outcome }
        var emptied: Set<Int> = []
        for row in 0..<geometry.count {
            let (old, new) = (before.coordinates(ofRow: row), geometry.coordinates(ofRow: row))
            guard let offset = zip(old, new).enumerated().first(where: { !$1.0.isNaN && $1.1.isNaN })?.offset else {
                continue
            }
            let v = old.startIndex + offset
            emptied.insert(row)
            outcome.issues.append(
                RowIssue(
                    layer: layer, row: sourceRows[row], rule: "offset-not-invertible",
                    place: Position(old[v], old[v + 1]),
                    message: Phrase(
                        zh: "没有哪个位置加上 \(label) 偏移后是这个坐标；该行已剔除",
                        en: "no place has this image under \(label); the row is set aside")))
        }
        geometry = geometry.emptying(emptied)
        return outcome
    }
}
