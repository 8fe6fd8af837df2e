import Columns

/// An ellipsoid of revolution.
public struct Ellipsoid: Sendable, Hashable {
    /// Equatorial radius, metres.
    public let equatorialRadius: Double
    /// 1/f; `infinity` for a sphere.
    public let inverseFlattening: Double

    /// An ellipsoid of revolution; radius in metres.
    /// - Parameter inverseFlattening: over 1; `infinity` for a sphere.
    public init(equatorialRadius: Double, inverseFlattening: Double) {
        precondition(equatorialRadius > 0 && inverseFlattening > 1, "an ellipsoid has a positive radius and 1/f over 1")
        (self.equatorialRadius, self.inverseFlattening) = (equatorialRadius, inverseFlattening)
    }

    /// f.
    public var flattening: Double { 1 / inverseFlattening }
    /// b, metres.
    public var polarRadius: Double { equatorialRadius * (1 - flattening) }
    /// e² = f(2 − f).
    public var firstEccentricitySquared: Double { flattening * (2 - flattening) }
    /// e'² = e²/(1 − e²).
    public var secondEccentricitySquared: Double { firstEccentricitySquared / (1 - firstEccentricitySquared) }
    /// c = a²/b, the radius of curvature at the pole, metres.
    public var polarCurvatureRadius: Double { equatorialRadius / (1 - flattening) }
    /// n = f/(2 − f).
    public var thirdFlattening: Double { flattening / (2 - flattening) }

    /// The same size and shape to the last digit that standards print.
    public func isAlike(_ other: Ellipsoid) -> Bool {
        (equatorialRadius - other.equatorialRadius).magnitude < 1e-3
            && (flattening - other.flattening).magnitude < 1e-11
    }

    /// The same but for digits that a definition may leave out: within 1 m of radius and 0.01 of 1/f.
    func isRoughly(_ other: Ellipsoid) -> Bool {
        (equatorialRadius - other.equatorialRadius).magnitude <= 1
            && (inverseFlattening - other.inverseFlattening).magnitude <= 0.01
    }

    /// China Geodetic Coordinate System 2000 (GB 22021).
    public static let cgcs2000 = Ellipsoid(equatorialRadius: 6_378_137, inverseFlattening: 298.257222101)
    /// Krassovsky's ellipsoid, of Beijing 1954.
    public static let krassovsky = Ellipsoid(equatorialRadius: 6_378_245, inverseFlattening: 298.3)
    /// The ellipsoid of Xi'an 1980.
    public static let xian1980 = Ellipsoid(equatorialRadius: 6_378_140, inverseFlattening: 298.257)

    /// Its name where it is a usual one, with its size and shape: `CGCS2000 (a = 6378137 m, 1/f = 298.257222101)`.
    public var label: String {
        let known: [(Ellipsoid, String)] = [
            (.cgcs2000, "CGCS2000"), (.wgs84, "WGS 84"), (.krassovsky, "Krassovsky"), (.xian1980, "Xi'an 1980"),
        ]
        let isWhole = equatorialRadius == equatorialRadius.rounded()
        let radius = isWhole ? fixedText(equatorialRadius, decimals: 0) : "\(equatorialRadius)"
        let size =
            "a = \(radius) m, " + (inverseFlattening.isFinite ? "1/f = \(inverseFlattening)" : "a sphere")
        guard let name = known.first(where: { isAlike($0.0) })?.1 else { return size }
        return "\(name) (\(size))"
    }

    /// World Geodetic System 1984.
    public static let wgs84 = Ellipsoid(equatorialRadius: 6_378_137, inverseFlattening: 298.257223563)
}
