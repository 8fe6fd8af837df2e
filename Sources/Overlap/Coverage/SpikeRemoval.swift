import Columns

extension ShapeCheck {
    /// A row without its spikes: each corner sharper than the angle is taken out, until none is left.
    ///
    /// Other corners stay where they are. Repeated vertices go too.
    /// - Parameters:
    ///   - column: sound polygons, metres.
    ///   - angle: as in `faults`; degrees.
    /// - Returns: a column of one row that is sound, with the number of corners taken out; none when the row has no spike,
    ///   or when it would not be sound without them.
    /// - Complexity: O(*n* · *s*) for *n* vertices and *s* spikes of a ring.
    public static func withoutSpikes(
        _ column: PolygonColumn, row: Int, angle: Double
    ) -> (shape: PolygonColumn, removed: Int)? {
        var removed = 0
        let parts = column.parts(ofRow: row).map { part in
            column.rings(ofPart: part).map { ring -> [Double] in
                var corners: [Position] = []
                for v in column.vertices(ofRing: ring).dropLast() where corners.last != column.vertex(v) {
                    corners.append(column.vertex(v))
                }
                while corners.count > 2,
                    let i = corners.indices.first(where: { i in
                        isSpike(
                            corners[(i + corners.count - 1) % corners.count], corners[i],
                            corners[(i + 1) % corners.count], angle)
                    })
                {
                    corners.remove(at: i)
                    removed += 1
                }
                return (corners + corners.prefix(1)).flatMap { [$0.x, $0.y] }
            }
        }
        guard removed > 0 else { return nil }
        var shape = PolygonColumn()
        shape.append(parts: parts)
        return RowCheck.fault(of: shape, row: 0) == nil ? (shape, removed) : nil
    }
}
