import Columns

/// How ground is measured on the plane of a layer.
public enum OverlapPlane: Sendable {
    /// Plain area of the plane. Reported as `planar_area_m2`, never as the area of a parcel.
    case planar
}
