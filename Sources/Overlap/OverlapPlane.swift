import Columns
import PROJ

/// How ground is measured on the plane of a layer.
public enum OverlapPlane: Sendable, Hashable {
    /// Plain area of the plane. Reported as `planar_area_m2`, never as the area of a parcel.
    case planar
    /// Ground on the ellipsoid: ∫∫ k⁻² dE dN, with edges straight in the plane.
    case ellipsoidal(EllipsoidalWeight)
}
