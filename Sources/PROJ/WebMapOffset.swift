import Columns

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The offset that web maps of China put on longitudes and latitudes: GCJ-02, or BD-09 on top of it.
///
/// It is a fixed function of the place, some hundred metres in size, applied to WGS 84 within a box around the country and
/// nowhere else. It has no datum and no EPSG code, so nothing here guesses it: the caller names it. Surveyed layers never
/// carry it.
///
/// The inverse is found by iteration, to `tolerance`; the usual one-step inverse is off by one or two metres.
/// - Source: googollee/eviltransform, `c/transform.c` (the function, its constants and the box: domain facts §G.1). The radius is that of
///   Krassovsky's ellipsoid, to which the constant e² belongs: with it the pairs published in that project's tests come out to
///   the last digit, with 6378137 m they differ by up to 10⁻⁷ degrees (1 cm). BD-09 as given by wandergis/coordtransform.
public enum WebMapOffset: String, Sendable, Hashable, CaseIterable {
    /// GCJ-02 (火星坐标): Amap, Tencent and most others.
    case gcj02
    /// BD-09 (百度坐标): Baidu, an offset of its own on top of GCJ-02.
    case bd09

    /// The name people use: `GCJ-02` or `BD-09`.
    public var label: String { self == .gcj02 ? "GCJ-02" : "BD-09" }

    /// Where the inverse stops, degrees: about 0.01 mm.
    public static let tolerance = 1e-10

    /// Within the box in which the offset is applied: 72.004…137.8347° E, 0.8293…55.8271° N.
    public static func applies(longitude: Double, latitude: Double) -> Bool {
        72.004...137.8347 ~= longitude && 0.8293...55.8271 ~= latitude
    }

    /// Puts the offset on a place on WGS 84; outside the box the place itself.
    /// - Parameter place: longitude and latitude, degrees.
    /// - Complexity: O(1), about twenty sines.
    public func applied(to place: Position) -> Position {
        guard Self.applies(longitude: place.x, latitude: place.y) else { return place }
        let shifted = Self.shifted(place)
        return self == .gcj02 ? shifted : Self.baidu(shifted)
    }

    /// The place on WGS 84 that a shifted one stands for.
    ///
    /// Iterates w ← w − (F(w) − g) from w = g. F differs from the identity by a function whose slope is under 1/20, so a
    /// handful of steps reach `tolerance`.
    /// - Parameter place: longitude and latitude with the offset, degrees.
    /// - Returns: none when no place within the box has that image, as happens within a few hundred metres of its border.
    public func removed(from place: Position) -> Position? {
        guard Self.applies(longitude: place.x, latitude: place.y) else { return place }
        var guess = place
        for _ in 0..<40 {
            let image = applied(to: guess)
            let (dx, dy) = (image.x - place.x, image.y - place.y)
            if max(dx.magnitude, dy.magnitude) < Self.tolerance { return guess }
            guess = Position(guess.x - dx, guess.y - dy)
        }
        return nil
    }

    private static func shifted(_ p: Position) -> Position {
        let (x, y) = (p.x - 105, p.y - 35)
        let root = x.magnitude.squareRoot()
        func wave(_ height: Double, _ t: Double) -> Double { height * sin(t * .pi) * 2 / 3 }
        let common = wave(20, 6 * x) + wave(20, 2 * x)
        var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
        north += wave(20, y) + wave(40, y / 3) + wave(160, y / 12) + wave(320, y / 30)
        var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
        east += wave(20, x) + wave(40, x / 3) + wave(150, x / 12) + wave(300, x / 30)
        let phi = p.y / 180 * .pi
        let w2 = 1 - squaredEccentricity * sin(phi) * sin(phi)
        let w = w2.squareRoot()
        let perDegree = Double.pi / 180
        return Position(
            p.x + east / (radius / w * cos(phi) * perDegree),
            p.y + north / (radius * (1 - squaredEccentricity) / (w2 * w) * perDegree))
    }

    private static func baidu(_ p: Position) -> Position {
        let t = Double.pi * 3000 / 180
        let distance = (p.x * p.x + p.y * p.y).squareRoot() + 0.00002 * sin(p.y * t)
        let angle = atan2(p.y, p.x) + 0.000003 * cos(p.x * t)
        return Position(distance * cos(angle) + 0.0065, distance * sin(angle) + 0.006)
    }

    private static let radius = 6_378_245.0
    private static let squaredEccentricity = 0.00669342162296594323
}
