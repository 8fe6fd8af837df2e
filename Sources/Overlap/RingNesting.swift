import Columns

/// The rings of a row read by how they lie in each other, not by what they are stored as.
public enum RingNesting {
    /// The row with its rings nested even–odd: a ring inside an even number of others is a shell, one inside an odd number
    /// a hole of the innermost of them. So a file whose rings all run one way, or the wrong way, is read as it was drawn.
    ///
    /// Parts come in the order of their shells, holes in the order of the rings.
    /// - Returns: a column of one row; nil when a ring is faulty by itself (see `RowFault`), when rings cross or share a
    ///   stretch of border, or when the row is empty.
    /// - Complexity: O(*n* log *n* + *k*) for *n* edges, where *k* counts, for each ring, the edges at its height of the
    ///   rings whose boxes hold it.
    public static func evenOdd(_ column: PolygonColumn, row: Int) -> PolygonColumn? {
        column.withView { view in
            guard let arrangement = RowChecker().arrangement(view, row) else { return nil }
            let rings = view.rings(ofRow: row)
            var containers: [[Int]] = []
            for ring in rings {
                guard let found = arrangement.containers(of: ring) else { return nil }
                containers.append(found)
            }
            func depth(_ ring: Int) -> Int { containers[ring - rings.lowerBound].count }
            var holes: [Int: [Int]] = [:]
            for ring in rings where depth(ring) % 2 == 1 {
                // The innermost of the rings around it is the one that lies in all the others.
                guard let shell = containers[ring - rings.lowerBound].max(by: { depth($0) < depth($1) }) else {
                    return nil
                }
                holes[shell, default: []].append(ring)
            }
            var result = PolygonColumn()
            for shell in rings where depth(shell) % 2 == 0 {
                for ring in [shell] + (holes[shell] ?? []) {
                    for v in view.vertices(ofRing: ring) { result.addVertex(view.x(v), view.y(v)) }
                    result.endRing()
                }
                result.endPart()
            }
            result.endRow()
            return result
        }
    }
}
