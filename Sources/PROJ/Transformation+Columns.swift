import Columns

/// Whole columns, single places and boxes.
extension Transformation {
    /// Transforms a geometry column in place; on an error it is left as it was.
    /// - Throws: the first vertex that cannot be carried, with its row.
    public func transform(_ geometry: inout GeometryColumn) throws(TransformError) {
        do throws(TransformError) {
            try geometry.updateCoordinates { (c: inout [Double]) throws(TransformError) in try transform(&c) }
        } catch {
            var located = error
            located.row = geometry.row(ofVertex: error.vertex)
            throw located
        }
    }

    /// Transforms a geometry column in place and empties the rows that cannot be carried.
    ///
    /// Rules: `not-finite` for a coordinate that is not a number before, `outside-domain` for one that is none after.
    /// - Parameters:
    ///   - layer: our name of the layer, for the issues.
    ///   - sourceRows: row numbers in the source; shape `(rows)`.
    /// - Returns: one issue per emptied row, by row; its place is in the source CRS.
    public func transform(
        _ geometry: inout GeometryColumn, settingAside layer: String, sourceRows: [Int]
    ) -> [RowIssue] {
        precondition(sourceRows.count == geometry.count, "one source row for each row")
        let before = geometry
        var whole = true
        geometry.updateCoordinates { (c: inout [Double]) in
            c = carried(c)
            whole = c.allSatisfy(\.isFinite)
        }
        if whole { return [] }
        var issues: [RowIssue] = []
        var emptied: Set<Int> = []
        for row in 0..<geometry.count {
            let (old, new) = (before.coordinates(ofRow: row), geometry.coordinates(ofRow: row))
            guard let i = zip(old, new).firstIndex(where: { !($0.isFinite && $1.isFinite) }) else { continue }
            let v = old.startIndex + i / 2 * 2
            let place = Position(old[v], old[v + 1])
            issues.append(
                RowIssue(
                    layer: layer, row: sourceRows[row], rule: place.isFinite ? "outside-domain" : "not-finite",
                    place: place.isFinite ? place : nil,
                    message: place.isFinite
                        ? Phrase(
                            zh: "顶点 \(i / 2) 超出 \(note.name) 的适用范围；该行已剔除",
                            en: "vertex \(i / 2) is outside the domain of \(note.name); the row is set aside")
                        : Phrase(
                            zh: "顶点 \(i / 2) 的坐标不是有限的数；该行已剔除",
                            en: "vertex \(i / 2) is not a finite number; the row is set aside")))
            emptied.insert(row)
        }
        geometry = geometry.emptying(emptied)
        return issues
    }

    /// One place.
    /// - Throws: `TransformError` when the place lies outside the domain of a step.
    public func transformed(_ place: Position) throws(TransformError) -> Position {
        var c = [place.x, place.y]
        try transform(&c)
        return Position(c[0], c[1])
    }

    /// The box around a box's image, its border taken in 20 steps a side; empty for an empty box.
    /// - Throws: `TransformError` when a place of its border lies outside the domain of a step.
    public func transformed(_ box: Box) throws(TransformError) -> Box {
        guard !box.isEmpty else { return Box() }
        var border = box.border(steps: 20)
        try transform(&border)
        return Box(of: border, vertices: 0..<border.count / 2)
    }
}

extension GeometryColumn {
    /// The row that a vertex belongs to.
    fileprivate func row(ofVertex v: Int) -> Int? {
        (0..<count).first { row in
            switch self {
            case .none: false
            case .points(let c): c.points(ofRow: row).contains(v)
            case .lines(let c): c.vertices(ofRow: row).contains(v)
            case .polygons(let c): c.vertices(ofRow: row).contains(v)
            }
        }
    }
}

extension Zip2Sequence where Sequence1: Collection, Sequence2: Collection {
    /// The number of the first pair that fits.
    fileprivate func firstIndex(where fits: (Sequence1.Element, Sequence2.Element) -> Bool) -> Int? {
        enumerated().first { fits($0.element.0, $0.element.1) }?.offset
    }
}
