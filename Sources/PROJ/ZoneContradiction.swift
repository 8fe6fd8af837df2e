import Columns

/// A declared CRS that its own coordinates contradict: a zone prefix too many or too few, another zone, swapped axes,
/// degrees for metres.
public struct ZoneContradiction: ExplainedError, Sendable, Hashable {
    /// How coordinates may contradict their CRS.
    public enum Fault: String, Sendable, Hashable, CaseIterable {
        /// Eastings start with the number of another zone.
        case otherZone
        /// Eastings start with a zone number, the CRS has none.
        case prefixNotDeclared
        /// The CRS has a zone number, eastings do not start with it.
        case prefixMissing
        /// Farther than 3° from the central meridian.
        case farFromMeridian
        /// Northing or latitude comes first.
        case swapped
        /// Degrees under a projected CRS, or metres under a geographic one.
        case unit
        /// Eastings that no zone has.
        case noZone
    }

    /// How they contradict it.
    public let fault: Fault
    /// The CRS as declared, with its zone.
    public let declared: String
    /// What the coordinates look like, with their zone.
    public let found: String
    /// The zone of the CRS as declared; none when it is no zone of CGCS2000.
    public let declaredZone: CGCS2000Zone?
    /// The zone the coordinates point to; none when they point to none.
    public let foundZone: CGCS2000Zone?

    /// What the refusal means for the exit code.
    public var kind: FailureKind { .refused }
    /// In words.
    public var description: String { "the CRS is declared as \(declared), but the coordinates show \(found)" }
    /// What to try.
    public var advice: String? {
        if fault == .swapped { return "write easting or longitude first" }
        if let foundZone { return "if the coordinates are right, declare crs: \(foundZone.crs)" }
        return "declare the CRS that the coordinates are in by crs:"
    }
}

extension CGCS2000 {
    /// Holds a declared CRS against coordinates. Knows transverse Mercator in metres and degrees; others are not judged.
    ///
    /// It cannot tell one zone from another when eastings have no prefix and lie within 3° of the central meridian.
    /// - Parameters:
    ///   - crs: as declared.
    ///   - box: of the coordinates, easting or longitude first. A wild vertex spoils it: see
    ///     `contradiction(crs:geometry:)`.
    /// - Returns: none when they agree, or the box is empty or not finite.
    public static func contradiction(crs: CRSDescription, box: Box) -> ZoneContradiction? {
        guard box.isFinite else { return nil }
        return crs.kind == .geographic
            ? geographicContradiction(crs, box)
            : crs.gauss.flatMap { planeContradiction(crs, $0, box) }
    }

    /// The same for a column: what more than half of its rows show, by the first row that shows it.
    /// - Complexity: O(vertices).
    public static func contradiction(crs: CRSDescription, geometry: GeometryColumn) -> ZoneContradiction? {
        var vote = ZoneVote(crs: crs)
        vote.add(geometry)
        return vote.contradiction
    }

    /// No row within the box can contradict the CRS: its corners do not, and none could be degrees or swapped.
    static func agrees(crs: CRSDescription, allWithin box: Box) -> Bool {
        guard box.isFinite, contradiction(crs: crs, box: box) == nil else { return false }
        if crs.kind == .geographic || crs.gauss == nil { return true }
        // A zone's eastings are one interval, and between the equator and the far north the distance from the meridian is
        // largest at a corner; elsewhere each row is asked.
        return box.minX > 180 && box.minY >= 0 && box.maxY <= 9_000_000
            && [box.minX, box.maxX].allSatisfy { x in
                [box.minY, box.maxY].allSatisfy { y in
                    contradiction(crs: crs, box: Box(minX: x, minY: y, maxX: x, maxY: y)) == nil
                }
            }
    }

    private static func geographicContradiction(_ crs: CRSDescription, _ box: Box) -> ZoneContradiction? {
        if box.minX >= -360, box.maxX <= 360, box.minY >= -90, box.maxY <= 90 { return nil }
        func fault(_ fault: ZoneContradiction.Fault, _ found: String, _ zone: CGCS2000Zone?) -> ZoneContradiction {
            ZoneContradiction(
                fault: fault, declared: crs.label, found: found, declaredZone: nil, foundZone: zone)
        }
        if box.minX >= -90, box.maxX <= 90, box.minY >= -180, box.maxY <= 180 {
            return fault(.swapped, "latitude before longitude", nil)
        }
        if let zone = zone(ofEasting: box.centre.x) { return fault(.unit, "metres in \(zone)", zone) }
        return fault(.unit, "eastings from \(whole(box.minX)) to \(whole(box.maxX)), which are no degrees", nil)
    }

    private static func planeContradiction(_ crs: CRSDescription, _ gauss: GaussKruger, _ box: Box)
        -> ZoneContradiction?
    {
        let declaredZone = crs.zone ?? gauss.zone
        let declared =
            declaredZone.map { "\(crs.label), \($0)" }
            ?? "\(crs.label) (CM \(fixedText(gauss.centralMeridian, decimals: 4))°E)"
        func fault(_ fault: ZoneContradiction.Fault, _ found: String, _ zone: CGCS2000Zone?) -> ZoneContradiction {
            ZoneContradiction(
                fault: fault, declared: declared, found: found, declaredZone: declaredZone, foundZone: zone)
        }
        let x = box.centre.x
        if gauss.falseEasting >= 1000, box.minX >= -180, box.maxX <= 180, box.minY >= -90, box.maxY <= 90 {
            return fault(.unit, "degrees of longitude and latitude", naturalZone(over: box))
        }
        let prefix = Int(gauss.falseEasting / 1e6)
        if isNorthingFirst(box) {
            return fault(.swapped, "northing before easting", nil)
        }
        if let zone = zone(ofEasting: x) {
            if prefix == zone.number { return far(crs, gauss, box).map { fault(.farFromMeridian, $0.text, $0.zone) } }
            return fault(prefix == 0 ? .prefixNotDeclared : .otherZone, "eastings of \(zone)", zone)
        }
        if (0..<1e6).contains(x) {
            if prefix == 0 { return far(crs, gauss, box).map { fault(.farFromMeridian, $0.text, $0.zone) } }
            let zone = declaredZone.map { CGCS2000Zone(width: $0.width, number: $0.number, prefixed: false) }
            return fault(
                .prefixMissing, "eastings of six digits" + (zone.map { ", as in \($0)" } ?? ""), zone)
        }
        return fault(.noZone, "eastings from \(whole(box.minX)) to \(whole(box.maxX)), which no zone has", nil)
    }

    /// The natural 3° zone when the centre lies more than 3° off the central meridian.
    private static func far(
        _ crs: CRSDescription, _ gauss: GaussKruger, _ box: Box
    ) -> (text: String, zone: CGCS2000Zone?)? {
        let weight = EllipsoidalWeight(gauss)
        let radius = 1 / weight.inverseR2(northing: box.centre.y).squareRoot()
        let cosine = cosOf(weight.footpointLatitude(northing: box.centre.y))
        let offset = (box.centre.x - gauss.falseEasting) / (gauss.scale * radius * cosine) * 180 / .pi
        guard offset.magnitude > 3 else { return nil }
        let zone = zone3(longitude: gauss.centralMeridian + offset).map {
            CGCS2000Zone(width: .three, number: $0, prefixed: gauss.falseEasting >= 1e6)
        }
        return (
            "places \(fixedText(offset.magnitude, decimals: 1))° off the central meridian"
                + (zone.map { ", in \($0)" } ?? ""), zone
        )
    }

    /// Metres in which northings stand where eastings should: the first coordinate can only be a northing of the country,
    /// the second only an easting, with a zone prefix or without. False for an empty box and for degrees.
    public static func isNorthingFirst(_ box: Box) -> Bool {
        box.isFinite && isNorthing(box.minX) && isNorthing(box.maxX) && isEasting(box.minY) && isEasting(box.maxY)
    }

    /// Metres north of the equator anywhere in China.
    private static func isNorthing(_ value: Double) -> Bool { (1_000_000..<7_000_000).contains(value) }
    /// Metres east, with a prefix or without.
    private static func isEasting(_ value: Double) -> Bool {
        (0..<1_000_000).contains(value) || zone(ofEasting: value) != nil
    }
    private static func whole(_ value: Double) -> String { fixedText(value, decimals: 0) }
}
