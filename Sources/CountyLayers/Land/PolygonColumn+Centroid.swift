import Columns

extension PolygonColumn {
    /// Centroid of a row in the plane: of its ground, shells less holes; the middle of the box for a row
    /// without ground.
    ///
    /// Worked about the corner of the box, so that large coordinates cost no digits.
    package func centroid(ofRow row: Int) -> Position {
        let box = box(ofRow: row)
        let (ox, oy) = (box.minX, box.minY)
        var (area, sx, sy) = (0.0, 0.0, 0.0)
        for part in parts(ofRow: row) {
            for (number, ring) in rings(ofPart: part).enumerated() {
                var (a, cx, cy) = (0.0, 0.0, 0.0)
                for v in vertices(ofRing: ring).dropLast() {
                    let (x1, y1) = (coordinates[2 * v] - ox, coordinates[2 * v + 1] - oy)
                    let (x2, y2) = (coordinates[2 * v + 2] - ox, coordinates[2 * v + 3] - oy)
                    let cross = x1 * y2 - x2 * y1
                    a += cross
                    cx += (x1 + x2) * cross
                    cy += (y1 + y2) * cross
                }
                // A shell counts positive and a hole negative, whichever way they run.
                let sign: Double = (a < 0) == (number == 0) ? -1 : 1
                area += sign * a
                sx += sign * cx
                sy += sign * cy
            }
        }
        guard area.magnitude > 0 else { return box.centre }
        return Position(ox + sx / (3 * area), oy + sy / (3 * area))
    }
}
