import Columns

/// A declared CRS that its own coordinates contradict: a zone prefix too many or too few, another zone, swapped axes,
/// degrees for metres, or places that the CRS cannot have.
public struct ZoneContradiction: ExplainedError, Sendable, Hashable {
    /// How they contradict it.
    public let fault: DomainFault.Kind
    /// The CRS as declared, with its zone.
    public let declared: Phrase
    /// What the coordinates look like, with their zone.
    public let found: Phrase
    /// The zone of the CRS as declared; none when it is no zone of CGCS2000.
    public let declaredZone: CGCS2000Zone?
    /// The zone the coordinates point to; none when they point to none.
    public let foundZone: CGCS2000Zone?
    /// The CRS that the coordinates look like: the zone they point to, longitude and latitude for degrees; none when they point
    /// to none, or the datum is an old one, for which a code of CGCS2000 would be wrong by 100 m.
    public let better: CRS?
    /// The datum of the CRS as declared, when it is Beijing 1954 or Xi'an 1980.
    public let oldDatum: Phrase?

    /// The refusal of a CRS by what its coordinates show.
    public init(_ fault: DomainFault, of domain: CoordinateDomain) {
        (self.fault, found, foundZone) = (fault.kind, fault.found, fault.zone)
        let (crs, zone) = (domain.crs, domain.zone)
        let isDegrees = fault.kind == .unit && crs.kind == .projected
        oldDatum = crs.oldDatum
        better = oldDatum != nil ? nil : isDegrees ? .cgcs2000 : fault.zone?.crs
        declaredZone = zone
        if let zone {
            declared = Phrase(zh: "\(crs.label)，\(zone.phrase.zh)", en: "\(crs.label), \(zone.phrase.en)")
        } else if let gauss = crs.gauss {
            let meridian = fixedText(gauss.centralMeridian, decimals: 4)
            declared = Phrase(zh: "\(crs.label)（中央经线 \(meridian)°E）", en: "\(crs.label) (CM \(meridian)°E)")
        } else {
            declared = Phrase(same: crs.label)
        }
    }

    /// What the refusal means for the exit code.
    public var kind: FailureKind { .refused }
    /// The sentence for people, in both languages.
    public var phrase: Phrase {
        Phrase(
            zh: "坐标系声明为 \(declared.zh)，而坐标显示：\(found.zh)",
            en: "the CRS is declared as \(declared.en), but the coordinates show \(found.en)")
    }
    /// What the reader can do about it, in both languages; none when nothing helps.
    public var remedy: Phrase? {
        if fault == .swapped { return Phrase(zh: "把横坐标或经度写在前面", en: "write easting or longitude first") }
        if let oldDatum {
            return Phrase(
                zh: "改正图层所声明的带；图层采用\(oldDatum.zh)时，CGCS2000 的代码都不正确",
                en:
                    "correct the zone that the layer declares; as long as it is on \(oldDatum.en), no code of CGCS2000 is "
                    + "right")
        }
        if let better {
            let said = Wording.current.saying(crs: "\(better)")
            return Phrase(zh: "如果坐标无误，写明 \(said.zh)", en: "if the coordinates are right, say \(said.en)")
        }
        let said = Wording.current.saying(crs: "EPSG:4526")
        return Phrase(
            zh: "写明坐标所在的坐标系，例如 \(said.zh)",
            en: "say the CRS that the coordinates are in, for example \(said.en)")
    }
}
