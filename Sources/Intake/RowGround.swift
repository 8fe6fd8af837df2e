import Columns
import Overlap
import PROJ

/// The ground of single rows that are set aside, left out or repaired, measured as the run measures: on the ellipsoid.
struct RowGround: Sendable {
    private let domain: CoordinateDomain?
    private let plane: OverlapPlane

    /// - Parameter crs: of the rows; none to measure in their own plane.
    init(_ crs: CRSDescription?) {
        domain = crs.map { CoordinateDomain(crs: $0) }
        plane = crs?.gauss.map { .ellipsoidal(EllipsoidalWeight($0)) } ?? .planar
    }

    /// Square metres of a row as its rings stand; none where no area can be told: no polygon, coordinates that are not finite or
    /// beyond every plane of the Earth. A row that is no place of its CRS is measured in the plane.
    func area(of geometry: GeometryColumn, row: Int) -> Double? {
        guard case .polygons(let column) = geometry, !column.isEmpty(row: row) else { return nil }
        guard geometry.coordinates(ofRow: row).allSatisfy({ $0.magnitude < 1e8 }) else { return nil }
        let isPlace = domain.map { $0.fault(of: column.box(ofRow: row)) == nil } ?? false
        let area = RowRepair.ground(of: column, row: row, on: isPlace ? plane : .planar)
        return area.isFinite ? area : nil
    }
}
