import Columns

extension PolygonColumn {
    /// Length of all rings of a row in the plane.
    package func perimeter(ofRow row: Int) -> Double {
        rings(ofRow: row).reduce(0) { sum, ring in
            vertices(ofRing: ring).dropLast().reduce(sum) { $0 + vertex($1).distance(to: vertex($1 + 1)) }
        }
    }

    /// Mean width of a row in the plane, 2 · area / perimeter; 0 for a row without ground.
    func meanWidth(ofRow row: Int) -> Double {
        let perimeter = perimeter(ofRow: row)
        guard perimeter > 0 else { return 0 }
        return 2 * areas(of: selecting([row]), on: .planar)[0].magnitude / perimeter
    }
}
