import CPROJ
import Columns

/// Measures along geodesics of an ellipsoid: the shortest lines on it.
///
/// Differs from plane edges of a survey in the sixth to ninth digit, because a straight line of the plane is not a geodesic.
///
/// - Source: Karney, *Algorithms for geodesics*, J. Geodesy 87, 2013, as in PROJ's `geodesic.h`.
public enum Geodesic {
    /// Area and perimeter of a ring.
    public struct Measure: Sendable, Hashable {
        /// Square metres, positive when counter-clockwise.
        public let area: Double
        /// Metres.
        public let perimeter: Double
    }

    /// Area and perimeter of one ring of geodesics; holes are the caller's to subtract.
    /// - Parameters:
    ///   - ring: interleaved longitude and latitude, degrees; closed or not; must not wind around a pole.
    ///   - ellipsoid: CGCS2000 unless another is given.
    /// - Complexity: O(*n*).
    public static func measure(ring: [Double], on ellipsoid: Ellipsoid = .cgcs2000) -> Measure {
        precondition(ring.count % 2 == 0, "coordinates come in pairs")
        var earth = geod_geodesic(ellipsoid)
        var polygon = geod_polygon()
        geod_polygon_init(&polygon, 0)
        var count = ring.count / 2
        if count > 1, ring[0] == ring[2 * count - 2], ring[1] == ring[2 * count - 1] { count -= 1 }
        for i in 0..<count { geod_polygon_addpoint(&earth, &polygon, ring[2 * i + 1], ring[2 * i]) }
        var (area, perimeter) = (0.0, 0.0)
        geod_polygon_compute(&earth, &polygon, 0, 1, &area, &perimeter)
        return Measure(area: area, perimeter: perimeter)
    }

    /// Area of one ring, square metres, positive when counter-clockwise; see `measure(ring:on:)`.
    public static func area(ring: [Double], on ellipsoid: Ellipsoid = .cgcs2000) -> Double {
        measure(ring: ring, on: ellipsoid).area
    }

    /// Length of the geodesic between two places in longitude and latitude, metres.
    public static func distance(_ a: Position, _ b: Position, on ellipsoid: Ellipsoid = .cgcs2000) -> Double {
        var earth = geod_geodesic(ellipsoid)
        var metres = 0.0
        geod_inverse(&earth, a.y, a.x, b.y, b.x, &metres, nil, nil)
        return metres
    }

    /// The place reached from `start` after some metres along a geodesic.
    /// - Parameter azimuth: degrees clockwise from north.
    public static func place(
        from start: Position, azimuth: Double, metres: Double, on ellipsoid: Ellipsoid = .cgcs2000
    ) -> Position {
        var earth = geod_geodesic(ellipsoid)
        var end = Position(0, 0)
        geod_direct(&earth, start.y, start.x, azimuth, metres, &end.y, &end.x, nil)
        return end
    }
}

extension geod_geodesic {
    fileprivate init(_ ellipsoid: Ellipsoid) {
        self.init()
        geod_init(&self, ellipsoid.equatorialRadius, ellipsoid.flattening)
    }
}
