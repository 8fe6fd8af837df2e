import Columns
import FindingValues
import GEOS
import Intake
import Overlap

/// Ground in doubt by the method of a run, so that it stands beside figures of that method. Belongs to one task.
struct GroundMeasure {
    private let plane: OverlapPlane
    /// None for methods that the kernel measures by itself.
    private let shapes: ShapeMeasure?
    private let context = GEOSContext()

    init(_ method: AreaMethod, in plane: Plane) throws {
        self.plane = plane.overlap
        shapes = method.needsShapes ? try ShapeMeasure(method, in: plane) : nil
    }

    /// The method is not the kernel's.
    var hasMethod: Bool { shapes != nil }

    /// Areas of rows; 0 for an empty one.
    func areas(of column: PolygonColumn) throws -> [AreaSum] {
        try shapes?.areas(of: column) ?? Overlap.areas(of: column, on: plane).map { AreaSum(squareMetres: $0) }
    }

    /// Shared ground of a whole layer.
    func sums(of ground: RepeatedGround) throws -> RepeatedSums {
        guard shapes != nil else { return ground.sums(on: plane) }
        func sum(_ column: PolygonColumn) throws -> AreaSum { try areas(of: column).reduce(.zero, +) }
        var result = RepeatedSums()
        (result.once, result.again) = (try sum(ground.once), try sum(ground.again))
        (result.sameClass, result.favoured) = (try sum(ground.sameClass), try sum(ground.favoured))
        return result
    }

    /// Shared ground in each zone; shape `(zones)`.
    /// - Parameter polygons: the zones.
    /// - Complexity: as `RepeatedGround.sums`; a method that needs shapes cuts each piece that lies in several zones.
    func sums(of ground: RepeatedGround, in zones: ZoneIndex, _ polygons: PolygonColumn) throws -> [RepeatedSums] {
        guard shapes != nil else { return ground.sums(in: zones) }
        var result = [RepeatedSums](repeating: RepeatedSums(), count: zones.count)
        func add(_ column: PolygonColumn, to part: WritableKeyPath<RepeatedSums, AreaSum>) throws {
            let whole = Overlap.areas(of: column, on: plane)
            for row in 0..<column.count where !column.isEmpty(row: row) {
                for share in zones.overlaps(ofRow: row, in: column) {
                    var piece = column.selecting([row])
                    if whole[row] - share.area > Noise.area {
                        let zone = try GEOSGeometry(polygons: polygons, row: share.zone, in: context)
                        piece = try GEOSGeometry(polygons: piece, row: 0, in: context).intersection(zone)
                            .polygonColumn()
                    }
                    result[share.zone][keyPath: part] += try areas(of: piece).reduce(.zero, +)
                }
            }
        }
        try add(ground.once, to: \.once)
        try add(ground.again, to: \.again)
        try add(ground.sameClass, to: \.sameClass)
        try add(ground.favoured, to: \.favoured)
        return result
    }
}
