import Columns

extension OverlapPlane {
    /// The weight around a parcel with this box: see `LocalWeight`. The origin is the middle of the bottom side.
    @inline(__always) func localWeight(_ box: Box) -> LocalWeight {
        switch self {
        case .planar: LocalWeight()
        }
    }
}
