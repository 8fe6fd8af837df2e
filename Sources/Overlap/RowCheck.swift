import Columns

/// The check that comes before every overlap: the kernel multiplies winding numbers, so a bow-tie, overlapping parts or a
/// hole outside its shell would give a product and not an error.
///
/// A row is sound when its coordinates are finite (and below 10⁸ in magnitude, beyond which no plane of the Earth
/// reaches), every ring is closed, has four vertices or more and encloses ground, no ring meets itself, rings of a part
/// meet at points only and leave its inside in one piece, holes lie inside their shell and beside each other, and parts
/// share no ground and no stretch of border. Repeated vertices and the direction of rings do not matter.
///
/// This is GEOS validity. Decisions rest on exact predicates.
/// - Complexity: O(*n* log *n*) for *n* edges of a row whose edges are spread out; brute force below 24 edges.
public enum RowCheck {
    /// Checks every row, and turns rings of sound rows that run the wrong way.
    public static func check(_ column: PolygonColumn) -> CheckedColumn {
        let checker = RowChecker()
        var faults: [RowFault] = []
        var isSound = [Bool](repeating: true, count: column.count)
        var turned: [Int] = []
        column.withView { view in
            for row in 0..<view.count {
                if let fault = checker.fault(view, row) {
                    faults.append(fault)
                    isSound[row] = false
                } else {
                    for part in view.parts(row) {
                        let rings = view.rings(ofPart: part)
                        for ring in rings where checker.isClockwise(view, ring) == (ring == rings.lowerBound) {
                            turned.append(ring)
                        }
                    }
                }
            }
        }
        return CheckedColumn(
            column: turned.isEmpty ? column : column.turningRings(turned), faults: faults, isSound: isSound,
            turnedRings: turned.count)
    }

    /// The first fault of each faulty row, by row; nothing is turned.
    public static func faults(in column: PolygonColumn) -> [RowFault] {
        let checker = RowChecker()
        return column.withView { view in (0..<view.count).compactMap { checker.fault(view, $0) } }
    }

    /// The first fault of a row; none when the row is sound or empty.
    public static func fault(of column: PolygonColumn, row: Int) -> RowFault? {
        column.withView { RowChecker().fault($0, row) }
    }
}

extension PolygonColumn {
    /// The column with the named rings (ascending) running the other way.
    func turningRings(_ rings: [Int]) -> PolygonColumn {
        var copy = self
        copy.updateCoordinates { c in
            for ring in rings {
                var (i, j) = (ringOffsets[ring], ringOffsets[ring + 1] - 1)
                while i < j {
                    c.swapAt(2 * i, 2 * j)
                    c.swapAt(2 * i + 1, 2 * j + 1)
                    (i, j) = (i + 1, j - 1)
                }
            }
        }
        return copy
    }
}
