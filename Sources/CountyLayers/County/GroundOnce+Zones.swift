import Columns
import Intake
import Overlap

extension GroundOnce {
    /// Ground of the list in each zone, square metres on the plane of the run; a place that several rows hold counts
    /// once.
    package func ground(in zones: PolygonColumn, plane: Plane) -> [AreaSum] {
        var sums = [AreaSum](repeating: .zero, count: zones.count)
        let index = ZoneIndex(zones: zones, on: plane.overlap)
        for row in 0..<polygons.count {
            for share in index.overlaps(ofRow: row, in: polygons) {
                sums[share.zone] += AreaSum(squareMetres: share.area)
            }
        }
        return sums
    }
}
