import Columns
import Overlap
import PROJ

/// The ground of single rows that are set aside, left out or repaired, measured as the run measures: on the ellipsoid.
struct RowGround: Sendable {
    private let domain: CoordinateDomain?
    private let plane: OverlapPlane

    /// - Parameter domain: of the CRS of the rows; none to measure in their own plane.
    init(_ domain: CoordinateDomain?) {
        self.domain = domain
        plane = domain?.crs.gauss.map { .ellipsoidal(EllipsoidalWeight($0)) } ?? .planar
    }

    /// The same by the CRS alone.
    init(_ crs: CRSDescription?) { self.init(crs.map { CoordinateDomain(crs: $0) }) }

    /// Square metres of a row as its rings stand; none where no area can be told: no polygon, coordinates that are not finite or
    /// beyond every plane of the Earth. A row of another zone is measured in that zone, one whose axes are swapped the right way
    /// round; what else is no place of its CRS has its planar area.
    func area(of geometry: GeometryColumn, row: Int) -> Double? {
        guard case .polygons(let column) = geometry, !column.isEmpty(row: row) else { return nil }
        guard geometry.coordinates(ofRow: row).allSatisfy({ $0.magnitude < 1e8 }) else { return nil }
        let area = ground(of: column, row)
        return area.isFinite ? area : nil
    }

    private func ground(of column: PolygonColumn, _ row: Int) -> Double {
        let box = column.box(ofRow: row)
        guard let domain else { return RowRepair.ground(of: column, row: row, on: .planar) }
        guard let fault = domain.fault(of: box) else { return RowRepair.ground(of: column, row: row, on: plane) }
        switch fault.kind {
        case .otherZone, .prefixNotDeclared, .prefixMissing, .unit:
            guard let zone = fault.zone, Self.isNear(box, zone) else { break }
            return RowRepair.ground(of: column, row: row, on: .ellipsoidal(EllipsoidalWeight(GaussKruger(zone))))
        case .swapped:
            var turned = column.selecting([row])
            turned.updateCoordinates { c in
                for i in stride(from: 0, to: c.count - 1, by: 2) { c.swapAt(i, i + 1) }
            }
            guard domain.fault(of: turned.box(ofRow: 0)) == nil else { break }
            return RowRepair.ground(of: turned, row: 0, on: plane)
        default: break
        }
        return RowRepair.ground(of: column, row: row, on: .planar)
    }

    /// Where the series of a zone hold.
    private static func isNear(_ box: Box, _ zone: CGCS2000Zone) -> Bool {
        box.minX > zone.falseEasting - 5e5 && box.maxX < zone.falseEasting + 5e5 && box.minY > 0 && box.maxY < 1e7
    }
}
