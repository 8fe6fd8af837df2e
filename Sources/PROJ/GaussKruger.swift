/// A transverse Mercator projection in metres: Gauss-Krüger when k₀ is 1, UTM when it is 0.9996.
public struct GaussKruger: Sendable, Hashable {
    /// Degrees east.
    public let centralMeridian: Double
    /// Degrees north; 0 in every Chinese zone.
    public let originLatitude: Double
    /// Metres, the zone prefix included.
    public let falseEasting: Double
    /// Metres.
    public let falseNorthing: Double
    /// k₀, the scale on the central meridian.
    public let scale: Double
    /// The ellipsoid projected.
    public let ellipsoid: Ellipsoid

    /// A projection by its parameters: degrees and metres.
    public init(
        centralMeridian: Double, falseEasting: Double = 500_000, scale: Double = 1,
        ellipsoid: Ellipsoid = .cgcs2000, originLatitude: Double = 0, falseNorthing: Double = 0
    ) {
        precondition(scale > 0, "the scale on the central meridian is over 0")
        (self.centralMeridian, self.originLatitude) = (centralMeridian, originLatitude)
        (self.falseEasting, self.falseNorthing) = (falseEasting, falseNorthing)
        (self.scale, self.ellipsoid) = (scale, ellipsoid)
    }

    /// The projection of a CGCS2000 zone.
    public init(_ zone: CGCS2000Zone) {
        self.init(centralMeridian: Double(zone.centralMeridian), falseEasting: zone.falseEasting)
    }

    /// Equatorial radius, metres.
    public var a: Double { ellipsoid.equatorialRadius }
    /// 1/f.
    public var inverseFlattening: Double { ellipsoid.inverseFlattening }

    /// The CGCS2000 zone with these parameters; none when there is no such zone, whatever the datum.
    public var zone: CGCS2000Zone? {
        guard scale == 1, originLatitude.magnitude < 1e-9, falseNorthing == 0, ellipsoid.isAlike(.cgcs2000) else {
            return nil
        }
        for width in [CGCS2000Zone.Width.three, .six] {
            for number in CGCS2000Zone.numbers(width) {
                for prefixed in [true, false] {
                    let zone = CGCS2000Zone(width: width, number: number, prefixed: prefixed)
                    if zone.falseEasting == falseEasting,
                        (Double(zone.centralMeridian) - centralMeridian).magnitude < 1e-9
                    {
                        return zone
                    }
                }
            }
        }
        return nil
    }
}
