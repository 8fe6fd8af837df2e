import Columns
import Intake
import Overlap

extension GroundOnce {
    /// Ground that each zone shares with a layer of polygons, each place of it once.
    package static func overlap(_ zones: PolygonColumn, with ground: GroundOnce, plane: Plane) -> [AreaSum] {
        var sums = [AreaSum](repeating: .zero, count: zones.count)
        let index = ZoneIndex(zones: zones, on: plane.overlap)
        for row in 0..<ground.polygons.count {
            for share in index.overlaps(ofRow: row, in: ground.polygons) {
                sums[share.zone] += AreaSum(squareMetres: share.area)
            }
        }
        return sums
    }
}
