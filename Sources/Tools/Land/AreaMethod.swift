/// How an area is measured.
package enum AreaMethod: String, Sendable, Hashable, CaseIterable {
    /// On the CGCS2000 ellipsoid, edges straight in the plane: the default.
    case ellipsoidal
    /// By the notice of the land survey, with its roundings.
    case official
    /// On the ellipsoid, edges along geodesics.
    case geodesic
    /// In the plane.
    case planar

    /// Parts of polygons are measured by this method only once they are made as shapes.
    package var needsShapes: Bool { self == .official || self == .geodesic }
}
