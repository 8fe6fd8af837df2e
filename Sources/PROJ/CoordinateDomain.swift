import Columns

/// Which coordinates can be places of a CRS: the one test for every layer and row, however its CRS was declared.
///
/// - A zone (transverse Mercator in metres whose false easting ends in 500 000) holds the eastings of its million, with the
///   zone number or without; a CGCS2000 zone, UTM and zones on other datums also no centre of a row farther from the central meridian
///   than 3° (a 3° zone) or 4° (a 6° zone). Northings lie within a quarter meridian of the equator, those of a
///   CGCS2000 zone between it and 60°N, as degrees do: a northing that lost its sign or has one too many is no place, nor is the pole.
/// - Another transverse Mercator plane holds 4 000 km on either side of its meridian, another projected CRS 25 000 km, Web Mercator
///   its square.
/// - Degrees: longitude −180…360, latitude −90…90; under CGCS2000, whose zones are China's, and what is taken as such, longitude 70…140, latitude 0…60, and no
///   latitude before a longitude of China.
/// - A vertex at exactly (0, 0) is a place that was never filled in, except where the CRS has ground there.
///
/// It cannot distinguish one zone from another when eastings have no prefix and lie near their meridian.
/// - Source: domain facts §C.6 (zones and their eastings); GB 22021 for the ellipsoid, whose quarter meridian is 10 001 965.729 m.
public struct CoordinateDomain: Sendable {
    /// The CRS whose coordinates are judged.
    public let crs: CRSDescription
    /// The zone that the CRS is; none when it is no zone of CGCS2000.
    public let zone: CGCS2000Zone?
    /// Places are China's: the CRS is on CGCS2000, or its degrees are taken as such.
    let isOfChina: Bool
    /// Coordinates that it can have, `maxX` and the northings of a plane not included.
    let bounds: Box
    /// Degrees from the central meridian that the centre of a row may have; none where it is not asked.
    let farthest: Double?
    /// The CRS has no ground at (0, 0).
    let excludesOrigin: Bool
    /// Radius, scale and footpoint of the projection.
    private let weight: EllipsoidalWeight?

    /// The domain of a CRS.
    /// - Parameter taken: geographic CRSs that the user declares equal to CGCS2000: their degrees are held against its domain.
    public init(crs: CRSDescription, takenAsCGCS2000 taken: [CRS] = []) {
        self.crs = crs
        isOfChina = crs.isCGCS2000 || crs.kind == .geographic && crs.geographic.map(taken.contains) ?? false
        zone = crs.zone ?? (crs.isCGCS2000 ? crs.gauss?.zone : nil)
        weight = crs.gauss.map(EllipsoidalWeight.init)
        let inUse = crs.areaOfUse.map { !$0.holds(Position(0, 0)) }
        if crs.kind == .geographic {
            bounds = isOfChina ? Self.zones : Self.degrees
            farthest = nil
            excludesOrigin = inUse ?? isOfChina
        } else if let gauss = crs.gauss, let weight {
            let half = gauss.isZoneLike ? 500_000 : 4_000_000 * gauss.scale
            let quarter = weight.quarterMeridian
            bounds = Box(
                minX: gauss.falseEasting - half, minY: weight.equatorNorthing - (zone == nil ? quarter : 0),
                maxX: gauss.falseEasting + half,
                maxY: weight.equatorNorthing + (zone == nil ? quarter : Self.northOfZones))
            farthest = gauss.isZoneLike ? Self.farthest(zone ?? gauss.zone, gauss) : nil
            excludesOrigin = gauss.isZoneLike
        } else {
            let factor = crs.axes.first.map(\.factor) ?? 1
            let half = crs.crs.epsgCode == 3857 ? 20_037_508.35 : 25_000_000 / (factor > 0 ? factor : 1)
            bounds = Box(minX: -half, minY: -half, maxX: half, maxY: half)
            farthest = nil
            excludesOrigin = crs.isCGCS2000
        }
    }

    /// Both 6° zones and UTM are used a degree beyond their border, 3° zones to twice their half width.
    private static func farthest(_ zone: CGCS2000Zone?, _ gauss: GaussKruger) -> Double? {
        if let zone { return zone.width == .three ? 3 : 4 }
        return (gauss.centralMeridian / 3 - (gauss.centralMeridian / 3).rounded()).magnitude < 1e-9 ? 4 : nil
    }

    /// All rows within the box are in the domain, whatever they are; false says nothing.
    ///
    /// A fast test for a whole batch by the box around its rows.
    /// - Complexity: O(1).
    public func agrees(allWithin box: Box) -> Bool {
        guard box.isFinite, isWithinBounds(box) else { return false }
        if excludesOrigin, box.holds(Position(0, 0)) { return false }
        if crs.kind == .geographic { return !mayBeSwapped(box) }
        if mayHaveDegrees(box) { return false }
        // The distance from the meridian in degrees is largest at a corner.
        return [box.minX, box.maxX].allSatisfy { x in
            [box.minY, box.maxY].allSatisfy { y in offset(Position(x, y)).map { !isFar($0) } ?? true }
        }
    }

    /// What is wrong with a row; none when its coordinates can be of the CRS, or it has none.
    /// - Parameter box: around the row's vertices, easting or longitude first. Its place is that of a corner of the box.
    /// - Complexity: O(1).
    public func fault(of box: Box) -> DomainFault? {
        if box.minX > box.maxX && box.minY > box.maxY { return nil }
        guard box.isFinite else {
            return DomainFault(.notFinite, Phrase(zh: "不是有限数的坐标", en: "a number that is not finite"))
        }
        guard let fault = diagnosis(box) else { return nil }
        return fault
    }

    /// The same with the first vertex that shows it as its place.
    /// - Complexity: O(1) for a row without fault, else O(vertices).
    public func fault(of geometry: GeometryColumn, row: Int) -> DomainFault? {
        guard var fault = fault(of: geometry.box(ofRow: row)) else { return nil }
        let c = geometry.coordinates(ofRow: row)
        for i in stride(from: c.startIndex, to: c.endIndex, by: 2) {
            let place = Position(c[i], c[i + 1])
            guard let own = self.fault(of: Box(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y)) else {
                continue
            }
            // A vertex far from the meridian is no fault of a row whose centre is not.
            if own.kind == .farFromMeridian, fault.kind != .farFromMeridian { continue }
            if fault.kind == .farFromMeridian || fault.kind == .unit { fault.place = place } else { fault = own }
            return fault
        }
        return fault
    }
}

// MARK: - Tests that share their terms

extension CoordinateDomain {
    /// Longitude and latitude anywhere.
    static let degrees = Box(minX: -180, minY: -90, maxX: 360, maxY: 90)
    /// Longitude and latitude of the zones of CGCS2000 (72°…138°), generously.
    static let zones = Box(minX: 70, minY: 0, maxX: 140, maxY: 60)
    /// Metres along the meridian of CGCS2000 from the equator to 60°N, the north of `zones`.
    static let northOfZones = 6_654_072.819
    /// Longitude and latitude of China with its seas, generously.
    static let china = Box(minX: 73, minY: 3, maxX: 136, maxY: 54)

    /// The same with latitude first.
    static let swappedChina = Box(minX: 3, minY: 73, maxX: 54, maxY: 136)

    /// Eastings and northings that the CRS can have.
    func isWithinBounds(_ box: Box) -> Bool {
        if crs.kind == .geographic { return bounds.holds(box) }
        return box.minX >= bounds.minX && box.maxX < bounds.maxX && box.minY > bounds.minY && box.maxY < bounds.maxY
    }

    /// A corner of the box is exactly (0, 0).
    func touchesOrigin(_ box: Box) -> Bool {
        excludesOrigin && (box.minX == 0 || box.maxX == 0) && (box.minY == 0 || box.maxY == 0)
    }

    /// Numbers of a plane that can only be degrees: in a transverse Mercator plane any that degrees may have, unless its
    /// origin lies there; in another plane those of China.
    func hasDegrees(_ box: Box) -> Bool {
        if let gauss = crs.gauss { return gauss.falseEasting >= 1000 && Self.degrees.holds(box) }
        return crs.isMetric && Self.china.holds(box)
    }

    /// Some of it may be degrees.
    private func mayHaveDegrees(_ box: Box) -> Bool {
        if let gauss = crs.gauss { return gauss.falseEasting >= 1000 && box.meets(Self.degrees) }
        return crs.isMetric && box.meets(Self.china)
    }

    /// Some of it may be a latitude of China before its longitude.
    private func mayBeSwapped(_ box: Box) -> Bool { isOfChina && box.meets(Self.swappedChina) }

    /// Degrees of longitude from the central meridian; none where it is not asked.
    func offset(_ place: Position) -> Double? {
        guard farthest != nil, let weight, let gauss = crs.gauss else { return nil }
        let x = (place.x - gauss.falseEasting) / gauss.scale
        // 100 km are under 3° up to 72° of latitude.
        if x.magnitude < 100_000, place.y.magnitude < 8_000_000 { return 0 }
        let radius = 1 / weight.inverseR2(northing: place.y).squareRoot()
        let cosine = max(0, cosOf(weight.footpointLatitude(northing: place.y)))
        return x / (radius * cosine) * 180 / .pi
    }

    /// Farther off the meridian than the zone is used.
    func isFar(_ offset: Double) -> Bool {
        guard let farthest else { return false }
        return !(offset.magnitude <= farthest)
    }
}

extension GaussKruger {
    /// Its false easting is 500 000 m, with a number of millions before it or not.
    var isZoneLike: Bool { falseEasting.magnitude < 1e9 && prefixEasting + 500_000 == falseEasting }
    /// The millions of the false easting, metres.
    var prefixEasting: Double { (falseEasting / 1e6).rounded(.down) * 1e6 }
    /// The number that eastings start with; 0 for none, and none for a false easting that is no zone's.
    var prefix: Int? { isZoneLike ? Int(exactly: prefixEasting / 1e6) : nil }
}
