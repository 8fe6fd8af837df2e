import Columns

/// A declared CRS that its own coordinates contradict: a zone prefix too many or too few, another zone, swapped axes,
/// degrees for metres, or places that the CRS cannot have.
public struct ZoneContradiction: ExplainedError, Sendable, Hashable {
    /// How they contradict it.
    public let fault: DomainFault.Kind
    /// The CRS as declared, with its zone.
    public let declared: String
    /// What the coordinates look like, with their zone.
    public let found: String
    /// The zone of the CRS as declared; none when it is no zone of CGCS2000.
    public let declaredZone: CGCS2000Zone?
    /// The zone the coordinates point to; none when they point to none.
    public let foundZone: CGCS2000Zone?
    /// The CRS that the coordinates look like: the zone they point to, longitude and latitude for degrees; none when they point
    /// to none, or the datum is an old one, for which a code of CGCS2000 would be wrong by 100 m.
    public let better: CRS?
    /// The datum of the CRS as declared, when it is Beijing 1954 or Xi'an 1980.
    public let oldDatum: String?

    /// The refusal of a CRS by what its coordinates show.
    public init(_ fault: DomainFault, of domain: CoordinateDomain) {
        (self.fault, found, foundZone) = (fault.kind, fault.found, fault.zone)
        let (crs, zone) = (domain.crs, domain.zone)
        let isDegrees = fault.kind == .unit && crs.kind == .projected
        oldDatum = crs.oldDatum
        better = oldDatum != nil ? nil : isDegrees ? .cgcs2000 : fault.zone?.crs
        declaredZone = zone
        if let zone {
            declared = "\(crs.label), \(zone)"
        } else if let gauss = crs.gauss {
            declared = "\(crs.label) (CM \(fixedText(gauss.centralMeridian, decimals: 4))°E)"
        } else {
            declared = crs.label
        }
    }

    /// What the refusal means for the exit code.
    public var kind: FailureKind { .refused }
    /// In words.
    public var description: String { "the CRS is declared as \(declared), but the coordinates show \(found)" }
    /// What to try.
    public var advice: String? {
        if fault == .swapped { return "write easting or longitude first" }
        if let oldDatum {
            return
                "correct the zone that the layer declares; as long as it is on \(oldDatum), no code of CGCS2000 is right"
        }
        if let better { return "if the coordinates are right, say \(Wording.current.saying(crs: "\(better)"))" }
        return "say the CRS that the coordinates are in, for example \(Wording.current.saying(crs: "EPSG:4526"))"
    }
}
